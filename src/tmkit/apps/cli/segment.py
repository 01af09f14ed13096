"""`tmkit segment`: files and streams cut into segments."""

import json
import sys
from typing import TYPE_CHECKING

import click

from tmkit.core import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tmkit.flows.segment_text import Segmented

TEXT, JSON, LINES = "text", "json", "jsonl"


@click.command(name="segment")
@click.argument("paths", metavar="[FILE]...", nargs=-1)
@click.option("--lang", "-l", default="", help="Language of the text, such as fr; else the file's name says it.")
@click.option("--rules", "rules_path", metavar="FILE.srx", help="Rules to use instead of tmkit's own.")
@click.option("--dialect", type=click.Choice(["icu", "java"]), help="Whose regular expressions FILE.srx is written in.")
@click.option(
    "--newlines",
    type=click.Choice(["one", "two", "none"]),
    help="What ends a segment: any line break (the default), a blank line alone, neither.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice([TEXT, JSON, LINES]),
    default=TEXT,
    show_default=True,
    help="One segment a line, an object a file with code-point spans, or an object a segment.",
)
@click.option("--explain", is_flag=True, help="Show which rule broke or held each position instead.")
@click.option("--export-rules", metavar="LANG", help="Write tmkit's own rules for a language as an SRX file.")
@click.option("--jsonl", is_flag=True, help='Read {"id", "lang", "text"} lines on stdin, write {"id", "ends"}.')
def command(
    paths: tuple[str, ...],
    lang: str,
    rules_path: str | None,
    dialect: str | None,
    newlines: str | None,
    shape: str,
    explain: bool,
    export_rules: str | None,
    jsonl: bool,
) -> None:
    """Cut text into segments, one a line.

    FILE - is standard input. Spans count code points, and nothing is lost: the segments and the white space between
    them give the file back.
    """
    from tmkit.flows import segment_text

    if export_rules:
        click.echo(segment_text.export_rules(export_rules), nl=False)
        return
    if dialect and not rules_path:
        raise ConfigurationError("--dialect says how to read a file of rules; name one with --rules")
    rules = segment_text.load_rules(rules_path, dialect=dialect) if rules_path else None
    notes = segment_text.Notes(rules, lambda note: click.echo(f"tmkit: {note}", err=True))
    if jsonl:
        _print(segment_text.answer_lines(sys.stdin.buffer, rules=rules, newlines=newlines, notes=notes))
        notes.finish()
        return
    if not paths:
        raise ConfigurationError("name a file to segment, or - for standard input")
    for path in paths:
        done = segment_text.segment_path(path, lang, rules=rules, newlines=newlines)
        if explain:
            _print(segment_text.explain_file(done, rules=rules, newlines=newlines))
        else:
            _show(done, shape)
        notes.tell(done.lang)
    notes.finish()


def _print(lines: "Iterable[str]") -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def _show(done: "Segmented", shape: str) -> None:
    if shape == TEXT:
        for each in done.segments:
            click.echo(" ".join(each.text.splitlines()))
    elif shape == JSON:
        click.echo(json.dumps(done.as_json(), ensure_ascii=False, indent=2))
    else:
        for row in done.rows():
            click.echo(json.dumps(row, ensure_ascii=False))
