"""`tmkit memory clean`: units that break a rule thrown out."""

import click


@click.command(name="clean")
@click.argument("memory", metavar="MEMORY")
@click.option("--rule", "-r", "rules", multiple=True, metavar="NAME", help="Only this rule; may be given again.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would go, and change nothing.")
@click.option("--undo", is_flag=True, help="Bring back what the last cleaning threw out.")
@click.option("--batch", default="", metavar="ID", help="With --undo: the cleaning to undo.")
def command(memory: str, rules: tuple[str, ...], dry: bool, undo: bool, batch: str) -> None:
    """Throw out of MEMORY what is duplicated, empty, untranslated, in a wrong language, of a wrong length or encoding.

    Rules: duplicates, empty, same-as-source, language, length, numbers, mojibake. What went can be brought back.
    """
    from tmkit.flows import memory_clean

    if undo:
        name, count = memory_clean.undo(memory, batch)
        click.echo(f"{memory}: {count:,} units of cleaning {name} are back")
        return
    done = memory_clean.clean(memory, rules=rules, dry=dry)
    for name, count in done.counts:
        click.echo(f"{count:>10,} {name}")
        for rule, text in done.examples:
            if rule == name:
                click.echo(f"           {text}")
    total = sum(count for _, count in done.counts)
    if done.batch:
        click.echo(
            f"{total:,} of {done.units:,} units thrown out; `tmkit memory clean {memory} --undo` brings them back"
        )
    else:
        click.echo(f"{total:,} of {done.units:,} units {'would go' if dry else 'to throw out'}; nothing was changed")
