"""Keyed files, tables and documents on real files: bytes kept, edits, and what reference libraries see, in percent."""

import html
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tmkit.core import OBJECT, ConfigurationError, InputError, Unit
from tmkit.formats import registry
from tmkit.formats.markdown_front import SHOWN

if TYPE_CHECKING:
    from lxml.html import HtmlElement

KINDS = (
    "apple-strings", "arb", "docx", "fluent", "glossary-omegat", "html", "i18next", "json-nested", "markdown",
    "properties", "rails-yaml", "srt", "utx", "vtt", "webext", "xcstrings",
)  # fmt: skip
NOT_TEXT = dict.fromkeys(map(ord, OBJECT + "\t\u2011"))
EDIT = 'Test & <e> x\n"t" \\ a'


def run(data: Path) -> dict[str, float]:
    """All figures, as they are measured."""
    figures: dict[str, float] = {}
    total: Counter[str] = Counter()
    for kind in KINDS:
        counts: Counter[str] = Counter()
        for path in files(data / "formats" / kind):
            measured(path, kind, counts)
        if not counts["files"]:
            continue
        total += counts
        print(
            f"{kind:16} same to the byte {counts['same']}/{counts['files']}, edits {counts['good']}/{counts['edits']} "
            f"({counts['plain']} with a plain text), as the reference {counts['agreed']}/{counts['held']}, "
            f"refused {counts['refused']}"
        )
        if kind in SEEN:
            figures[f"{kind} as the reference"] = 100 * counts["agreed"] / max(1, counts["held"])
            total.subtract({"agreed": counts["agreed"], "held": counts["held"]})  # has a figure of its own
        figures[f"{kind} same"] = 100 * counts["same"] / counts["files"]
    figures["html attributes as lxml"] = attributes_of_html(data / "formats" / "html")
    figures["keyed edits read back"] = 100 * total["good"] / max(1, total["edits"])
    figures["keyed as the reference"] = 100 * total["agreed"] / max(1, total["held"])
    return figures


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "SOURCES" not in path.name)


