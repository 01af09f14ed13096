"""Every reader under noise: it reads or refuses, quickly, and what it reads it gives back to the byte.

`TMKIT_FUZZ_SECONDS=120 pytest tests/formats/test_fuzz.py -m slow` is the long run; cases that break a reader are left,
shrunk, in the folder that `TMKIT_FUZZ_KEEP` names. Those met so far stand in `tests/cases/formats_broken`, and the
ordinary suite tries them.
"""

import contextlib
import io
import os
import random
import re
import signal
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import openpyxl
import polib
import pytest

from tmkit import memory
from tmkit.core import OBJECT, CodeKind, TmkitError
from tmkit.flows import configuration, own_rules
from tmkit.formats import registry
from tmkit.formats.document import Document
from tmkit.formats.glossaries import registry as glossaries
from tmkit.formats.validation.registry import validate
from tmkit.memory import salvage
from tmkit.memory.records import Record, Variant
from tmkit.segment import srx

CASES = Path(__file__).parent.parent / "cases"
SECONDS = float(os.environ.get("TMKIT_FUZZ_SECONDS", "2"))
SEED = os.environ.get("TMKIT_FUZZ_SEED", "")
KEEP = os.environ.get("TMKIT_FUZZ_KEEP", "")
SLOWEST = 5.0  # seconds for a case of at most 64 KiB: a hang, not a slow machine
LARGEST = 1 << 16
EDITS = (
    "x & <y>", "é\n汉字", "", " a ", 'q " \' \\ %', "{", "# a", "- b", "a: b", "]]>", "*/", "\u2028", "a\tb", "1.",
    "<b>c</b>", "{a} %s %1$d", "[d](e)", "*f* _g_ `h`", "00:00:01,000 --> 00:00:02,000", "@i", "&amp;", "\u200bj",
)  # fmt: skip
NOISE = (
    b"<", b">", b"&", b'"', b"'", b"\\", b"\n", b"\r", b"\r\n", b"\0", b"\x0c", b"\x85", "\x85\u2028".encode(),
    b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?", b"?>", b"&#0;", b"&#xFFFFFFFF;", b"&nbsp;", b"&amp;", b"/>",
    b"msgstr", b'msgid "', b"#~ ", b"#| ", b'msgctxt "', b"msgid_plural", b"[9]", b"[-1]", b'domain "x"',
    b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", "\ufffc".encode(), "\u202e".encode(),
    b"{", b"}", b"[", b"]", b"(", b")", b":", b",", b";", b"=", b"|", b"#", b"*", b"/*", b"*/", b"//", b"- ", b"? ",
    b"<seg/>", b"<target/>", b'xml:lang=""', b'xml:lang="x"', b"%", b"%1$", b"{0", b"{a, plural, other {", b"\\u",
    b"\\uD800", b"\\x", b"nplurals=99999999999;", b"plural=n**n;", b"plural=" + b"(" * 99 + b"n;", b"plural=n/0;",
    b"charset=utf-7", b"charset=gbk", b"charset=x", b'encoding="utf-16"', b'encoding="x"', b"\t", b" ", b"  ", b"&a",
    b"*a", b"!!python/object:os.system", b"<<: *a", b"%YAML 9", b"---\n", b"...\n", b"|\n", b">-\n", b"--> ",
    b"00:00:00,000 --> ", b"WEBVTT\n", b"NOTE ", b"STYLE\n", b"```", b"~~~", b"<!DOCTYPE a [", b'<!ENTITY a "b">',
    b"<script>", b"</p>", b"<b>", b"<svg><![CDATA[", b"-term = ", b"    .attr = ", b" ->\n", b"*[other]", b"1e999",
    b"NaN", b"-0", b"null", b"true", b'"":', b"@", b"@@locale", b"_other", b"\\", b"#UTX", b'""', b"''",
)  # fmt: skip
NESTED = (b"{", b"[", b"(", b"<a>", b"<g id='1'>", b"<b>", b"> ", b"- ", b"*", b"_", b"`", b"![", b"<!--", b'{"a":',
          b"{a, select, other {", b'"', b"\\", b"&", b"  ", b"\n", b"a", b"1", b"{{", b"<div>", b"<p>",
          b"[^")  # fmt: skip
