"""What approved translations have for a source, for checks that compare with them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tmkit.core import Unit
from tmkit.text import languages


@dataclass(frozen=True)
class Rendered:
    """The targets of each source."""

    targets: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """(source text, primary target language) -> targets, the commonest first."""

    def __bool__(self) -> bool:
        return bool(self.targets)

    def of(self, unit: Unit) -> tuple[str, ...]:
        """What stands for the unit's source; empty where it was never met."""
        return self.targets.get((unit.source.text.strip(), languages.primary(unit.target_lang)), ())

    @classmethod
    def of_units(cls, units: Iterable[Unit]) -> "Rendered":
        """Counted from units; memory grows with the number of different sources."""
        met: dict[tuple[str, str], Counter[str]] = {}
        for unit in units:
            if unit.target is not None and unit.target.text.strip():
                key = (unit.source.text.strip(), languages.primary(unit.target_lang))
                met.setdefault(key, Counter())[unit.target.text.strip()] += 1
        return cls({key: tuple(text for text, _ in tally.most_common(8)) for key, tally in met.items()})


NONE = Rendered()
