"""Apple's string catalogue out of units: every language, with states, comments and plurals."""

from collections.abc import Sequence

from tmkit.core import ConfigurationError, Segment, State, Unit
from tmkit.formats.writers import native
from tmkit.formats.writers.json_keyed import written
from tmkit.formats.writers.making import Making, Writer

_STATES = {State.NEW: "new", State.NEEDS_WORK: "needs_review"}


def write(units: Sequence[Unit], making: Making) -> bytes:
    """The catalogue, by keys in their order; a key that is not its own text has a text in the source language too."""
    if making.target_lang == making.source_lang:
        raise ConfigurationError(
            f"a string catalogue from {making.source_lang} to itself has no translations: --target-lang says into what"
        )
    none = not any(unit.target and unit.target.text for unit in units)
    strings: dict[str, dict[str, object]] = {}
    for unit in units:
        entry = strings.setdefault(unit.id, {})
        if unit.note:
            entry["comment"] = unit.note
        if unit.flags & {"no-translate", "locked"}:
            entry["shouldTranslate"] = False
        places = entry.setdefault("localizations", {})
        assert isinstance(places, dict)
        if unit.source.text and (unit.plural or native.lowered(unit.source) != unit.id):
            _put(places, making.source_lang, unit.plural, unit.source, "translated")
        if (unit.target is not None and unit.target.text) or none:
            state = _STATES.get(unit.state, "translated")
            _put(places, unit.target_lang, unit.plural, unit.target or Segment("", unit.target_lang), state)
    return written({"sourceLanguage": making.source_lang, "strings": strings, "version": "1.0"})


def _put(places: dict[str, object], lang: str, plural: str, segment: Segment, state: str) -> None:
    place = places.setdefault(lang, {})
    assert isinstance(place, dict)
    if plural:
        place = place.setdefault("variations", {}).setdefault("plural", {}).setdefault(plural, {})
    place["stringUnit"] = {"state": state, "value": native.lowered(segment)}


WRITER = Writer("xcstrings", (".xcstrings",), write, is_bilingual=True, has_languages=True)
