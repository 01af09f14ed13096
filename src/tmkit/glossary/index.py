"""The terms of one language, found in a text in one pass over its words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tmkit.core import Span
from tmkit.glossary.designation import Designation, fits_case
from tmkit.glossary.reading import Reading, is_unspaced
from tmkit.text import patterns, stems

_JOINED_AFTER = patterns.of(r"-([\p{L}\p{N}]+)")
_JOINED_BEFORE = patterns.of(r"([\p{L}\p{N}]+)-$")
_PLAIN_BETWEEN = frozenset({" ", "-", "'", ""})
_KATAKANA = patterns.of(r"[\u30a1-\u30fa\u30fc]")


@dataclass(slots=True)
class LanguageIndex:
    """Which designations begin with a key, by how many words; and which have exactly a run of keys.

    A word has two keys, its lemma and its stem; a designation is entered under both runs, an exact one under its own
    words.
    """

    lang: str
    heads: dict[str, list[int]] = field(default_factory=dict)
    """First key -> numbers of words of the designations that it begins, longest first."""
    entries: dict[str, list[int]] = field(default_factory=dict)
    """Run of keys, joined by spaces -> numbers of the designations."""
    has_exact: bool = False
    """Whether some are entered under their own words."""

    def add(self, number: int, wanted: Designation) -> None:
        """Enter a designation under its number."""
        if wanted.exact or is_unspaced(self.lang):
            runs = {wanted.words}
            self.has_exact = True
        else:
            pairs = [stems.lemma_and_stem(word, self.lang) for word in wanted.words]
            runs = {tuple(lemma for lemma, _ in pairs), tuple(stem for _, stem in pairs)}
        for run in runs:
            numbers = self.entries.setdefault(" ".join(run), [])
            if number not in numbers:
                numbers.append(number)
            lengths = self.heads.setdefault(run[0], [])
            if len(run) not in lengths:
                lengths.append(len(run))
                lengths.sort(reverse=True)

    def candidates(self, read: Reading) -> list[tuple[int, int, list[int]]]:
        """Number of words beyond the first, first word, and numbers of the designations whose keys stand there.

        The longest first; not verified. One run of words may come twice, by two kinds of key.
        """
        words, lang = read.words, self.lang
        heads, entries, count = self.heads, self.entries, len(words)
        rows: list[Sequence[str]] = [words] if self.has_exact else []
        if not read.unspaced and words:
            lemmas, stemmed = zip(*[stems.lemma_and_stem(word, lang) for word in words], strict=True)
            rows += [lemmas] if lemmas == stemmed else [lemmas, stemmed]
        found = []
        seen: set[tuple[int, str]] = set()
        for row in rows:
            for at, key in enumerate(row):
                if key in heads:
                    for length in heads[key]:
                        if at + length <= count:
                            run = key if length == 1 else " ".join(row[at : at + length])
                            if run in entries and (at, run) not in seen:
                                seen.add((at, run))
                                found.append((length - 1, at, entries[run]))
        if len(found) > 1:
            starts, ends = read.starts, read.ends
            found.sort(key=lambda candidate: starts[candidate[1]] - ends[candidate[1] + candidate[0]])
        return found


def stands(wanted: Designation, read: Reading, first: int, last: int, text: str, *, source: bool = True) -> Span | None:
    """The place of the designation if it stands at those words: separators, symbols and capitals fit; else None.

    An identifier joined to another by a hyphen is part of a longer name: SARS in SARS-CoV is no hit.
    """
    plain = read.plain
    if wanted.exact and read.words[first : last + 1] != wanted.words:
        return None
    if wanted.is_simple:
        start, end = read.starts[first], read.ends[last]
        if first == last or all(
            plain[read.ends[at] : read.starts[at + 1]] in _PLAIN_BETWEEN for at in range(first, last)
        ):
            if read.unspaced and _cuts_katakana(plain, start, end):
                return None
            return read.folded.span(start, end)
    for offset, separator in enumerate(wanted.separators):
        between = plain[read.ends[first + offset] : read.starts[first + offset + 1]].replace(" ", "")
        if between != separator and (separator or between not in {"-", "'"}):
            return None
    start, end = read.starts[first], read.ends[last]
    before, after = plain[:start][-64:], plain[end : end + 64]
    if wanted.before and not before.endswith(wanted.before):
        return None
    if wanted.after and not after.startswith(wanted.after):
        return None
    if not wanted.after and after[:1] in {"+", "#"} and len(wanted.written) <= 2:
        return None
    span = read.folded.span(start - len(wanted.before), end + len(wanted.after))
    found = span.of(text)
    if not fits_case(wanted, found, text, source=source):
        return None
    if source and wanted.as_written and len(wanted.words) == 1 and _is_joined(before, after, read, start, end, text):
        return None
    if read.unspaced and _cuts_katakana(plain, start, end):
        return None
    return span


def _is_joined(before: str, after: str, read: Reading, start: int, end: int, text: str) -> bool:
    """Whether a hyphen joins the word to a part of an identifier: one with a capital or a digit."""
    following, preceding = _JOINED_AFTER.match(after), _JOINED_BEFORE.search(before)
    parts = []
    if following:
        parts.append(read.folded.span(end + 1, end + 1 + len(following[1])).of(text))
    if preceding:
        parts.append(read.folded.span(start - 1 - len(preceding[1]), start - 1).of(text))
    return any(any(char.isupper() or char.isdigit() for char in part) for part in parts)


def _cuts_katakana(plain: str, start: int, end: int) -> bool:
    """Whether a katakana word goes on beyond the match: データ in データベース is another word."""
    return bool(
        (start and _KATAKANA.match(plain[start]) and _KATAKANA.match(plain[start - 1]))
        or (end < len(plain) and _KATAKANA.match(plain[end - 1]) and _KATAKANA.match(plain[end]))
    )
