"""The words of a language, by simplemma's lists of forms and their lemmas, kept where they open at once.

Simplemma packs its lists for size: to unpack one takes 0.1 s, more than all else that a short run does. So the first
run that asks puts the list into the cache folder, in the order of its bytes, and later ones search it where it lies. A
run that asks a great deal reads it whole.

Source   Barbaresi, "simplemma" (MIT): the lists and what counts as known are its own.
"""

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import normalize

PATIENCE = 400
"""One search for so many forms of the list, and noting where its parts begin is the shorter way: 6 against 1.5
microseconds, after 12 ms for German's million forms."""

PART = 1024
"""Bytes of a part whose first form is noted; half of it is no faster, and takes twice the memory."""

_MARK = b"tmkit words 1 "  # and the number of forms; then a line each: form, tab, lemma
_ODD_LANGUAGES = frozenset({"grc", "he", "ar", "hy"})  # simplemma folds their words before it looks
_APOSTROPHES = frozenset("'\u2019\u02bc")


class WordList(Mapping[str, str]):
    """Forms and their lemmas, in a file kept by `_keep`."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError where there is no such file or it is not whole."""
        import mmap

        with path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = self._lines.find(b"\n")
        first = bytes(self._lines[: max(head, 0)])
        if not first.startswith(_MARK) or self._lines[-1:] != b"\n":
            raise ValueError(f"{path} is no list of words")
        self._count = int(first.removeprefix(_MARK))
        self._start = head + 1
        self._left = self._count // PATIENCE
        self._forms: list[bytes] = []
        """The first form of each part; of the first part, the least that there is."""
        self._places: list[int] = []
        """Where each begins, and the end."""

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        for line in bytes(self._lines[self._start :]).splitlines():
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
        lines, low, high = self._lines, self._start, len(self._lines)
        while low < high:
            start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = lines.find(b"\n", start)
            form, _, lemma = lines[start:end].partition(b"\t")
            if form == key:
                return lemma
            if form < key:
                low = end + 1
            else:
                high = start
        return None

    def _found(self, key: bytes) -> bytes | None:
        """By the parts, which are noted first."""
        if not self._forms:
            self._note()
        if b"\n" in key:
            return None
        part = bisect_right(self._forms, key)
        line = b"\n%b\t" % key
        at = self._lines.find(line, self._places[part - 1] - 1, self._places[part])
        if at < 0:
            return None
        at += len(line)
        return self._lines[at : self._lines.find(b"\n", at)]

    def _note(self) -> None:
        lines, end = self._lines, len(self._lines)
        self._forms, self._places = [b""], [self._start]
        start = lines.find(b"\n", self._start + PART) + 1
        while 0 < start < end:
            self._forms.append(lines[start : lines.find(b"\t", start)])
            self._places.append(start)
            start = lines.find(b"\n", start + PART) + 1
        self._places.append(end)


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
    packed = _packed(primary)
    try:
        told = packed.stat() if packed else None
        cache_folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except (OSError, RuntimeError):
        return None
    if told is None:
        return None
    return cache_folder / "tmkit" / "words" / f"{primary}-{told.st_size:x}-{told.st_mtime_ns:x}.txt"


def _keep(words: Mapping[str, str], place: Path) -> None:
    """Write the list whole or not at all; where the folder is not ours nothing is kept."""
    import tempfile

    lines = [f"{form}\t{lemma}".encode() for form, lemma in words.items()]
    if any(line.count(b"\t") != 1 or b"\n" in line for line in lines):
        return
    lines.sort(key=lambda line: line.partition(b"\t")[0])
    content = b"\n".join((_MARK + str(len(lines)).encode(), *lines, b""))
    temporary = ""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, suffix=".new")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(place)
        for other in place.parent.glob(f"{place.name.partition('-')[0]}-*.txt"):
            if other != place:
                other.unlink(missing_ok=True)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
