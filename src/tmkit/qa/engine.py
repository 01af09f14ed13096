"""Units in, findings out: which check sees which unit, and who wins when two speak of one slip."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain, islice

from tmkit.core import Finding, Severity, Span, Unit
from tmkit.qa.check import Check, Hit, Scope
from tmkit.qa.plan import admits
from tmkit.qa.rules import Rules

WINDOW = 50_000
"""Units that checks across units see at once: some 100 MB; a larger input is seen window by window."""

BATCH = 500
"""Units that one process gets at a time: some 0.2 s of work, against 10 ms to hand them over."""

TOGETHER = 250
"""Units that one check sees before the next does: a processor that goes through one check again and again has it all
in its caches, and runs a third faster than one that takes each unit through all checks. What checks share stays known.
"""

MOST = 60
"""Hits of one check on one unit that are heeded: a text with more is no text, and nobody reads on."""

Ranked = tuple[int, Hit]
Spread = Callable[[Iterable[Sequence[Unit]]], Iterable[list[list[Ranked]]]]


def check(units: Iterable[Unit], checks: Iterable[Check] | Rules | None = None, *, path: str = "") -> Iterator[Finding]:
    """The slips in the units: in unit order, within a unit by place. Streams; see `review` for the rest."""
    for _, findings in review(units, checks, path=path):
        yield from findings


def review(
    units: Iterable[Unit],
    checks: Iterable[Check] | Rules | None = None,
    *,
    path: str = "",
    across: bool = True,
    spread: Spread | None = None,
) -> Iterator[tuple[Unit, tuple[Finding, ...]]]:
    """Every unit, in order, with its findings.

    `checks` defaults to those that are on by default, at their own levels. One slip gives one finding: where two checks
    point at one place the earlier in the registry's order wins. Units that share an id and follow each other are one
    group. `across=False` leaves out the checks across units, so that each group is answered as soon as it is complete;
    with them, as soon as a window of 50 000 units is. `spread` may share the work out: it gets runs of whole groups and
    gives back `hits` of each, in order.
    """
    for _, unit, findings in review_files([(path, units)], checks, across=across, spread=spread):
        yield unit, findings


def review_files(
    files: Iterable[tuple[str, Iterable[Unit]]],
    checks: Iterable[Check] | Rules | None = None,
    *,
    across: bool = True,
    spread: Spread | None = None,
) -> Iterator[tuple[str, Unit, tuple[Finding, ...]]]:
    """As `review`, of several files at once: checks across units see them all. Each unit comes with its file's name."""
    rules = checks if isinstance(checks, Rules) else Rules.of(checks)
    if not across:
        rules = rules.without(Scope.FILES)
    wide = [(rank, one) for rank, one in enumerate(rules.checks) if one.scope is Scope.FILES]
    for window in _windows(files) if wide or spread else _single_groups(files):
        if spread:
            found = list(chain.from_iterable(spread(chain.from_iterable(_batches(part) for _, part in window))))
        else:
            found = [mine for _, part in window for mine in hits(part, rules)]
        units = [unit for _, part in window for unit in part]
        if wide:
            _look_across(units, wide, found)
        paths = [path for path, part in window for _ in part]
        window.clear()  # and what follows lets go of each as it is told, or two windows are held while one is read
        for left in (paths, units, found):
            left.reverse()
        while units:
            path, unit, told = paths.pop(), units.pop(), found.pop()
            yield path, unit, tuple(_findings(unit, told, rules, path)) if told else ()


def _look_across(units: Sequence[Unit], wide: Sequence[tuple[int, Check]], found: list[list[Ranked]]) -> None:
    """Adds what the checks across units say of each."""
    shown = [at for at, unit in enumerate(units) if admits(unit, structural=False)]
    looked_at = [units[at] for at in shown]
    for rank, one in wide:
        told = [0] * len(shown)
        for hit in one.run(looked_at):
            told[hit.unit] += 1
            if told[hit.unit] <= MOST:
                found[shown[hit.unit]].append((rank, hit))


def hits(units: Sequence[Unit], rules: Rules) -> list[list[Ranked]]:
    """For each unit what the checks of units and groups say, each with the check's rank in `rules`."""
    found: list[list[Ranked]] = [[] for _ in units]
    for start in range(0, len(units), TOGETHER):
        _ask(units, range(start, min(start + TOGETHER, len(units))), rules, found)
    if rules.of_groups:
        start = 0
        for group in _groups(units):
            _ask_of_group(group, rules, found, start)
            start += len(group)
    return found


