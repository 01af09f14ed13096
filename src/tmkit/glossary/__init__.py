"""Terms: where they stand in a text, and whether a translation renders them."""

from tmkit.glossary.book import Glossary
from tmkit.glossary.calibration import Calibration, calibrate
from tmkit.glossary.demands import Demand, demands
from tmkit.glossary.designation import Designation, designation
from tmkit.glossary.habit import Habit
from tmkit.glossary.nearness import misspelt
from tmkit.glossary.presence import find, present
from tmkit.glossary.section import find_term

__all__ = [
    "Calibration",
    "Demand",
    "Designation",
    "Glossary",
    "Habit",
    "calibrate",
    "demands",
    "designation",
    "find",
    "find_term",
    "misspelt",
    "present",
]
