"""A line on a terminal that says how far a run has got."""

import os
import sys
import time
from typing import Any

import click

PATIENCE = 0.5
"""Seconds before anything is shown: a run that is over by then needs no bar."""

PACE = 0.1
"""Seconds between two drawings at least."""

BAR = 20
"""Columns of the bar."""


class ProgressBar:
    """Hears of progress; draws it when standard error is a terminal, and remembers it for whoever interrupts."""

    def __init__(self) -> None:
        """Nothing is drawn yet."""
        self.said = ""
        """`1 500 segments had been checked, up to a.po`; empty before any was."""
        self._shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + PATIENCE
        self._width = 0

    def __call__(self, progress: Any) -> None:
        """Take note of a `flows.progress.Progress`."""
        units = f"{progress.units:,}".replace(",", "\u00a0")
        name = click.format_filename(progress.path, shorten=True)
        self.said = f"{units} segments had been checked, up to {name}"
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + PACE
            full = int(BAR * progress.share)
            self._draw(f"[{'#' * full}{'-' * (BAR - full)}] {int(100 * progress.share):>3} %  {units} segments  {name}")

    def end(self) -> None:
        """Take the line away."""
        if self._width:
            self._draw("")
            click.echo("\r", nl=False, err=True)

    def _draw(self, line: str) -> None:
        """Over the line before, by spaces alone: not every console knows more."""
        import shutil  # only here: what is over at once draws nothing

        from tmkit.report.widths import columns, excerpt

        line, _ = excerpt(line, (), shutil.get_terminal_size().columns - 1)
        wide = columns(line)
        click.echo(f"\r{line}{' ' * (self._width - wide)}", nl=False, err=True)
        self._width = wide
