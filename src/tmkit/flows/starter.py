"""A starter configuration for a folder, made from what lies in it."""

from collections import Counter
from pathlib import Path

from tmkit.core import ConfigurationError, InputError
from tmkit.flows.glossary_files import find
from tmkit.flows.named_files import expand
from tmkit.formats import files

NAME = "tmkit.toml"


def proposed(folder: str = ".") -> str:
    """The text of a `tmkit.toml` for the folder: its files by pattern, its glossaries, a profile that fits."""
    here = Path(folder)
    try:
        found = [Path(path).relative_to(here) for path in expand([folder])]
    except InputError:
        found = []
    patterns = _patterns(found)
    software = any(path.suffix in {".po", ".strings", ".properties", ".arb", ".ts", ".resx", ".ftl"} for path in found)
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
    """A pattern for each folder and suffix, the commonest first, at most eight."""
    tally = Counter((path.parts[0] if len(path.parts) > 1 else "", path.suffix) for path in found)
    return [f"{top}/**/*{suffix}" if top else f"*{suffix}" for (top, suffix), _ in tally.most_common(8)]


def _quoted(text: str) -> str:
    return f"'{text}'" if "'" not in text else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(folder: str = ".", *, force: bool = False) -> str:
    """Write the file; its name. Raises ConfigurationError where there is one, unless forced; OutputError."""
    path = Path(folder) / NAME
    if path.exists() and not force:
        raise ConfigurationError(f"{path} is there already; --force writes it anew")
    files.write(path, proposed(folder).encode())
    return str(path)
