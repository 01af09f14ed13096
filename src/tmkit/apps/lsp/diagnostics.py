"""Findings as a client's diagnostics, and their fixes as its quick fixes."""

from collections.abc import Iterator

from lsprotocol import types

from tmkit.apps.lsp import texts
from tmkit.apps.lsp.positions import Encoding, Lines
from tmkit.core import InputError, Severity, Span
from tmkit.flows.sheet import Sheet
from tmkit.report.review import Found

SOURCE = "tmkit"
_LEVELS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(sheet: Sheet, encoding: Encoding) -> list[types.Diagnostic]:
    """All that stands to be said of the file: why it cannot be read now, then the findings of what could."""
    lines = Lines(sheet.read)
    said = [_problem(sheet.problem, sheet.text)] if sheet.problem is not None else []
    return [*said, *(_diagnostic(one, place, lines, encoding) for one, place in placed(sheet, lines))]


def placed(sheet: Sheet, lines: Lines) -> Iterator[tuple[Found, Span]]:
    """Each finding with its first place in the file; at its unit's line where the format tells no more."""
    for one in sheet.found:
        place = next(sheet.spans(one), None)
        if place is None:
            line = min(max(one.unit.place.line - 1, 0), len(lines) - 1) if one.unit.place else 0
            start = lines.offset(line, 0, Encoding.UTF_32)
            place = Span(start, start + len(lines.line(line)))
        yield one, place


def _diagnostic(one: Found, place: Span, lines: Lines, encoding: Encoding) -> types.Diagnostic:
    return types.Diagnostic(
        range=texts.ranged(lines, place, encoding),
        message=one.finding.message,
        severity=_LEVELS[one.finding.severity],
        code=one.finding.code,
        source=SOURCE,
        data=one.finding.fingerprint,
    )


def _problem(problem: InputError, text: str) -> types.Diagnostic:
    lines = Lines(text)
    line = min(max(problem.line - 1, 0), len(lines) - 1)
    column = max(problem.column - 1, 0)
    place = types.Range(types.Position(line, column), types.Position(line, column + 1))
    return types.Diagnostic(
        place, problem.message, severity=types.DiagnosticSeverity.Error, code="cannot-be-read", source=SOURCE
    )


def quick_fixes(sheet: Sheet, uri: str, wanted: Span, encoding: Encoding) -> list[types.CodeAction]:
    """The fixes of the findings that touch a range of the file, each as an edit of what changes and no more."""
    lines = Lines(sheet.read)
    actions = []
    for one, place in placed(sheet, lines):
        if one.finding.fix is None or place.start > wanted.end or place.end < wanted.start:
            continue
        mended = sheet.mended(one)
        edits = texts.edits(sheet.read, mended, encoding) if mended is not None else []
        if edits:
            title = (
                f"{one.finding.code}: write \u201c{one.finding.fix.text}\u201d" if one.finding.fix.text else "Take out"
            )
            actions.append(
                types.CodeAction(
                    title=title,
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[_diagnostic(one, place, lines, encoding)],
                    edit=types.WorkspaceEdit(changes={uri: edits}),
                    is_preferred=one.finding.fix.safe,
                )
            )
    return actions
