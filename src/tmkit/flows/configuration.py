"""Settings of a project: `tmkit.toml`, or `[tool.tmkit]` of `pyproject.toml`, the nearest above the working folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tmkit.core import ConfigurationError, InputError, nearest
from tmkit.formats import files

NAMES = ("tmkit.toml", ".tmkit.toml", "pyproject.toml")
"""In one folder the earlier wins."""


@dataclass(frozen=True, slots=True)
class Key:
    """A setting that exists."""

    name: str
    """`qa.profile`; `*` stands for any name."""
    kind: type
    """str, bool, int, list (of strings) or dict (a table of its own)."""
    default: Any
    meaning: str


KEYS: tuple[Key, ...] = (
    Key("source-lang", str, "", "language of sources, where a file does not say"),
    Key("target-lang", str, "", "language of targets, where a file does not say"),
    Key("files", list, [], "files that commands take when none is named; `{lang}` stands for a language"),
    Key("source", str, "", "the source file beside `files` of formats that hold one language: `locales/en.json`"),
    Key("glossary", list, [], "glossary files; without any, all of ./glossaries"),
    Key("memory", list, [], "translation memories, for consistency"),
    Key("qa.profile", str, "default", "default, software, prose or strict"),
    Key("qa.select", list, [], "checks to run, those too that are off by default; empty: those that are on"),
    Key("qa.ignore", list, [], "checks not to run"),
    Key("qa.fail-on", str, "warning", "level from which a finding fails the run: error, warning, info, never"),
    Key("qa.format", str, "text", "report to write"),
    Key("qa.baseline", str, "", "file of findings that are known and let be"),
    Key("qa.rules", list, [], "files of rules of your own (TOML)"),
    Key("qa.jobs", int, 1, "processes to check files with"),
    Key("qa.levels.*", str, None, "level of a check: error, warning, info or off"),
    Key("qa.paths.*.select", list, None, "checks to run on files of this pattern"),
    Key("qa.paths.*.ignore", list, None, "checks not to run on files of this pattern"),
    Key("qa.paths.*.profile", str, None, "profile for files of this pattern"),
    Key("qa.paths.*.levels.*", str, None, "level of a check on files of this pattern"),
)
"""Every setting, in the order of the documentation."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it came from."""

    name: str
    value: Any
    origin: str
    """A file's name, `default` or `command line`."""


@dataclass(frozen=True)
class Configuration:
    """The settings in force."""

    settings: Mapping[str, Setting]
    """By full name, in the order of KEYS, then of the file."""
    folder: Path
    """Paths in the settings are relative to it: the configuration file's folder."""
    path: Path | None = None
    """The file; none where there is no configuration."""

    def get(self, name: str) -> Any:
        """The value of a setting."""
        return self.settings[name].value

    def files(self, name: str) -> list[str]:
        """A list setting of file names, relative to the working folder, patterns expanded in the order of names."""
        named: list[str] = []
        given = self.get(name)
        for entry in [given] if isinstance(given, str) and given else given:
            pattern = Path(entry).expanduser()
            if any(char in entry for char in "*?["):
                found = sorted(_from_here(path) for path in self.folder.glob(entry) if path.is_file())
                named += found
            else:
                named.append(str(pattern) if pattern.is_absolute() else _from_here(self.folder / pattern))
        return named

    def table(self, prefix: str) -> dict[str, Any]:
        """The settings below a name: `qa.levels` gives code -> level."""
        start = prefix + "."
        return {name.removeprefix(start): one.value for name, one in self.settings.items() if name.startswith(start)}

    def paths(self) -> dict[str, dict[str, Any]]:
        """By file pattern, what holds for such files: `select`, `ignore`, `profile`, `levels`."""
        tables: dict[str, dict[str, Any]] = {}
        for name, one in self.settings.items():
            if not name.startswith("qa.paths."):
                continue
            pattern, part, code = _split_path(name.removeprefix("qa.paths."))
            table = tables.setdefault(pattern, {})
            if code:
                table.setdefault("levels", {})[code] = one.value
            else:
                table[part] = one.value
        return tables


