"""`tmkit explain`: what a check looks for, why, and how."""

import click


@click.command(name="explain")
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
def command(codes: tuple[str, ...]) -> None:
    """Explain checks: what each demands, why, where from, its limits, and examples with the slip marked ⟦so⟧."""
    from tmkit.flows import check_pages

    for number, code in enumerate(codes):
        if number:
            click.echo()
        for line in check_pages.explained(code):
            click.echo(line)