def measured(path: Path, kind: str, counts: Counter[str]) -> None:
    raw = path.read_bytes()
    counts["files"] += 1
    try:
        document = registry.parse(raw, path=str(path))
    except InputError as error:
        counts["refused"] += 1
        print(f"  {path.name}: {error.message}")
        return
    counts["same"] += document.render({}) == raw
    units = list(document.units())
    for unit in [unit for unit in units if unit.target is not None][:: max(1, len(units) // 10)]:
        counts["edits"] += 1
        counts["good"] += edited(raw, str(path), unit, units, counts)
    reference = REFERENCES.get(kind)
    if reference is None:
        return
    expected = reference(raw)
    if expected is None:
        return
    counts["held"] += 1
    same = Counter(expected) == Counter(SEEN.get(kind, texts_of)(units, kind))
    counts["agreed"] += same
    if not same:
        print(f"  {path.name}: the reference library sees other units")


def texts_of(units: list[Unit], kind: str) -> list[str]:
    kept = NOT_TEXT if kind == "docx" else {ord(OBJECT): None}
    texts = (unit.target.text.translate(kept) for unit in units if unit.target is not None)
    return [text for text in texts if text.strip() or kind not in {"docx", "markdown", "apple-strings"}]


def cues_of(units: list[Unit], kind: str) -> list[str]:
    """Text and tags of each cue."""
    del kind
    targets = [unit.target for unit in units if unit.target is not None]
    return [one.text.translate(NOT_TEXT) + "".join(code.markup for code in one.codes) for one in targets]


def variants_of(units: list[Unit], kind: str) -> list[str]:
    """Key, plural category and text."""
    del kind
    return [f"{unit.context} [{unit.plural}] {unit.target.text}" for unit in units if unit.target is not None]


def letters_of(units: list[Unit], kind: str) -> list[str]:
    """Letters and digits of a page's text in its order: all of them, once."""
    del kind
    return [letters("".join(unit.target.text for unit in units if unit.target and "@" not in unit.id))]


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def edited(raw: bytes, path: str, unit: Unit, units: list[Unit], counts: Counter[str]) -> bool:
    """Whether an edit reads back, and leaves every other unit and the bytes around it alone."""
    text = EDIT
    document = registry.parse(raw, path=path)
    try:
        changed = document.render({unit.key: text})
    except ConfigurationError:  # a line break ends a paragraph, a cue or a cell
        text = "Test"
        counts["plain"] += 1
        changed = document.render({unit.key: text})
    after = {other.key: other.target for other in registry.parse(changed, path=path).units()}
    found = after.pop(unit.key, None)
    others = {other.key: other.target for other in units if other.key != unit.key}
    return found is not None and found.text == text and after == others


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def by_json(raw: bytes) -> list[str] | None:
    try:
        return list(strings(json.loads(raw)))
    except ValueError:  # a comment in Markdown beside the files
        return None


def by_json_of_arb(raw: bytes) -> list[str]:
    return [text for key, text in json.loads(raw).items() if not key.startswith("@")]


def by_json_of_webext(raw: bytes) -> list[str]:
    return [entry["message"] for entry in json.loads(raw).values()]


def by_yaml(raw: bytes) -> list[str]:
    import yaml

    return list(strings(yaml.safe_load(raw)))


def by_json_of_xcstrings(raw: bytes) -> list[str]:
    catalogue = json.loads(raw)
    return [
        f"{key} [{plural}] {text}"
        for key, entry in catalogue["strings"].items()
        for lang, value in entry.get("localizations", {}).items()
        if lang != catalogue["sourceLanguage"]
        for plural, text in variants(value)
    ]


def variants(value: dict[str, object], plural: str = "") -> Iterator[tuple[str, str]]:
    """Plural category and text of everything below a language of a string catalogue."""
    for name, inner in value.items():
        if name == "stringUnit" and isinstance(inner, dict):
            yield plural, inner["value"]
        elif name == "plural" and isinstance(inner, dict):
            for category, case in inner.items():
                yield from variants(case, category)
        elif isinstance(inner, dict):
            yield from variants(inner, plural)


def by_srt(raw: bytes) -> list[str]:
    import srt

    cues = [cue.content for cue in srt.parse(raw.decode("utf-8-sig"))]
    return [SRT_TAG.sub("", cue) + "".join(SRT_TAG.findall(cue)) for cue in cues]


def by_webvtt(raw: bytes) -> list[str] | None:
    """The library's texts and tags; references are resolved by Python's own rules."""
    import webvtt

    if not raw.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):  # SubRip beside the files
        return None
    cues = webvtt.WebVTT.from_buffer(io.StringIO(raw.decode("utf-8-sig"))).captions
    return [html.unescape(cue.text) + "".join(re.findall(r"<[^>]*>", cue.raw_text)) for cue in cues]


def by_lxml_of_html(raw: bytes) -> list[str]:
    return [letters("".join(shown(page(raw))))]


def page(raw: bytes) -> "HtmlElement":
    from lxml import html as pages

    from tmkit.formats.html import read

    # the encoding is told, so that the trees are compared and not two guesses at it
    text = read(raw).text.removeprefix("\ufeff")
    return pages.document_fromstring(text.encode(), parser=pages.HTMLParser(encoding="utf-8"))


def attributes_of_html(folder: Path) -> float:
    """Attributes with words that a reader meets: how many are a unit, or a code's equivalent, in percent."""
    wanted = found = 0
    for path in files(folder):
        raw = path.read_bytes()
        units = [unit for unit in registry.parse(raw, path=str(path)).units() if unit.target is not None]
        ours = Counter(unit.target.text for unit in units if unit.target and "@" in unit.id)
        ours.update(code.equivalent for unit in units if unit.target for code in unit.target.codes)
        values = [element.get(name) or "" for element in page(raw).iter("*") for name in ATTRIBUTES]
        expected = Counter(" ".join(value.split()) for value in values if letters(value))
        collapsed = Counter(" ".join(text.split()) for text in ours.elements())
        wanted += expected.total()
        found += (expected & collapsed).total()
    print(f"html attributes {found}/{wanted}")
    return 100 * found / max(1, wanted)


def shown(element: "HtmlElement") -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in {"script", "style", "iframe", "noframes"}:
        yield element.text or ""
        for child in element:
            yield from shown(child)
            yield child.tail or ""


def by_lxml_of_docx(raw: bytes) -> list[str]:
    """Texts of the paragraphs, without what was moved away and without tabs and breaks."""
    from lxml import etree

    found = []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            if name.startswith(("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")):
                for paragraph in etree.fromstring(archive.read(name)).iter("{*}p"):
                    texts = paragraph.iterfind(".//{*}t")
                    found.append(
                        "".join(one.text or "" for one in texts if next(one.iterancestors("{*}moveFrom"), None) is None)
                    )
    return [text for text in found if text.strip()]


def by_markdown_it(raw: bytes) -> list[str] | None:
    """Texts of the blocks, codes left out; titles of links and images, and alternative texts, with words."""
    from markdown_it import MarkdownIt

    source = raw.decode("utf-8-sig").replace("\r\n", "\n")
    front = re.match(r"---\n(.*?\n)?---\n", source, re.DOTALL)
    source = source[front.end() :] if front else source
    found, parts, about = front_matter((front and front[1]) or ""), [], {}
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source, about):
        if token.type == "inline":
            found.append(plain(token.children or ()))
            for child in token.children or ():
                parts.append(child.attrGet("title") or "" if child.type in {"image", "link_open"} else "")
                parts.append(plain(child.children or ()) if child.type == "image" else "")
    defined = {entry["title"] for entry in about.get("references", {}).values()}  # once, however often they are used
    parts = [part for part in parts if part not in defined] + list(defined)
    return [text for text in found if text.strip()] + [part for part in parts if letters(part)]


