"""Formats on real files: bytes kept, edits, verdicts of validators, what reference libraries see, and speed.

Figures in percent unless their name says otherwise; speeds are ratios to the peer, by CPU time in the same run.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tmkit.core import OBJECT, CodeKind, ConfigurationError, InputError, Segment, Unit
from tmkit.formats import po, registry, tmx_writer, xmlspans
from tmkit.formats.validation import schema, tmx, xliff2
from tmkit.formats.validation.registry import validate

EDIT = 'Test & <e> x\n"t" \\ a'
TOOLKIT = Path(__file__).parent / "_toolkit.py"
STREAMED = 500_000_000  # bytes of the translation memory that is streamed


def run(data: Path) -> dict[str, float]:
    """All figures, as they are measured."""
    figures: dict[str, float] = {}
    figures |= kept(data / "formats")
    figures |= verdicts(data / "formats", data.parent / "schemas")
    figures |= seen(data / "formats")
    figures |= catalogues(data / "formats")
    figures |= streamed()
    return figures


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "SOURCES" not in path.name)


def kept(folder: Path) -> dict[str, float]:
    """Bytes of unedited files, and one unit edited at a time."""
    figures: dict[str, float] = {}
    total: Counter[str] = Counter()
    for kind in sorted(path for path in folder.iterdir() if path.is_dir()):
        counts: Counter[str] = Counter()
        for path in files(kind):
            try:
                raw = path.read_bytes()
                document = registry.parse(raw, path=str(path))
            except InputError as error:
                counts["refused" if error.line else "unread"] += 1
                continue
            counts["files"] += 1
            counts["same"] += document.render({}) == raw
            units = list(document.units())
            for unit in units[:: max(1, len(units) // 20)]:
                counts["edits"] += 1
                counts["good"] += edited(raw, str(path), document, unit, units)
        if not counts["files"]:
            continue
        total += counts
        print(
            f"{kind.name:18} same to the byte {counts['same']}/{counts['files']}, edits "
            f"{counts['good']}/{counts['edits']}, malformed and refused with their line {counts['refused']}, "
            f"no format here {counts['unread']}"
        )
        figures[f"{kind.name} same"] = 100 * counts["same"] / counts["files"]
    figures["edits read back"] = 100 * total["good"] / max(1, total["edits"])
    return figures


def edited(raw: bytes, path: str, document: object, unit: Unit, units: list[Unit]) -> bool:
    """Whether an edit reads back, and leaves every other unit and all the bytes around it alone."""
    text = EDIT
    try:
        changed = document.render({unit.key: text})
    except ConfigurationError:
        text = "Test"  # an encoding or a format that cannot hold the rest
        changed = document.render({unit.key: text})
    after = {other.key: other for other in registry.parse(changed, path=path).units()}
    found = after.pop(unit.key, None)
    others = {other.key: other.target for other in units if other.key != unit.key}
    return (
        found is not None
        and found.target is not None
        and found.target.text == text
        and {key: other.target for key, other in after.items()} == others
    )


def verdicts(folder: Path, schemas: Path) -> dict[str, float]:
    """Invalid files of the XLIFF 2 standard found, false alarms, and agreement with the published schemas."""
    found: Counter[str] = Counter()
    for kind in sorted((folder / "xliff2").glob("oasis-*")):
        invalid = kind.name.endswith("-invalid")
        for path in files(kind):
            try:
                problems = bool(list(xliff2.problems(path.read_bytes())))
            except InputError:
                problems = True
                if not invalid:  # the standard's own example of a plural is not well-formed XML
                    found["not XML"] += 1
                    continue
            found["invalid" if invalid else "valid"] += 1
            found["hit" if invalid else "alarm"] += problems
    print(
        f"XLIFF 2: {found['hit']} of {found['invalid']} invalid files found, {found['alarm']} false alarms on "
        f"{found['valid']} valid ones; {found['not XML']} file said to be valid is not XML"
    )
    figures = {
        "xliff2 invalid found": 100 * found["hit"] / max(1, found["invalid"]),
        "xliff2 false alarms max": float(found["alarm"]),
    }
    if schemas.is_dir():
        figures |= agreement(folder, schemas)
    return figures


def agreement(folder: Path, schemas: Path) -> dict[str, float]:
    """Files on which our schema and the published one say the same."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    xliff = etree.XMLSchema(etree.parse(str(schemas / "xliff12/xliff-core-1.2-transitional.xsd")))
    srx = etree.XMLSchema(etree.parse(str(schemas / "srx/srx20.xsd")))
    counts: Counter[str] = Counter()
    for path in [
        *files(folder / "tmx"),
        *files(folder / "xliff12"),
        *files(folder / "sdlxliff"),
        *files(folder / "srx"),
    ]:
        raw = path.read_bytes()
        try:
            tree, ours = etree.fromstring(raw, parser), xmlspans.parse(raw).window.utf8
        except (etree.XMLSyntaxError, InputError):
            continue
        if tree.tag == "tmx":
            dtd = schemas / "tmx" / f"tmx{tree.get('version', '').replace('.', '')}.dtd"
            theirs = etree.DTD(dtd.open("rb")).validate(tree)
            mine = not any(problem.rule == "schema" for problem in tmx.problems(raw))
        elif tree.tag == "{urn:oasis:names:tc:xliff:document:1.2}xliff":
            theirs = xliff.validate(tree)
            mine = not validate(raw, path.name).problems
        elif tree.tag.endswith("srx"):
            theirs, mine = srx.validate(tree), not list(schema.problems(ours, "srx20.rng"))
        else:
            continue
        counts["files"] += 1
        counts["same"] += theirs == mine
    print(f"TMX, XLIFF 1.2 and SRX: {counts['same']} of {counts['files']} verdicts as the published schemas'")
    return {"verdicts as published": 100 * counts["same"] / max(1, counts["files"])}


