"""The pages of docs/checks are what the check files say, and `explain` prints the same."""

from pathlib import Path

import pytest

from tmkit.core import ConfigurationError
from tmkit.flows import check_pages
from tmkit.qa import registry
from tmkit.qa.elsewhere import ELSEWHERE

PAGES = Path(__file__).parents[2] / "docs" / "checks"


def test_the_pages_are_those_that_the_checks_give() -> None:
    wanted = check_pages.pages()
    assert {path.name for path in PAGES.glob("*.md")} == set(wanted)
    stale = [name for name, text in wanted.items() if (PAGES / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run `tmkit rules --docs docs/checks`"


def test_explain_prints_why_and_the_examples() -> None:
    told = "\n".join(check_pages.explained("placeholder"))
    assert "Why" in told
    assert "⟦%(name)s⟧" in told
    with pytest.raises(ConfigurationError, match="did you mean tags"):
        list(check_pages.explained("tagz"))


def test_the_list_has_every_check_with_its_level() -> None:
    listed = {code: level for code, level, _ in check_pages.listed()}
    assert listed["spelling"] == "info, off by default"
    assert listed["tags"] == "error"


def test_names_elsewhere_are_of_checks_that_are_here() -> None:
    assert set(ELSEWHERE) <= set(registry.by_code())
    assert "Weblate xml-tags" in "\n".join(check_pages.explained("tags"))
