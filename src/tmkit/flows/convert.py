"""A file turned into another format, or its translations put into a file that is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tmkit.core import Code, CodeKind, ConfigurationError, InputError, Segment, State, Unit, UnitKey
from tmkit.flows import pair, source_texts
from tmkit.flows.configuration import Configuration
from tmkit.formats import files, registry
from tmkit.formats.document import Document
from tmkit.formats.writers import losses, native
from tmkit.formats.writers import registry as writers
from tmkit.formats.writers.making import Making, Writer, is_translated
from tmkit.text import languages


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for beside the two files."""

    to: str = ""
    """Name of the format; else the suffix says it."""
    source_lang: str = ""
    target_lang: str = ""
    source: str = ""
    """The source file of a file of one language."""
    excel_safe: bool = False
    into: bool = False
    """Put the translations into OUT, which is there."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What was done."""

    units: int
    format: str
    losses: tuple[str, ...]
    """What the target cannot hold, a phrase each."""
    skipped: int = 0
    """Translations that OUT has no unit for."""


def convert(given: str, out: str, configuration: Configuration, options: Options) -> Converted:
    """Writes OUT. Raises InputError, ConfigurationError or OutputError; then nothing is written."""
    if options.into:
        return _into(given, out, configuration, options)
    writer = writers.find(out, options.to)
    units = list(_told_apart(_units(given, configuration, options)))
    if not units:
        raise InputError("has no texts to convert; `tmkit validate` says what was read past", path=given)
    if writer.is_bilingual and not any(unit.source.text or unit.source.codes for unit in units):
        units = [_sided(unit, options) for unit in units]
    units, target_lang, lost = _chosen(given, units, writer, options)
    source_lang = next((unit.source.lang for unit in units if unit.source.lang != "und"), "")
    making = Making(
        languages.canonical(options.source_lang) if options.source_lang else source_lang or "en",
        target_lang,
        Path(given).name,
        options.excel_safe,
        "\t" if out.lower().endswith((".tsv", ".tab")) else ",",
    )
    content = writer.write(units, making)
    read = list(registry.parse(content, path=out).units())  # what cannot be read again is not written
    files.write(out, content)
    return Converted(len(units), writer.name, (*lost, *losses.found(units, read, writer)))


