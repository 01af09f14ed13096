"""`tmkit glossary present`: the door for pipelines."""

import sys

import click


@click.command(name="present")
@click.option("--jsonl", is_flag=True, required=True, help="Read questions as JSON lines on stdin, answer each.")
def command(jsonl: bool) -> int:
    """Say whether translations render terms, in whatever inflected form.

    Each line asks {"id", "source_lang", "target_lang", "source_term", "target_terms": [...], "target"}; each answer is
    {"id", "present", "spans"}, the spans in code points of the target.
    """
    from tmkit.flows import glossary_present

    for answer in glossary_present.answer_lines(sys.stdin.buffer):
        click.echo(answer)
    return 0
