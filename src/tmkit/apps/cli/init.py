"""`tmkit init`: a starter configuration."""

import click


@click.command(name="init")
@click.argument("folder", default=".")
@click.option("--force", is_flag=True, help="Write over a tmkit.toml that is there.")
@click.option("--show", is_flag=True, help="Print it instead of writing it.")
def command(folder: str, force: bool, show: bool) -> None:
    """Look at FOLDER and write a tmkit.toml for it: its files, its glossaries, a profile that fits."""
    from tmkit.flows import starter

    if show:
        click.echo(starter.proposed(folder), nl=False)
    else:
        click.echo(f"wrote {starter.write(folder, force=force)}")
