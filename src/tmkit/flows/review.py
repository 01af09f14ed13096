"""Files checked: read, through all checks in one pass, ranked, ready for a report."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from fnmatch import fnmatch
from inspect import isfunction
from itertools import chain
from pathlib import Path
from typing import Any, cast

from tmkit import qa
from tmkit.core import ConfigurationError, Finding, Segment, Severity, State, Unit, nearest
from tmkit.flows import (
    baseline,
    changed_units,
    check_pages,
    chinese_script,
    crew,
    glossary_files,
    memory_units,
    named_files,
    own_rules,
    source_texts,
)
from tmkit.flows.configuration import Configuration
from tmkit.flows.gathering import Gathering
from tmkit.flows.progress import Journey, Progress
from tmkit.formats import catalogue_head
from tmkit.formats import registry as formats
from tmkit.glossary import Glossary, calibrate
from tmkit.qa import Check, Rules, ignores
from tmkit.qa.approved import Rendered
from tmkit.report.review import Review, RuleFacts
from tmkit.text import languages, patterns

NEVER = "never"
NUMBERED = patterns.of(r"\{[0-9]{1,2}[,}]")


@dataclass(frozen=True)
class Options:
    """What a run is asked to do; the command line's say over the configuration's."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = ""
    fail_on: str = ""
    glossary: tuple[str, ...] = ()
    memory: tuple[str, ...] = ()
    source_lang: str = ""
    target_lang: str = ""
    source_only: bool = False
    rules: tuple[str, ...] = ()
    """Files of rules of one's own."""
    baseline: str = ""
    fresh: bool = False
    """Whether a baseline is let be: one that is written anew holds what the old one held."""
    since: str = ""
    """A git revision: only units that changed after it are told."""
    jobs: int = 0
    """Processes; 0: as the configuration says."""


def failing_level(name: str) -> Severity | None:
    """The level of `--fail-on`; none for `never`. Raises ConfigurationError."""
    known = [*(level.value for level in Severity), NEVER]
    if name not in known:
        raise ConfigurationError(f"{name!r} is no level to fail on{nearest(name, known)}; write {', '.join(known)}")
    return None if name == NEVER else Severity(name)


def rules_for(configuration: Configuration, options: Options, path: str = "") -> Rules:
    """The checks to run on a file, at their levels. Raises ConfigurationError."""
    select = options.select or tuple(configuration.get("qa.select"))
    ignore = [*options.ignore, *configuration.get("qa.ignore")]
    profile = options.profile or configuration.get("qa.profile")
    levels = configuration.table("qa.levels")
    for pattern, table in configuration.paths().items():
        if path and _under(path, pattern, configuration.folder):
            select = options.select or tuple(table.get("select", select))
            ignore += table.get("ignore", [])
            profile = options.profile or table.get("profile", profile)
            levels |= table.get("levels", {})
    own = [rule for name in options.rules or configuration.files("qa.rules") for rule in own_rules.read(name)]
    mine = [rule.check for rule in own if not path or rule.is_for(path)]
    others = {rule.check.code for rule in own} - {check.code for check in mine}
    chosen = qa.choose(
        select=select, ignore=ignore, profile=profile, levels=levels, own=[rule.check for rule in own]
    ).less(others)
    return chosen.alone() if options.source_only else chosen


def _under(path: str, pattern: str, folder: Path) -> bool:
    place = Path(path).resolve()
    root = folder.resolve()
    relative = place.relative_to(root).as_posix() if place.is_relative_to(root) else place.as_posix()
    return fnmatch(relative, pattern)


def knowing(rules: Rules, knobs: Mapping[str, Any]) -> Rules:
    """The rules with their knobs set: a check whose `run` has a field of that name gets the value."""

    def turned(check: Check) -> Check:
        run: Any = check.run
        if isfunction(run) or not is_dataclass(run) or isinstance(run, type):
            return check
        mine = {knob.name: knobs[knob.name] for knob in fields(run) if knobs.get(knob.name) is not None}
        return replace(check, run=cast(Any, replace(run, **mine))) if mine else check

    return replace(rules, checks=tuple(turned(check) for check in rules.checks))


def review(
    paths: Sequence[str],
    configuration: Configuration,
    options: Options,
    *,
    tell: Callable[[Progress], None] | None = None,
    hear: Callable[[Finding], None] | None = None,
) -> Review:
    """All findings in the files, ranked. Raises InputError or ConfigurationError.

    One pass: units stream from the file through every check; only units with findings are kept. `tell` hears how far it
    has got after each batch of some 500 units; `hear` hears every finding, those too that there is no room to keep.
    """
    paths = named_files.expand(paths)
    journey = Journey(paths, tell)
    failing = failing_level(options.fail_on or configuration.get("qa.fail-on"))
    knobs = knobs_for(configuration, options)
    known = _baseline(configuration, options)
    gathering = Gathering()
    sizes: dict[str, int] = dict.fromkeys(paths, 0)
    ran: dict[str, Check] = {}
    for rules, group in _alike(paths, configuration, options):
        rules = knowing(rules, knobs)
        ran |= {one.code: one for one in rules.checks}
        codes = frozenset(one.code for one in rules.checks)
        for path, unit, findings in _checked(group, rules, options, configuration, journey):
            if changed_units.UNCHANGED in unit.flags:
                continue
            sizes[path] += catalogue_head.FLAG not in unit.flags
            heeded = ignores.heeded(unit, findings, codes, path)
            told = [finding for finding in heeded if not (known and known.holds(finding))]
            gathering.add(unit, told)
            if hear:
                for finding in told:
                    hear(finding)
    gone = f", and {known.gone} that are gone" if known and not options.since else ""  # unchanged units were not met
    notes = [f"the baseline holds {known.met} more{gone}"] if known else []
    return Review(
        tuple(paths),
        sum(sizes.values()),
        gathering.ranked(ran),
        tuple(facts(check) for check in ran.values()),
        failing,
        tuple(notes),
        gathering.beyond,
        tuple(sizes.items()),
        gathering.unseen,
    )


