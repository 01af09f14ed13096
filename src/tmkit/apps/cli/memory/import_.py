"""`tmkit memory import`: files into a memory."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tmkit.flows.memory_import import Reached


@click.command(name="import")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--to", "memory", required=True, metavar="MEMORY", help="The memory; made where there is none.")
@click.option("--source-lang", default="", metavar="TAG", help="Language of sources where a file does not say.")
@click.option("--target-lang", default="", metavar="TAG", help="Language of targets where a file does not say.")
@click.option("--unfinished", is_flag=True, help="Take fuzzy and new translations too.")
@click.option("--all-or-nothing", "whole", is_flag=True, help="Take each file in one transaction.")
@click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
def command(
    paths: tuple[str, ...],
    memory: str,
    source_lang: str,
    target_lang: str,
    unfinished: bool,
    whole: bool,
    quiet: bool,
) -> None:
    """Put TMX, PO, XLIFF, CSV or other files, or another memory, into MEMORY.

    What is there already is not added again, so a run that was cut short goes on when it is run anew. A unit with a
    newer change date takes the place of the old one.
    """
    from tmkit.flows import memory_import

    imported = memory_import.import_files(
        paths,
        memory,
        source_lang=source_lang,
        target_lang=target_lang,
        unfinished=unfinished,
        whole=whole,
        progress=_show if sys.stderr.isatty() and not quiet else lambda _: None,
    )
    for one in imported:
        told = [f"{count:,} {_NAMES[name]}" for name, count in one.counts.items() if count]
        click.echo(f"{one.path}: {one.read:,} units: {', '.join(told) or 'nothing new'}")
        for place in one.dropped:
            click.echo(f"{one.path}: {place}: dropped, XML forbids it", err=True)


def _show(reached: "Reached") -> None:
    """How far a file is, on a terminal; wiped when it is done."""
    done = int(_WIDTH * reached.share)
    drawn = f" [{'#' * done}{'-' * (_WIDTH - done)}] {int(100 * reached.share)}%" if reached.share else ""
    line = f"{reached.path}:{drawn} {reached.read:,} units" if not reached.finished else ""
    click.echo(f"\r{line}\x1b[K", nl=False, err=True)


_WIDTH = 36  # of the bar, in characters

_NAMES = {
    "added": "added",
    "updated": "updated",
    "known": "there already",
    "older": "older than what is there",
    "removed": "removed earlier, left out",
    "untranslated": "without a translation",
    "unfinished": "unfinished, left out",
    "empty": "empty",
    "characters": "forbidden characters dropped",
}