def _told_apart(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units, those that share a key (the files of one XLIFF count each anew) numbered `~2`, `~3` ..."""
    seen: set[UnitKey] = set()
    for unit in units:
        key, number = unit.key, 1
        while key in seen:
            number += 1
            key = UnitKey(f"{unit.id}~{number}", key.target_lang, key.plural)
        seen.add(key)
        yield unit if number == 1 else replace(unit, id=key.id)


def _chosen(given: str, units: list[Unit], writer: Writer, options: Options) -> tuple[list[Unit], str, list[str]]:
    """The units that the writer gets, their target language, and what is left out, a phrase each."""
    lost: list[str] = []
    tags = list(dict.fromkeys(unit.target_lang for unit in units if unit.target_lang != "und"))
    target_lang = languages.canonical(options.target_lang) if options.target_lang else next(iter(tags), "und")
    if options.target_lang:
        units = [unit for unit in units if unit.target_lang in {target_lang, "und"}]
        if not units:
            raise ConfigurationError(f"{given}: no unit is in {target_lang}; it has {', '.join(tags) or 'none'}")
    elif not writer.has_languages and len(tags) > 1:
        lost.append(f"{len(tags) - 1} further target languages ({', '.join(tags[1:])}); --target-lang chooses one")
        units = [unit for unit in units if unit.target_lang in {target_lang, "und"}]
    live = [unit for unit in units if "obsolete" not in unit.flags or writer.holds(unit)]
    lost += [f"{len(units) - len(live):,} obsolete units"] if len(live) < len(units) else []
    units = live
    held = [unit for unit in units if writer.holds(unit)]
    if not writer.is_bilingual and any(map(is_translated, units)):
        held = [unit for unit in held if is_translated(unit)]
    if units and not held:
        raise ConfigurationError(
            f"{given}: no unit has a finished translation, and {writer.name} holds nothing else; "
            "--source brings the sources of a file of one language"
        )
    lost += [f"{len(units) - len(held):,} units without a translation"] if len(held) < len(units) else []
    units = held
    return units, target_lang, lost


def _units(given: str, configuration: Configuration, options: Options) -> Iterator[Unit]:
    """The file's units, with sources from its source file where it has none."""
    if options.source:
        paired = pair.beside(given, configuration, source=options.source, source_lang=options.source_lang)
        read: Iterator[Unit] = paired.units() if paired else iter(registry.stream(given))
    else:
        read = source_texts.joined(registry.stream(given), given, configuration, options.source_lang)
    for unit in read:
        if options.target_lang and unit.target_lang in {"", "und"}:
            lang = languages.canonical(options.target_lang)
            said = replace(unit.target, lang=lang) if unit.target else None
            unit = replace(unit, target=said, target_lang=lang)
        if options.source_lang and unit.source.lang in {"", "und"}:
            unit = replace(unit, source=replace(unit.source, lang=languages.canonical(options.source_lang)))
        yield unit


def _sided(unit: Unit, options: Options) -> Unit:
    """A lone text becomes the source, to be translated."""
    text = unit.target or unit.source
    own = options.source_lang or (text.lang if text.lang != "und" else "en")
    lang = languages.canonical(options.target_lang) if options.target_lang else "und"
    source = replace(text, lang=languages.canonical(own))
    return replace(unit, source=source, target=None, target_lang=lang, state=State.NEW)


def _into(given: str, out: str, configuration: Configuration, options: Options) -> Converted:
    document = registry.parse(files.read(out), path=out)
    whole: Document = (
        pair.beside(out, configuration, source=options.source, source_lang=options.source_lang) or document
    )
    wanted = {unit.key: unit for unit in whole.units()}
    by_name = {(unit.id, unit.plural, unit.target_lang): unit.key for unit in wanted.values()}
    by_source = _by_source(wanted.values())
    langs = {key.target_lang for key in wanted}
    ids = {key.id for key in wanted}
    edits: dict[UnitKey, str | Segment] = {}
    skipped = 0
    for unit in registry.stream(given):
        if unit.target is None or not unit.target.text:
            continue
        name, plural = _name(unit, ids)
        lang = unit.target_lang if unit.target_lang in langs or len(langs) > 1 else next(iter(langs), "und")
        key = by_name.get((name, plural, lang)) or by_name.get((name, "", lang))
        key = key or by_source.get((native.lowered(unit.source), plural, lang))
        if key is None:
            skipped += 1
            continue
        edits[key] = _native(unit, wanted[key])
    files.write(out, whole.render(edits))
    return Converted(len(edits), document.format, (), skipped)


def _by_source(units: Iterable[Unit]) -> dict[tuple[str, str, str], UnitKey | None]:
    """Keys by source, plural form and language; none where two units have the same, or the source says nothing."""
    found: dict[tuple[str, str, str], UnitKey | None] = {}
    for unit in units:
        told = (native.lowered(unit.source), unit.plural, unit.target_lang)
        found[told] = None if told in found or not told[0] else unit.key
    return found


def _native(unit: Unit, old: Unit) -> str | Segment:
    """The translation with the codes of the file that it goes into: those of the source, by their order.

    A text that says what the codes stand for (`<b>`, `%s`) has them there.
    """
    assert unit.target is not None
    own = old.target if old.target is not None and (old.target.text or old.target.codes) else old.source
    if not own.codes:
        return native.lowered(unit.target)
    if not unit.target.codes:
        raised = native.raised(unit.target.text, own)
        return replace(raised, lang=old.target_lang) if raised else unit.target.text
    theirs, ours = _ordered(unit.source), _ordered(own)
    if len(theirs) != len(ours):
        return unit.target.text
    markup = {
        (name, code.kind): code
        for name, of in zip(theirs, ours, strict=True)
        for code in own.codes
        if _name_of(code) == of
    }
    codes = []
    for code in unit.target.codes:
        twin = markup.get((_name_of(code), code.kind))
        if twin is None:
            return unit.target.text
        codes.append(replace(twin, position=code.position))
    return Segment(unit.target.text, old.target_lang, codes=tuple(codes))


def _name_of(code: Code) -> tuple[str, bool]:
    return code.id, code.kind is CodeKind.STANDALONE


def _ordered(segment: Segment) -> list[tuple[str, bool]]:
    """The codes' names in their order, a pair once."""
    return list(dict.fromkeys(map(_name_of, segment.codes)))


def _name(unit: Unit, ids: set[str]) -> tuple[str, str]:
    """The key and plural form that a unit was made from, as `convert` writes them."""
    name, plural = unit.id, unit.plural
    if not plural and name.endswith("]") and "[" in name:
        stem, _, form = name[:-1].rpartition("[")
        if form in {"zero", "one", "two", "few", "many", "other"}:
            return stem, form
    if name not in ids and unit.context in ids:
        return unit.context, plural
    return name, plural


def told(done: Converted, out: str) -> Iterator[str]:
    """Sentences for a person."""
    yield f"{out}: {done.units:,} units, {done.format}"
    for loss in done.losses:
        yield f"{out}: cannot hold {loss}"
    if done.skipped:
        yield f"{out}: {done.skipped:,} translations have no unit there and were left out"
