"""`tmkit qa`: translations checked, for a person, a pipeline or a gate."""

import sys

import click

from tmkit.core import ConfigurationError


@click.command(name="qa")
@click.argument("paths", metavar="[FILE]...", nargs=-1)
@click.option(
    "--select", "-s", multiple=True, metavar="CODES", help="Checks to run, those too that are off by default."
)
@click.option("--ignore", "-i", multiple=True, metavar="CODES", help="Checks not to run.")
@click.option("--profile", default="", metavar="NAME", help="default, software, prose or strict.")
@click.option("--fail-on", default="", metavar="LEVEL", help="error, warning (the default), info or never.")
@click.option("--glossary", "-g", multiple=True, metavar="FILE", help="Glossary; without it all of ./glossaries.")
@click.option("--source-lang", default="", metavar="TAG", help="Language of sources where a file does not say.")
@click.option("--target-lang", default="", metavar="TAG", help="Language of targets where a file does not say.")
@click.option("--source", "source_only", is_flag=True, help="Check the sources alone.")
@click.option(
    "--format", "-f", "shape", default="", metavar="NAME", help="Report: text (the default), concise, json ..."
)
@click.option("--output", "-o", metavar="FILE", help="Write the report there instead of on the screen.")
@click.option("--jsonl", is_flag=True, help="Read units as JSON lines on stdin, answer each with its findings.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of --format json.")
@click.option("--config", metavar="FILE", help="Configuration to use instead of the nearest tmkit.toml.")
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str,
    fail_on: str,
    glossary: tuple[str, ...],
    source_lang: str,
    target_lang: str,
    source_only: bool,
    shape: str,
    output: str | None,
    jsonl: bool,
    schema: bool,
    config: str | None,
) -> int:
    """Check the translations in files.

    Codes may be given several at a time (number-value,date), as patterns (number-*), or as the word all. Exits 1 when
    something is found at --fail-on or above.
    """
    from tmkit.flows import configuration, review, write_report

    if schema:
        click.echo(write_report.schema())
        return 0
    settings = configuration.load(path=config)
    options = review.Options(
        _split(select), _split(ignore), profile, fail_on, glossary, (), source_lang, target_lang, source_only
    )
    if jsonl:
        return _answer(settings, options)
    paths = paths or tuple(settings.files("files"))
    if not paths:
        raise ConfigurationError("name a file to check, or set `files` in tmkit.toml")
    writer = write_report.report(shape or settings.get("qa.format"))
    done = review.review(paths, settings, options)
    write_report.write(done, writer, output)
    return int(done.fails)


def _split(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for given in codes for code in given.split(",") if code.strip())


def _answer(settings: object, options: object) -> int:
    from tmkit.flows import review

    failed = False
    for line, fails in review.answer_lines(sys.stdin.buffer, settings, options):  # type: ignore[arg-type]
        failed |= fails
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    return int(failed)
