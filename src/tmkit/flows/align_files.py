"""Files aligned by name: one source with its versions, or a folder of them."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from tmkit import segment
from tmkit.core import Bead, ConfigurationError, InputError, LanguageError, OutputError, Span
from tmkit.flows import build_memory, glossary_files
from tmkit.flows.align_lines import indices
from tmkit.flows.build_memory import Aligned, Options
from tmkit.formats import files
from tmkit.glossary import Glossary
from tmkit.text import languages


@dataclass(frozen=True, slots=True)
class Written:
    """What to write."""

    shape: str
    """`tmx`, `tsv`, `jsonl` or `beads`."""
    least: float
    output: str | None
    """A file, for a folder's sake a folder; none: standard output."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was aligned, and what the person should know of it."""

    aligned: Aligned
    notes: tuple[str, ...]


def glossary(paths: Sequence[str]) -> Glossary | None:
    """The named termbases as one; without any, all of ./glossaries. Raises InputError."""
    read = glossary_files.read_all(glossary_files.find(paths))
    return Glossary(read.concepts) if read.concepts else None


def align_named(
    source: str, targets: Sequence[str], tags: Sequence[str], options: Options, *, corrections: str | None = None
) -> Done:
    """The source with its versions, aligned, or with the beads of a corrections file.

    Raises InputError, LanguageError or ConfigurationError.
    """
    if tags and len(tags) != len(targets) + 1:
        raise ConfigurationError(f"--langs names {len(tags)} languages for {len(targets) + 1} texts")
    told = list(tags) or [""] * (len(targets) + 1)
    texts = [
        build_memory.read(path, lang, newlines=options.newlines)
        for path, lang in zip((source, *targets), told, strict=True)
    ]
    langs = [text.lang for text in texts]
    for text in texts[1:]:
        if languages.primary(text.lang) == languages.primary(texts[0].lang) and text.lang == texts[0].lang:
            raise ConfigurationError(f"{source} and {text.path} are both {text.lang}; say their languages with --langs")
    if len(set(langs)) < len(langs):
        raise ConfigurationError(f"two versions are in one language ({', '.join(langs)}); align them one by one")
    if corrections:
        aligned = Aligned(texts[0], tuple(texts[1:]), read_corrections(corrections, texts))
    else:
        aligned = build_memory.align_texts(texts[0], texts[1:], options)
    return Done(aligned, tuple(_notes(aligned)))


def _notes(aligned: Aligned) -> list[str]:
    texts = (aligned.source, *aligned.targets)
    notes = [f"{text.path}: {text.lang}, told by {text.told_by}" for text in texts if text.told_by]
    notes += [
        f"{text.path}: no segment rules for {text.lang}; cut by the default ones"
        for text in texts
        if languages.primary(text.lang) not in segment.available()
    ]
    for text, beads in zip(aligned.targets, aligned.beads, strict=True):
        left = sum(not (bead.source and bead.target) for bead in beads)
        note = f"{len(aligned.source.segments)} {aligned.source.lang} + {len(text.segments)} {text.lang} segments: "
        note += f"{len(beads)} beads" + (f", {left} of them segments left out" if left else "")
        notes.append(note)
    return notes