def front_matter(source: str) -> list[str]:
    """What a site shows of it, by PyYAML."""
    import yaml

    def read(value: object, key: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from read(inner, str(name).lower())
        elif isinstance(value, str) and key in SHOWN and any(map(str.isalpha, value)):
            yield value

    try:
        return list(read(yaml.safe_load(source)))
    except yaml.YAMLError:
        return []


def plain(tokens: Iterable[Any]) -> str:
    kinds = {"text": None, "softbreak": "\n"}
    return "".join(kinds[child.type] or child.content for child in tokens if child.type in kinds)


def by_toolkit(raw: bytes, suffix: str) -> list[str] | None:
    """translate-toolkit (GPL), as a process of its own."""
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(raw)
        file.flush()
        asked = [sys.executable, "-c", TOOLKIT, file.name, suffix]
        told = subprocess.run(asked, capture_output=True, text=True, check=False)
    return json.loads(told.stdout) if told.returncode == 0 else None


def by_toolkit_of_properties(raw: bytes) -> list[str] | None:
    return by_toolkit(raw, ".properties")


def by_toolkit_of_strings(raw: bytes) -> list[str] | None:
    return by_toolkit(raw, ".strings")


TOOLKIT = """
import json, sys
from translate.storage import properties
kind = {".properties": properties.javautf8file, ".strings": properties.stringsutf8file}[sys.argv[2]]
with open(sys.argv[1], "rb") as file:
    store = kind(file)
print(json.dumps([str(unit.source) for unit in store.units if unit.name and not unit.isblank()]))
"""

ATTRIBUTES = ("alt", "title", "placeholder", "aria-label", "summary", "label")
SRT_TAG = re.compile(r"</?(?:i|b|u|s|font)\b[^>]*>|\{\\[^}]*\}", re.IGNORECASE)
SEEN: dict[str, Callable[[list[Unit], str], list[str]]] = {
    "srt": cues_of,
    "vtt": cues_of,
    "xcstrings": variants_of,
    "html": letters_of,
}
REFERENCES: dict[str, Callable[[bytes], list[str] | None]] = {
    "i18next": by_json,
    "json-nested": by_json,
    "xcstrings": by_json_of_xcstrings,
    "srt": by_srt,
    "vtt": by_webvtt,
    "html": by_lxml_of_html,
    "arb": by_json_of_arb,
    "webext": by_json_of_webext,
    "rails-yaml": by_yaml,
    "docx": by_lxml_of_docx,
    "markdown": by_markdown_it,
    "properties": by_toolkit_of_properties,
    "apple-strings": by_toolkit_of_strings,
}
