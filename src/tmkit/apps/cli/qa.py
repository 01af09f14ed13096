"""`tmkit qa`: translations checked, for a person, a pipeline or a gate."""

import sys
from typing import Any

import click

from tmkit.apps.cli._progress import ProgressBar
from tmkit.core import ConfigurationError

INTERRUPTED = 130


@click.command(name="qa")
@click.argument("paths", metavar="[FILE]...", nargs=-1)
@click.option(
    "--select", "-s", multiple=True, metavar="CODES", help="Checks to run, those too that are off by default."
)
@click.option("--ignore", "-i", multiple=True, metavar="CODES", help="Checks not to run.")
@click.option("--profile", default="", metavar="NAME", help="default, software, prose or strict.")
@click.option("--fail-on", default="", metavar="LEVEL", help="error, warning (the default), info or never.")
@click.option("--glossary", "-g", multiple=True, metavar="FILE", help="Glossary; without it all of ./glossaries.")
@click.option("--memory", "-m", multiple=True, metavar="FILE", help="Approved translations to be consistent with.")
@click.option("--rules", multiple=True, metavar="FILE", help="Rules of your own (TOML).")
@click.option("--source-lang", default="", metavar="TAG", help="Language of sources where a file does not say.")
@click.option("--target-lang", default="", metavar="TAG", help="Language of targets where a file does not say.")
@click.option("--source", "source_only", is_flag=True, help="Check the sources alone.")
@click.option("--since", default="", metavar="REVISION", help="Only what changed since a git revision.")
@click.option("--baseline", default="", metavar="FILE", help="Findings that are known and let be.")
@click.option(
    "--write-baseline",
    is_flag=False,
    flag_value="tmkit-baseline.json",
    metavar="[FILE]",
    help="Write what is found as such a file; by itself tmkit-baseline.json, which is then heeded unasked.",
)
@click.option("--fix", is_flag=True, help="Put the safe fixes into the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the other fixes too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change.")
@click.option("--annotate", is_flag=True, help="Write the findings into the files as comments.")
@click.option("--its", is_flag=True, help="With --annotate: as ITS 2.0 annotations, which XLIFF can hold.")
@click.option("--unannotate", is_flag=True, help="Take such comments out again.")
@click.option(
    "--format", "-f", "shape", default="", metavar="NAME", help="Report: text (the default), concise, html ..."
)
@click.option("--output", "-o", metavar="FILE", help="Write the report there instead of on the screen.")
@click.option("--jobs", "-j", type=click.IntRange(0, 256), default=0, metavar="N", help="Processes to check with.")
@click.option("--jsonl", is_flag=True, help="Read units as JSON lines on stdin, answer each with its findings.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of --format json.")
@click.option("--config", metavar="FILE", help="Configuration to use instead of the nearest tmkit.toml.")
def command(paths: tuple[str, ...], shape: str, output: str | None, config: str | None, **asked: Any) -> int:
    """Check the translations in files, folders or patterns.

    Codes may be given several at a time (number-value,date), as patterns (number-*), or as the word all. Exits 1 when
    something is found at --fail-on or above.
    """
    from tmkit.flows import configuration, review, write_report

    if asked["schema"]:
        click.echo(write_report.schema())
        return 0
    settings = configuration.load(path=config)
    options = review.Options(
        **{name: asked[name] for name in ("profile", "fail_on", "glossary", "memory", "source_lang", "target_lang")},
        **{name: asked[name] for name in ("source_only", "rules", "baseline", "since", "jobs")},
        select=_split(asked["select"]),
        ignore=_split(asked["ignore"]),
    )
    if asked["jsonl"]:
        return _answer(settings, options)
    paths = paths or tuple(settings.files("files"))
    if not paths:
        raise ConfigurationError("name a file to check, or set `files` in tmkit.toml")
    if asked["unannotate"]:
        return _unannotated(paths)
    writer = write_report.report(shape or settings.get("qa.format"))
    progress = ProgressBar()
    try:
        if asked["write_baseline"]:
            return _baseline_written(paths, asked["write_baseline"], settings, options, progress)
        done = review.review(paths, settings, options, tell=progress)
    except KeyboardInterrupt:
        progress.end()  # first, so that the sentence has its line
        click.echo(f"tmkit: interrupted; {progress.said or 'nothing had been checked'}; nothing was written", err=True)
        return INTERRUPTED
    finally:
        progress.end()
    return _finished(done, writer, output, settings, options, asked)


def _baseline_written(paths: tuple[str, ...], path: str, settings: Any, options: Any, progress: ProgressBar) -> int:
    from tmkit.flows import after_review

    said = after_review.keep_baseline(paths, path, settings, options, progress)
    progress.end()
    click.echo(said)
    return 0


def _finished(done: Any, writer: Any, output: str | None, settings: Any, options: Any, asked: dict[str, Any]) -> int:
    from tmkit.flows import write_report

    if any(asked[name] for name in ("diff", "fix", "annotate")):
        from tmkit.flows import after_review

        if asked["diff"]:
            for part in after_review.differences(done, unsafe=asked["unsafe_fixes"]):
                click.echo(part, nl=False)
            return int(done.fails)
        if asked["fix"]:
            done = after_review.fix(done, settings, options, unsafe=asked["unsafe_fixes"])
        if asked["annotate"]:
            done = after_review.annotate(done, settings, options, its=asked["its"])
    write_report.write(done, writer, output)
    return int(done.fails)


def _unannotated(paths: tuple[str, ...]) -> int:
    from tmkit.flows import after_review

    for line in after_review.unannotate(paths):
        click.echo(line)
    return 0


def _split(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for given in codes for code in given.split(",") if code.strip())


def _answer(settings: Any, options: Any) -> int:
    from tmkit.flows import answer_units

    failed = False
    lines = iter(lambda: sys.stdin.buffer.readline(answer_units.LONGEST + 1), b"")  # a longer line comes in pieces
    for line, fails in answer_units.answer_lines(lines, settings, options):
        failed |= fails
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    return int(failed)
