"""Options that several glossary commands share."""

from collections.abc import Callable
from typing import Any

import click

langs = click.option("--langs", default="", metavar="TAGS", help="Languages of a table's columns, source first: en,fr.")
encoding = click.option("--encoding", default="", metavar="NAME", help="Encoding of the file; without it found out.")


def tbx(command: Callable[..., Any]) -> Callable[..., Any]:
    """How TBX is to be written."""
    command = click.option("--style", type=click.Choice(["dct", "dca"]), default="dct", help="TBX style.")(command)
    return click.option(
        "--dialect",
        type=click.Choice(["TBX-Basic", "TBX-Min", "TBX-Core"]),
        default="TBX-Basic",
        show_default=True,
        help="TBX dialect.",
    )(command)


def tags(said: str) -> tuple[str, ...]:
    """The tags in a list apart by commas."""
    return tuple(tag.strip() for tag in said.split(",") if tag.strip())
