"""`tmkit convert`: a file in another format."""

import click


@click.command(name="convert")
@click.argument("given", metavar="IN")
@click.argument("out", metavar="OUT")
@click.option("--to", default="", metavar="FORMAT", help="Format of OUT; else its suffix says it.")
@click.option("--into", is_flag=True, help="Put the translations of IN into OUT, which is there, and add missing keys.")
@click.option(
    "--source", default="", metavar="FILE", help="Source file of a file of one language (en.json of fr.json)."
)
@click.option("--source-lang", default="", metavar="TAG", help="Language of sources where the file does not say.")
@click.option(
    "--target-lang", default="", metavar="TAG", help="The one language to take; that of a file which does not say."
)
@click.option("--excel-safe", is_flag=True, help="In CSV, an apostrophe before what a spreadsheet takes for a formula.")
def command(
    given: str, out: str, to: str, into: bool, source: str, source_lang: str, target_lang: str, excel_safe: bool
) -> None:
    """Turn IN into OUT, in the format that OUT's suffix says.

    What OUT's format cannot hold is said on the standard error. A file of one language brings its sources from its
    source file; with --into, a translated XLIFF, PO or CSV goes back into the file that it was made from.
    """
    from tmkit.flows import configuration, convert

    options = convert.Options(to, source_lang, target_lang, source, excel_safe, into)
    done = convert.convert(given, out, configuration.load(), options)
    for line in convert.told(done, out):
        click.echo(line, err=True)
