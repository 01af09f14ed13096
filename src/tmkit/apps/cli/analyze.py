"""`tmkit analyze`: what a memory already has of some files."""

import click


@click.command(name="analyze")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--memory",
    "-m",
    "memories",
    multiple=True,
    metavar="MEMORY",
    help="May be given again; without it the configuration's.",
)
@click.option("--source-lang", default="", metavar="TAG", help="Language of sources where a file does not say.")
@click.option("--target-lang", default="", metavar="TAG", help="Language of targets where a file does not say.")
@click.option(
    "--format", "-f", "shape", default="text", show_default=True, metavar="NAME", help="text, csv, json or html."
)
@click.option("--output", "-o", default="", metavar="FILE", help="Write there instead of on the screen.")
@click.option(
    "--weight", "-w", multiple=True, metavar="BAND=SHARE", help="Share of a word that counts in a band: 95-99=0.4."
)
def command(
    paths: tuple[str, ...],
    memories: tuple[str, ...],
    source_lang: str,
    target_lang: str,
    shape: str,
    output: str,
    weight: tuple[str, ...],
) -> None:
    """Count the segments, words and characters of each FILE by how near the memory comes to them.

    Without a memory only repetitions and likeness within the files are told apart. Chinese is counted by characters,
    each run of Latin letters or digits in it as one word.
    """
    from tmkit.flows import analyze, memory_lookup
    from tmkit.formats import files

    weights = {}
    for one in weight:
        name, _, share = one.rpartition("=")
        try:
            weights[name] = float(share)
        except ValueError:
            raise click.UsageError(f"{one!r} is no weight; write --weight 95-99=0.4") from None
    analysis = analyze.analyze(
        paths, memory_lookup.chosen(memories), source_lang=source_lang, target_lang=target_lang, weights=weights
    )
    told = analyze.told(analysis, shape)
    if output:
        files.write(output, told.encode())
    else:
        click.echo(told, nl=False)
