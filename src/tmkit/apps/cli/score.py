"""`tmkit score`: how near a translation comes to a reference."""

import json

import click

from tmkit.flows.evaluate import evaluate


@click.command()
@click.argument("hypothesis", type=click.Path())
@click.argument("reference", type=click.Path())
@click.option("--lang", metavar="TAG", default="", help="Language of both files; else what a file's name says.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
def command(hypothesis: str, reference: str, lang: str, form: str) -> None:
    """Score the translation in HYPOTHESIS against REFERENCE, line by line: BLEU, chrF++ and TER.

    Each figure comes with sacrebleu's signature, so that others can repeat it.
    """
    scores = evaluate(hypothesis, reference, lang=lang)
    if form == "json":
        told = [{"name": one.name, "score": round(one.value, 2), "signature": one.signature} for one in scores]
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for one in scores:
        click.echo(f"{one.name:8} {one.value:6.2f}  {one.signature}")
