"""How often approved translations follow the glossary with one concept."""

from dataclasses import dataclass

FOLLOWED = 0.75  # below it an alarm on a human translation is wrong more often than right (TICO-19 and SAP references)
ENOUGH = 3  # translations to judge by


@dataclass(frozen=True, slots=True)
class Habit:
    """A count over approved translations."""

    met: int
    """Translations that render the term as the glossary says."""
    asked: int
    """Translations whose source has the term."""

    @property
    def is_loose(self) -> bool:
        """Whether the approved translations mostly, or often enough, do otherwise."""
        return self.asked >= ENOUGH and self.met < FOLLOWED * self.asked

    def __str__(self) -> str:
        """`approved translations follow it 3 times in 9`."""
        return f"approved translations follow it {self.met} times in {self.asked}"
