"""The page of figures shows what the benchmarks print: each of its blocks is a room's, each command one that runs."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```text bench:(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_each_block_of_the_page_is_a_room_s() -> None:
    rooms = {path.stem for path in (ROOT / "tests" / "bench").glob("*.py")}
    assert BLOCKS
    assert {room for room, _ in BLOCKS} <= rooms
    assert len({room for room, _ in BLOCKS}) == len(BLOCKS)


def test_each_section_names_its_room() -> None:
    assert re.findall(r"^## .*\(`(\w+)`\)$", PAGE, re.MULTILINE) == [room for room, _ in BLOCKS]
