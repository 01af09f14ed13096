"""`tmkit config`: the settings in force and where each comes from."""

import click


@click.group(name="config")
def command() -> None:
    """Settings of this folder."""


@command.command(name="show")
@click.option("--config", metavar="FILE", help="Configuration to show instead of the nearest tmkit.toml.")
def show(config: str | None) -> None:
    """Print each setting, its value and where it comes from; the nearest configuration file upwards wins."""
    from tmkit.flows import configuration

    settings = configuration.load(path=config)
    click.echo(f"# {settings.path or 'no configuration file; these are the defaults'}")
    for name, one in settings.settings.items():
        click.echo(f"{name} = {configuration.written(one.value):<28} # {one.origin}")
