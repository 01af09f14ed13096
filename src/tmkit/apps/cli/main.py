"""The `tmkit` command: its table of commands, and what errors become."""

import gc
import os
import sys
from importlib import import_module

import click

from tmkit.core import TmkitError, nearest

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("tmkit.apps.cli.demo", "The whole job on a real press release in three languages."),
    "segment": ("tmkit.apps.cli.segment", "Cut a text into segments."),
    "align": ("tmkit.apps.cli.align", "Align a text with its versions in other languages into TMX."),
    "qa": ("tmkit.apps.cli.qa", "Check translations."),
    "rules": ("tmkit.apps.cli.rules", "List the checks, or test rules of your own."),
    "explain": ("tmkit.apps.cli.explain", "What a check looks for, and why, with examples."),
    "init": ("tmkit.apps.cli.init", "Write a starter configuration for this folder."),
    "config": ("tmkit.apps.cli.config", "Show each setting and where it comes from."),
    "glossary": ("tmkit.apps.cli.glossary", "Look terms up, check texts for them, keep termbases."),
    "memory": ("tmkit.apps.cli.memory", "Keep a translation memory and ask it."),
    "analyze": ("tmkit.apps.cli.analyze", "Count what a memory already has of some files."),
    "pretranslate": ("tmkit.apps.cli.pretranslate", "Fill a file from a memory."),
    "score": ("tmkit.apps.cli.score", "Score a translation against a reference."),
    "formats": ("tmkit.apps.cli.formats", "List the file formats."),
    "validate": ("tmkit.apps.cli.validate", "Hold files against their formats' rules."),
    "convert": ("tmkit.apps.cli.convert", "Turn a file into another format."),
    "lsp": ("tmkit.apps.cli.lsp", "Serve an editor: glossary, memory and checks where people write."),
    "stats": ("tmkit.apps.cli.stats", "Count units, words and characters by state."),
}
"""Name of a command, the module that has it as `command`, its line in the help: so that help imports none of them."""

YOUNG = 100_000, 50, 100
"""New objects between two looks for circles, and looks at the young before one at the older: values have none, and
Python's 700, 10, 10 take 10 % of a run over units."""

CLEAN, FOUND, REFUSED, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


class LazyGroup(click.Group):
    """A group that imports a command when it is called, and suggests the nearest name for one that it lacks."""

    def __init__(self, *, commands_by_name: dict[str, tuple[str, str]], **options: object) -> None:
        """`commands_by_name` has the shape of COMMANDS."""
        super().__init__(**options)  # type: ignore[arg-type]  # click's own options, passed on as they came
        self.commands_by_name = commands_by_name

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the table's order, which is that of the work."""
        return list(self.commands_by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self.commands_by_name:
            return None
        command: click.Command = import_module(self.commands_by_name[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the table, importing nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.commands_by_name.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for an unknown name."""
        if args and not args[0].startswith("-") and args[0] not in self.commands_by_name:
            near = nearest(args[0], self.commands_by_name)
            raise click.UsageError(f"there is no command {args[0]!r}{near}", ctx)
        return super().resolve_command(ctx, args)


cli = LazyGroup(
    name="tmkit",
    commands_by_name=COMMANDS,
    help="Segment, align, remember, enforce terms, and check translations by value.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings at the failing level, 2 refused, 3 internal fault, 130 interrupted.",
)
cli.params.append(
    click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        help="Show the version and exit.",
        callback=lambda ctx, _, wanted: _show_version(ctx) if wanted else None,
    )
)


def _show_version(ctx: click.Context) -> None:
    from tmkit import __version__

    click.echo(f"tmkit {__version__}")
    ctx.exit()


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 found something, 2 refused, 3 our fault, 130 interrupted."""
    gc.set_threshold(*YOUNG)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices, for which threads wait more than they work
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace" if stream is sys.stderr else "backslashreplace")
    code = _run(arguments)
    if "tmkit.text.patterns" in sys.modules:
        sys.modules["tmkit.text.patterns"].keep()
    gc.freeze()  # else the end looks through all that there is for circles, thrice: 5 % of a run over units
    sys.exit(code)


def _run(arguments: list[str] | None) -> int:
    try:
        outcome = cli.main(arguments, prog_name="tmkit", standalone_mode=False)
        if not sys.stdout.closed:  # the language server closes it
            sys.stdout.flush()
        return outcome if isinstance(outcome, int) else CLEAN
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return REFUSED
    except TmkitError as error:
        click.echo(f"tmkit: {error}", err=True)
        return REFUSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("tmkit: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return CLEAN
    except OSError as error:  # a full disk behind standard output, a folder that went away
        click.echo(f"tmkit: {error.filename or 'standard output'}: {error.strerror or error}", err=True)
        _hush()
        return REFUSED
    except Exception as fault:  # the last line of defence: a person sees a sentence, not a traceback
        if os.environ.get("TMKIT_DEBUG"):
            raise
        click.echo(f"tmkit: internal fault ({type(fault).__name__}: {fault}); TMKIT_DEBUG=1 shows where", err=True)
        return FAULT


def _hush() -> None:
    """Let what is still to be written to standard output go nowhere, so that leaving does not fail on it again."""
    if not sys.stdout.closed:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
