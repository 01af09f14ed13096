"""What is known of a check, as a page of the documentation and for a terminal."""

from collections.abc import Iterator
from importlib import import_module
from inspect import getdoc, getmodule, isfunction
from pathlib import Path
from typing import Any

from tmkit.core import ConfigurationError, nearest
from tmkit.formats import files
from tmkit.qa import Check, Example, Scope, registry
from tmkit.qa.elsewhere import ELSEWHERE
from tmkit.text.invisibles import shown

_SCOPES = {
    Scope.UNIT: "one unit",
    Scope.GROUP: "the units of one entry",
    Scope.HEADER: "a catalogue's header",
    Scope.FILES: "all units of a file",
}


def explanation(check: Check) -> str:
    """The documentation of a check: its file's docstring."""
    try:
        return getdoc(import_module(f"tmkit.qa.checks.{check.code.replace('-', '_')}")) or check.title
    except ModuleNotFoundError:
        run: Any = check.run
        module = getmodule(run) if isfunction(run) else getmodule(type(run))
        ours = module is not None and module.__name__.startswith("tmkit.")
        return check.title if ours or module is None else getdoc(module) or check.title


def level(check: Check) -> str:
    """`warning`, or `warning, off by default`."""
    return check.severity.value + ("" if check.default else ", off by default")


def page(check: Check) -> str:
    """The check's page in Markdown."""
    title, _, rest = explanation(check).partition("\n")
    rows = [
        ("level", level(check)),
        ("sees", _SCOPES[check.scope]),
        ("ITS 2.0 type", check.its_type),
        ("MQM", check.mqm or "-"),
        ("on unfinished units", "yes" if check.structural else "no"),
        ("on sources alone (`--source`)", "yes" if check.alone else "no"),
    ]
    lines = [f"# {check.code}", "", f"**{check.title}.** {title}", "", "| | |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in rows]
    if check.code in ELSEWHERE:
        lines += ["", f"Known elsewhere as: {ELSEWHERE[check.code]}."]
    if rest.strip():
        lines += ["", "```text", rest.strip("\n"), "```"]
    if check.examples:
        lines += ["", "## Examples", "", "What is marked \u27e6so\u27e7 is what the check points at."]
    for example in check.examples:
        lines += ["", "```text", *_example(example), "```"]
    return "\n".join(lines) + "\n"


def _example(example: Example) -> Iterator[str]:
    source, target = example.langs
    yield f"{source:<8}{shown(example.source)}"
    yield f"{target:<8}{shown(example.bad) or '(nothing)'}"
    if example.good_source:
        yield f"right   {shown(example.good_source)}"
    else:
        yield f"right   {shown(example.good)}"
    if example.flags:
        yield f"flags   {', '.join(sorted(example.flags))}{' (right without)' * example.cleared}"
    for name, value in example.properties:
        yield f"{name}: {value}{' (right without)' * example.cleared}"


def explained(code: str) -> Iterator[str]:
    """What `tmkit explain` prints. Raises ConfigurationError for an unknown code."""
    known = registry.by_code()
    if code not in known:
        raise ConfigurationError(f"there is no check {code!r}{nearest(code, known)}; `tmkit rules` lists them")
    check = known[code]
    yield f"{check.code}: {check.title} ({level(check)}; ITS 2.0 {check.its_type}; MQM {check.mqm or '-'})"
    yield ""
    yield explanation(check)
    if code in ELSEWHERE:
        yield from ("", f"Known elsewhere as: {ELSEWHERE[code]}.")
    for example in check.examples:
        yield ""
        yield from (f"  {line}" for line in _example(example))


def index() -> str:
    """The page that lists all checks, in order of precedence."""
    lines = ["# Checks", "", "In order of precedence: where two point at one place, the earlier is told."]
    lines += ["", "| check | what it demands | level |", "|---|---|---|"]
    lines += [f"| [{one.code}]({one.code}.md) | {one.title} | {level(one)} |" for one in registry.CHECKS]
    lines += ["", "## Known elsewhere as", "", "For those who come from another tool, by its own names.", ""]
    lines += ["| check | known elsewhere as |", "|---|---|"]
    lines += [f"| {one.code} | {ELSEWHERE.get(one.code, 'not met elsewhere')} |" for one in registry.CHECKS]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """File name -> text, of every page."""
    return {"README.md": index()} | {f"{check.code}.md": page(check) for check in registry.CHECKS}


def write(folder: str) -> int:
    """Write the pages into the folder; how many differ from what stood there. Raises OutputError."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    changed = 0
    for name, text in pages().items():
        path = place / name
        if not path.exists() or files.read(path) != text.encode():
            files.write(path, text.encode())
            changed += 1
    return changed


def listed() -> Iterator[tuple[str, str, str]]:
    """Code, level and title of every check, in order of precedence."""
    for check in registry.by_code().values():
        yield check.code, level(check), check.title
