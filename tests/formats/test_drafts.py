"""Units made the fast way are those that are made the plain way."""

import dataclasses
import pickle

import pytest

from tmkit.core import Place, Segment, State, Unit
from tmkit.formats import drafts

FIELDS = ("id", "fr", "en", frozenset({"c-format"}), (("a", "b"),), Place(3))


def made() -> tuple[Unit, Unit]:
    name, lang, source, flags, properties, place = FIELDS
    target = Segment("b", lang)
    plain = Unit(name, Segment("a", source), target, lang, "one", "c", "n", State.FINAL, flags, properties, place)
    ours = drafts.segment("a", source), drafts.segment("b", lang)
    swift = drafts.unit(name, *ours, lang, "one", "c", "n", State.FINAL, flags, properties, place)
    return plain, swift


def test_a_draft_becomes_the_value() -> None:
    plain, swift = made()
    assert swift == plain
    assert type(swift) is Unit
    assert type(swift.source) is Segment
    assert (swift.place, hash(swift), repr(swift)) == (plain.place, hash(plain), repr(plain))
    assert pickle.loads(pickle.dumps(swift)) == plain
    assert dataclasses.replace(swift, id="x").id == "x"
    with pytest.raises(dataclasses.FrozenInstanceError):
        swift.id = "y"  # type: ignore[misc]


def test_a_draft_has_every_field() -> None:
    """A field that is added to a unit or a segment is added here too."""
    assert [field.name for field in dataclasses.fields(Unit)] == list(drafts._Unit.__slots__)
    assert [field.name for field in dataclasses.fields(Segment)] == list(drafts._Segment.__slots__)
    assert [field.name for field in dataclasses.fields(Place)] == list(drafts._Place.__slots__)
    assert drafts.place(7) == Place(7)
