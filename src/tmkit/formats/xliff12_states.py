"""How far a unit of XLIFF 1 is: the standard's states, SDL Trados' confirmation levels, memoQ's statuses."""

from tmkit.core import Segment, State
from tmkit.formats.xmlspans import Node

SDL = "http://sdl.com/FileTypes/SdlXliff/1.0"
MEMOQ = "MQXliff"
FLAGS = "x-tmkit-flags"
"""Purpose of a `<context-group>` whose name is the flags that XLIFF has no attribute for."""
_STATES = {
    "new": State.NEW,
    "needs-translation": State.NEW,
    "needs-l10n": State.NEEDS_WORK,
    "needs-adaptation": State.NEEDS_WORK,
    "needs-review-translation": State.NEEDS_WORK,
    "needs-review-adaptation": State.NEEDS_WORK,
    "needs-review-l10n": State.NEEDS_WORK,
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.FINAL,
}
_SDL_STATES = {
    "Draft": State.NEEDS_WORK,
    "Translated": State.TRANSLATED,
    "RejectedTranslation": State.NEEDS_WORK,
    "ApprovedTranslation": State.REVIEWED,
    "RejectedSignOff": State.NEEDS_WORK,
    "ApprovedSignOff": State.FINAL,
}
_MEMOQ_STATES = {
    "NotStarted": State.NEW,
    "Pretranslated": State.NEEDS_WORK,
    "PartiallyEdited": State.NEEDS_WORK,
    "AssembledFromFragments": State.NEEDS_WORK,
    "Rejected": State.NEEDS_WORK,
    "ManuallyConfirmed": State.TRANSLATED,
    "Translated": State.TRANSLATED,
    "Reviewer1Confirmed": State.REVIEWED,
    "Proofread": State.FINAL,
}


def flags(node: Node, translate: str) -> frozenset[str]:
    """`no-translate` and `locked`, from the unit or from what it stands in, and those that tmkit wrote of its own."""
    found = set()
    if node.get("translate", translate) == "no":
        found.add("no-translate")
    if vendor(node, MEMOQ, "locked") not in {"", "false", "no"}:
        found.add("locked")
    for group in node.all("context-group"):
        if group.get("purpose") == FLAGS:
            found.update(group.get("name").split())
    return frozenset(found)


def vendor(node: Node, uri: str, name: str) -> str:
    """An attribute of another namespace, or the empty string."""
    return next((value for key, value in node.attributes.items() if key == f"{uri} {name}"), "")


def of_target(node: Node, target: Node | None, made: Segment | None) -> State:
    """The state of a `<target>`: memoQ\'s own, else that of the standard; approved is final."""
    status = vendor(node, MEMOQ, "status")
    if status in _MEMOQ_STATES:
        return _MEMOQ_STATES[status]
    if target is None or made is None or not (made.text or made.codes):
        return State.NEW
    stated = _STATES.get(target.get("state"), State.TRANSLATED)
    approved = node.get("approved") == "yes"
    return State.FINAL if approved and stated in {State.TRANSLATED, State.REVIEWED} else stated


def of_sdl_segment(about: Node, made: Segment | None) -> State:
    """The confirmation level of a `<sdl:seg>`."""
    if about.get("conf") in _SDL_STATES:
        return _SDL_STATES[about.get("conf")]
    return State.TRANSLATED if made is not None and made.text else State.NEW
