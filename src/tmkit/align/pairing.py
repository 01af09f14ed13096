"""The aligner: rounds of search, each learning from the last."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from tmkit.align.anchors import coarse
from tmkit.align.band import Band, Floats, around
from tmkit.align.dictionaries import prepared
from tmkit.align.induction import learn
from tmkit.align.known import beside
from tmkit.align.lexical import Table, table
from tmkit.align.lookups import same
from tmkit.align.model import Weights, lattice, stages
from tmkit.align.registry import SCORERS
from tmkit.align.scorer import Case
from tmkit.align.scorers.length import USUAL, deviation
from tmkit.align.search import Shape, Step, likeliest, posterior, shapes
from tmkit.align.side import count, side
from tmkit.align.vectors import LANGUAGES, runs, serve
from tmkit.core import Bead, Segment, Span
from tmkit.text import languages

MOST = 7  # segments in a bead, both sides together: larger ones are 0.3 % of the dev sets
ROUNDS = 2  # with a lexicon; a third changes 0.1 % of the beads
UNLIKELY = 1e-7  # cells that the first pass visits with less than this are not looked at again
TEACHES = 40  # segments, both sides together, from which a document teaches more words than it misleads
CONFIDENT = 0.5  # beads at least this probable teach the length ratio and the lexicon
# What each step of the path must be worth, as a probability: fewer, surer beads. 0.0 gives 0.1 to 0.2 less strict F1.
PRICE = 0.1


Link = tuple[int, int, float]
Concepts = tuple[Sequence[Collection[str]], Sequence[Collection[str]]]


def pair(
    source: Sequence[Segment],
    target: Sequence[Segment],
    *,
    concepts: Concepts | None = None,
    links: Sequence[Link] = (),
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
    hard: bool = False,
    dictionary: str = "",
    embed: bool | None = None,
    most: int = MOST,
    known: Sequence[tuple[str, str]] = (),
) -> tuple[Bead, ...]:
    """The beads of two documents, in order: every segment stands in exactly one.

    A bead's score is the probability that it is right, all other ways to cut considered. A segment left out is a bead
    of its own. `concepts` has the glossary concepts met in each segment of either side; `links` what is known to
    correspond from elsewhere (source and target index, probability); `paragraphs` the number of the paragraph that
    each stands in: with `hard` no bead crosses one. `dictionary` names one that an extra brings. `embed` asks for
    sentence vectors; by default they serve where the extra is installed, knows both languages, and the documents are
    not too long. `most` limits the segments of a bead, both sides together. `known` are translations from elsewhere,
    the source's language first: the lexicon learns from them too, and before anything else.

    Raises UnavailableError when a dictionary or vectors are asked for and not installed.
    """
    if not source or not target:
        return _left_out(len(source), len(target))
    case = gather(source, target, concepts=concepts, paragraphs=paragraphs, hard=hard, dictionary=dictionary)
    if known:
        case = with_known(case, known)
    if embed if embed is not None else _vectors_serve(case):
        case = with_vectors(case, most)
    stage = "plain" if case.vectors is None else "embed"
    plain, tuned, taught = (chosen(stages()[name]) for name in (stage, f"{stage}-tuned", f"{stage}-lexicon"))
    if links:
        case = replace(case, tables={**case.tables, "pivot": _linked(case, links)})
    if hard:
        plain, tuned, taught = ({**weights, "paragraph_crossed": FORBIDDEN} for weights in (plain, tuned, taught))
    found = search(case, plain, tuned, taught, most=most)
    return tuple(Bead(Span(a, b), Span(c, d), min(1.0, max(0.0, sure))) for a, b, c, d, sure in found)


FORBIDDEN = -1000.0  # a score that no evidence makes up for
# Weights that the sets to learn from cannot tell, having neither: as sure as an equal number, a little less than that
# for a paragraph, which translators do split.
_BY_HAND = {
    "glossary_gain": 2.0,
    "addresses_gain": 2.0,
    "pivot_gain": 0.7,
    "paragraph_start_apart": -0.7,
    "paragraph_end_apart": -0.7,
    "paragraph_crossed": -1.0,
}


def chosen(weights: Weights) -> Weights:
    """The learned weights with those set by hand for what the case has besides."""
    return {**_BY_HAND, **weights}


def _linked(case: Case, links: Sequence[Link]) -> Table:
    """Each segment as a word of its own, paired with those that it is linked to."""
    words = [count([[str(number)] for number in range(len(side_))]) for side_ in (case.source, case.target)]
    sources, targets, weights = (np.array(column) for column in zip(*links, strict=True))
    return table(words[0], words[1], sources, targets, weights)


def _left_out(sources: int, targets: int) -> tuple[Bead, ...]:
    ours = tuple(Bead(Span(at, at + 1), Span(0, 0), 1.0) for at in range(sources))
    return ours + tuple(Bead(Span(sources, sources), Span(at, at + 1), 1.0) for at in range(targets))


def gather(
    source: Sequence[Segment],
    target: Sequence[Segment],
    *,
    concepts: Concepts | None = None,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
    hard: bool = False,
    dictionary: str = "",
) -> Case:
    """Everything that the two documents show before any bead is known."""
    ours, theirs = side(source), side(target)
    tables = {}
    for scorer in SCORERS:
        made = scorer.pairs(ours, theirs) if scorer.pairs else None
        if made is not None:
            tables[scorer.name] = made
    if concepts:
        met = [count([sorted(names) for names in side_]) for side_ in concepts]
        tables["glossary"] = same(*met)
    if dictionary and (told := prepared(dictionary, ours, theirs)):
        tables["dictionary"] = told
    breaks = None
    if paragraphs and (hard or all(len(side_) >= LINES_ALONE * len(set(side_)) for side_ in paragraphs)):
        breaks = tuple(_breaks(side_) for side_ in paragraphs)
    return Case(ours, theirs, tables=tables, paragraphs=breaks)  # type: ignore[arg-type]  # two, one a side


def _vectors_serve(case: Case) -> bool:
    size = len(case.source) + len(case.target)
    return size <= MOST_ENCODED and serve(case.source.lang, case.target.lang)


def with_vectors(case: Case, most: int = MOST) -> Case:
    """The case with sentence vectors, where their languages are known; else as it was. Raises UnavailableError."""
    if not {languages.primary(side_.lang) for side_ in (case.source, case.target)} <= LANGUAGES:
        return case
    longest = max(2, most - 1)  # the first pass looks at beads of three segments, whatever is allowed
    return replace(case, vectors=(runs(case.source, longest), runs(case.target, longest)))


def with_known(case: Case, translations: Sequence[tuple[str, str]]) -> Case:
    """The case with those translations to learn from, and the lexicon that they alone teach."""
    known = beside(case.source, case.target, translations)
    lexicon = learn(case.source.tokens, case.target.tokens, (), known) if known else None
    if lexicon is None or not len(lexicon.partners):
        return case
    return replace(case, known=known, tables={**case.tables, "lexicon": lexicon})


MOST_ENCODED = 5000  # segments, both sides together, that are encoded unasked: some 30 s
LINES_ALONE = 1.3  # segments a paragraph; with fewer the lines are segments already and tell nothing


def _breaks(numbers: Sequence[int]) -> Floats:
    inner = np.diff(np.asarray(numbers)) != 0
    return np.concatenate([[1.0], inner.astype(float), [1.0]])


def search(case: Case, plain: Weights, tuned: Weights, taught: Weights, *, most: int = MOST) -> list[Step]:
    """The likeliest path, after rounds of learning."""
    every = shapes(most)
    first = taught if "lexicon" in case.tables else plain
    band = anchor(case, first)
    found = posterior(lattice(case, band, every, first))
    for _ in range(ROUNDS):
        case = taught_by(case, likeliest(found, [PRICE] * len(every), PRICE))
        band = around(*found.visited(UNLIKELY), band.columns)
        found = posterior(lattice(case, band, every, taught if "lexicon" in case.tables else tuned))
    return likeliest(found, [PRICE] * len(every), PRICE)


def search_once(case: Case, plain: Weights, *, most: int = MOST) -> list[Step]:
    """The likeliest path before anything is learned from the documents."""
    every = shapes(most)
    return likeliest(posterior(lattice(case, anchor(case, plain), every, plain)), [PRICE] * len(every), PRICE)


def anchor(case: Case, weights: Weights) -> Band:
    """The band in which the first pass, by the smallest beads alone, finds any path likely."""
    few: tuple[Shape, ...] = shapes(3)
    found = posterior(lattice(case, coarse(case), few, weights))
    return around(*found.visited(UNLIKELY), len(case.target) + 1)


def taught_by(case: Case, steps: Sequence[Step]) -> Case:
    """The case with the length ratio and the lexicon of the confident beads among those steps."""
    sure = [step for step in steps if step[4] >= CONFIDENT and step[1] > step[0] and step[3] > step[2]]
    if not sure:
        return case
    source = np.array([case.source.lengths[start:end].sum() for start, end, *_ in sure])
    target = np.array([case.target.lengths[first:last].sum() for _, _, first, last, _ in sure])
    weight = np.sqrt(source)
    ratio = float(np.exp(np.log(target / source) @ weight / (weight.sum() + PRIOR_WEIGHT)))
    strayed = deviation(source, target, ratio).sum()
    spread = float((strayed + PRIOR_BEADS * USUAL) / (len(sure) + PRIOR_BEADS) / USUAL)
    case = replace(case, ratio=ratio, spread=spread, gap_rate=_gap_rate(steps))
    if len(case.source) + len(case.target) < TEACHES:
        return case
    lexicon = learn(case.source.tokens, case.target.tokens, sure, case.known)
    return replace(case, tables={**case.tables, "lexicon": lexicon}) if lexicon else case


def _gap_rate(steps: Sequence[Step]) -> float:
    gaps = [not (step[1] > step[0] and step[3] > step[2]) for step in steps]
    begun = [step[4] for step, gap, before in zip(steps, gaps, [False, *gaps], strict=False) if gap and not before]
    sure = sum(probability for probability in begun if probability >= CONFIDENT)
    return float(np.log((sure + USUAL_GAPS * PRIOR_STEPS) / (len(steps) + PRIOR_STEPS) / USUAL_GAPS))


USUAL_GAPS = 0.02  # runs of left-out segments to a step of the path
PRIOR_STEPS = 50.0  # of the usual rate
PRIOR_BEADS = 5.0  # of the usual spread
PRIOR_WEIGHT = 30.0  # of a ratio of 1: as much as three beads of 100 characters


__all__ = ["MOST", "anchor", "gather", "pair", "search", "taught_by"]
