"""Findings as ITS 2.0 annotations of XLIFF, so that a program can read them: put in and taken out by splicing.

Each target with findings refers to a list of issues beside it (ITS 2.0, section 8.17, "standoff"; XLIFF 2.1, "ITS
Module", "Localization Quality Issue"): XLIFF 1.2 by an attribute of `<target>`, XLIFF 2 by a `<mrk>` around it.
"""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

import regex

from tmkit.core import Finding, Severity
from tmkit.text import patterns

_DECLARED = ' its:version="2.0" xmlns:its="http://www.w3.org/2005/11/its"'
_NAME = "tmkit-lqi-"
_OURS = (
    regex.compile(rf'<its:locQualityIssues xml:id="{_NAME}[0-9]+">.*?</its:locQualityIssues>', regex.DOTALL),
    regex.compile(rf' its:locQualityIssuesRef="#{_NAME}[0-9]+"'),
)
_MARKED = patterns.of(
    rf'<mrk id="{_NAME}[0-9]+" type="its:generic" its:locQualityIssuesRef="#its={_NAME}[0-9]+">'
    r"(.*?)</mrk>(?=</target>)",
    regex.DOTALL,
)
_UNIT = {"xliff": "trans-unit", "xliff2": "unit"}
_TARGET = patterns.of(r"<target\b[^>]*?(?P<empty>/)?>")
_SEVERITY = {Severity.ERROR: 90, Severity.WARNING: 50, Severity.INFO: 10}
"""Of ITS's scale of 0 to 100."""


def bare(text: str) -> str:
    """The file without annotations of ours; those of others stay."""
    if _NAME not in text:
        return text
    for ours in _OURS:
        text = ours.sub("", text)
    return str(_MARKED.sub(r"\1", text)).replace(_DECLARED, "")


def inserts(
    text: str, placed: Iterable[tuple[int, Finding]], kind: str
) -> tuple[list[tuple[int, str]], list[tuple[int, Finding]]]:
    """What goes where into the file (`xliff` or `xliff2`), and the findings that have no target to be put to."""
    by_target: dict[tuple[int, int, int, int], list[Finding]] = {}
    rest = []
    for at, finding in placed:
        found = _target(text, at, kind)
        if found is None:
            rest.append((at, finding))
        else:
            by_target.setdefault(found, []).append(finding)
    pieces: list[tuple[int, str]] = []
    declared: set[int] = set()
    for number, (where, findings) in enumerate(sorted(by_target.items()), 1):
        head, start, end, tail = where
        name = f"{_NAME}{number}"
        if head not in declared and "xmlns:its=" not in text[text.rfind("<", 0, head) : head]:
            pieces.append((head, _DECLARED))
        declared.add(head)
        issues = f'<its:locQualityIssues xml:id="{name}">{"".join(map(_issue, findings))}</its:locQualityIssues>'
        if kind == "xliff":
            pieces += [(start, f' its:locQualityIssuesRef="#{name}"'), (tail, issues)]
        else:
            opening = f'<mrk id="{name}" type="its:generic" its:locQualityIssuesRef="#its={name}">'
            pieces += [(head + 1, issues), (start, opening), (end, "</mrk>")]
    return pieces, rest


def _target(text: str, at: int, kind: str) -> tuple[int, int, int, int] | None:
    """The end of the unit's start tag; where the target's mark begins and ends; where the unit's end tag stands.

    None where there is no target with content.
    """
    name = _UNIT[kind]
    unit = text.rfind(f"<{name}", 0, at + len(name) + 1)
    tail = text.find(f"</{name}>", at)
    head = text.find(">", unit)
    if unit < 0 or tail < 0 or head < 0:
        return None
    start, end = (unit, tail) if kind == "xliff" else _segment(text, at, unit, tail)
    other = text.find("<alt-trans", start, end)
    target = _TARGET.search(text, start, end if other < 0 else other)
    if target is None or target["empty"]:
        return None
    if kind == "xliff":
        return head, target.end() - 1, target.end() - 1, tail
    close = text.find("</target>", target.end(), end)
    return (head, target.end(), close, tail) if close > target.end() else None


def _segment(text: str, at: int, unit: int, tail: int) -> tuple[int, int]:
    """The segment at that place, or the unit's first."""
    start = max(text.rfind("<segment", unit, at + len("<segment")), unit)
    end = text.find("</segment>", start, tail)
    return start, end if end >= 0 else tail


def _issue(finding: Finding) -> str:
    said = quoteattr(f"{finding.code}: {' '.join(finding.message.split())}")
    return (
        f'<its:locQualityIssue locQualityIssueType="{finding.its_type}" locQualityIssueComment={said}'
        f' locQualityIssueSeverity="{_SEVERITY[finding.severity]}"/>'
    )
