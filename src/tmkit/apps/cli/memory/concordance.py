"""`tmkit memory concordance`: words wherever they stand."""

import json
import sys

import click


@click.command(name="concordance")
@click.argument("words", metavar="TEXT", nargs=-1, required=True)
@click.option(
    "--memory", "-m", "memories", multiple=True, metavar="MEMORY", help="To look in; without it the configuration's."
)
@click.option("--lang", default="", metavar="TAG", help="Look in this language alone: the source's or the target's.")
@click.option("--limit", "-n", default=20, show_default=True, type=click.IntRange(1), help="Units to show.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, with the spans in code points.")
def command(words: tuple[str, ...], memories: tuple[str, ...], lang: str, limit: int, as_json: bool) -> int:
    """Show the units in which TEXT stands, in whatever language and case; any run of Chinese characters is found.

    Exits 1 when there is none.
    """
    from tmkit.flows import memory_keeping, memory_lookup

    found = memory_keeping.occurrences(memory_lookup.chosen(memories), " ".join(words), lang=lang, limit=limit)
    marks = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("⟦", "⟧")
    for one in found:
        if as_json:
            click.echo(json.dumps(memory_keeping.told(one), ensure_ascii=False))
            continue
        for variant in one.record.variants:
            text = variant.text
            if variant == one.variant:
                text = memory_keeping.marked(text, one.spans, *marks)
            click.echo(f"{variant.lang}: {text}")
        click.echo()
    return 0 if found else 1
