"""`tmkit memory evaluate`: how good a memory's matches are as translations."""

import click


@click.command(name="evaluate")
@click.argument("memory", metavar="MEMORY")
@click.option("--source-lang", required=True, metavar="TAG", help="Language to translate from.")
@click.option("--target-lang", required=True, metavar="TAG", help="Language to translate into.")
@click.option("--threshold", default=50, show_default=True, type=click.IntRange(1, 100), help="Least base score.")
@click.option("--sample", default=1000, show_default=True, type=click.IntRange(1), help="Units to ask.")
@click.option("--seed", default=1, show_default=True, help="By which the sample is drawn.")
def command(memory: str, source_lang: str, target_lang: str, threshold: int, sample: int, seed: int) -> None:
    """Ask units of MEMORY without themselves, and score the best match as a translation, band by band."""
    from tmkit.flows import memory_evaluate

    bands = memory_evaluate.evaluate(
        memory, source_lang=source_lang, target_lang=target_lang, threshold=threshold, sample=sample, seed=seed
    )
    signatures: dict[str, str] = {}
    for band in bands:
        told = "  ".join(f"{score.name} {score.value:5.1f}" for score in band.scores)
        click.echo(f"{band.name:8} {band.units:>6,}  {told}")
        signatures |= {score.name: score.signature for score in band.scores}
    for name, signature in signatures.items():
        click.echo(f"{name} {signature}")
