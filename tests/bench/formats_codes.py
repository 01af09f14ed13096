"""Units, plural forms and inline codes beside what reference libraries see, file by file; figures in percent.

lxml's own walk of XLIFF, TMX, TBX, Qt, Android and RESX; plistlib, polib, gettext, fluent.syntax, csv and markdown-it.
"""

import csv
import gettext
import io
import plistlib
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

from tests.bench.formats_keyed import letters, page, shown
from tmkit.core import OBJECT, CodeKind, InputError, Segment, Unit
from tmkit.formats import lifting, registry
from tmkit.formats.html_scan import INLINE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Seen = Iterable[Hashable]
PAIR, OPEN, CLOSE, ALONE = "pair", CodeKind.OPEN.value, CodeKind.CLOSE.value, CodeKind.STANDALONE.value
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLIFF12 = {"g": PAIR, "mrk": PAIR, "bpt": OPEN, "bx": OPEN, "ept": CLOSE, "ex": CLOSE}
XLIFF2 = {"pc": PAIR, "mrk": PAIR, "sc": OPEN, "sm": OPEN, "ec": CLOSE, "em": CLOSE}
TMX = {"hi": PAIR, "bpt": OPEN, "ept": CLOSE}
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


AT_LEAST = frozenset({"html"})
"""Where an element that nobody closed may be seen longer than the tree has it, which closes it somewhere."""


def run(data: Path) -> dict[str, float]:
    """All figures, as they are measured."""
    figures = {}
    for kind, (theirs, ours) in REFERENCES.items():
        counts: Counter[str] = Counter()
        for path in sorted((data / "formats" / kind).rglob("*")):
            if path.is_file() and "SOURCES" not in path.name:
                compared(path, theirs, ours, counts)
        if counts["held"]:
            print(
                f"{kind:18} {counts['same']}/{counts['held']} files and {counts['units']} units with "
                f"{counts['codes']} codes as the reference; {counts['refused']} refused by one of the two"
            )
            figures[f"{kind} units and codes"] = 100 * counts["same"] / counts["held"]
    return figures | placeables(data)


def compared(
    path: Path,
    theirs: Callable[[bytes], Seen],
    ours: Callable[[list[Unit]], Seen],
    counts: Counter[str],
) -> None:
    raw = path.read_bytes()
    try:
        units = list(registry.parse(raw, path=str(path)).units())
        wanted = Counter(theirs(raw))
    except (InputError, SyntaxError, ValueError, OSError) as error:  # malformed for one of the two
        counts["refused"] += 1
        print(f"  {path.name}: {type(error).__name__}: {str(error)[:90]}")
        return
    counts["held"] += 1
    counts["units"] += len(units)
    counts["codes"] += sum(len(unit.target.codes if unit.target else unit.source.codes) for unit in units)
    found = Counter(ours(units))
    if path.parent.name in AT_LEAST:
        found &= wanted
    counts["same"] += wanted == found
    if wanted != found:
        print(f"  {path.name}: missing {list(wanted - found)[:3]}, extra {list(found - wanted)[:3]}")


def root(raw: bytes) -> "Element":
    from lxml import etree

    return etree.fromstring(
        raw, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    )


