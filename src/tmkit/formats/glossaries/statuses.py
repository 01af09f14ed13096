"""How files spell a term's status, and how each status is spelt in TBX (ISO 30042:2019, administrativeStatus)."""

from tmkit.core import TermStatus
from tmkit.text import patterns

_SPELLINGS = {
    TermStatus.PREFERRED: (
        "preferredterm preferred standardizedterm standardized standardised regulatedterm legalterm approved "
        "recommended current released validated active true yes ok prefered"
    ),
    TermStatus.ADMITTED: "admittedterm admitted alternative allowed acceptable synonym variant alternate",
    TermStatus.DEPRECATED: (
        "deprecatedterm deprecated notrecommended discouraged rejected nonstandard nonapproved notapproved"
    ),
    TermStatus.SUPERSEDED: "supersededterm superseded obsolete archaic outdated old historical",
    TermStatus.FORBIDDEN: (
        "forbidden forbiddenterm prohibited banned blacklisted blacklist donotuse neveruse incorrect wrong false "
        "invalid unapproved"
    ),
}
_BY_SPELLING = {spelling: status for status, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_NO_LETTER = patterns.of(r"[^\p{L}]+")

TBX = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.DEPRECATED: "deprecatedTerm-admn-sts",
    TermStatus.SUPERSEDED: "supersededTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
"""TBX knows no forbidden terms: they are written as deprecated, with a note that is read back as forbidden."""


def status(spelling: str) -> TermStatus | None:
    """The status that a file's word means: `preferredTerm-admn-sts`, `do not use`, `notRecommended`; None if none."""
    word = _NO_LETTER.sub("", spelling.lower()).removesuffix("admnsts")
    return _BY_SPELLING.get(word)
