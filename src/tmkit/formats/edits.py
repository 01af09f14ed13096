"""Edits as they come in, matched with the units that they are for."""

from collections.abc import Iterable

from tmkit.core import ConfigurationError, Segment, Unit, UnitKey, nearest
from tmkit.formats import inline
from tmkit.formats.document import Edits


def check(edits: Edits, keys: Iterable[UnitKey]) -> None:
    """Raises ConfigurationError, with the nearest name, for an edit whose unit the document lacks."""
    known = set(keys)
    for key in edits:
        if key not in known:
            near = nearest(key.id, {other.id for other in known})
            what = f" in {key.target_lang}" + (f", plural form {key.plural}" if key.plural else "")
            raise ConfigurationError(f"there is no unit {key.id!r}{what}{near}")


def target(edit: str | Segment, unit: Unit) -> Segment:
    """The new target as a segment: a text takes the codes of the old target, or of the source where that has none."""
    if isinstance(edit, Segment):
        return edit
    old = unit.target if unit.target is not None and (unit.target.text or unit.target.codes) else unit.source
    return inline.recoded(edit, Segment(old.text, unit.target_lang, codes=old.codes))


def plain(edit: str | Segment) -> str:
    """The new target's text, for a format that has no inline codes but what stands in its text.

    Raises ConfigurationError for a segment with codes.
    """
    if isinstance(edit, str):
        return edit
    if edit.codes:
        raise ConfigurationError("this format cannot hold inline codes; write them in the text")
    return edit.text