MULTITERM = """<?xml version="1.0" encoding="UTF-8"?><mtf><conceptGrp><concept>7</concept><descripGrp><descrip
type="subject">law</descrip></descripGrp><languageGrp><language type="English" lang="EN"/><termGrp><term>court</term>
</termGrp></languageGrp><languageGrp><language type="French" lang="FR"/><termGrp><term>tribunal</term></termGrp>
</languageGrp></conceptGrp></mtf>"""
SETTINGS = 'source-lang = "en"\nfiles = ["a.po", "{lang}.json"]\n[qa]\nfail-on = "error"\n[qa.levels]\n"x" = "off"\n'
RULES = """[[rule]]
name = "no-click"
pattern = "cliquer(?!\\\\w)"
message = "Say appuyer"
langs = ["fr"]
"""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPHS = f"""<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Un </w:t></w:r><w:r>
<w:rPr><w:b/></w:rPr><w:t>gras</w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>lien</w:t><w:tab/></w:r></w:hyperlink>
</w:p><w:p><w:r><w:t>boîte</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>dedans</w:t></w:r></w:p></w:txbxContent></w:pict>
</w:r></w:p></w:body></w:document>"""


def try_format(raw: bytes, path: str, chance: random.Random) -> bool:
    """Read or refuse, give back, edit one unit and read that back, validate; whether it was read."""
    read = False
    with contextlib.suppress(TmkitError):
        document = registry.parse(raw, path=path)
        assert document.render({}) == raw, "not given back"
        units = list(document.units())
        keys = [unit.key for unit in units]
        assert len(set(keys)) == len(keys), "two units of one key"
        read = bool(units)
        if units:
            unit, text = chance.choice(units), chance.choice(EDITS)
            key = unit.key
            old = unit.target if unit.target and (unit.target.text or unit.target.codes) else unit.source
            text += OBJECT * sum(code.kind is CodeKind.STANDALONE for code in old.codes)
            edited = document.render({key: text})
            again = readable(edited, path, document.format)
            if is_guessed(document, again):
                return read
            after = {unit.key: unit for unit in again.units()}
            expected = {unit.key: unit.target.text if unit.target else "" for unit in units} | {key: text}
            found = {name: unit.target.text if unit.target else "" for name, unit in after.items()}
            if text.replace(OBJECT, "").strip() or key in found:  # an emptied paragraph is none
                if found.get(key) != text:
                    raise AssertionError(f"an edit of a unit reads back as another: {text!r} as {found.get(key)!r}")
                for name in expected:
                    if found.get(name) != expected[name]:
                        raise AssertionError(f"an edit changed another unit: {key} {name}")
    with contextlib.suppress(TmkitError):
        validate(raw, path)
    return read


def readable(edited: bytes, path: str, form: str) -> Document:
    """The edited file, read as what it was: a few letters of text may look like another format."""
    try:
        return next(one for one in registry.FORMATS if one.name == form).parse(edited, path)
    except TmkitError as error:
        raise AssertionError(f"an edited file is no longer read: {error}") from None


def is_guessed(document: Document, after: Document) -> bool:
    """Whether what was guessed from all of a file, its encoding or that it counts, is another after an edit."""
    originals = [getattr(one, "original", None) for one in (document, after)]
    if None in originals:
        return False
    encodings = [one.encoding for one in originals]
    counts = ["{{" in one.text and "count" in one.text for one in originals]
    return encodings[0] != encodings[1] or (document.format == "json" and counts[0] != counts[1])


def try_glossary(raw: bytes, path: str, chance: random.Random) -> bool:
    with contextlib.suppress(TmkitError):
        return bool(glossaries.parse(raw, path=path).concepts)
    return False


def try_rules(raw: bytes, path: str, chance: random.Random) -> bool:
    with contextlib.suppress(TmkitError):
        return bool(srx.read(raw, path=path))
    return False


def on_disk(read: Callable[[Path], object]) -> Callable[[bytes, str, random.Random], bool]:
    def try_it(raw: bytes, path: str, chance: random.Random) -> bool:
        place = Path(os.environ.get("TMPDIR", "/tmp")) / f"fuzz-{os.getpid()}-{path}"
        place.write_bytes(raw)
        try:
            with contextlib.suppress(TmkitError):
                read(place)
                return True
        finally:
            for left in place.parent.glob(place.name + "*"):
                left.unlink()
        return False

    return try_it


