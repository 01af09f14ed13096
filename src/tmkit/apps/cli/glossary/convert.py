"""`tmkit glossary import` and `tmkit glossary export`: a glossary from any format into any."""

import click

from tmkit.apps.cli.glossary import options


def _run(
    paths: tuple[str, ...],
    output: str,
    source_form: str,
    form: str,
    langs: str,
    encoding: str,
    style: str,
    dialect: str,
    title: str,
) -> int:
    from tmkit.flows import glossary_keeping
    from tmkit.formats.glossaries.termbase import Layout

    layout = Layout(options.tags(langs), encoding, style, dialect, title)
    kept = glossary_keeping.convert(paths, output, source_form=source_form, form=form, layout=layout)
    for path, problem in kept.problems:
        click.echo(f"tmkit: {path}{f':{problem.line}' if problem.line else ''}: {problem.message}", err=True)
    click.echo(f"{output}: {kept.concepts} concepts, {kept.terms} terms")
    return 0


_FORMATS = "tbx, utx, excel, csv, omegat, weblate, glotpress, google, deepl"


@click.command(name="import")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--output", "-o", required=True, metavar="FILE", help="Termbase to write; TBX unless its suffix differs.")
@click.option("--from", "source_form", default="", metavar="FORMAT", help=f"{_FORMATS}, multiterm; else found out.")
@options.langs
@options.encoding
@click.option("--title", default="", help="Title of the termbase.")
@options.tbx
def import_command(
    paths: tuple[str, ...],
    output: str,
    source_form: str,
    langs: str,
    encoding: str,
    title: str,
    style: str,
    dialect: str,
) -> int:
    """Read glossaries of any format into one termbase.

    What can be read is read; what cannot is listed with its line.
    """
    return _run(paths, output, source_form, "", langs, encoding, style, dialect, title)


@click.command(name="export")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--output", "-o", required=True, metavar="FILE", help="File to write.")
@click.option("--to", "form", default="", metavar="FORMAT", help=f"{_FORMATS}; without it by the suffix.")
@options.langs
@options.tbx
def export_command(paths: tuple[str, ...], output: str, form: str, langs: str, style: str, dialect: str) -> int:
    """Write a termbase in another format.

    A format that holds two languages takes those of --langs, else the first two.
    """
    return _run(paths, output, "", form, langs, "", style, dialect, "")
