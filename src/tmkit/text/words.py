"""The words of a language, by simplemma's lists of forms and their lemmas, kept where they open at once.

Simplemma packs its lists for size: to unpack one takes 0.1 s, more than all else that a short run does. So the first
run that asks puts the list into the cache folder, in the order of its bytes, and later ones search it where it lies. A
run that asks a great deal reads it whole.

Source   Barbaresi, "simplemma" (MIT): the lists and what counts as known are its own.
"""

import os
import weakref
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any
from unicodedata import normalize

from tmkit.text import cache as cache_files

PATIENCE = 1600
"""One search for so many forms of the list, and noting where its parts begin is the shorter way: 18 against 3
microseconds, after 12 ms for German's million forms."""

PART = 1024
"""Bytes of a part whose first form is noted; half of it is no faster, and takes twice the memory."""

_STRETCH = 1 << 20  # bytes that are read at a time to note the parts

_MARK = b"tmkit words 1 "  # and the number of forms; then a line each: form, tab, lemma
_ODD_LANGUAGES = frozenset({"grc", "he", "ar", "hy"})  # simplemma folds their words before it looks
_APOSTROPHES = frozenset("'\u2019\u02bc")


class WordList(Mapping[str, str]):
    """Forms and their lemmas, in a file kept by `_keep`."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError where there is no such file or it is not whole."""
        self._read = self._reader(path)
        self._end = path.stat().st_size
        first = self._read(0, PART).partition(b"\n")[0]
        if not first.startswith(_MARK) or self._read(self._end - 1, self._end) != b"\n":
            raise ValueError(f"{path} is no list of words")
        self._count = int(first.removeprefix(_MARK))
        self._start = len(first) + 1
        self._left = self._count // PATIENCE
        self._forms: list[bytes] = []
        """The first form of each part; of the first part, the least that there is."""
        self._places: list[int] = []
        """Where each begins, and the end."""

    def _reader(self, path: Path) -> Callable[[int, int], bytes]:
        """What reads the bytes of the file from one place to another.

        A file that is mapped counts, page by page, as memory of each process that looks into it; what is read does not.
        """
        if hasattr(os, "pread"):
            handle = os.open(path, os.O_RDONLY)  # processes that are forked share it, each with places of its own
            weakref.finalize(self, os.close, handle)
            return lambda start, end: os.pread(handle, end - start, start)
        import mmap

        with path.open("rb") as file:
            lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return lambda start, end: lines[start:end]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for line in self._read(self._start, self._end).splitlines():
            yield line.partition(b"\t")[0].decode()

    def __getitem__(self, form: str) -> str:
        lemma: str | None = self.get(form)
        if lemma is None:
            raise KeyError(form)
        return lemma

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self.get(form) is not None

    def get(self, form: str, default: Any = None) -> Any:
        """The lemma of a form, else the default."""
        key = form.encode("utf-8", "surrogatepass")
        self._left -= 1
        lemma = self._searched(key) if self._left >= 0 else self._found(key)
        return default if lemma is None else lemma.decode()

    def _searched(self, key: bytes) -> bytes | None:
        """By halving: the lines are in the order of their forms' bytes."""
        low, high = self._start, self._end
        while high - low > PART:
            middle = (low + high) // 2
            piece = self._read(middle, middle + PART)
            start = piece.find(b"\n") + 1
            tab = piece.find(b"\t", start)
            if not start or tab < 0 or middle + start >= high:
                break
            if piece[start:tab] <= key:
                low = middle + start
            else:
                high = middle + start
        return self._between(key, low, high)

    def _found(self, key: bytes) -> bytes | None:
        """By the parts, which are noted first."""
        if not self._forms:
            self._note()
        part = bisect_right(self._forms, key)
        return self._between(key, self._places[part - 1], self._places[part])

    def _between(self, key: bytes, start: int, end: int) -> bytes | None:
        """By what stands from the beginning of a line to that of another."""
        if b"\n" in key:
            return None
        piece, line = self._read(start - 1, end), b"\n%b\t" % key
        at = piece.find(line)
        if at < 0:
            return None
        at += len(line)
        return piece[at : piece.find(b"\n", at)]

    def _note(self) -> None:
        self._forms, self._places = [b""], [self._start]
        base, piece = self._start, self._read(self._start, self._start + _STRETCH)
        last = 0
        while True:
            start = piece.find(b"\n", last + PART) + 1
            tab = piece.find(b"\t", start) if start else -1
            if tab >= 0:
                self._forms.append(piece[start:tab])
                self._places.append(base + start)
                last = start
            elif base + len(piece) >= self._end:
                break
            else:
                base += last
                piece, last = self._read(base, base + max(_STRETCH, 2 * (len(piece) - last))), 0
        self._places.append(self._end)


