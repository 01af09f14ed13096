"""A registry's values, each module imported when its value is reached: so that what is not used costs no time."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TypeVar, overload

Value = TypeVar("Value", covariant=True)


class Imported(Sequence[Value]):
    """The values, in order."""

    def __init__(self, places: Iterable[str]) -> None:
        """`places`: of each value its module and the name that it has there, apart by a colon."""
        self._places = tuple(places)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        if isinstance(index, slice):
            return Imported(self._places[index])
        module, _, name = self._places[index].partition(":")
        value: Value = getattr(import_module(module), name)
        return value
