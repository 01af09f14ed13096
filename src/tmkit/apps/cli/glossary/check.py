"""`tmkit glossary check`: the term checks alone, on translation files."""

import click


@click.command(name="check")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--glossary", "-g", multiple=True, metavar="FILE", help="Glossary; without it all of ./glossaries.")
@click.option("--memory", "-m", multiple=True, metavar="FILE", help="Approved translations to calibrate by (TMX, PO).")
@click.option("--fail-on", default="", metavar="LEVEL", help="error, warning (the default), info or never.")
@click.option("--format", "-f", "shape", default="text", metavar="NAME", help="Report: text (the default), json ...")
@click.option("--source-lang", default="", metavar="TAG", help="Language of sources where a file does not say.")
@click.option("--target-lang", default="", metavar="TAG", help="Language of targets where a file does not say.")
def command(
    paths: tuple[str, ...],
    glossary: tuple[str, ...],
    memory: tuple[str, ...],
    fail_on: str,
    shape: str,
    source_lang: str,
    target_lang: str,
) -> int:
    """Check that the translations in files use the glossary's terms.

    Exits 1 when something is found at --fail-on or above.
    """
    from tmkit.flows import glossary_check, write_report

    review = glossary_check.check(
        paths,
        glossaries=glossary,
        memories=memory,
        fail_on=fail_on,
        source_lang=source_lang,
        target_lang=target_lang,
    )
    write_report.write(review, write_report.report(shape))
    return 1 if review.fails else 0
