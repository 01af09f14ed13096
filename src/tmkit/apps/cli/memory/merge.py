"""`tmkit memory merge`: memories put into one."""

import click


@click.command(name="merge")
@click.argument("paths", metavar="MEMORY...", nargs=-1, required=True)
@click.option(
    "--to", "memory", required=True, metavar="MEMORY", help="The memory that takes them; made where there is none."
)
def command(paths: tuple[str, ...], memory: str) -> None:
    """Put each MEMORY into one: equal units come once, of two states of one the newer stays."""
    from tmkit.flows import memory_keeping

    for one in memory_keeping.merge(paths, memory):
        told = ", ".join(f"{count:,} {name}" for name, count in one.counts.items() if count)
        click.echo(f"{one.path}: {one.read:,} units: {told or 'nothing new'}")