def _baseline(configuration: Configuration, options: Options) -> "baseline.Baseline | None":
    if options.fresh:
        return None
    named = options.baseline or next(iter(configuration.files("qa.baseline")), "")
    usual = configuration.folder / baseline.NAME
    if not named and usual.is_file():
        named = str(usual)
    return baseline.read(named) if named else None


def _alike(
    paths: Sequence[str], configuration: Configuration, options: Options
) -> Iterator[tuple[Rules, tuple[str, ...]]]:
    """Files that follow each other and have the same checks at the same levels, so that they are seen together."""
    before: Rules | None = None
    group: list[str] = []
    for path in paths:
        rules = rules_for(configuration, options, path)
        if before is not None and rules != before:
            yield before, tuple(group)
            group = []
        before = rules
        group.append(path)
    if before is not None:
        yield before, tuple(group)


def _checked(
    paths: Sequence[str], rules: Rules, options: Options, configuration: Configuration, journey: Journey
) -> Iterator[tuple[str, Unit, tuple[Finding, ...]]]:
    jobs = options.jobs or int(configuration.get("qa.jobs"))
    given = ((path, units(path, configuration, options)) for path in paths)
    if options.source_only:
        given = ((path, _sources(each)) for path, each in given)
    with crew.crew(rules, jobs, journey.done) as spread:
        followed = ((path, journey.of(path, each)) for path, each in given)
        for path, unit, findings in qa.review_files(followed, rules, spread=spread):
            if options.source_only:
                assert unit.target is not None
                whole = replace(unit, source=unit.target, target=None)
                turned = tuple(replace(one, source_spans=one.target_spans, target_spans=()) for one in findings)
                yield path, whole, turned
            else:
                yield path, unit, findings


def _sources(given: Iterable[Unit]) -> Iterator[Unit]:
    """Each source once, as the target of an empty one: so every check that makes sense of one text sees it."""
    before: Unit | None = None
    for unit in given:
        text = unit.source if unit.source.text or unit.target is None else unit.target  # a file of one language
        if before is None or before.id != unit.id or before.source != unit.source:
            lang = text.lang
            yield replace(unit, source=Segment("", lang), target=text, target_lang=lang, state=State.TRANSLATED)
        before = unit


def knobs_for(configuration: Configuration, options: Options) -> dict[str, Any]:
    """What checks may want to know: the glossary and what approved translations say. Raises InputError."""
    named = options.glossary or tuple(configuration.files("glossary"))
    read = glossary_files.read_all(glossary_files.find(named, configuration.folder))
    glossary = Glossary(read.concepts) if read.concepts else None
    memories = options.memory or tuple(configuration.files("memory"))
    if not memories:
        return {"glossary": glossary}
    if glossary is not None:
        approved = (unit for path in memories for unit in memory_units.units(path))
        glossary = glossary.with_habits(calibrate(glossary, approved).habits)
    rendered = Rendered.of_units(unit for path in memories for unit in memory_units.units(path))
    return {"glossary": glossary, "approved": rendered}


def units(path: str, configuration: Configuration, options: Options) -> Iterator[Unit]:
    """The file's units, with languages where it does not say them. Raises InputError."""
    source = options.source_lang or configuration.get("source-lang")
    target = options.target_lang or configuration.get("target-lang")
    source, target = (languages.canonical(tag) if tag else "" for tag in (source, target))
    read = spoken(source_texts.joined(formats.stream(path), path, configuration, source), path)
    if path.lower().endswith(".po") and not options.source_only:
        head = catalogue_head.unit(path)
        read = chain([head], read) if head else read
    given: Iterable[Unit] = (_in_languages(unit, source, target) if source or target else unit for unit in read)
    if options.since:
        lang = source or configuration.get("source-lang") or "en"
        given = changed_units.marked(
            given, path, options.since, lambda: source_texts.source_file(path, configuration, lang)
        )
    yield from chinese_script.settled(given)


def spoken(given: Iterable[Unit], path: str) -> Iterable[Unit]:
    """The units with the message syntax that their kind of file means, where it never says so itself.

    ARB holds ICU messages; what has numbered arguments in a Java properties file goes through java.text.MessageFormat.
    """
    suffix = Path(path).suffix.lower()
    if suffix == ".arb":
        return (replace(unit, flags=unit.flags | {"icu-message-format"}) for unit in given)
    if suffix == ".properties":
        return (
            replace(unit, flags=unit.flags | {"java-format"}) if NUMBERED.search(unit.source.text) else unit
            for unit in given
        )
    if suffix in {".po", ".pot", ".mo"}:
        return source_texts.defaults(given)
    return given


def _in_languages(unit: Unit, source: str, target: str) -> Unit:
    if source and unit.source.lang in {"", "und"}:
        unit = replace(unit, source=replace(unit.source, lang=source))
    if target and unit.target_lang in {"", "und"}:
        said = replace(unit.target, lang=target) if unit.target else None
        unit = replace(unit, target=said, target_lang=target)
    return unit


def facts(check: Check) -> RuleFacts:
    """What a report says of a check."""
    return RuleFacts(check.code, check.title, check.severity, check_pages.explanation(check), check.its_type, check.mqm)
