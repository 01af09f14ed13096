"""Write docs/commands.md and the JSON Schema of reports from the code: `make docs`. Tests hold both against it."""

import sys
from importlib import import_module
from pathlib import Path

import click

from tmkit.apps.cli.main import COMMANDS, LazyGroup
from tmkit.flows.write_report import schema

PAGE = Path(__file__).parent / "commands.md"
SCHEMA = Path(__file__).parent / "qa-report.schema.json"
LEAD = """# Commands

What `--help` says of each.
Exit codes: 0 clean, 1 findings, 2 refused, 3 internal fault, 130 interrupted.
"""


def commands() -> str:
    """The page: a section a command, a subsection a command of a group, each with its whole help."""
    sections = []
    for name, (module, _) in COMMANDS.items():
        sections += list(_sections(import_module(module).command, f"tmkit {name}", depth=2))
    return LEAD + "\n" + "\n".join(sections)


def _sections(command: click.Command, name: str, *, depth: int) -> list[str]:
    names = ["-h", "--help"]  # as the command line itself has them; click remembers those of the first call
    context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100, help_option_names=names)
    told = [f"{'#' * depth} `{name}`\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, (LazyGroup, click.Group)):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                told += _sections(found, f"{name} {child}", depth=depth + 1)
    return told


if __name__ == "__main__":
    if sys.argv[1:] == ["--print"]:
        sys.stdout.buffer.write(commands().encode())
    else:
        PAGE.write_text(commands(), encoding="utf-8")
        SCHEMA.write_text(schema() + "\n", encoding="utf-8")
