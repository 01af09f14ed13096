"""`tmkit stats`: how much there is in files."""

import click


@click.command(name="stats")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "-f",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Shape of the figures.",
)
def command(paths: tuple[str, ...], shape: str) -> None:
    """Count units, words and characters of each FILE by state.

    Chinese is counted by characters, each run of Latin letters or digits in it as one word. A file of one language is
    counted by its own texts, and held against its source file: keys missing, extra, twice, and the same as the source.
    """
    from tmkit.flows import configuration, stats

    click.echo(stats.told(stats.count(paths, configuration.load()), shape), nl=False)
