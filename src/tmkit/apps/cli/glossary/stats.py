"""`tmkit glossary stats`: a glossary counted."""

import json
from dataclasses import asdict

import click

from tmkit.apps.cli.glossary import options


@click.command(name="stats")
@click.argument("paths", metavar="[FILE]...", nargs=-1)
@options.langs
@click.option("--json", "as_json", is_flag=True, help="Answer with JSON.")
def command(paths: tuple[str, ...], langs: str, as_json: bool) -> int:
    """Count concepts and terms, by language, pair and status; of all of ./glossaries when no file is named."""
    from tmkit.flows import glossary_files, glossary_keeping
    from tmkit.formats.glossaries.termbase import Layout

    counted = glossary_keeping.count(glossary_files.required(paths), layout=Layout(options.tags(langs)))
    if as_json:
        click.echo(json.dumps(asdict(counted), ensure_ascii=False, indent=2))
        return 0
    click.echo(f"{counted.concepts} concepts, {counted.terms} terms; {counted.defined} defined", nl=False)
    click.echo(f", {counted.not_translated} not to be translated" if counted.not_translated else "")
    for lang, concepts, terms in counted.by_language:
        click.echo(f"  {lang:10s} {concepts:7d} concepts {terms:7d} terms")
    for one, other, concepts in counted.pairs:
        click.echo(f"  {one + ' + ' + other:18s} {concepts:7d} concepts")
    click.echo("  " + ", ".join(f"{status} {count}" for status, count in counted.by_status))
    return 0
