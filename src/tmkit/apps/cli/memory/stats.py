"""`tmkit memory stats`: what a memory holds."""

import json
from dataclasses import asdict

import click


@click.command(name="stats")
@click.argument("memory", metavar="MEMORY")
@click.option("--json", "as_json", is_flag=True, help="Answer with JSON.")
def command(memory: str, as_json: bool) -> None:
    """Show how many units MEMORY has, in which languages, and what was imported into it."""
    from tmkit.flows import memory_keeping

    held = memory_keeping.stats(memory)
    if as_json:
        click.echo(json.dumps(asdict(held), ensure_ascii=False, indent=2))
        return
    click.echo(f"{held.path}: {held.units:,} units, {held.size / 2**20:,.1f} MiB")
    for tag, count in held.languages:
        click.echo(f"  {tag:8} {count:>12,} texts")
    if held.removed:
        click.echo(
            f"  {held.removed:,} units were cleaned out; `tmkit memory clean --undo` brings the last of them back"
        )
    for entry in held.imports:
        state = "" if entry["finished"] else " (cut short: import it again to go on)"
        click.echo(f"  {entry['started']} {entry['source']}{state}")
