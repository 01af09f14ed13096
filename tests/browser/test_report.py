"""The HTML report, as a project manager uses it: in a browser, by mouse, keyboard and thumb, in the dark, on paper."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tests.browser.reviews as made
from tmkit.report.review import Review

pytestmark = pytest.mark.browser
PROFILES = ("light", "dark", "phone", "dark phone", "narrowest")
EMPTY = Review(("clean.po",), 12, (), made.RULES, sizes=(("clean.po", 12),))
PATIENCE = 5.0
"""Seconds that filtering ten thousand findings may take on a busy machine; on an idle one it is a fifth of a second."""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return made.page(tmp_path, made.some())


def codes(page: Any) -> list[str]:
    """The checks of the findings that are shown, in order; those too that are below the window and not drawn yet."""
    told: list[str] = page.locator(".finding:not([hidden]) h3 a").all_text_contents()
    return told


def choose(page: Any, name: str, value: str) -> None:
    page.locator(f"input[name={name}][value='{value}']").click()


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("what", [made.some(), made.hostile(), EMPTY], ids=["some", "hostile", "empty"])
def test_no_one_is_shut_out(
    tmp_path: Path, opens: Callable[..., Any], audit: Callable[[Any], list[str]], profile: str, what: Review
) -> None:
    page = opens(made.page(tmp_path, what), profile)
    assert audit(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for more in page.locator("details").all():
        more.evaluate("details => { details.open = true; }")
    if what.found:
        page.evaluate("keys.showModal()")
    assert audit(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_levels_checks_files_and_languages_filter_and_their_counts_follow(
    report: Path, opens: Callable[..., Any]
) -> None:
    page = opens(report)
    assert codes(page) == ["number-scale", "tags", "term-missing", "fr-spacing"]
    assert page.locator("#shown").inner_text() == "All 4 findings shown"
    choose(page, "level", "error")
    assert codes(page) == ["number-scale", "tags"]
    assert page.locator("#shown").inner_text() == "2 of 4 findings shown"
    assert page.get_by_label("fr-spacing").locator("xpath=..").locator(".n").inner_text() == "0"
    assert page.locator("label.warning .n").inner_text() == "1"
    choose(page, "level", "warning")
    assert codes(page) == ["number-scale", "tags", "term-missing"]
    choose(page, "lang", "fr")
    assert codes(page) == ["tags"]
    choose(page, "code", "number-scale")
    assert codes(page) == []
    assert page.locator("#empty").is_visible()
    page.locator("#empty button").click()
    assert len(codes(page)) == 4
    page.get_by_label("strings.po").click()
    assert codes(page) == ["tags", "fr-spacing"]


def test_the_search_takes_several_words_and_no_accents(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report)
    search = page.get_by_label("Search")
    for words, wanted in (
        ("RESUMEE", ["number-scale", "term-missing"]),
        ("resumee billion", ["term-missing"]),
        ("6120万", ["number-scale"]),
        ("unit-20", ["tags"]),
        ("strings.po", ["tags", "fr-spacing"]),
        ("nowhere", []),
    ):
        search.fill(words)
        page.wait_for_function(
            "said => decodeURIComponent(location.hash.replaceAll('+', ' ')).endsWith(said)", arg=words
        )
        assert codes(page) == wanted


def test_an_address_keeps_what_was_chosen(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report)
    choose(page, "level", "error")
    page.get_by_label("Order").select_option("place")
    page.reload()
    assert codes(page) == ["number-scale", "tags"]
    assert page.get_by_label("Order").input_value() == "place"
    page.get_by_role("button", name="Reset the filters").click()
    assert "#" not in page.url


def test_the_order_is_by_risk_or_by_place(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report)
    page.get_by_label("Order").select_option("place")
    assert codes(page) == ["term-missing", "number-scale", "fr-spacing", "tags"]
    page.get_by_label("Order").select_option("risk")
    assert codes(page) == ["number-scale", "tags", "term-missing", "fr-spacing"]


def test_everything_goes_by_keyboard(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report)
    at = "document.activeElement.dataset.code"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    assert page.evaluate(at) == "number-scale"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(at) == "tags"
    page.keyboard.press("w")
    assert codes(page) == ["term-missing"]
    page.keyboard.press("r")
    page.keyboard.press("/")
    page.keyboard.type("jx")  # letters in the search are letters
    assert page.get_by_label("Search").input_value() == "jx"
    page.get_by_label("Search").fill("billion")
    page.keyboard.press("Enter")
    assert page.evaluate(at) == "term-missing"
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.get_by_label("Single keys are on").uncheck()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("e")
    assert codes(page) == ["term-missing"]


def test_what_is_done_stays_done(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report)
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.get_by_label("Hide what is done").check()
    assert codes(page) == ["tags", "term-missing", "fr-spacing"]
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert codes(page) == ["term-missing", "fr-spacing"]
    assert page.evaluate("document.activeElement.dataset.code") == "term-missing"
    page.reload()
    assert codes(page) == ["term-missing", "fr-spacing"]
    page.get_by_label("Hide what is done").uncheck()
    assert page.locator(".finding .tick input:checked").count() == 2


def test_texts_are_verbatim_in_their_language_with_their_spans_marked(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report)
    first = page.locator(".finding").first
    assert first.locator("dd").all_text_contents() == [
        "Une valeur de 612 milliards, résumée ainsi :",
        "总额达6120万元人民币",
    ]
    assert [each.get_attribute("lang") for each in first.locator("dd").all()] == ["fr", "zh"]
    assert first.locator("mark").all_text_contents() == ["612 milliards", "6120万"]
    assert [first.locator(each).inner_text() for each in ("del", "ins")] == ["6120万", "6120亿"]
    paper, mark = (
        page.locator(each).first.evaluate("node => getComputedStyle(node).backgroundColor")
        for each in (".finding", "mark")
    )
    assert paper != mark
    spaces = page.locator(".finding[data-code='fr-spacing']")
    assert spaces.locator("dd").last.text_content() == "Prêt\u202f?  Oui"
    assert spaces.locator("mark").text_content() == "  "
    assert spaces.locator(".unseen").first.get_attribute("title") == "U+202F NARROW NO-BREAK SPACE"
    tags = page.locator(".finding[data-code='tags']")
    assert tags.locator("dd .tag").all_text_contents() == ["<b>", "</b>"]
    assert tags.locator("mark").all_text_contents() == ["now", ""]


def test_a_check_is_explained(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report)
    page.locator(".finding h3 a").first.click()
    assert page.get_by_text("Why      Magnitudes agree.").is_visible()
    table = page.get_by_role("region", name="By file").locator("tbody tr")
    assert table.all_inner_texts() == [
        "news.tmx\t1\u00a0200\t1\t1\t0\t2",
        "strings.po\t34\t1\t0\t1\t2",
        "clean.po\t6\t0\t0\t0\t0",
    ]


def test_hostile_text_is_text(tmp_path: Path, opens: Callable[..., Any]) -> None:
    page = opens(made.page(tmp_path, made.hostile()))
    page.locator(".finding h3 a").click()
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("script").count() == 1
    assert page.locator("img, svg, iframe, object, link").count() == 0
    assert "<img src=x onerror=hacked()>" in page.locator(".finding dd").last.text_content()
    assert "\u202e" not in page.locator(".page").text_content()


def test_dark_is_dark_and_light_is_light(report: Path, opens: Callable[..., Any]) -> None:
    shades = {}
    for profile in ("light", "dark"):
        colour = opens(report, profile).evaluate("getComputedStyle(document.body).backgroundColor")
        shades[profile] = sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(",")))
    assert shades["dark"] < 120
    assert shades["light"] > 600


def test_on_a_phone_the_filters_fold_away_and_work(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report, "phone")
    assert not page.get_by_label("fr-spacing").is_visible()
    page.get_by_text("Filters", exact=True).tap()
    page.get_by_label("fr-spacing").tap()
    assert codes(page) == ["fr-spacing"]
    boxes = [each.bounding_box() for each in page.locator(".finding:not([hidden]) dd").all()]
    assert boxes[0]["y"] < boxes[1]["y"]  # one under the other


def test_on_paper_there_are_the_chosen_findings_and_no_controls(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report, "dark")
    choose(page, "level", "error")
    page.emulate_media(media="print")
    assert page.locator("input:visible, select:visible, button:visible").count() == 0
    assert page.locator(".finding:visible").count() == 2
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


def test_without_scripts_everything_is_there_to_read(report: Path, opens: Callable[..., Any]) -> None:
    page = opens(report, "light", java_script_enabled=False)
    assert page.locator(".finding:visible").count() == 4
    assert page.locator("input:visible").count() == 0


def test_ten_thousand_findings_stay_usable(tmp_path: Path, opens: Callable[..., Any]) -> None:
    started = time.monotonic()
    page = opens(made.page(tmp_path, made.many(10_000)))
    assert time.monotonic() - started < 4 * PATIENCE
    timed = """async step => {
        const start = performance.now();
        Function(step)();
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        return (performance.now() - start) / 1000;
    }"""
    for step, wanted in (
        (
            "document.querySelector('input[name=level][value=error]').click()",
            "3\u00a0334 of 10\u00a0000 findings shown",
        ),
        ("reset()", "All 10\u00a0000 findings shown"),
        ("form.elements.search.value = '9998 fichiers'; changed()", "2 of 10\u00a0000 findings shown"),
        ("reset()", "All 10\u00a0000 findings shown"),
    ):
        assert page.evaluate(timed, step) < PATIENCE, step
        assert page.locator("#shown").inner_text() == wanted
