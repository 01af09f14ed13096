"""JSON written piece by piece, to the character as `json.dumps` writes it whole: a long list never stands in memory."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def document(frame: dict[str, Any], name: str, items: Iterable[Any], *, depth: int) -> Iterator[str]:
    """The lines of `frame`, of two-space indents, its one empty list `name` filled with the items.

    `depth` is how many objects and lists the list stands in.
    """
    head, found, tail = json.dumps(frame, ensure_ascii=False, indent=2).partition(f'"{name}": []')
    assert found
    yield from array(items, before=f'{head}"{name}": ', after=tail, depth=depth)


def array(items: Iterable[Any], *, before: str = "", after: str = "", depth: int = 0) -> Iterator[str]:
    """The lines of a list of the items, after and before what stands around it."""
    inner = "\n" + "  " * (depth + 1)
    last = None
    for item in items:
        yield f"{before}[" if last is None else f"{last},"
        last = inner[1:] + json.dumps(item, ensure_ascii=False, indent=2).replace("\n", inner)
    if last is None:
        yield f"{before}[]{after}"
    else:
        yield last
        yield f"{'  ' * depth}]{after}"