@lru_cache(maxsize=256)
def has_list(primary: str) -> bool:
    """Whether there is a list of the language, by its primary subtag."""
    packed = _packed(primary)
    if packed is None:
        from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

        return primary in SUPPORTED_LANGUAGES
    return packed.is_file()


def word_list(primary: str) -> Mapping[str, str]:
    """Forms and lemmas of a language that has a list. Raises ValueError where it has none."""
    return _opened(primary)


def is_known(word: str, primary: str) -> bool:
    """Whether the list has the word, as `simplemma.is_known` says. Raises ValueError where there is no list."""
    if primary in _ODD_LANGUAGES or not word or not _APOSTROPHES.isdisjoint(word):
        import simplemma

        return bool(simplemma.is_known(word, lang=primary))
    word = normalize("NFC", word)
    words = word_list(primary)
    return word in words or (word.lower() if word[:1].isupper() else word.capitalize()) in words


class Lists:
    """The lists as a DictionaryFactory of simplemma, for its lemmatizer."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Forms and lemmas of the language."""
        return word_list(lang)


def _packed(primary: str) -> Path | None:
    """Where simplemma has its list; None where its folders are not as they were."""
    spec = find_spec("simplemma")
    if spec is None or spec.origin is None or not primary.isalpha():
        return None
    folder = Path(spec.origin).parent / "strategies" / "dictionaries" / "data"
    return folder / f"{primary}.plzma" if folder.is_dir() else None


@cache
def _opened(primary: str) -> Mapping[str, str]:
    kept = _place(primary)
    lying = _lying(kept)
    if lying is not None:
        return lying
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    words: Mapping[str, str] = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(primary)
    if kept is not None:
        _keep(words, kept)
    return _lying(kept) or words  # unpacked it takes some 150 bytes a form, which are let go of


def _lying(kept: Path | None) -> WordList | None:
    """The list in that file; None where it is not kept there, or damaged."""
    try:
        return WordList(kept) if kept is not None else None
    except (OSError, ValueError):
        return None


def _place(primary: str) -> Path | None:
    """The file in the XDG cache folder for this very list; None where there is no such folder."""
    packed, folder = _packed(primary), cache_files.folder("words")
    try:
        told = packed.stat() if packed else None
    except OSError:
        return None
    if told is None or folder is None:
        return None
    return folder / f"{primary}-{told.st_size:x}-{told.st_mtime_ns:x}.txt"


def _keep(words: Mapping[str, str], place: Path) -> None:
    """Write the list whole or not at all; where the folder is not ours nothing is kept."""
    if any("\t" in form or "\n" in form or "\t" in lemma or "\n" in lemma for form, lemma in words.items()):
        return
    lines = (f"{form}\t{words[form]}\n".encode() for form in sorted(words))  # as their bytes would be
    if cache_files.write(place, chain((_MARK + f"{len(words)}\n".encode(),), lines)):
        for other in place.parent.glob(f"{place.name.partition('-')[0]}-*.txt"):
            if other != place:
                with suppress(OSError):
                    other.unlink(missing_ok=True)
