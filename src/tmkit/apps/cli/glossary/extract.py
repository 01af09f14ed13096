"""`tmkit glossary extract`: term candidates out of translations."""

import click


@click.command(name="extract")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--output", "-o", metavar="FILE", help="CSV with counts and examples, or TBX; without it the screen.")
@click.option("--source-lang", default="", metavar="TAG", help="Source language; without it the first in the files.")
@click.option("--target-lang", default="", metavar="TAG", help="Target language; without it the first in the files.")
@click.option("--least", default=3, show_default=True, type=click.IntRange(2), help="Units that must have a candidate.")
@click.option("--most", default=500, show_default=True, type=click.IntRange(1), help="Candidates to give.")
def command(
    paths: tuple[str, ...], output: str | None, source_lang: str, target_lang: str, least: int, most: int
) -> int:
    """Find pairs in translation memories that may be terms, the likeliest first, each with an example."""
    from tmkit.flows import glossary_extract

    found = glossary_extract.candidates(paths, source_lang=source_lang, target_lang=target_lang, least=least, most=most)
    if output:
        first, second = glossary_extract.languages_of(paths)
        glossary_extract.write(found, output, source_lang or first, target_lang or second)
        click.echo(f"{output}: {len(found)} candidates")
        return 0
    for one in found:
        click.echo(f"{one.score:8.1f} {one.count:6d} {one.together:6d}  {one.source} = {one.target}")
        click.echo(f"{'':24s}{one.example[0]}\n{'':24s}{one.example[1]}")
    return 0