def _ask(units: Sequence[Unit], places: range, rules: Rules, found: list[list[Ranked]]) -> None:
    """Adds what the checks of single units say of those at some places, one check after the other."""
    alike: dict[tuple[int, ...], list[int]] = {}
    for at in places:
        alike.setdefault(rules.plan.asked(units[at]), []).append(at)
    asked: dict[int, list[int]] = {}
    for ranks, those in alike.items():
        for rank in ranks:
            asked.setdefault(rank, []).extend(those)
    question, met = None, frozenset[int]()
    for rank in sorted(asked):
        run, needs, those = rules.checks[rank].run, rules.checks[rank].needs, asked[rank]
        if needs.answer is not None:
            if needs.answer is not question:
                question = needs.answer
                met = frozenset(at for at in those if question(units[at]))
            those = [at for at in those if at in met] if met else []
        for at in those:
            for hit in run(units[at]):
                told = found[at]
                told.append((rank, hit))
                if len(told) >= MOST and told[-MOST][0] == rank:
                    break


def _ask_of_group(group: Sequence[Unit], rules: Rules, found: list[list[Ranked]], start: int) -> None:
    """Adds what the checks of groups say of one, whose first unit is that at `start`."""
    for rank, one in rules.of_groups:
        shown = [at for at, unit in enumerate(group) if admits(unit, structural=one.structural)]
        if shown:
            for hit in one.run([group[at] for at in shown]):
                found[start + shown[hit.unit]].append((rank, hit))


def _batches(window: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    """Runs of whole groups, of some BATCH units each."""
    batch: list[Unit] = []
    for group in _groups(window):
        if len(batch) >= BATCH:
            yield batch
            batch = []
        batch.extend(group)
    if batch:
        yield batch


Part = tuple[str, Sequence[Unit]]
"""A file's name and some units of it that follow each other."""


def _windows(files: Iterable[tuple[str, Iterable[Unit]]]) -> Iterator[list[Part]]:
    """Parts of files that are WINDOW units together."""
    window: list[Part] = []
    room = WINDOW
    for path, units in files:
        stream = iter(units)
        while part := list(islice(stream, room)):
            window.append((path, part))
            room -= len(part)
            del part
            if not room:
                yield window
                window, room = [], WINDOW
    if window:
        yield window


def _single_groups(files: Iterable[tuple[str, Iterable[Unit]]]) -> Iterator[list[Part]]:
    for path, units in files:
        for group in _groups(units):
            yield [(path, group)]


def _groups(units: Iterable[Unit]) -> Iterator[Sequence[Unit]]:
    group: list[Unit] = []
    for unit in units:
        if group and unit.id != group[0].id:
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _findings(unit: Unit, found: list[Ranked], rules: Rules, path: str) -> Iterator[Finding]:
    """The hits that stand, as findings, by place in the target, then in the source."""
    kept: list[Ranked] = []
    for rank, hit in sorted(found, key=lambda item: item[0]):
        if not any(other != rank and _same_slip(hit, before, unit) for other, before in kept):
            kept.append((rank, hit))
    kept.sort(key=lambda item: (item[1].target_spans or (Span(0, 0),), item[1].source_spans, item[0]))
    seen: dict[str, int] = {}
    for rank, hit in kept:
        one = rules.checks[rank]
        severity = rules.level(one, hit)
        if severity is None:
            continue
        print_ = fingerprint(unit, one.code, hit)
        seen[print_] = seen.get(print_, 0) + 1
        if seen[print_] > 1:
            print_ = sha256(f"{print_}\0{seen[print_]}".encode()).hexdigest()[:16]
        yield _finding(unit, one, hit, severity, print_, path)


def _finding(unit: Unit, one: Check, hit: Hit, severity: Severity, print_: str, path: str) -> Finding:
    return Finding(
        one.code,
        severity,
        hit.message,
        unit.id,
        hit.source_spans,
        hit.target_spans,
        hit.fix,
        one.its_type,
        print_,
        unit.target_lang,
        unit.plural,
        path,
        unit.place,
    )


def _same_slip(hit: Hit, before: Hit, unit: Unit) -> bool:
    """Whether a hit points at some place of the target, or of the source, that one before it points at."""
    target = unit.target.text if unit.target else ""
    return _meet(hit.target_spans, before.target_spans, len(target)) or _meet(
        hit.source_spans, before.source_spans, len(unit.source.text)
    )


def _meet(some: tuple[Span, ...], earlier: tuple[Span, ...], size: int) -> bool:
    """Whether two of the spans overlap; one of a whole text of `size` meets only what covers half of it."""
    for one in some:
        for other in earlier:
            if one == other:
                return True
            if one.overlaps(other) and (len(one) < size or len(other) * 2 >= size):
                return True
    return False


def fingerprint(unit: Unit, code: str, hit: Hit) -> str:
    """16 hexadecimal digits, stable over moves: of code, unit key and texts, never of a line.

    An id of digits alone is taken for a position and left out: a unit put in before it would change it.
    """
    target = unit.target.text if unit.target else ""
    parts = [code, "" if unit.id.isdecimal() else unit.id, unit.target_lang, unit.plural, unit.source.text, target]
    parts += [str(span.of(unit.source.text)) for span in hit.source_spans]
    parts += [str(span.of(target)) for span in hit.target_spans]
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
