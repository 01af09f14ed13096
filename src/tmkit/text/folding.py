"""A text folded for comparison, with a map back to the places of the text as it was written.

Folded are compatibility forms (NFKC: full width, ligatures, no-break spaces; \u0153 as oe), case, apostrophes and
hyphens of every kind; soft hyphens and zero-width characters are dropped, and white space becomes a plain space each.
Accents stay.
"""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from tmkit.core import Span
from tmkit.text import patterns

_SAME = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bc\u02b9\u2032\u00b4\u0060\uff07\u201b\u05f3", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u2043\u30fb\u00b7\u2027", "-")
    | dict.fromkeys("\t\n\v\f\r\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
    | dict.fromkeys(range(0x2000, 0x200B), " ")
)
"""Characters that fold to one character whose case does not count. Middle dots join names, as hyphens do."""

_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u180e\ufe0e\ufe0f\u202a-\u202e\u2066-\u2069"
_DROP = patterns.of(rf"[{_DROPPED}]")
# A cluster to fold as a whole: a letter with its combining marks, conjoining Hangul, or one character that may change
# its length. What NFKC or case leaves at one character each is not among them.
_LENGTHENED = (
    r"\u00a8\u00af\u00b4\u00b8\u00bc-\u00be\u00df\u0130\u0132\u0133\u013f\u0140\u0149\u01c4-\u01cc\u01f0-\u01f3"
    r"\u0152\u0153\u02d8-\u02dd\u0344\u037a\u0384\u0385\u0390\u03b0\u0587\u0675-\u0678\u0958-\u095f\u09dc-\u09df\u0a33-\u0a5e"
    r"\u0b5c\u0b5d\u0e33\u0eb3\u0edc\u0edd\u0f43-\u0fb9\u1e96-\u1e9e\u1f50-\u1fff\u2017\u2024-\u2026\u2030-\u205f\u20a8"
    r"\u2100-\u22ff\u2460-\u24ff\u2a0c-\u2adc\u2e9f\u309b-\u309f\u30ff\u3131-\u33ff\uf900-\ufaff\ufb00-\ufdff"
    r"\ufe10-\ufe44\ufe49-\ufeff\uff61-\uffdc\uffe3\U0001d15e-\U0001d7ff\U0001f100-\U0001f2ff"
)
_CLUSTER = patterns.of(rf"[{_DROPPED}{_LENGTHENED}]\p{{M}}*|\p{{L}}\p{{M}}+|[\u1100-\u11ff]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters came from."""

    text: str
    """For comparing and searching; never to be shown."""
    length: int
    """Code points of the text as written."""
    steps: tuple[int, ...] = ()
    """Folded positions at which a run begins whose distance to the original differs from that of the run before."""
    origins: tuple[tuple[int, int], ...] = ()
    """For each step, where it stood: (start, end) of the cluster, or (start, -1) for a run that went one to one."""

    def span(self, start: int, end: int) -> Span:
        """The original place of `text[start:end]`, in code points; whole clusters where it cuts into one."""
        if not self.steps:
            return Span(start, end)
        first = self._origin(start)[0]
        return Span(first, max(first, self._origin(end - 1)[1])) if end > start else Span(first, first)

    def position(self, at: int) -> int:
        """The original position of the folded position `at`."""
        return self.length if at >= len(self.text) else self.span(at, at).start

    def _origin(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.steps, at) - 1
        if index < 0:
            return at, at + 1
        start, end = self.origins[index]
        if end < 0:
            start += at - self.steps[index]
            return start, start + 1
        return start, end


@lru_cache(maxsize=65536)
def _folded_cluster(cluster: str) -> str:
    """One cluster, folded: NFKC, case fold, NFKC again (Unicode 3.13, D146), then what never counts is dropped."""
    if cluster[0] == "\u0130":  # Turkish dotted capital I folds to i alone, so that it compares to i
        cluster = "i" + cluster[1:]
    same = cluster.translate(_SAME).replace("\u0153", "oe").replace("\u0152", "oe")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", same).casefold())
    return str(_DROP.sub("", folded)).translate(_SAME)


@lru_cache(maxsize=1024)
def fold(text: str) -> Folded:
    """The text folded for comparison; `fold(text).span(a, b)` gives places in `text` back."""
    if text.isascii():
        return Folded(text.lower().translate(_SAME) if _odd_space(text) else text.lower().replace("`", "'"), len(text))
    plain: list[str] = []
    steps: list[int] = []
    origins: list[tuple[int, int]] = []
    length = 0
    last = 0
    for found in _CLUSTER.finditer(text):
        start, end = found.span()
        cluster = found.group()
        folded = _folded_cluster(cluster)
        if end - start == len(folded) == 1:
            continue
        if start > last:
            length = _run(text[last:start], last, length, plain, steps, origins)
        if folded:
            steps.append(length)
            origins.append((start, end))
            plain.append(folded)
            length += len(folded)
        last = end
    if not plain and last == 0:
        return Folded(_one_to_one(text), len(text))
    if last < len(text):
        _run(text[last:], last, length, plain, steps, origins)
    return Folded("".join(plain), len(text), tuple(steps), tuple(origins))


def _odd_space(text: str) -> bool:
    return "\n" in text or "\t" in text or "\r" in text or "\f" in text or "\v" in text


def _run(run: str, start: int, length: int, plain: list[str], steps: list[int], origins: list[tuple[int, int]]) -> int:
    """Append a stretch in which every character folds to one; the folded length after it."""
    steps.append(length)
    origins.append((start, -1))
    plain.append(_one_to_one(run))
    return length + len(run)


def _one_to_one(run: str) -> str:
    folded = run.translate(_SAME).casefold()
    if len(folded) == len(run) and unicodedata.is_normalized("NFKC", folded):
        return folded
    return "".join(_single(char) for char in run)


@lru_cache(maxsize=65536)
def _single(char: str) -> str:
    """One character of a run; where Unicode would make several of it, it stays as it is, so that places hold."""
    folded = _folded_cluster(char)
    return folded if len(folded) == 1 else char
