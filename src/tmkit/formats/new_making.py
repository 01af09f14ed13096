"""What a writer of new files is told, and the text that a file of one language gets of a unit."""

from dataclasses import dataclass

from tmkit.core import Unit
from tmkit.formats import lifting


@dataclass(frozen=True, slots=True)
class Making:
    """What a writer is told beside the units."""

    source_lang: str
    target_lang: str
    original: str = ""
    """Name of the file that the units come from."""
    excel_safe: bool = False
    delimiter: str = ","


def text_of(unit: Unit) -> str:
    """The text that a file of one language gets."""
    segment = unit.target if unit.target is not None and (unit.target.text or unit.target.codes) else unit.source
    return lifting.lowered(segment).text


def key_of(unit: Unit) -> str:
    """The key of a unit in a format whose keys say the plural form."""
    return f"{unit.id}.{unit.plural}" if unit.plural else unit.id
