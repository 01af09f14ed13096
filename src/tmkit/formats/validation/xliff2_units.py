"""XLIFF 2's constraints within a file and a unit: ids, languages, order, codes and annotations.

OASIS, "XLIFF Version 2.1", sections 4.2 (elements), 4.3 (attributes), 4.7 (inline content).
"""

from collections import Counter
from collections.abc import Iterator

from tmkit.formats.validation.problem import Problem, at
from tmkit.formats.xmlspans import Node, Tree

_CODES = frozenset({"ph", "pc", "sc", "ec"})


def problems(tree: Tree) -> Iterator[Problem]:
    """The breaches, file by file and unit by unit."""
    root = tree.root
    yield from unique(root.all("file"), "file")
    for file in root.all("file"):
        yield from unique([node for node in file.walk() if node.name == "unit"], "unit")
        yield from unique([node for node in file.walk() if node.name == "group"], "group")
        skeleton = file.first("skeleton")
        if skeleton is not None:
            empty = not skeleton.children and not tree.window.content(skeleton).strip()
            if empty != bool(skeleton.get("href")):
                yield at(skeleton, "skeleton", "a <skeleton> has either content or an href")
    for node in root.walk():
        if node.name == "notes":
            yield from unique(node.all("note"), "note")
        elif node.name == "originalData":
            yield from unique(node.all("data"), "data")
        elif node.name in {"segment", "unit", "file", "group"} and node.get("subState") and not node.get("state"):
            yield at(node, "substate", "subState needs a state beside it")
        if node.get("subType") and not node.get("type"):
            yield at(node, "subtype", "subType needs a type beside it")
        elif node.get("subType").startswith("xlf:") and node.name in _CODES:
            yield from _subtype(node)
        if node.name == "unit":
            yield from _languages(node, root)
            yield from _unit(node)


def unique(nodes: list[Node], what: str) -> Iterator[Problem]:
    """A problem for each id that another of them has already."""
    seen: set[str] = set()
    for node in nodes:
        name = node.get("id")
        if name and name in seen:
            yield at(node, "id-unique", f"two {what} elements have the id {name!r}")
        seen.add(name)


_SUBTYPES = {"xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:var": "ui"}


def _subtype(node: Node) -> Iterator[Problem]:
    wanted = _SUBTYPES.get(node.get("subType"))
    if wanted is None:
        yield at(node, "subtype", f"{node.get('subType')!r} is not a subType of the standard's own prefix xlf")
    elif node.get("type") != wanted:
        yield at(node, "subtype", f"subType {node.get('subType')} goes with type {wanted}")


def _languages(unit: Node, root: Node) -> Iterator[Problem]:
    source, target = root.get("srcLang").lower(), root.get("trgLang").lower()
    for part in (*unit.all("segment"), *unit.all("ignorable")):
        for node in part.children:
            lang = _inherited(node)
            if node.name == "source" and lang and lang != source:
                yield at(
                    node, "source-language", f"xml:lang of <source> must be that of srcLang, {root.get('srcLang')!r}"
                )
            elif node.name == "target" and not target:
                yield at(node, "target-language", "a file with <target> needs trgLang on <xliff>")
            elif node.name == "target" and lang and lang != target:
                yield at(
                    node, "target-language", f"xml:lang of <target> must be that of trgLang, {root.get('trgLang')!r}"
                )


def _inherited(node: Node) -> str:
    """The language that xml:lang gives it, on itself or on what it stands in; empty where none does."""
    around: Node | None = node
    while around is not None and not around.get("xml:lang"):
        around = around.parent
    return around.get("xml:lang").lower() if around is not None else ""


