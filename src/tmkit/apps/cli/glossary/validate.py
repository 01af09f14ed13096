"""`tmkit glossary validate`: glossary files held against their rules."""

import click

from tmkit.apps.cli.glossary import options


@click.command(name="validate")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@options.langs
def command(paths: tuple[str, ...], langs: str) -> int:
    """Hold glossaries against their format and against what a glossary is for.

    TBX version 3 is held against its dialect. Duplicate concepts, conflicting, empty and contradictory terms are told.
    Exits 1 when a file is not valid.
    """
    from tmkit.flows import glossary_keeping
    from tmkit.formats.glossaries.termbase import Layout

    valid = True
    for path in paths:
        verdict = glossary_keeping.validate(path, layout=Layout(options.tags(langs)))
        for problem in verdict.problems:
            place = f"{path}:{problem.line}" if problem.line else path
            click.echo(f"{'error' if problem.grave else 'warning'} {place} {problem.message}")
        for doubt in verdict.doubts:
            click.echo(doubt)
        click.echo(f"{path}: {'valid' if verdict.is_valid else 'not valid'}")
        valid = valid and verdict.is_valid
    return 0 if valid else 1
