"""What approved translations do with each term: where they mostly leave it, so may a translator.

A glossary is made by some people and the approved translations by others. Where the approved ones render a term by its
glossary term less than three times in four, an alarm is more often wrong than right and is worth an info at most.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tmkit.core import State, Unit
from tmkit.glossary.book import Glossary
from tmkit.glossary.demands import demands
from tmkit.glossary.habit import Habit

_UNFINISHED = frozenset({State.NEW, State.NEEDS_WORK})


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was counted."""

    habits: tuple[tuple[str, str, Habit], ...]
    """Concept id, primary language of the target, habit; in order of concept id, then language."""

    def of(self, concept_id: str, lang: str) -> Habit | None:
        """The habit with the concept in that target language, or None where it was never met."""
        primary = lang.partition("-")[0].lower()
        return next((habit for each, there, habit in self.habits if (each, there) == (concept_id, primary)), None)


def calibrate(glossary: Glossary, approved: Iterable[Unit]) -> Calibration:
    """How often the approved translations render each concept. Streams; memory grows with the glossary alone."""
    met: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    for unit in approved:
        if unit.target is None or not unit.target.text or unit.state in _UNFINISHED:
            continue
        primary = unit.target_lang.partition("-")[0].lower()
        for demand in demands(glossary, unit.source.text, unit.source.lang, unit.target.text, unit.target_lang):
            for concept in demand.concepts:
                asked[concept.id, primary] += 1
                met[concept.id, primary] += demand.is_met
    return Calibration(tuple((*key, Habit(met[key], asked[key])) for key in sorted(asked)))
