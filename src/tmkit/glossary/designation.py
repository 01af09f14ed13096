"""A term made ready to be looked for: its words, what stands between and around them, and how its capitals count."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tmkit.core import CasePolicy, Term, TermMatch
from tmkit.glossary.reading import read
from tmkit.glossary.spelling import is_acronym, spellings

_PLAIN_SEPARATORS = frozenset({"", "-", "'"})
_SYMBOLS = frozenset("+#&@$%/*=~^<>\u20ac\u00a3\u00a5\u2122\u00ae\u00a9")
SHORT = 4
"""Letters: a lower-case term this short is not its look-alike in capitals (it is not IT, who is not WHO)."""


@dataclass(frozen=True, slots=True)
class Designation:
    """One spelling of one term of a concept."""

    words: tuple[str, ...]
    """Folded; at least one."""
    separators: tuple[str, ...]
    """What must stand between the words, white space apart: one less than the words."""
    before: str
    """Symbols that must stand directly before (`.` of .NET)."""
    after: str
    """Symbols that must stand directly after (`++` of C++)."""
    written: str
    """NFKC, capitals kept."""
    as_written: bool
    """Whether capitals count: acronyms and words with inner capitals under the smart policy, all under exact."""
    exact: bool
    """Whether only this very form will do."""
    is_simple: bool = False
    """Whether its words alone decide: no symbols, no separators of its own, and capitals do not count."""


@lru_cache(maxsize=65536)
def designation(text: str, lang: str, case: CasePolicy = CasePolicy.SMART, exact: bool = False) -> Designation | None:
    """The spelling made ready, or None when it has no letter or digit."""
    reading = read.__wrapped__(text.strip(), lang)
    if not reading.words:
        return None
    ends = (0, *reading.ends)
    before = reading.plain[: reading.starts[0]].replace(" ", "")
    after = reading.plain[reading.ends[-1] :].replace(" ", "")
    separators = tuple(
        _separator(reading.plain[end:start]) for end, start in zip(ends[1:-1], reading.starts[1:], strict=True)
    )
    written = unicodedata.normalize("NFKC", text.strip())
    as_written = case is CasePolicy.EXACT or (
        case is CasePolicy.SMART and any(is_acronym(word) for word in written.split())
    )
    before = "." if before == "." else "".join(char for char in before if char in _SYMBOLS)
    after = "".join(char for char in after if char in _SYMBOLS)
    simple = not (before or after or any(separators) or as_written) and len(written) > SHORT
    return Designation(reading.words, separators, before, after, written, as_written, exact, simple)


def _separator(between: str) -> str:
    bare = between.replace(" ", "")
    return "" if bare in _PLAIN_SEPARATORS else bare


def designations(term: Term) -> tuple[Designation, ...]:
    """Every spelling of the term made ready; none for a regular expression."""
    if term.match is TermMatch.REGEX:
        return ()
    exact = term.match is TermMatch.EXACT
    made = (designation(text, term.lang, term.case, exact) for text in spellings(term))
    return tuple(each for each in made if each is not None)


def fits_case(wanted: Designation, found: str, text: str, *, source: bool = True) -> bool:
    """Whether `found`, a slice of `text`, has the capitals that the term asks for.

    Inflected ends take no part: letters are compared up to where the two spellings part.
    """
    if not wanted.as_written:
        if not source:
            return True
        acronym = 1 < len(found) <= SHORT and found.isupper() and found.isalpha()
        return not (acronym and wanted.written.islower() and not text.isupper())
    if found == wanted.written or (found.isupper() and not wanted.written.islower() and text.isupper()):
        return True
    found = unicodedata.normalize("NFKC", found)
    for theirs, ours in zip(found, wanted.written, strict=False):
        if theirs != ours:
            return theirs.casefold() != ours.casefold()
    return True