def _from_here(path: Path) -> str:
    """The path as seen from the working folder, so that reports and patches name files as the repository does."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else str(path)


def _split_path(rest: str) -> tuple[str, str, str]:
    """`locales/*.po.levels.tags` gives the pattern, `levels`, `tags`."""
    before, _, last = rest.rpartition(".")
    if before.endswith(".levels"):
        return before.removesuffix(".levels"), "levels", last
    return before, last, ""


def load(folder: Path | str = ".", *, path: Path | str | None = None) -> Configuration:
    """The settings for a working folder: of `path` when given, else of the nearest configuration file upwards.

    Raises ConfigurationError for an unknown setting or one of the wrong kind, with the file and the nearest known name.
    """
    place = Path(path) if path else _nearest(Path(folder))
    return _made(dict(_flat(_table(place), str(place))) if place else {}, place, Path(folder))


def defaults(folder: Path | str = ".") -> Configuration:
    """The settings of a folder that has no configuration."""
    return _made({}, None, Path(folder))


def _made(given: Mapping[str, Any], place: Path | None, folder: Path) -> Configuration:
    settings = {
        key.name: Setting(key.name, given.get(key.name, key.default), str(place) if key.name in given else "default")
        for key in KEYS
        if "*" not in key.name
    }
    settings |= {name: Setting(name, value, str(place)) for name, value in given.items()}
    return Configuration(settings, place.parent if place else folder, place)


def _nearest(folder: Path) -> Path | None:
    """The first configuration file of the folder or one above it; a repository's root ends the walk."""
    here = folder.resolve()
    for above in (here, *here.parents):
        for name in NAMES:
            place = above / name
            if place.is_file() and (name != "pyproject.toml" or _table(place)):
                return place
        if (above / ".git").exists():
            return None
    return None


def _table(place: Path) -> dict[str, Any]:
    import tomllib

    try:
        raw = files.read(place)
        if place.name == "pyproject.toml" and b"tmkit" not in raw:
            return {}
        whole = tomllib.loads(files.decode(raw))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{place}: {error}") from None
    except RecursionError:
        raise ConfigurationError(f"{place}: its lists or tables are nested too deep") from None
    except InputError as error:
        raise error.at(str(place)) from None
    if place.name == "pyproject.toml":
        tool = whole.get("tool", {})
        mine = tool.get("tmkit", {}) if isinstance(tool, dict) else {}
        return mine if isinstance(mine, dict) else {}
    return whole


def _flat(table: Mapping[str, Any], place: str, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Full names and values; raises ConfigurationError for what is not in KEYS."""
    for name, value in table.items():
        full = f"{prefix}{name}"
        key = _key(full)
        if key is not None:
            yield full, _fitting(key, full, value, place)
        elif isinstance(value, dict) and _has_below(full):
            yield from _flat(value, place, full + ".")
        else:
            known = [one.name for one in KEYS]
            near = nearest(full, known) or nearest(name, [one.rpartition(".")[2] for one in known])
            raise ConfigurationError(f"{place}: there is no setting {full!r}{near}; `tmkit config show` lists them")


def _parts(full: str) -> list[str]:
    """The name's parts; what stands for `*` in `qa.paths.*` may have dots of its own."""
    if not full.startswith("qa.paths."):
        return full.split(".")
    pattern, part, code = _split_path(full.removeprefix("qa.paths."))
    return ["qa", "paths", pattern, part, *([code] if code else [])]


def _key(full: str) -> Key | None:
    parts = _parts(full)
    for key in KEYS:
        shape = key.name.split(".")
        if len(shape) == len(parts) and all(a in {"*", b} and b for a, b in zip(shape, parts, strict=True)):
            return key
    return None


def _has_below(full: str) -> bool:
    if full.startswith("qa.paths."):
        return True
    return any(key.name.startswith(full + ".") for key in KEYS)


def _fitting(key: Key, full: str, value: Any, place: str) -> Any:
    if key.kind is list and isinstance(value, str):
        value = [value]
    fits = isinstance(value, key.kind) and not (key.kind is int and isinstance(value, bool))
    if fits and key.kind is list:
        fits = all(isinstance(item, str) for item in value)
    if not fits:
        wanted = {str: "a string", int: "a whole number", bool: "true or false", list: "a list of strings"}[key.kind]
        raise ConfigurationError(f"{place}: {full} must be {wanted}, not {value!r}")
    return value


def written(value: Any) -> str:
    """A value as TOML has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    import json

    return json.dumps(value, ensure_ascii=False)