def _unit(unit: Node) -> Iterator[Problem]:
    parts = [node for node in unit.children if node.name in {"segment", "ignorable"}]
    sides = {side: [part.first(side) for part in parts] for side in ("source", "target")}
    inline = {
        side: [node for content in contents if content is not None for node in content.walk() if node is not content]
        for side, contents in sides.items()
    }
    for side, nodes in inline.items():
        own = [node for node in nodes if node.get("id")]
        yield from unique([*parts, *own] if side == "source" else own, f"segment or inline ({side})")
    # A segment that is not translated yet counts with its source, or a pair that runs across segments would be broken.
    mixed = [
        node
        for source, target in zip(sides["source"], sides["target"], strict=True)
        for content in (target or source,)
        if content is not None
        for node in content.walk()
        if node is not content
    ]
    for nodes in (inline["source"], mixed) if any(sides["target"]) else (inline["source"],):
        yield from _pairs(nodes)
        yield from _reorderable(nodes)
    yield from _correspond(inline)
    yield from _order(parts)
    yield from _deleted(parts, inline["target"])
    yield from _copies(unit, inline)


def _pairs(nodes: list[Node]) -> Iterator[Problem]:
    """Each `sc` with its `ec`, each `sm` with its `em`, after it."""
    for opening, closing in (("sc", "ec"), ("sm", "em")):
        starts: dict[str, Node] = {}
        for node in nodes:
            if node.name == opening:
                starts[node.get("id")] = node
        open_before: set[str] = set()
        ended: Counter[str] = Counter()
        for node in nodes:
            if node.name == opening:
                open_before.add(node.get("id"))
            elif node.name == closing:
                yield from _end(node, starts, open_before, opening)
                ended[node.get("startRef")] += 1
        for name, node in starts.items():
            isolated = node.get("isolated") == "yes"
            if ended[name] > 1:
                yield at(node, "pair", f"<{opening}> {name!r} has {ended[name]} <{closing}>")
            elif ended[name] and isolated:
                yield at(node, "isolated", f"<sc> {name!r} has its <ec> in the unit and may not be isolated")
            elif not ended[name] and not isolated:
                way = "" if opening == "sm" else '; one whose end is outside the unit says isolated="yes"'
                yield at(node, "pair", f"<{opening}> {name!r} has no <{closing}>{way}")


def _end(node: Node, starts: dict[str, Node], open_before: set[str], opening: str) -> Iterator[Problem]:
    reference, isolated = node.get("startRef"), node.get("isolated") == "yes"
    if node.name == "ec":
        if isolated and (reference or not node.get("id")):
            yield at(node, "isolated", "an isolated <ec> has an id and no startRef")
            return
        if isolated:
            return
        if not reference or node.get("id"):
            yield at(node, "isolated", "an <ec> that is not isolated has a startRef and no id")
            return
        if node.get("dir"):
            yield at(node, "isolated", "dir may stand on an isolated <ec> alone")
    if reference not in starts:
        yield at(node, "pair", f"startRef {reference!r} names no <{opening}>")
    elif reference not in open_before:
        yield at(node, "pair", f"<{node.name}> comes before its <{opening}> {reference!r}")
    elif node.name == "ec":
        yield from _agree(starts[reference], node)


def _agree(start: Node, end: Node) -> Iterator[Problem]:
    for name, usual in (("canCopy", "yes"), ("canDelete", "yes"), ("canOverlap", "yes")):
        if start.get(name, usual) != end.get(name, usual):
            yield at(end, "codes-agree", f"{name} must be the same on <sc> and its <ec>")
    wanted = "yes" if start.get("canReorder", "yes") == "yes" else "no"
    if end.get("canReorder", "yes") != wanted:
        yield at(
            end, "codes-agree", f"the <ec> of an <sc> with canReorder={start.get('canReorder', 'yes')} has {wanted}"
        )


def _reorderable(nodes: list[Node]) -> Iterator[Problem]:
    """A sequence that keeps its order begins with firstNo; its codes can be neither copied nor deleted."""
    begun = False
    for node in nodes:
        if node.name not in _CODES:
            continue
        order = node.get("canReorder", "yes")
        if order == "yes":
            continue
        if node.get("canCopy", "yes") != "no" or node.get("canDelete", "yes") != "no":
            yield at(node, "reorder", f"a code with canReorder={order} must have canCopy=no and canDelete=no")
        if order == "firstNo":
            begun = True
        elif not begun:
            yield at(node, "reorder", "a code with canReorder=no needs one with firstNo before it")


