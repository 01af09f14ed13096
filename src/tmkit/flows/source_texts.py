"""The sources of files that hold one language each: `locales/fr.json` beside `locales/en.json`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import regex

from tmkit.core import Segment, State, Unit
from tmkit.flows.configuration import Configuration
from tmkit.formats import paths, registry
from tmkit.text import languages, patterns


def joined(given: Iterable[Unit], path: str, configuration: Configuration, source_lang: str = "") -> Iterator[Unit]:
    """The units with their sources, where the file has none: from the source file, by id and plural form.

    What only the source file has follows as units without a target. A file whose source file is not found, or that
    is the source file itself, gives its units as they are.
    """
    stream = iter(given)
    first = next(stream, None)
    if first is None:
        return
    whole = chain([first], stream)
    if first.source.text or first.source.lang not in {"", "und"} or first.target is None:
        yield from whole
        return
    lang = source_lang or configuration.get("source-lang") or "en"
    beside = source_file(path, configuration, lang)
    if beside is None:
        yield from whole
        return
    texts: dict[tuple[str, str], Unit] = {(unit.id, unit.plural): unit for unit in registry.stream(beside)}
    seen: set[str] = set()
    for unit in whole:
        seen.add(unit.id)
        source = texts.get((unit.id, unit.plural)) or texts.get((unit.id, "other")) or texts.get((unit.id, ""))
        yield replace(unit, source=_text(source, lang), flags=unit.flags | source.flags) if source else unit
    target_lang = first.target_lang
    for (name, plural), unit in texts.items():
        if name not in seen and not unit.flags & {"no-translate", "locked"}:
            missing = replace(unit, source=_text(unit, lang), target=None, target_lang=target_lang, plural=plural)
            yield replace(missing, state=State.NEW, place=None)


def _text(unit: Unit, lang: str) -> Segment:
    text = unit.target or unit.source
    return replace(text, lang=lang) if text.lang in {"", "und"} else text


_KEY = patterns.of(r"[A-Za-z0-9]+(?:[_.:-][A-Za-z0-9]+)+")
_FILE = patterns.of(r"\.(?:txt|html?|md|rst)$|^(?:translators?|translation)[-_]credits?$", regex.IGNORECASE)
"""Keys without an underscore: templates by their file (`help.txt`), and GNOME's list of translators."""
_DEFAULT = patterns.of(r'^Default: "(?P<text>.*)"$', regex.MULTILINE | regex.DOTALL)


def defaults(given: Iterable[Unit]) -> Iterator[Unit]:
    """The units, those of catalogues whose messages are keys (`label_save`) with the text that the key stands for.

    Zope and Plone write it into the comment: `#. Default: "Save"`. A key whose text nobody says is no source to compare
    with: it becomes the context.
    """
    for unit in given:
        key = unit.source.text
        target = unit.target.text if unit.target else ""
        said = _DEFAULT.search(unit.note) if "Default:" in unit.note else None
        is_key = bool(target) and bool(_KEY.fullmatch(key)) and (" " in target or not target.isascii())
        whole = target.count(" ") > 3 or "\n" in target
        if not is_key or ("_" not in key and said is None and not (whole and _FILE.search(key))):
            yield unit  # `read-only` and `example.org` are texts
            continue
        text = said["text"].replace('\\"', '"').replace("\\n", "\n") if said else ""
        yield replace(unit, source=replace(unit.source, text=text), context=unit.context or key)


def source_file(path: str, configuration: Configuration, lang: str) -> str | None:
    """The file of the source language beside a file; None where there is none, or the file is that one itself.

    The setting `source` names it, `{name}` in it standing for the file's name; else the source's language is put for
    that in the path: `fr.json` asks for `en.json`, `values-fr/` for `values/`, `fr.lproj/` for `en.lproj/` or
    `Base.lproj/`, `x.fr.resx` for `x.resx`.
    """
    here = Path(path)
    named = configuration.get("source")
    if named:
        candidates = [configuration.folder / named.replace("{name}", here.name)]
    else:
        candidates = list(_beside(here, lang))
    for candidate in candidates:
        if candidate.is_file() and candidate.resolve() != here.resolve():
            return str(candidate)
    return None


def is_translation(path: str, lang: str = "en") -> bool:
    """Whether a file's path names a language, and the file of the source language stands beside it."""
    here = Path(path)
    return any(candidate != here and candidate.is_file() for candidate in _beside(here, lang))


def _beside(path: Path, lang: str) -> Iterator[Path]:
    own = paths.language(path.as_posix())
    if not own:
        return
    spelt = "|".join({regex.escape(tag) for tag in _spellings(own)})
    piece = regex.compile(rf"(?<![A-Za-z])(?:{spelt})(?![A-Za-z])", regex.IGNORECASE)
    parts = list(path.parts)
    for at in range(len(parts) - 1, -1, -1):
        if regex.match(r"values-", parts[at]):
            yield Path(*parts[:at], "values", *parts[at + 1 :])
        if not piece.search(parts[at]):
            continue
        for tag in (*_spellings(lang), "Base") if parts[at].endswith(".lproj") else _spellings(lang):
            yield Path(*parts[:at], piece.sub(tag, parts[at]), *parts[at + 1 :])
        bare = regex.sub(rf"[._-](?:{spelt})(?=\.)", "", parts[at], flags=regex.IGNORECASE)
        if bare != parts[at]:
            yield Path(*parts[:at], bare, *parts[at + 1 :])


def _spellings(tag: str) -> tuple[str, ...]:
    """How file names spell a tag, the fullest first."""
    region, primary = languages.region(tag), languages.primary(tag)
    android = f"{primary}-r{region}" if region else primary
    return tuple(
        dict.fromkeys((tag, tag.replace("-", "_"), tag.lower(), tag.lower().replace("-", "_"), android, primary))
    )
