"""A compiled gettext catalogue out of units: the translations alone."""

from collections.abc import Sequence

from tmkit.core import State, Unit
from tmkit.formats.writers import po
from tmkit.formats.writers.making import Making, Writer, is_translated


def write(units: Sequence[Unit], making: Making) -> bytes:
    """The catalogue that `msgfmt` makes of the same PO: unfinished and untranslated messages are not in it."""
    import polib

    return bytes(polib.pofile(po.write(units, making).decode()).to_binary())


def _is_finished(unit: Unit) -> bool:
    return is_translated(unit) and unit.state is not State.NEEDS_WORK and "obsolete" not in unit.flags


WRITER = Writer("mo", (".mo", ".gmo"), write, is_bilingual=True, holds=_is_finished)
