"""`tmkit memory export`: a memory as TMX."""

import click


@click.command(name="export")
@click.argument("memory", metavar="MEMORY")
@click.option("--output", "-o", default="", metavar="FILE", help="Write there instead of to standard output.")
@click.option("--langs", default="", metavar="TAGS", help="Keep these languages alone: fr,en.")
@click.option("--salvage", is_flag=True, help="Read past what is damaged.")
def command(memory: str, output: str, langs: str, salvage: bool) -> None:
    """Write MEMORY as TMX 1.4b."""
    from tmkit.flows import memory_export

    kept = tuple(tag.strip() for tag in langs.split(",") if tag.strip())
    count = memory_export.export(memory, output, langs=kept, damaged=salvage)
    click.echo(f"{memory}: {count:,} units exported", err=True)
