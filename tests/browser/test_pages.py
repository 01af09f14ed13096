"""The other pages: the analysis of files, the demonstration's report, and the page on which beads are corrected."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.reviews import EVIL
from tmkit.core import Bead, Span
from tmkit.flows import analyze
from tmkit.report import alignment
from tmkit.report.page import Cell, Section, page

pytestmark = pytest.mark.browser
PROFILES = ("light", "dark", "phone", "dark phone", "narrowest")
FRENCH = ("La Chine accueille le sommet.", "Il dure trois jours.", f"Des milliards {EVIL}")
CHINESE = ("中国主办峰会。", "会期三天。", EVIL)


def analysis(folder: Path) -> str:
    path = folder / "a very long name of a file without any break_in_it_at_all_or_nearly_so.po"
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(
        head + 'msgid "Save the file"\nmsgstr ""\n\nmsgctxt "b"\nmsgid "Save the file"\nmsgstr ""\n', "utf-8"
    )
    return analyze.told(analyze.analyze([str(path)], []), "html")


def texts(folder: Path) -> str:
    rows = ((Cell("1"), Cell(FRENCH[0], "fr", (Span(3, 8),)), Cell(CHINESE[0], "zh"), Cell("0.98")),)
    evil = ((Cell(EVIL), Cell(EVIL, "fr", (Span(0, 9),)), Cell(EVIL, "zh"), Cell(EVIL)),)
    sections = [
        Section("Aligned", "Units.", ("", "fr", "zh", "score"), rows),
        Section(EVIL, EVIL, ("", "a", "b", EVIL), evil),
    ]
    return page("First Smart China Expo", "A press release.", sections)


def beads(folder: Path) -> str:
    sides = [("fr", "a.txt", FRENCH), ("zh", "b.txt", CHINESE)]
    return alignment.page(sides, [[Bead(Span(at, at + 1), Span(at, at + 1), 0.5 + at / 10) for at in range(3)]])


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("made", [analysis, texts, beads])
def test_no_one_is_shut_out(
    tmp_path: Path,
    opens: Callable[..., Any],
    audit: Callable[[Any], list[str]],
    profile: str,
    made: Callable[[Path], str],
) -> None:
    path = tmp_path / "page.html"
    path.write_text(made(tmp_path), encoding="utf-8")
    opened = opens(path, profile)
    assert audit(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.evaluate("typeof hacked") == "undefined"
    assert opened.locator("img, svg").count() == 0


def test_beads_are_corrected_by_keyboard_and_saved(tmp_path: Path, opens: Callable[..., Any]) -> None:
    path = tmp_path / "beads.html"
    path.write_text(beads(tmp_path), encoding="utf-8")
    opened = opens(path)
    assert opened.locator(".bead").count() == 3
    opened.keyboard.press("m")
    assert opened.locator(".bead").count() == 2
    opened.keyboard.press("s")
    opened.keyboard.press("u")
    with opened.expect_download() as saving:
        opened.keyboard.press("w")
    corrections = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))
    assert corrections["beads"][0] == [[[0, 1], [0, 1], 1], [[2], [2], 0.7]]
