"""`tmkit align`: a text and its versions into a memory."""

import sys
from pathlib import Path

import click

from tmkit.core import ConfigurationError


@click.command(name="align")
@click.argument("source", required=False, metavar="SOURCE")
@click.argument("targets", nargs=-1, metavar="TARGET...")
@click.option("--output", "-o", metavar="FILE", help="Where to write; else standard output.")
@click.option("--langs", metavar="fr,en,...", help="Languages in order; else the file names say them, else the texts.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["tmx", "tsv", "jsonl"]),
    default="tmx",
    show_default=True,
    help="What is written.",
)
@click.option("--beads", is_flag=True, help="Print a bead a line, [0, 1]:[0], instead.")
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, help="Leave out rows less probable than this.")
@click.option(
    "--paragraphs",
    type=click.Choice(["hard", "soft", "off"]),
    default="soft",
    show_default=True,
    help="Whether beads may cross paragraphs: never, rather not, freely.",
)
@click.option("--newlines", type=click.Choice(["one", "two", "none"]), help="What ends a segment, as for `segment`.")
@click.option("--glossary", metavar="FILE", multiple=True, help="Termbase whose terms are to bind the versions.")
@click.option(
    "--memory", "-m", metavar="FILE", multiple=True, help="Translations whose words are to bind the versions."
)
@click.option("--dictionary", type=click.Choice(["cedict"]), help="Chinese-English words (tmkit[cedict]).")
@click.option("--embed/--no-embed", default=None, help="Sentence vectors; by default where tmkit[embed] is installed.")
@click.option("--most", type=click.IntRange(2, 8), default=7, show_default=True, help="Segments of a bead, at most.")
@click.option("--review", metavar="OUT.html", help="Also write a page to correct the beads on.")
@click.option("--apply", "corrections", metavar="FILE.json", help="Take the beads from a page's corrections instead.")
@click.option("--pattern", metavar="TEXT", help="For folders: how file names say name and language: {name}.{lang}.txt")
@click.option("--jsonl", is_flag=True, help="Read lines of segments on stdin, write lines of beads.")
def command(
    source: str | None,
    targets: tuple[str, ...],
    output: str | None,
    langs: str | None,
    shape: str,
    beads: bool,
    min_score: float,
    paragraphs: str,
    newlines: str | None,
    glossary: tuple[str, ...],
    memory: tuple[str, ...],
    dictionary: str | None,
    embed: bool | None,
    most: int,
    review: str | None,
    corrections: str | None,
    pattern: str | None,
    jsonl: bool,
) -> None:
    """Align SOURCE with each TARGET and write one memory.

    Works offline and for any pair of languages. Several targets make one multilingual TMX. SOURCE may be a folder:
    then every name in it that has several languages is aligned, and --output is a folder too.
    """
    from tmkit.flows import align_files, align_lines, align_memories
    from tmkit.flows.build_memory import Options

    terms = align_files.glossary(glossary) if glossary or not jsonl else None
    options = Options(newlines, paragraphs, terms, dictionary or "", embed, most, align_memories.read(memory))
    if jsonl:
        for line in align_lines.answer_lines(sys.stdin.buffer, options):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
        return
    if source is None:
        raise ConfigurationError("name a source text and its versions, or a folder of them, or pipe lines to --jsonl")
    tags = tuple(tag.strip() for tag in langs.split(",")) if langs else ()
    written = align_files.Written("beads" if beads else shape, min_score, output)
    if Path(source).is_dir():
        if targets or review or corrections:
            raise ConfigurationError("a folder is aligned by its names: give no targets, no --review and no --apply")
        found = align_files.groups(source, tags, pattern)
        with click.progressbar(found, file=sys.stderr, hidden=not sys.stderr.isatty(), label="align") as shown:
            for group in shown:
                click.echo(align_files.align_group(group, options, written), err=True)
        return
    if not targets:
        raise ConfigurationError(f"name the versions of {source} to align it with")
    done = align_files.align_named(source, targets, tags, options, corrections=corrections)
    for note in done.notes:
        click.echo(note, err=True)
    raw = align_files.render(done.aligned, written)
    if output:
        align_files.write(output, raw)
    else:
        sys.stdout.buffer.write(raw)
    if review:
        align_files.write_review(review, done.aligned)
        click.echo(f"{review}: the beads, least sure first, to correct", err=True)