def use_memory(place: Path) -> None:
    with contextlib.suppress(TmkitError), memory.open(place) as opened:
        opened.lookup("One small house.", source_lang="en", target_lang="fr", threshold=50)
        list(opened.records())
        opened.add([Record((Variant("en", "New"), Variant("fr", "Neuf")))])
    opened = salvage.open_store(place)
    list(salvage.records(opened))


def filled_memory() -> bytes:
    place = Path(os.environ.get("TMPDIR", "/tmp")) / f"fuzz-{os.getpid()}.db"
    try:
        with memory.open(place, create=True) as made:
            made.add(Record((Variant("en", f"{n} small house."), Variant("fr", f"{n} maison."))) for n in range(30))
        return place.read_bytes()
    finally:
        for left in place.parent.glob(place.name + "*"):
            left.unlink()


def workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["en", "fr", "Note"])
    book.active.append(["court", "tribunal", "law"])
    book.save(out)
    return out.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


@cache
def seeds() -> dict[str, tuple[Callable[[], bytes], Callable[[bytes, str, random.Random], bool]]]:
    """Name, whose suffix counts, to how it is made and how it is tried."""
    made = {
        path.relative_to(CASES).as_posix().replace("/", "."): (path.read_bytes, try_format)
        for path in sorted((CASES / "formats").rglob("*.*"))
        if path.is_file()
    }
    catalogue = CASES / "formats" / "catalogue_fr.po"
    made["catalogue_fr.mo"] = (lambda: polib.pofile(catalogue.read_text("utf-8")).to_binary(), try_format)
    word = {"[Content_Types].xml": b"<Types/>", "word/document.xml": PARAGRAPHS.encode()}
    made["page_fr.docx"] = (lambda: zipped(word), try_format)
    made["terms.xlsx"] = (workbook, try_glossary)
    made["multiterm.xml"] = (MULTITERM.encode, try_glossary)
    for path in sorted([*(CASES / "glossary").glob("*.tbx"), *(CASES / "formats").glob("[tg]*.[tuc]*")]):
        made[f"glossary.{path.name}"] = (path.read_bytes, try_glossary)
    made["rules.srx"] = ((CASES / "formats" / "rules.srx").read_bytes, try_rules)
    made["tmkit.toml"] = (SETTINGS.encode, on_disk(lambda place: configuration.load(path=place)))
    made["rules.toml"] = (RULES.encode, on_disk(lambda place: own_rules.read(str(place))))
    made["memory.db"] = (filled_memory, on_disk(use_memory))
    return made


def spot(raw: bytes, chance: random.Random) -> tuple[int, int]:
    """Where a change is made: anywhere, a line, or what stands between two marks of syntax."""
    start = chance.randrange(len(raw) + 1)
    kind = chance.random()
    if kind < 0.4:
        return start, min(len(raw), start + chance.choice((0, 0, 1, 2, 8, 64)))
    mark = re.compile(rb"\n" if kind < 0.7 else rb"[<>\"{}\[\]\n,=:]")
    begin = max((found.end() for found in mark.finditer(raw, 0, start)), default=0)
    end = mark.search(raw, start)
    return begin, end.end() if end else len(raw)


