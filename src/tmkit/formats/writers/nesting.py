"""Keys with full stops and places in lists, `menu.items[0]`, as the nested objects that they name."""

import re

Tree = dict[str, object]
_KEY = re.compile(r"[\w-]+(?:\[\d+\])*(?:\.[\w-]+(?:\[\d+\])*)*")
_PART = re.compile(r"([\w-]+)|\[(\d+)\]")


def nested(texts: dict[str, str], *, lists: bool = True) -> Tree:
    """The texts in objects, in the order of their keys' first parts.

    A key that is no such path, or whose place another key has, stays whole; so do those of a list with holes.
    """
    root: Tree = {}
    for key, text in texts.items():
        if not _KEY.fullmatch(key) or ("[" in key and not lists) or not _put(root, _path(key), text):
            root[_free(key, root)] = text
    return root


def _free(key: str, root: Tree) -> str:
    """The key, or where an object stands under it already, the key with a number."""
    number = 2
    while key in root:
        key, number = f"{key.removesuffix(f'~{number - 1}')}~{number}", number + 1
    return key


def _path(key: str) -> list[str | int]:
    return [int(found[2]) if found[2] else found[1] for found in _PART.finditer(key)]


def _put(root: Tree, path: list[str | int], text: str) -> bool:
    """Puts the text in its place, unless something is in the way; nothing is changed then."""
    place: object = root
    for at, part in enumerate(path):
        if isinstance(part, str):
            if not isinstance(place, dict):
                return False
            there = place.get(part)
        else:
            if not isinstance(place, list) or part > len(place):
                return False
            there = place[part] if part < len(place) else None
        if at == len(path) - 1 or there is None:
            if there is not None:
                return False
            rest = path[at + 1 :]
            if any(isinstance(one, int) and one > 0 for one in rest):
                return False
            made: object = text
            for one in reversed(rest):
                made = {one: made} if isinstance(one, str) else [made]
            if isinstance(place, list):
                place.append(made)
            elif isinstance(place, dict):
                place[str(part)] = made
            return True
        place = there
    return False
