"""`tmkit glossary lookup`: what the glossary says of a term."""

import json

import click


@click.command(name="lookup")
@click.argument("words", metavar="TERM", nargs=-1, required=True)
@click.option("--glossary", "-g", multiple=True, metavar="FILE", help="Glossary; without it all of ./glossaries.")
@click.option("--lang", default="", metavar="TAG", help="Language of the term; without it any.")
@click.option("--to", "langs", default="", metavar="TAGS", help="Languages to show: fr,zh. Without it all.")
@click.option("--most", default=10, show_default=True, type=click.IntRange(1), help="Answers to show.")
@click.option("--json", "as_json", is_flag=True, help="Answer with JSON, for editors.")
def command(words: tuple[str, ...], glossary: tuple[str, ...], lang: str, langs: str, most: int, as_json: bool) -> int:
    """Show the concepts that have the term TERM, in any inflected form.

    Without one, those whose terms contain or resemble it. Exits 1 when there is none.
    """
    from tmkit.flows import lookup

    asked = " ".join(words)
    shown = tuple(tag.strip() for tag in langs.split(",") if tag.strip())
    opened = lookup.open_required(glossary)
    for problem in opened.problems:
        click.echo(f"tmkit: {problem}", err=True)
    answers = opened.named(asked, lang=lang, most=most)
    if as_json:
        told = {"query": asked, "answers": [lookup.as_json(answer, shown) for answer in answers]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for line in lookup.lines(asked, answers, shown):
            click.echo(line)
    return 0 if answers else 1
