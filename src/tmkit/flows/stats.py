"""How much there is in files: units, words and characters by state."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tmkit.core import State
from tmkit.flows import named_files, pair
from tmkit.flows.analyze import Count
from tmkit.flows.configuration import Configuration
from tmkit.formats import registry
from tmkit.formats.pairing import Report

_ASIDE = ("no-translate", "locked", "obsolete")


@dataclass(slots=True)
class FileStats:
    """What a file holds."""

    path: str
    format: str
    states: dict[str, Count] = field(default_factory=lambda: {state.value: Count() for state in State})
    """Sources by the state of their translation; texts, in a file of one language."""
    aside: Count = field(default_factory=Count)
    """Units that are not to be translated, are locked or obsolete; not among the states."""
    targets: Count = field(default_factory=Count)
    """Translations, of whatever state."""
    pair: Report | None = None
    """How a file of one language stands to its source file, where that was found."""

    @property
    def total(self) -> Count:
        """All states together."""
        whole = Count()
        for count in self.states.values():
            whole += count
        return whole


@dataclass(frozen=True, slots=True)
class Stats:
    """What `count` found."""

    files: tuple[FileStats, ...]
    total: FileStats


def count(paths: Sequence[str], configuration: Configuration) -> Stats:
    """Units, words and characters of each file, a plural's forms each a unit. Raises InputError.

    Words are those of `tmkit analyze`: in Chinese and Japanese each character, a run of Latin letters or of digits one.
    """
    total, found = FileStats("total", ""), []
    for path in named_files.expand(paths):
        one = _count(path, configuration)
        found.append(one)
        for name, counted in one.states.items():
            total.states[name] += counted
        total.aside += one.aside
        total.targets += one.targets
    return Stats(tuple(found), total)


def _count(path: str, configuration: Configuration) -> FileStats:
    try:
        with Path(path).open("rb") as file:
            name = registry.detect(file.read(registry.HEAD), path=path).name
    except OSError:
        name = ""  # `stream` says what is wrong
    stats = FileStats(path, name)
    paired = None
    units = registry.stream(path)
    alone = False
    for number, unit in enumerate(units):
        if not number:
            alone = unit.source.lang == "und" and not unit.source.text and unit.target is not None
        target = unit.target.plain if unit.target is not None else ""
        text = target if alone else unit.source.plain
        if unit.flags & set(_ASIDE):
            stats.aside.add(text)
            continue
        stats.states[unit.state.value].add(text)
        if target.strip():
            stats.targets.add(target)
    if alone:
        paired = pair.beside(path, configuration)
    stats.pair = pair.report(paired) if paired else None
    return stats


def told(stats: Stats, shape: str) -> str:
    """The figures as `text` or `json`."""
    return _as_json(stats) if shape == "json" else _as_text(stats)


def _as_text(stats: Stats) -> str:
    lines = []
    for one in (*stats.files, stats.total) if len(stats.files) > 1 else stats.files:
        lines.append(f"{one.path} ({one.format})" if one.format else one.path)
        lines.append(f"  {'state':16}{'units':>10}{'words':>12}{'characters':>12}")
        rows = [(name, counted) for name, counted in one.states.items() if counted.segments]
        rows += [("total", one.total)]
        rows += [("translations", one.targets)] if one.targets.segments else []
        rows += [("left out", one.aside)] if one.aside.segments else []
        if one.path and not one.total.segments and not one.aside.segments:
            lines.append("  no unit was found; `tmkit validate` says what was read past")
        for name, counted in rows:
            lines.append(f"  {name:16}{counted.segments:>10,}{counted.words:>12,}{counted.characters:>12,}")
        if one.pair:
            lines += _pair_lines(one.pair)
    return "\n".join(lines) + "\n"


def _pair_lines(report: Report) -> list[str]:
    named = (
        ("missing", report.missing),
        ("extra", report.extra),
        ("twice", report.duplicate),
        ("as the source", report.same),
    )
    lines = []
    for title, names in named:
        if names:
            more = f" and {len(names) - 5:,} more" if len(names) > 5 else ""
            lines.append(f"  {title}: {len(names):,} ({', '.join(names[:5])}{more})")
    return lines


def _as_json(stats: Stats) -> str:
    def counted(one: Count) -> dict[str, int]:
        return {"units": one.segments, "words": one.words, "characters": one.characters}

    def file(one: FileStats) -> dict[str, Any]:
        made: dict[str, Any] = {"file": one.path, "format": one.format}
        made["states"] = {name: counted(each) for name, each in one.states.items()}
        made |= {"total": counted(one.total), "translations": counted(one.targets), "left_out": counted(one.aside)}
        if one.pair:
            made["pair"] = {
                "missing": one.pair.missing,
                "extra": one.pair.extra,
                "duplicate": one.pair.duplicate,
                "same": one.pair.same,
            }
        return made

    whole = {"files": [file(one) for one in stats.files], "total": file(stats.total)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