def damaged(raw: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The bytes after one to four changes, most of which a parser gets past the first check of."""
    if raw.startswith(b"PK\x03\x04") and chance.random() < 0.8:
        with contextlib.suppress(zipfile.BadZipFile, ValueError, KeyError, NotImplementedError, RuntimeError):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            name = chance.choice(list(parts))
            return zipped(parts | {name: damaged(parts[name], chance, [])})
    for _ in range(chance.randint(1, 4)):
        start, end = spot(raw, chance)
        piece, kind = raw[start:end], chance.random()
        if kind < 0.35:
            raw = raw[:start] + chance.choice(NOISE) + raw[chance.choice((start, end)) :]
        elif kind < 0.5:
            at = spot(raw, chance)[0]
            raw = raw[:at] + piece + raw[at:]
        elif kind < 0.6:
            raw = raw[:start] + raw[end:]
        elif kind < 0.7 and others:
            other = chance.choice(others)
            begin, stop = spot(other, chance)
            raw = raw[:start] + other[begin:stop] + raw[end:]
        elif kind < 0.78:
            raw = raw[:start] + chance.choice((*NESTED, piece[:99])) * chance.choice((3, 40, 300, 3000)) + raw[end:]
        elif kind < 0.84:
            raw = re.sub(rb"\d+", lambda _: chance.choice((b"0", b"-1", b"99999999999", b"2")), raw, count=3)
        elif kind < 0.9:
            raw = raw[:start] + chance.randbytes(chance.randint(0, 4)) + raw[end:]
        elif kind < 0.94:
            raw = raw[:start]
        elif kind < 0.97:
            raw = raw.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", "\u2028".encode())))
        else:
            codec = chance.choice(("utf-16", "utf-16-be", "gb18030", "shift-jis", "latin-1", "utf-8-sig", "utf-32"))
            raw = raw.decode("utf-8", "replace").encode(codec, "replace")
    return raw[:LARGEST]


class HangError(Exception):
    """A case took longer than SLOWEST."""


@contextlib.contextmanager
def limited() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SLOWEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def fault(raw: bytes, name: str, seed: str) -> str:
    """What broke, as the place in the code and the words; empty where nothing did."""
    try:
        with limited():
            seeds()[name][1](raw, name, random.Random(seed))
    except (Exception, RecursionError) as error:  # whatever it is, it is the finding
        frame = next(
            (frame for frame in reversed(traceback.extract_tb(error.__traceback__)) if "/tmkit/" in frame.filename),
            traceback.extract_tb(error.__traceback__)[-1],
        )
        place = "" if isinstance(error, AssertionError) else f"{Path(frame.filename).name}:{frame.lineno} "
        return f"{place}{type(error).__name__}: {error}"[:300]
    return ""


def kind_of(said: str) -> str:
    return re.sub(r"'.*|\".*|\(.*|\d+", "", said)


def shrunk(raw: bytes, name: str, seed: str) -> bytes:
    """The case with whatever can go gone, in at most twenty seconds."""
    wanted, until = kind_of(fault(raw, name, seed)), time.monotonic() + 20
    size = max(1, len(raw) // 2)
    while size and time.monotonic() < until:
        at = 0
        while at < len(raw) and time.monotonic() < until:
            smaller = raw[:at] + raw[at + size :]
            if kind_of(fault(smaller, name, seed)) == wanted:
                raw = smaller
            else:
                at += size
        size //= 2
    return raw


@pytest.mark.slow
@pytest.mark.parametrize("name", seeds())
def test_noise_is_read_or_refused(name: str) -> None:
    first, try_it = seeds()[name][0](), seeds()[name][1]
    pool, chance, until = [first], random.Random(name + SEED), time.monotonic() + SECONDS
    found: dict[str, str] = {}
    tries = 0
    while time.monotonic() < until:
        tries += 1
        raw, seed = damaged(chance.choice(pool), chance, pool), f"{tries}"
        said = fault(raw, name, seed)
        if said and kind_of(said) not in found:
            found[kind_of(said)] = said
            if KEEP:
                begun = time.monotonic()
                small = shrunk(raw, name, seed)
                (Path(KEEP) / f"{len(found)}.{seed}.{name}").write_bytes(small)
                print(f"FOUND {len(found)}.{seed}.{name} {said}", flush=True)
                until += time.monotonic() - begun
        elif not said and tries % 20 == 0 and len(raw) < 8 * len(first):
            with limited(), contextlib.suppress(HangError):
                if try_it(raw, name, random.Random(seed)):  # what is still read leads further
                    pool = [*pool[-49:], raw]
    print(f"TRIED {name} {tries} kept {len(pool)}", flush=True)
    assert not found


def broken() -> list[Path]:
    """Cases named `<seed of the edit>.<name of the seed>`."""
    return sorted((CASES / "formats_broken").glob("*.*"))


@pytest.mark.parametrize("path", broken(), ids=lambda path: path.name)
def test_what_once_broke_a_reader_no_longer_does(path: Path) -> None:
    _, seed, name = path.name.split(".", 2)
    assert fault(path.read_bytes(), name, seed) == ""
