"""What is made when it is first used: most of all patterns, of which a run needs few and compiling all takes 40 ms."""

from collections.abc import Callable
from functools import partial
from typing import Any, ParamSpec, TypeVar, cast

Parameters = ParamSpec("Parameters")
Made = TypeVar("Made")


class _Deferred:
    """Stands for the value that `make` gives; its attributes are that value's, found once and then its own."""

    def __init__(self, make: "partial[Any]") -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in {"_make", "_made"}:  # a copy asks before it has them
            raise AttributeError(name)
        made = self.__dict__.get("_made")
        if made is None:
            made = self.__dict__["_made"] = self._make()
        value = self.__dict__[name] = getattr(made, name)
        return value

    def __reduce__(self) -> tuple[Any, ...]:
        return _Deferred, (self._make,)


def defer(make: Callable[Parameters, Made], *given: Parameters.args, **named: Parameters.kwargs) -> Made:
    """What `make` gives for these arguments, made when an attribute of it is first asked for.

    Errors come then too: a test compiles every pattern. Not for values that are compared, measured or called.
    """
    return cast(Made, _Deferred(partial(make, *given, **named)))
