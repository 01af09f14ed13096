"""`tmkit segment`: files and streams cut into segments."""

import json
import sys

import click

from tmkit.core import ConfigurationError


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
@click.option("--format", "shape", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option("--jsonl", is_flag=True, help='Read {"id", "lang", "text"} lines on stdin, write {"id", "ends"}.')
def command(
    paths: tuple[str, ...],
    lang: str,
    rules_path: str | None,
    dialect: str | None,
    newlines: str | None,
    shape: str,
    jsonl: bool,
) -> None:
    """Cut text into segments, one a line.

    FILE - is standard input. Spans count code points, and nothing is lost: the segments and the white space between
    them give the file back.
    """
    from tmkit.flows import segment_text

    rules = segment_text.load_rules(rules_path, dialect=dialect) if rules_path else None
    if jsonl:
        for line in segment_text.answer_lines(sys.stdin.buffer, rules=rules, newlines=newlines):
            sys.stdout.write(line + "\n")
        return
    if not paths:
        raise ConfigurationError("name a file to segment, or - for standard input")
    for path in paths:
        if path == "-":
            done = segment_text.segment_bytes(sys.stdin.buffer.read(), path, lang, rules=rules, newlines=newlines)
        else:
            done = segment_text.segment_file(path, lang, rules=rules, newlines=newlines)
        if shape == "text":
            for each in done.segments:
                click.echo(" ".join(each.text.splitlines()))
        else:
            click.echo(json.dumps(done.as_json(), ensure_ascii=False, indent=2 if shape == "json" else None))
