"""`tmkit memory list`: the memories in a folder."""

import click


@click.command(name="list")
@click.argument("folders", metavar="[FOLDER]...", nargs=-1)
def command(folders: tuple[str, ...]) -> None:
    """List the memories (*.tmdb) in each FOLDER, or in this one, with their languages and units."""
    from tmkit.flows import memory_keeping

    for path, held in memory_keeping.found_in(folders or (".",)):
        if isinstance(held, str):
            click.echo(f"{path}: {held.removeprefix(f'{path}: ')}")
        else:
            langs = ", ".join(tag for tag, _ in held.languages)
            click.echo(f"{path}: {held.units:,} units ({langs})")
