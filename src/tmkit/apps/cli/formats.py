"""`tmkit formats`: the file formats that tmkit reads and writes."""

import json

import click


@click.command(name="formats")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
def command(shape: str) -> None:
    """List the file formats.

    Every one of them is read and edited in place, to the byte. `stream` marks those that are read in constant memory,
    whatever their size; `validate` those whose rules `tmkit validate` knows; `write` those that `tmkit convert` makes
    new files of.
    """
    from tmkit.flows import validate

    rows = list(validate.formats())
    if shape == "json":
        names = ("name", "title", "suffixes", "able")
        click.echo(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=2))
        return
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        click.echo("  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])).rstrip())
