"""`tmkit pretranslate`: a file filled from memories."""

import click


@click.command(name="pretranslate")
@click.argument("path", metavar="FILE")
@click.option(
    "--memory",
    "-m",
    "memories",
    multiple=True,
    metavar="MEMORY",
    help="In order of preference; without it the configuration's.",
)
@click.option("--output", "-o", required=True, metavar="FILE", help="The filled file; may be FILE itself.")
@click.option("--threshold", "-t", default=75, show_default=True, type=click.IntRange(1, 100), help="Least base score.")
@click.option("--source-lang", default="", metavar="TAG", help="Language of sources where the file does not say.")
@click.option("--target-lang", default="", metavar="TAG", help="Language of targets where the file does not say.")
@click.option("--penalty", multiple=True, type=int, metavar="POINTS", help="Off each score, memory by memory.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON.")
def command(
    path: str,
    memories: tuple[str, ...],
    output: str,
    threshold: int,
    source_lang: str,
    target_lang: str,
    penalty: tuple[int, ...],
    as_json: bool,
) -> None:
    """Fill the units of FILE that have no translation.

    PO: an exact match plain, a fuzzy one flagged. XLIFF: with the target's state, and the matches beside it. Formats
    that cannot say that a target is fuzzy take exact matches alone. What is translated is left as it is.
    """
    from tmkit.flows import pretranslate
    from tmkit.flows.memory_lookup import Asking, chosen

    asking = Asking(threshold, 3, source_lang, target_lang)
    filled = pretranslate.pretranslate(path, output, chosen(memories), asking, penalties=penalty)
    click.echo(pretranslate.told(filled, as_json=as_json), err=output == "-")
