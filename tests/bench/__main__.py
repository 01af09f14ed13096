"""Run the benchmarks and hold their figures against the floors.

`python -m tests.bench [--record] [ROOM...]`: each module beside this file measures one room (`run(data)` gives its
figures by name); `floors/<room>.toml` has the least that each may be, or the most where its name ends in ` max`.
`--record` writes what a room printed into docs/benchmarks.md, where a block of its name stands.
Exit code 1 when a figure falls through its floor, 2 when the data is not there.
"""

import io
import os
import re
import sys
import tomllib
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import TextIO

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "benchmarks.md"
DATA = Path(os.environ.get("TMKIT_BENCH_DATA", "../shared/bench"))


def rooms() -> list[str]:
    return sorted(
        path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_") and path.stem != "learn_align"
    )


def fallen(room: str, figures: dict[str, float]) -> list[str]:
    """One line for each figure that is worse than its floor, or that has a floor and was not measured."""
    path = HERE / "floors" / f"{room}.toml"
    floors = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    table = floors.get(room, floors)
    lines = []
    for name, floor in table.items():
        figure = figures.get(name)
        if figure is None:
            lines.append(f"{room}: {name} has a floor and was not measured")
        elif (figure > floor) if name.endswith(" max") else (figure < floor):
            lines.append(f"{room}: {name} is {figure:g}, its floor {floor:g}")
    return lines


class Kept(io.StringIO):
    """Shows what is printed, and keeps it."""

    def __init__(self, screen: TextIO) -> None:
        super().__init__()
        self.screen = screen

    def write(self, text: str) -> int:
        self.screen.write(text)
        self.screen.flush()
        return super().write(text)


def record(room: str, printed: str) -> None:
    """Puts what a room printed between the fences of its block on the page; other rooms have none."""
    page = PAGE.read_text(encoding="utf-8")
    block = re.compile(rf"(?<=^```text bench:{room}\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
    lines = "\n".join(line.rstrip() for line in printed.strip("\n").splitlines())
    PAGE.write_text(block.sub(lambda _: lines + "\n", page, count=1), encoding="utf-8")


def main(wanted: list[str]) -> int:
    if not DATA.is_dir():
        print(f"There is no data at {DATA}; set TMKIT_BENCH_DATA to its folder. Nothing was measured.")
        return 2
    recording = "--record" in wanted
    through = []
    for room in [one for one in wanted if one != "--record"] or rooms():
        print(f"== {room}", flush=True)
        with redirect_stdout(Kept(sys.stdout)) as kept:
            figures = import_module(f"tests.bench.{room}").run(DATA)
        if recording:
            record(room, kept.getvalue())
        through += fallen(room, figures)
    print(*through or ["Every figure holds its floor."], sep="\n")
    return 1 if through else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