def render(aligned: Aligned, written: Written) -> bytes:
    """The memory in the shape wanted."""
    if written.shape == "tmx":
        return build_memory.as_tmx(aligned, least=written.least)
    if written.shape == "tsv":
        return build_memory.as_tsv(aligned, least=written.least)
    lines = []
    for text, beads in zip(aligned.targets, aligned.beads, strict=True):
        for bead in beads:
            if bead.score < written.least:
                continue
            if written.shape == "beads":
                lines.append(build_memory.bead_line(bead))
            else:
                lines.append(json.dumps(_as_json(aligned, text, bead), ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines).encode()


def _as_json(aligned: Aligned, text: build_memory.Text, bead: Bead) -> dict[str, object]:
    source, target = aligned.source.verbatim(bead.source), text.verbatim(bead.target)
    return {
        "source_lang": aligned.source.lang,
        "target_lang": text.lang,
        "source": source.text if source else None,
        "target": target.text if target else None,
        "bead": indices(bead),
        "score": round(bead.score, 4),
    }


def write(path: str, raw: bytes) -> None:
    """Puts it there, whole or not at all. Raises OutputError."""
    files.write(path, raw)


@dataclass(frozen=True, slots=True)
class Group:
    """Files of a folder that are versions of one text."""

    name: str
    paths: tuple[str, ...]
    """The source first."""
    langs: tuple[str, ...]


PATTERN = "{name}.{lang}.txt"


def groups(folder: str, tags: Sequence[str], pattern: str | None) -> tuple[Group, ...]:
    """The files of a folder by name, those with a source and a version; in order of name.

    `tags` name the source's language first, then those wanted (all, when none is named: the first in the alphabet is
    then the source). Raises ConfigurationError when the pattern lacks `{name}` or `{lang}` or nothing fits it.
    """
    pattern = pattern or PATTERN
    if not tags:
        raise ConfigurationError("say the languages of the folder, the source's first: --langs fr,en")
    if "{name}" not in pattern or "{lang}" not in pattern:
        raise ConfigurationError(f"the pattern {pattern!r} must have {{name}} and {{lang}}, such as {PATTERN}")
    wanted = [languages.canonical(tag) for tag in tags]
    expression = (
        regex.escape(pattern).replace(r"\{name\}", "(?P<name>.+)", 1).replace(r"\{lang\}", "(?P<lang>[^/]+?)", 1)
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    root = Path(folder)
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        told = regex.fullmatch(expression, path.relative_to(root).as_posix())
        if not told:
            continue
        try:
            lang = languages.canonical(told["lang"])
        except LanguageError:
            continue
        if lang in wanted:
            found[told["name"]][lang] = str(path)
    made = [
        Group(
            name,
            tuple(paths[lang] for lang in wanted if lang in paths),
            tuple(lang for lang in wanted if lang in paths),
        )
        for name, paths in sorted(found.items())
        if wanted[0] in paths and len(paths) > 1
    ]
    if not made:
        raise ConfigurationError(f"{folder}: no text in {wanted[0]} with a version has a name like {pattern}")
    return tuple(made)


def align_group(group: Group, options: Options, written: Written) -> str:
    """Aligns one group and writes it beside the others; gives a line that says so."""
    if not written.output:
        raise ConfigurationError("a folder needs --output: the folder to write to")
    done = align_named(group.paths[0], group.paths[1:], group.langs, options)
    suffix = "txt" if written.shape == "beads" else written.shape
    path = Path(written.output) / f"{group.name}.{suffix}"
    _make_folder(path.parent)
    files.write(path, render(done.aligned, written))
    return f"{path}: {'; '.join(done.notes)}"


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be made ({error.strerror}); nothing was written") from None


def read_corrections(path: str, texts: Sequence[build_memory.Text]) -> tuple[tuple[Bead, ...], ...]:
    """The beads that a review page saved, for each target. Raises InputError when they do not fit the texts."""
    try:
        saved = json.loads(files.decode(files.read(path)))
        tables = [
            [(list(map(int, s)), list(map(int, t)), float(score)) for s, t, score in each] for each in saved["beads"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError("is not a file of corrections that a review page saved", path=path) from None
    if len(tables) != len(texts) - 1:
        raise InputError(f"has beads for {len(tables)} versions, not for {len(texts) - 1}", path=path)
    return tuple(
        _fitting(table, len(texts[0].segments), len(text.segments), path)
        for table, text in zip(tables, texts[1:], strict=True)
    )


def _fitting(
    table: Sequence[tuple[list[int], list[int], float]], sources: int, targets: int, path: str
) -> tuple[Bead, ...]:
    at, over = 0, 0
    beads: list[Bead] = []
    for source, target, score in table:
        if source != list(range(at, at + len(source))) or target != list(range(over, over + len(target))):
            raise InputError(f"bead {len(beads) + 1} does not follow the one before it", path=path)
        beads.append(Bead(Span(at, at + len(source)), Span(over, over + len(target)), min(1.0, max(0.0, score))))
        at, over = at + len(source), over + len(target)
    if (at, over) != (sources, targets):
        raise InputError(f"covers {at} and {over} segments; the texts have {sources} and {targets}", path=path)
    return tuple(beads)


def write_review(path: str, aligned: Aligned) -> None:
    """Writes the page on which a person corrects the beads. Raises OutputError."""
    from tmkit.report import alignment

    sides = [(aligned.source.lang, aligned.source.path, tuple(each.text for each in aligned.source.segments))]
    sides += [(text.lang, text.path, tuple(each.text for each in text.segments)) for text in aligned.targets]
    files.write(path, alignment.page(sides, aligned.beads).encode())
