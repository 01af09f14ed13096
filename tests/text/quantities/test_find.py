"""Golden cases: a text, a bar, and its quantities, one a line: span | kind | readings | unit | precision."""

from pathlib import Path

import pytest

from tmkit.core import Quantity, QuantityKind
from tmkit.text.quantities import find

CASES = Path(__file__).parents[2] / "cases" / "quantities"


def cases() -> list[object]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
            text, bar, *lines = block.split("\n")
            assert bar == "---", f"{path.name}: no bar under {text!r}"
            found.append(pytest.param(path.stem, text, lines, id=f"{path.stem}-{number}"))
    return found


def shown(quantity: Quantity, text: str) -> str:
    dated = quantity.kind is QuantityKind.DATE
    values = (("/".join(map(str, one)) if dated else str(one[0])) for one in quantity.readings)
    parts = (
        quantity.span.of(text),
        quantity.kind.value,
        " or ".join(values),
        quantity.unit or "-",
        quantity.precision.value,
    )
    return "  |  ".join(map(str, parts))


@pytest.mark.parametrize(("lang", "text", "lines"), cases())
def test_a_text_gives_these_quantities(lang: str, text: str, lines: list[str]) -> None:
    assert [shown(quantity, text) for quantity in find(text, lang)] == lines


def test_bare_yuan_is_the_currency_of_the_region() -> None:
    assert [find("5000元", tag)[0].unit for tag in ("zh-CN", "zh-TW", "zh-HK")] == ["yuan", "TWD", "HKD"]


def test_french_billion_is_a_thousand_english_ones() -> None:
    assert find("2 billions", "fr")[0].value == 1000 * find("2 billion", "en")[0].value


def test_every_language_file_is_read() -> None:
    from tmkit.text.quantities.tables import names

    for lang in sorted(names()):
        assert find("12 345 km, 30 %", lang), lang