def seen(folder: Path) -> dict[str, float]:
    """Files whose texts, inline codes laid flat, are those that translate-toolkit reads."""
    paths = [*files(folder / "tmx"), *files(folder / "xliff12"), *files(folder / "sdlxliff"), *files(folder / "qt-ts")]
    paths += [path for path in files(folder / "resx") if path.suffix == ".resx"]
    told = subprocess.run(
        [sys.executable, TOOLKIT, "units", *map(str, paths)], capture_output=True, text=True, check=False
    )
    counts: Counter[str] = Counter()
    for line in told.stdout.splitlines():
        name, theirs = json.loads(line)
        if isinstance(theirs, str):
            counts["unread by the toolkit"] += 1
            continue
        units = list(registry.parse(Path(name).read_bytes(), path=name).units())
        if Path(name).suffix == ".tmx" and odd(units):
            counts["odd"] += 1  # it takes two variants of each <tu>, whichever they are
            continue
        counts["files"] += 1
        ours = Counter("".join(bare(flat(unit.target)) for unit in units if unit.target))
        same = ours == Counter("".join(bare(target) for _, target, _ in theirs))
        counts["same"] += same
        if not same:
            print(f"   {Path(name).name}: {len(units)} units here, {len(theirs)} there")
    refused = counts["unread by the toolkit"]
    print(
        f"as translate-toolkit reads: {counts['same']} of {counts['files']} files, {refused} it refuses, "
        f"{counts['odd']} have several languages or lack sources, which it does not tell apart"
    )
    return {"targets as the toolkit reads": 100 * counts["same"] / max(1, counts["files"])}


def odd(units: list[Unit]) -> bool:
    """Whether a TMX has what translate-toolkit cannot hold: more languages than two, or units without a source."""
    return len({unit.target_lang for unit in units}) > 1 or any(not unit.source.text for unit in units)


def bare(text: str) -> str:
    """Without white space, which the toolkit trims, and without the rooms of codes."""
    return "".join(text.replace(OBJECT, "").split())


def flat(segment: Segment) -> str:
    """The text with what native codes hold, as a library without inline codes reads it."""
    pieces, done = [], 0
    for code in segment.codes:
        pieces += [segment.text[done : code.position], held(code.markup)]
        done = code.position + (code.kind is CodeKind.STANDALONE)
    return "".join((*pieces, segment.text[done:]))


def held(markup: str) -> str:
    """The text in a code's markup; none in a tag that only opens or closes."""
    try:
        tree = xmlspans.parse(markup.encode())
    except InputError:
        return ""
    return tree.window.text(tree.root)