def _correspond(inline: dict[str, list[Node]]) -> Iterator[Problem]:
    """A code of the target that has the id of one of the source is of its kind; kept sequences stay sequences."""
    kinds = {node.get("id"): node for node in inline["source"] if node.get("id")}
    for node in inline["target"]:
        twin = kinds.get(node.get("id"))
        if twin is not None and _kind(twin) != _kind(node):
            yield at(node, "correspond", f"id {node.get('id')!r} is a <{twin.name}> in the source")
    source, target = _sequences(inline["source"]), _sequences(inline["target"])
    kept = {name for sequence in source for name in sequence}
    for sequence in target:
        first = next((others for others in source if others[0] == sequence[0]), None)
        if first is not None and [name for name in sequence if name in kept] != list(first):
            node = next(node for node in inline["target"] if node.get("id") == sequence[0])
            yield at(node, "reorder", f"the codes {', '.join(first)} must stay together and in their order")


def _kind(node: Node) -> str:
    return {"sc": "pc", "ec": "pc", "sm": "mrk"}.get(node.name, node.name)


def _sequences(nodes: list[Node]) -> list[tuple[str, ...]]:
    """The runs of codes that keep their order, by id; a pair's end counts, as its id with a slash."""
    found: list[list[str]] = []
    running = False
    for node, name in _events(nodes):
        order = node.get("canReorder", "yes")
        if order == "firstNo" and not name.startswith("/"):
            found.append([name])
            running = True
        elif order in {"no", "firstNo"} and running:
            found[-1].append(name)
        elif order == "yes":
            running = False
    return [tuple(run) for run in found]


def _events(nodes: list[Node]) -> Iterator[tuple[Node, str]]:
    """Codes by id, in order, with the ends of pairs where they stand."""
    marks = []
    for node in nodes:
        if node.name in _CODES:
            marks.append((node.start, node, node.get("id") or "/" + node.get("startRef")))
            if node.name == "pc":
                marks.append((node.close, node, "/" + node.get("id")))
    for _, node, name in sorted(marks, key=lambda mark: mark[0]):
        yield node, name


def _order(parts: list[Node]) -> Iterator[Problem]:
    taken: dict[int, Node] = {}
    for number, part in enumerate(parts, 1):
        target = part.first("target")
        stated = target.get("order") if target is not None else ""
        if target is None:
            continue
        place = int(stated) if stated.isdigit() and len(stated) < 10 else number
        if stated and place > len(parts):
            yield at(target, "order", f"order {place} is past the unit's {len(parts)} segments and ignorables")
        elif place in taken:
            yield at(target, "order", f"two targets have the place {place} in the unit")
        taken[place] = target


def _deleted(parts: list[Node], target: list[Node]) -> Iterator[Problem]:
    """A code that may not be deleted is in the target, where its segment has one."""
    there = {node.get("id") for node in target} | {node.get("startRef") for node in target}
    copied = {node.get("copyOf") for node in target}
    for part in parts:
        source, content = part.first("source"), part.first("target")
        if source is None or content is None:
            continue
        for node in source.walk():
            name = node.get("id")
            if node.name in _CODES and node.get("canDelete") == "no" and name and name not in there | copied:
                yield at(content, "deleted", f"the code {name!r} may not be deleted and is missing from the target")


def _copies(unit: Node, inline: dict[str, list[Node]]) -> Iterator[Problem]:
    every = {node.get("id"): node for side in ("target", "source") for node in inline[side] if node.get("id")}
    data = {node.get("id") for group in unit.all("originalData") for node in group.all("data")}
    for node in (*inline["source"], *inline["target"]):
        for name in ("dataRef", "dataRefStart", "dataRefEnd"):
            if node.get(name) and node.get(name) not in data:
                yield at(node, "data-reference", f"{name} {node.get(name)!r} names no <data> of the unit")
        original = node.get("copyOf")
        if not original:
            continue
        if original not in every:
            yield at(node, "copy", f"copyOf {original!r} names no code of the unit")
        elif every[original].get("canCopy") == "no":
            yield at(node, "copy", f"the code {original!r} may not be copied")
        if any(node.get(name) for name in ("dataRef", "dataRefStart", "dataRefEnd")):
            yield at(node, "copy", "a code with copyOf may not refer to data of its own")