def local(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def walked(element: "Element", kinds: dict[str, str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Text and codes of an element, by lxml's tree."""
    text: list[str] = [element.text or ""]
    codes: list[tuple[str, str]] = []
    for child in element:
        name = local(child)
        kind = kinds.get(name, ALONE)
        if name == "it":
            kind = {"open": OPEN, "begin": OPEN, "close": CLOSE, "end": CLOSE}.get(child.get("pos", ""), kind)
        if kind == PAIR:
            inner, within = walked(child, kinds)
            codes += [(OPEN, name), *within, (CLOSE, name)]
            text.append(inner)
        else:
            codes.append((kind, name))
            text.append(OBJECT if kind == ALONE else "")
        text.append(child.tail or "")
    return "".join(text), tuple(codes)


def coded(segment: Segment | None) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The same of a segment of ours."""
    if segment is None:
        return "", ()
    names = [re.match(r"</?(?:[\w.-]+:)?([\w.-]+)", code.markup) for code in segment.codes]
    codes = zip((code.kind.value for code in segment.codes), (name[1] if name else "" for name in names), strict=True)
    return segment.text, tuple(codes)


def sides(units: list[Unit]) -> Seen:
    """Source and target with their codes; no target and an empty one are the same to a library."""
    return [(coded(unit.source), coded(unit.target)) for unit in units]


def by_lxml_of_xliff(raw: bytes) -> Seen:
    tree = root(raw)
    return by_lxml_of_xliff2(tree) if (tree.get("version") or "").startswith("2") else by_lxml_of_xliff12(tree)


def by_lxml_of_xliff12(tree: "Element") -> Seen:
    for unit in tree.iter("{*}trans-unit"):
        source, target, segmented = (unit.find(f"{{*}}{name}") for name in ("source", "target", "seg-source"))
        segments = [] if segmented is None else segments_of(segmented)
        if not segments:
            yield walked(source, XLIFF12), ("", ()) if target is None else walked(target, XLIFF12)
            continue
        there = {mrk.get("mid"): mrk for mrk in reversed([] if target is None else segments_of(target))}
        for mrk in segments:
            found = there.get(mrk.get("mid"))
            yield walked(mrk, XLIFF12), ("", ()) if found is None else walked(found, XLIFF12)


def segments_of(element: "Element") -> list["Element"]:
    return [mrk for mrk in element.iter("{*}mrk") if mrk.get("mtype") == "seg"]


def by_lxml_of_xliff2(tree: "Element") -> Seen:
    for segment in tree.iter("{*}segment"):
        source, target = segment.find("{*}source"), segment.find("{*}target")
        yield walked(source, XLIFF2), ("", ()) if target is None else walked(target, XLIFF2)


def by_lxml_of_tmx(raw: bytes) -> Seen:
    """Each variant, as often as the units show it: the source with each of the others."""
    for unit in root(raw).iter("{*}tu"):
        for variant in unit.iterfind("{*}tuv"):
            yield walked(variant.find("{*}seg"), TMX)


def variants(units: list[Unit]) -> Seen:
    told: set[int] = set()
    for unit in units:
        if unit.place is not None and unit.source.lang and (unit.place.line * 10**6 + unit.place.column) not in told:
            told.add(unit.place.line * 10**6 + unit.place.column)
            if unit.source.text or unit.source.codes:
                yield coded(unit.source)
        if unit.target is not None:
            yield coded(unit.target)


def by_lxml_of_tbx(raw: bytes) -> Seen:
    """Language and text of each term but the synonyms of the source language, which are the units' sources."""
    tree = root(raw)
    home = (tree.get(XML_LANG) or "").lower()[:2]
    for concept in tree.iter("{*}termEntry", "{*}conceptEntry"):
        sections = [
            one for one in concept if local(one) in {"langSet", "langSec"} and one.find(".//{*}term") is not None
        ]
        first = next((one for one in sections if (one.get(XML_LANG) or "").lower()[:2] == home), (*sections, None)[0])
        for section in sections:
            if section is not first:
                for term in section.iter("{*}term"):
                    yield "".join(term.itertext())


def targets(units: list[Unit]) -> Seen:
    return [unit.target.text for unit in units if unit.target is not None]


def by_lxml_of_qt(raw: bytes) -> Seen:
    for context in root(raw).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            source = walked(message.find("source"), {})
            translation = message.find("translation")
            forms = translation.findall("numerusform")
            for form in forms or [translation]:
                yield name, source, walked(form, {}), len(forms)


def messages(units: list[Unit]) -> Seen:
    forms = Counter(unit.id for unit in units if unit.plural)
    return [
        (unit.context.partition("|")[0], coded(unit.source), coded(unit.target), forms[unit.id] if unit.plural else 0)
        for unit in units
    ]


def by_lxml_of_android(raw: bytes) -> Seen:
    """Name, quantity, letters and elements."""
    for entry in root(raw):
        for item in [entry] if entry.tag == "string" else entry.findall("item") if entry.tag in ANDROID else []:
            yield entry.get("name"), item.get("quantity", ""), *bare(walked_android(item))


ANDROID = frozenset({"plurals", "string-array"})


def walked_android(element: "Element") -> tuple[str, tuple[tuple[str, str], ...]]:
    kinds = {local(child): PAIR for child in element.iter() if child.text or len(child)}
    return walked(element, kinds)


def bare(one: tuple[str, tuple[tuple[str, str], ...]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Without the escapes and the white space in which Android's text differs from XML's."""
    return re.sub(r"\\u[0-9a-fA-F]{4}|\\[ntr]|[\s\\\"'\u2018-\u201f\u00a0-\u00bf\u2000-\u206f]", "", one[0]), one[1]


def strings(units: list[Unit]) -> Seen:
    return [(re.sub(r"\[\d+\]$", "", unit.id), unit.plural, *bare(coded(unit.target))) for unit in units]


def by_lxml_of_resx(raw: bytes) -> Seen:
    for data in root(raw).iter("data"):
        is_text = data.get("type", "System.String").startswith("System.String") and not data.get("mimetype")
        if is_text and not str(data.get("name")).startswith(">>"):
            yield data.get("name"), data.findtext("value") or "", (data.findtext("comment") or "").strip()


def noted(units: list[Unit]) -> Seen:
    return [(unit.id, unit.target.text if unit.target else "", unit.note.strip()) for unit in units]


def by_plistlib(raw: bytes) -> Seen:
    for key, entry in plistlib.loads(raw).items():
        yield key, "", entry.get("NSStringLocalizedFormatKey", "")
        for name, rule in entry.items():
            if isinstance(rule, dict):
                for category in PLURALS & set(rule):
                    yield f"{key}/{name}", category, rule[category]


def formed(units: list[Unit]) -> Seen:
    return [(unit.id, unit.plural, unit.target.text if unit.target else "") for unit in units]


def by_polib(raw: bytes) -> Seen:
    import polib

    # polib takes the first letters of a form that begins on the next line for text of its own
    text = re.sub(r'(msgstr\[\d\])[ \t]*\r?\n"', r'\1 "', decoded(raw))
    for entry in polib.pofile(text):
        forms = entry.msgstr_plural
        for index in sorted(forms) or [-1]:
            form = entry.msgstr if index < 0 else forms[index]
            yield entry.msgctxt or "", entry.msgid_plural or entry.msgid, form, tuple(sorted(set(entry.flags)))


def decoded(raw: bytes) -> str:
    charset = re.search(rb"charset=([\w-]+)", raw)
    name = charset[1].decode() if charset and charset[1] != b"CHARSET" else "utf-8"
    return raw.decode(name).removeprefix("\ufeff")


def entries(units: list[Unit]) -> Seen:
    """Context, message (a plural one's plural), text and flags."""
    source = {(unit.context, unit.id): unit.source.text for unit in units}
    return [
        (
            unit.context,
            source[unit.context, unit.id],
            unit.target.text if unit.target else "",
            tuple(sorted(unit.flags - {"obsolete"})),
        )
        for unit in units
    ]


def by_gettext(raw: bytes) -> Seen:
    """Python's own reader: message, and text of each form."""
    catalogue = gettext.GNUTranslations(io.BytesIO(raw))._catalog
    for key, text in catalogue.items():
        if key != "":
            name = key[0] if isinstance(key, tuple) else key
            yield str(name).replace("\x04", "|"), text


def compiled(units: list[Unit]) -> Seen:
    return [(unit.id, unit.target.text if unit.target else "") for unit in units]


def by_fluent_syntax(raw: bytes) -> Seen:
    """Messages, terms and attributes with the letters of their patterns."""
    from fluent.syntax import ast, parse
    from fluent.syntax.serializer import serialize_pattern

    def read(pattern: Any) -> str:
        return re.sub(r"\s", "", serialize_pattern(pattern))

    for entry in parse(raw.decode("utf-8-sig")).body:
        if isinstance(entry, ast.Message | ast.Term):
            name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
            note = entry.comment.content if entry.comment and entry.comment.content else ""
            if entry.value is not None:
                yield name, read(entry.value), note
            for attribute in entry.attributes:
                yield f"{name}.{attribute.id.name}", read(attribute.value), note


def patterns(units: list[Unit]) -> Seen:
    return [(unit.id, re.sub(r"\s", "", unit.target.text if unit.target else ""), unit.note) for unit in units]


def placeables(data: Path) -> dict[str, float]:
    """Placeholders lifted off texts: named ones beside Python's own formatting, Fluent's beside fluent.syntax."""
    counts: Counter[str] = Counter()
    for path in sorted(Path(django.__file__).parent.rglob("django.po")):
        for unit in registry.parse(path.read_bytes(), path=str(path)).units():
            for side in (unit.source, unit.target) if "python-format" in unit.flags else ():
                named = asked(side.text) if side is not None else None
                if side is not None and named is not None:
                    markup = "".join(code.markup for code in lifting.lifted(side, unit.flags).codes)
                    counts["named"] += 1
                    counts["named same"] += Counter(re.findall(r"%\(([^)]*)\)", markup)) == named
    for path in sorted((data / "formats" / "fluent").glob("*.ftl")):
        raw = path.read_bytes()
        ours = {unit.id: lifting.lifted(unit.target) for unit in registry.parse(raw, path=str(path)).units()}
        for name, number in placed(raw):
            counts["fluent"] += 1
            counts["fluent same"] += sum(code.markup[0] == "{" for code in ours[name].codes) == number
    print(
        f"placeholders: {counts['named same']}/{counts['named']} texts as Python formats them, "
        f"{counts['fluent same']}/{counts['fluent']} patterns as fluent.syntax reads them"
    )
    return {f"placeholders {kind}": 100 * counts[f"{kind} same"] / max(1, counts[kind]) for kind in ("named", "fluent")}


def asked(text: str) -> Counter[str] | None:
    """The names that formatting asks for; none for a text that cannot be formatted so."""
    names: Counter[str] = Counter()

    class Asked(dict[str, int]):
        def __getitem__(self, name: str) -> int:
            names[name] += 1
            return 0

    try:
        str(text % Asked())
    except (TypeError, ValueError):
        return None
    return names


def placed(raw: bytes) -> Iterator[tuple[str, int]]:
    """Each pattern, and how many of its placeables are no select."""
    from fluent.syntax import ast, parse, visitor

    class Counted(visitor.Visitor):
        count = 0

        def visit_Placeable(self, node: ast.Placeable) -> None:  # noqa: N802 (the library's name)
            self.count += not isinstance(node.expression, ast.SelectExpression | ast.Placeable)
            self.generic_visit(node)

    for entry in parse(raw.decode("utf-8-sig")).body:
        if isinstance(entry, ast.Message | ast.Term):
            name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
            patterns = [(name, entry.value), *((f"{name}.{each.id.name}", each.value) for each in entry.attributes)]
            for key, pattern in patterns:
                if pattern is not None:
                    counted = Counted()
                    counted.visit(pattern)
                    yield key, counted.count


def by_csv(raw: bytes) -> Seen:
    rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(row[0], row[1]) for row in rows if len(row) > 1 and not row[0].startswith("#")]


def terms(units: list[Unit]) -> Seen:
    return [(unit.source.text, unit.target.text if unit.target else "") for unit in units]


def by_lxml_of_html(raw: bytes) -> Seen:
    """Name and letters of each element within a run of text that has text of its own and no block in it."""
    for element in page(raw).iter(*(PHRASES)):
        text = letters("".join(shown(element)))
        around = {str(each.tag) for each in (*element.iterdescendants(), *element.iterancestors())}
        inner = {str(each.tag) for each in element.iterdescendants() if isinstance(each.tag, str)}
        if text and inner <= INLINE and not around & {"script", "style", "iframe", "noframes"}:
            yield element.tag, text


PHRASES = ("a", "abbr", "b", "cite", "code", "em", "font", "i", "span", "strong", "sub", "sup", "tt", "u")


def spans(units: list[Unit]) -> Seen:
    """Name and letters of each pair of codes that holds text; an element that is left open holds the rest."""
    for unit in units:
        target = unit.target
        if target is None:
            continue
        ends = {code.id: code.position for code in target.codes if code.kind is CodeKind.CLOSE}
        for code in target.codes:
            name = re.match(r"<(\w+)", code.markup)
            text = letters(target.text[code.position : ends.get(code.id, len(target.text))])
            if code.kind is CodeKind.OPEN and text and name and name[1].lower() in PHRASES:
                yield name[1].lower(), text


def by_lxml_of_docx(raw: bytes) -> Seen:
    """Letters, and the kinds of the objects, of each paragraph that has any letter."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name):
                for paragraph in etree.fromstring(archive.read(name)).iter("{*}p"):
                    text = "".join(own(paragraph, "t"))
                    if re.search(r"\S", text):
                        objects = [kind for kind in OBJECTS for _ in own(paragraph, kind)]
                        yield re.sub(r"\s", "", text), tuple(objects)


MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OBJECTS = ("hyperlink", "footnoteReference", "endnoteReference", "fldChar", "drawing", "pict", "sym")


def own(paragraph: "Element", name: str) -> Iterator[str]:
    """The text of each element of the paragraph, not of those in its text boxes, that was not moved away or deleted."""
    for element in paragraph.iter(f"{{*}}{name}"):
        nearest = next(element.iterancestors("{*}p"))
        aside = next(element.iterancestors("{*}moveFrom", "{*}del", f"{MATH}oMath"), None)
        if nearest is paragraph and aside is None:
            yield element.text or ""


def objects(units: list[Unit]) -> Seen:
    for unit in units:
        if unit.target is not None:
            markup = "".join(code.markup for code in unit.target.codes)
            markup = re.sub(r"<w:txbxContent>.*?</w:txbxContent>", "", markup, flags=re.DOTALL)
            kinds = [kind for kind in OBJECTS for _ in re.findall(rf"<w:{kind}\b", markup)]
            yield re.sub(rf"[\s{OBJECT}\u2011]", "", unit.target.text), tuple(kinds)


def by_yaml(raw: bytes) -> Seen:
    """Path, category and text: a mapping whose keys are CLDR's categories holds the forms of one message.

    An alias is where its anchor is, and once.
    """
    import yaml

    met: set[int] = set()

    def read(node: yaml.Node, path: str = "") -> Iterator[tuple[str, str, str]]:
        if id(node) in met:
            return
        met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            names = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
            for key, inner in node.value:
                is_form = names <= PLURALS and "other" in names and inner.tag.endswith(":str")
                if is_form and isinstance(inner, yaml.ScalarNode):
                    yield path, key.value, inner.value
                else:
                    yield from read(inner, f"{path}.{key.value}" if path else str(key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, inner in enumerate(node.value):
                yield from read(inner, f"{path}[{number}]")
        elif node.tag == "tag:yaml.org,2002:str":
            yield path, "", node.value

    for tree in yaml.compose_all(raw, Loader=yaml.SafeLoader):
        first, inner = tree.value[0] if isinstance(tree, yaml.MappingNode) and len(tree.value) == 1 else (None, tree)
        is_lang = first is not None and re.fullmatch(r"[a-z]{2,3}(?:[-_]\w+)?", first.value)
        yield from read(inner if is_lang else tree)


def by_markdown_it(raw: bytes) -> Seen:
    """Each mark of the blocks, by its kind."""
    from markdown_it import MarkdownIt

    source = re.sub(r"\A---\n.*?\n---\n", "", raw.decode("utf-8-sig").replace("\r\n", "\n"), flags=re.DOTALL)
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        children = (token.children or ()) if token.type == "inline" else ()
        if any(child.type in {"text", "text_special"} and child.content.strip() for child in children):
            yield from (kind for child in children if (kind := MARKS.get(child.type, child.type)))


MARKS = {
    "text": "",
    "softbreak": "",
    "text_special": "",
    "hardbreak": "br",
    "code_inline": "code",
    "html_inline": "html",
}


def marks(units: list[Unit]) -> Seen:
    for unit in units:
        for code in unit.target.codes if unit.target and "@" not in unit.id else ():
            name = code.id.rstrip("0123456789")
            tail = {CodeKind.OPEN: "_open", CodeKind.CLOSE: "_close"}.get(code.kind, "")
            yield "html" if code.markup.startswith("<") and name != "link" else name + tail


REFERENCES: dict[str, tuple[Callable[[bytes], Seen], Callable[[list[Unit]], Seen]]] = {
    "xliff12": (by_lxml_of_xliff, sides),
    "sdlxliff": (by_lxml_of_xliff, sides),
    "xliff2": (by_lxml_of_xliff, sides),
    "tmx": (by_lxml_of_tmx, variants),
    "tbx": (by_lxml_of_tbx, targets),
    "qt-ts": (by_lxml_of_qt, messages),
    "android": (by_lxml_of_android, strings),
    "resx": (by_lxml_of_resx, noted),
    "apple-stringsdict": (by_plistlib, formed),
    "po": (by_polib, entries),
    "mo": (by_gettext, compiled),
    "fluent": (by_fluent_syntax, patterns),
    "glossary-omegat": (by_csv, terms),
    "utx": (by_csv, terms),
    "markdown": (by_markdown_it, marks),
    "html": (by_lxml_of_html, spans),
    "docx": (by_lxml_of_docx, objects),
    "rails-yaml": (by_yaml, formed),
}
