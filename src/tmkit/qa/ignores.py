"""Findings that a comment in the file lets be: `tmkit: ignore number-value -- the figure was updated`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from tmkit.core import Finding, Severity, Unit
from tmkit.qa.check import Hit
from tmkit.qa.engine import fingerprint
from tmkit.text import patterns

UNUSED = "unused-ignore"
"""Code of the finding for an ignore that lets nothing be, or that names no reason."""

_DIRECTIVE = patterns.of(
    r"tmkit:\s*ignore\s+(?P<codes>[\w*-]{1,60}(?:\s*,\s*[\w*-]{1,60}){0,20})(?:\s*(?:--|:|\u2014)\s*(?P<reason>[^\n]{1,500}))?"
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One directive."""

    codes: tuple[str, ...]
    """Codes or patterns."""
    reason: str


def read(note: str) -> tuple[Ignore, ...]:
    """The directives in a unit's comments."""
    if "tmkit:" not in note:
        return ()
    return tuple(
        Ignore(tuple(code.strip() for code in found["codes"].split(",")), (found["reason"] or "").strip())
        for found in _DIRECTIVE.finditer(note)
    )


def heeded(unit: Unit, findings: Iterable[Finding], codes: frozenset[str], path: str) -> Iterator[Finding]:
    """The findings that no comment of the unit lets be, and an info for each code ignored in vain.

    `codes` are the checks that ran: an ignore of another one may be needed elsewhere.
    """
    ignores = read(unit.note)
    if not ignores:
        yield from findings
        return
    used: set[str] = set()
    for finding in findings:
        pattern = next((code for one in ignores for code in one.codes if fnmatchcase(finding.code, code)), None)
        if pattern is None:
            yield finding
        else:
            used.add(pattern)
    for one in ignores:
        for code in one.codes:
            ran = any(fnmatchcase(each, code) for each in codes)
            if code not in used and (ran or "*" in code):
                yield _told(unit, f"the comment ignores {code}, which finds nothing here", path)
        if not one.reason:
            yield _told(unit, f"the comment ignores {', '.join(one.codes)} without a reason; write it after --", path)


def _told(unit: Unit, message: str, path: str) -> Finding:
    finding = Finding(UNUSED, Severity.INFO, message, unit.id, target_lang=unit.target_lang, plural=unit.plural)
    return replace(finding, path=path, place=unit.place, fingerprint=fingerprint(unit, UNUSED, Hit(message)))
