"""`tmkit glossary merge`: several glossaries made one."""

import click

from tmkit.apps.cli.glossary import options


@click.command(name="merge")
@click.argument("paths", metavar="FILE FILE...", nargs=-1, required=True)
@click.option("--output", "-o", required=True, metavar="FILE", help="Glossary to write, in the format of its suffix.")
@options.langs
@options.tbx
def command(paths: tuple[str, ...], output: str, langs: str, style: str, dialect: str) -> int:
    """Merge glossaries: concepts that mean the same are joined, the earlier file followed where they disagree."""
    from tmkit.flows import glossary_keeping
    from tmkit.formats.glossaries.termbase import Layout

    layout = Layout(options.tags(langs), style=style, dialect=dialect)
    kept = glossary_keeping.merge_files(paths, output, layout=layout)
    for path, problem in kept.problems:
        click.echo(f"tmkit: {path}{f':{problem.line}' if problem.line else ''}: {problem.message}", err=True)
    merged = kept.merged
    for conflict in merged.conflicts if merged else ():
        click.echo(f"conflict: {conflict}")
    joined = merged.joined if merged else 0
    click.echo(f"{output}: {kept.concepts} concepts, {kept.terms} terms; {joined} concepts joined")
    return 0
