"""`tmkit memory lookup`: translations of texts like this one."""

import sys

import click


@click.command(name="lookup")
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@click.option(
    "--memory",
    "-m",
    "memories",
    multiple=True,
    metavar="MEMORY",
    help="In order of preference; without it the configuration's.",
)
@click.option("--source-lang", default="", metavar="TAG", help="Language of TEXT; without it any of the memory's.")
@click.option("--target-lang", default="", metavar="TAG", help="Language wanted; without it every other.")
@click.option("--threshold", "-t", default=75, show_default=True, type=click.IntRange(1, 100), help="Least base score.")
@click.option("--limit", "-n", default=5, show_default=True, type=click.IntRange(1), help="Matches to show.")
@click.option("--penalty", multiple=True, type=int, metavar="POINTS", help="Off each score, memory by memory.")
@click.option("--omegat", is_flag=True, help="Show the percentage that OmegaT would, too.")
@click.option("--jsonl", is_flag=True, help="Read texts as JSON lines on stdin, answer each with its matches.")
def command(
    words: tuple[str, ...],
    memories: tuple[str, ...],
    source_lang: str,
    target_lang: str,
    threshold: int,
    limit: int,
    penalty: tuple[int, ...],
    omegat: bool,
    jsonl: bool,
) -> int:
    """Show the memory's best translations of texts like TEXT. Exits 1 when there is none.

    With --jsonl, each line has `id`, `source_lang`, `target_lang`, `text`, and perhaps `previous`, `next` and `key`;
    each answer has `id` and `matches` with `score`, `source`, `target`, `origin` and `repairs`.
    """
    from tmkit.flows import memory_lookup

    asking = memory_lookup.Asking(threshold, limit, source_lang, target_lang)
    with memory_lookup.Memories(memory_lookup.chosen(memories), penalties=penalty) as opened:
        if jsonl:
            for line in memory_lookup.answers(sys.stdin.buffer, opened, asking):
                sys.stdout.write(line + "\n")
                sys.stdout.flush()
            return 0
        if not words:
            raise click.UsageError("name a text, or --jsonl to read texts from standard input")
        found = memory_lookup.matches(opened, " ".join(words), asking)
        for line in memory_lookup.lines(" ".join(words), found, omegat=omegat):
            click.echo(line)
    return 0 if found else 1
