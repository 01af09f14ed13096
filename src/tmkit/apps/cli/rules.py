"""`tmkit rules`: the checks listed, their pages written, rules of one's own tested."""

import click

from tmkit.core import ConfigurationError


@click.command(name="rules")
@click.argument("paths", metavar="[FILE]...", nargs=-1)
@click.option("--test", "testing", is_flag=True, help="Hold rules of your own against their own examples.")
@click.option("--docs", metavar="FOLDER", help="Write a page a check there.")
def command(paths: tuple[str, ...], testing: bool, docs: str | None) -> int:
    """List the checks in order of precedence, or work on rules.

    With --test, FILE is a TOML file of [[rule]] tables; exits 1 when an example does not hold.
    """
    from tmkit.flows import check_pages, own_rules

    if docs:
        click.echo(f"{check_pages.write(docs)} pages changed in {docs}")
        return 0
    if testing:
        if not paths:
            raise ConfigurationError("name the files of rules to test: tmkit rules --test checks/*.toml")
        faults = 0
        for path in paths:
            rules = own_rules.read(path)
            told = [fault for rule in rules for fault in own_rules.faults(rule)]
            for fault in told:
                click.echo(f"{path}: {fault}")
            faults += len(told)
            click.echo(f"{path}: {len(rules)} rules, {len(told)} faults")
        return int(faults > 0)
    if paths:
        raise ConfigurationError("files of rules are read with --test; `tmkit rules` alone lists the checks")
    for code, level, title in check_pages.listed():
        click.echo(f"{code:<22} {level:<24} {title}")
    return 0
