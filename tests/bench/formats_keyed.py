"""Keyed files, tables and documents on real files: bytes kept, edits, and what reference libraries see, in percent."""

import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tmkit.core import OBJECT, ConfigurationError, InputError, Unit
from tmkit.formats import registry

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
        figures[f"{kind} same"] = 100 * counts["same"] / counts["files"]
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
    texts = (unit.target.text.translate(NOT_TEXT) for unit in units if unit.target is not None)
    same = Counter(expected) == Counter(
        text for text in texts if text.strip() or kind not in {"docx", "markdown", "apple-strings"}
    )
    counts["agreed"] += same
    if not same:
        print(f"  {path.name}: the reference library sees other units")


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
    """Texts of the blocks, codes left out."""
    from markdown_it import MarkdownIt

    source = raw.decode("utf-8-sig")
    if source.startswith("---"):
        return None
    found = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        if token.type == "inline":
            kinds = {"text": None, "softbreak": "\n"}
            pieces = [kinds[child.type] or child.content for child in token.children or () if child.type in kinds]
            found.append("".join(pieces))
    return [text for text in found if text.strip()]


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

REFERENCES: dict[str, Callable[[bytes], list[str] | None]] = {
    "i18next": by_json,
    "json-nested": by_json,
    "arb": by_json_of_arb,
    "webext": by_json_of_webext,
    "rails-yaml": by_yaml,
    "docx": by_lxml_of_docx,
    "markdown": by_markdown_it,
    "properties": by_toolkit_of_properties,
    "apple-strings": by_toolkit_of_strings,
}