def catalogues(folder: Path) -> dict[str, float]:
    """PO beside polib: what is read, and how fast, over Django's catalogues and the folder's."""
    import django
    import polib

    root = Path(django.__file__).parent
    raws = [path.read_bytes() for path in sorted(root.rglob("django.po"))]
    same = ours = theirs = 0
    for raw in raws:
        start = time.process_time()
        document = po.parse(raw)
        units = sum(1 for _ in document.units())
        ours += time.process_time() - start
        text = raw.decode()
        start = time.process_time()
        catalogue = polib.pofile(text)
        theirs += time.process_time() - start
        expected = [(entry.msgctxt, entry.msgid, texts(entry)) for entry in catalogue]
        read = [(entry.context, entry.message, [form for _, form, _, _ in entry.strings]) for entry in document.entries]
        same += expected == read and units == sum(len(forms) for _, _, forms in expected)
    print(f"PO: {same} of {len(raws)} catalogues as polib reads them; polib takes {theirs / ours:.2f} times our time")
    figures = {"po as polib": 100 * same / len(raws), "po speed to polib": theirs / ours}
    ratios = sorted(
        (ratio, path.name) for path in sorted((folder / "po").rglob("*.po*")) if (ratio := beside_polib(path))
    )
    slowest, name = ratios[0]
    print(f"PO: over {len(ratios)} small files polib takes at least {slowest:.2f} times our time ({name})")
    return figures | {"po slowest file to polib": slowest}


def beside_polib(path: Path) -> float:
    """What polib takes of our time, each at its best of several; 0 for a file that it refuses."""
    import polib

    raw = path.read_bytes()
    try:
        text = po.read(raw).text
        polib.pofile(text)
    except (InputError, OSError, ValueError):
        return 0
    tries = max(5, min(60, 1_000_000 // max(len(raw), 1)))
    return best(tries, lambda: polib.pofile(text)) / best(tries, lambda: list(po.parse(raw).units()))


def best(tries: int, act: Callable[[], object]) -> float:
    """The least processor time that a try took, in seconds."""
    least = float("inf")
    for _ in range(tries):
        start = time.process_time()
        act()
        least = min(least, time.process_time() - start)
    return least


def texts(entry: object) -> list[str]:
    forms = entry.msgstr_plural
    return [forms[index] for index in sorted(forms)] if forms else [entry.msgstr]


def memory(count: int) -> Iterator[Unit]:
    """Units such as a translation memory holds."""
    for number in range(count):
        source = f"Phrase numéro {number} : il fait beau aujourd’hui à Chongqing, et alors ?"
        target = f"Sentence number {number}: the weather is fine today in Chongqing, so what?"
        yield Unit(str(number), Segment(source, "fr"), Segment(target, "en"), "en", properties=(("score", "0.98"),))


CHILD = """
import resource, sys, time
from pathlib import Path
from tests.bench.formats import memory
from tmkit.formats import registry, tmx_writer
path, count = Path(sys.argv[1]), int(sys.argv[2])
start = time.process_time()
with path.open("wb") as file:
    tmx_writer.write_to(file, memory(count))
wrote = time.process_time() - start
start = time.process_time()
read = sum(1 for _ in registry.stream(path))
print(read == count, time.process_time() - start, wrote, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def streamed() -> dict[str, float]:
    """A large TMX written and read in a process of its own, and a smaller one beside translate-toolkit."""
    unit = len(tmx_writer.write(memory(1000))) / 1000
    large, small = int(STREAMED / unit), 50_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.tmx"
        told = subprocess.run(
            [sys.executable, "-c", CHILD, str(path), str(large)], capture_output=True, text=True, check=True
        ).stdout.split()
        size = path.stat().st_size / 1e6
        path.unlink()
        read, wrote, peak = map(float, told[1:])
        beside = Path(folder) / "small.tmx"
        begin = time.process_time()
        with beside.open("wb") as file:
            tmx_writer.write_to(file, memory(small))
        our_write = time.process_time() - begin
        begin = time.process_time()
        for _ in registry.stream(beside):
            pass
        our_read = time.process_time() - begin
        answer = subprocess.run(
            [sys.executable, TOOLKIT, "speed", str(beside), str(small)], capture_output=True, text=True, check=False
        )
    print(f"TMX of {size:.0f} MB: read {size / read:.1f} MB/s, written {size / wrote:.1f} MB/s, peak {peak:.0f} MB")
    figures = {"tmx stream memory MB max": peak, "tmx stream whole": 100.0 * (told[0] == "True")}
    if answer.returncode == 0:
        their_read, their_write = json.loads(answer.stdout)
        slower_read, slower_write = their_read / our_read, their_write / our_write
        print(f"translate-toolkit takes {slower_read:.2f} times as long to read, {slower_write:.2f} to write")
        figures |= {"tmx read speed to the toolkit": slower_read}
        figures |= {"tmx write speed to the toolkit": slower_write}
    return figures


if __name__ == "__main__":
    from tests.bench.__main__ import DATA

    for figure, value in run(DATA).items():
        print(f"{figure}: {value:g}")
