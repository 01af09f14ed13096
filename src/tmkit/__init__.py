"""tmkit: a multilingual translation memory and localization toolkit.

The rooms: `core` has the values, `text` facts about writing; `segment`, `align`, `glossary`, `memory`, `qa` and `score`
are the engines; `formats` reads and writes files, `report` shows findings; `flows` are the journeys, `apps` the fronts.
"""

__version__ = "0.1.0"
__all__ = ["__version__"]
