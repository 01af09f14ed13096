"""A starter configuration for a folder, made from what lies in it."""

from collections import Counter
from pathlib import Path

from tmkit.core import ConfigurationError, InputError
from tmkit.flows.glossary_files import find
from tmkit.flows.named_files import expand
from tmkit.formats import files, paths

NAME = "tmkit.toml"


def proposed(folder: str = ".") -> str:
    """The text of a `tmkit.toml` for the folder: its files by pattern, its glossaries, a profile that fits."""
    here = Path(folder)
    try:
        found = [Path(path).relative_to(here) for path in expand([folder])]
    except InputError:
        found = []
    patterns = _patterns(found)
    software = any(
        path.suffix
        in {".po", ".json", ".xml", ".yml", ".yaml", ".strings", ".properties", ".arb", ".ts", ".resx", ".ftl"}
        for path in found
    )
    glossaries = [Path(path).relative_to(here).as_posix() for path in find((), here)]
    lines = ["# Settings of tmkit for this folder; `tmkit config show` tells what is in force.", ""]
    lines += (
        [f"files = [{', '.join(map(_quoted, patterns))}]", ""] if patterns else ["# files = ['locales/**/*.po']", ""]
    )
    lines += (
        [f"glossary = [{', '.join(map(_quoted, glossaries))}]", ""]
        if glossaries
        else ["# glossary = ['terms.tbx']", ""]
    )
    lines += [
        "[qa]",
        f'profile = "{"software" if software else "default"}"  # default, software, prose or strict',
        'fail-on = "warning"  # error, warning, info or never',
        "# ignore = ['fr-spacing']",
        "# baseline = 'tmkit-baseline.json'  # write it with: tmkit qa --write-baseline tmkit-baseline.json",
        "# rules = ['checks/*.toml']  # rules of your own; test them with: tmkit rules --test checks/*.toml",
        "",
        "# [qa.levels]",
        "# end-punctuation = 'warning'",
        "",
        "# [qa.paths.'docs/*']",
        "# profile = 'prose'",
    ]
    return "\n".join(lines) + "\n"


def _patterns(found: list[Path]) -> list[str]:
    """A pattern for each folder and suffix, the commonest first, at most eight.

    Where a file's path alone tells that it is a translation, an asterisk stands for its language.
    """
    tally = Counter(map(_pattern, found))
    return [pattern for pattern, _ in tally.most_common(8)]


def _pattern(path: Path) -> str:
    if path.suffix in {".json", ".xml", ".yml", ".yaml"}:
        folder, lang = path.parent.as_posix(), paths.language(path.as_posix())
        if path.stem.lower().replace("_", "-") == lang.lower():
            return (path.parent / f"*{path.suffix}").as_posix()
        parts = ["values-*" if part.startswith("values-") else part for part in path.parts]
        spelt = {lang.lower(), lang.lower().replace("-", "_")}
        parts = ["*" if part.lower() in spelt else part for part in parts]
        return "/".join(parts) if parts != list(path.parts) else f"{folder}/{path.name}"
    return f"{path.parts[0]}/**/*{path.suffix}" if len(path.parts) > 1 else f"*{path.suffix}"


def _quoted(text: str) -> str:
    return f"'{text}'" if "'" not in text else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(folder: str = ".", *, force: bool = False) -> str:
    """Write the file; its name. Raises ConfigurationError where there is one, unless forced; OutputError."""
    path = Path(folder) / NAME
    if path.exists() and not force:
        raise ConfigurationError(f"{path} is there already; --force writes it anew")
    files.write(path, proposed(folder).encode())
    return str(path)
