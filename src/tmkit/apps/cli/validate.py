"""`tmkit validate`: files held against their formats' rules."""

import json

import click


@click.command(name="validate")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is told."
)
def command(paths: tuple[str, ...], shape: str) -> int:
    """Hold files against their formats' rules.

    TMX, XLIFF 1.2 and 2, TBX, SRX and PO are held to the standards' schemas and written constraints, any other to
    being readable. Exits 1 when a file breaks a rule.
    """
    from tmkit.flows import validate

    verdicts = []
    for verdict in validate.check(paths):
        verdicts.append(verdict)
        if shape == "text":
            for line in verdict.lines():
                click.echo(line)
    if shape == "json":
        click.echo(json.dumps([verdict.as_json() for verdict in verdicts], ensure_ascii=False, indent=2))
    return int(any(verdict.verdict.problems for verdict in verdicts))
