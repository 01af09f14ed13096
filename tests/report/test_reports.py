"""Every report: what it says, that it is valid where a schema says what valid is, and that nothing breaks it."""

import json
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from lxml import etree, html

from tmkit import qa
from tmkit.core import Code, CodeKind, ConfigurationError, Segment, Span, Unit
from tmkit.core.finding import Finding, Fix, Severity
from tmkit.core.unit import Place
from tmkit.report import as_html, as_json, as_text, registry
from tmkit.report.marked import paragraph
from tmkit.report.review import Found, Review, RuleFacts, ranked
from tmkit.report.widths import carets, columns, excerpt, visible

EVIL = 'a "b" <script>alert(1)</script> & \x01 ‮ ]]> \n%0A::error::'


def review(*found: Found, units: int = 1240) -> Review:
    rules = (
        RuleFacts("tags", "Markup is kept", Severity.ERROR, "Why  it breaks the page.", "markup", "Design/Markup"),
    )
    return Review(("a b.po", "c.tmx"), units, ranked(found, ["tags", "quotes"]), rules, sizes=(("a b.po", 1240),))


def found(code: str, severity: Severity, number: int = 1, text: str = "Save <b>now</b>", **more: object) -> Found:
    unit = Unit(str(number), Segment(text, "en"), Segment(f"Sauver {text}", "fr"), "fr")
    finding = Finding(
        code,
        severity,
        f"message {text}",
        str(number),
        (Span(5, 8),),
        (Span(0, 3),),
        Fix(Span(0, 3), "x"),
        "markup",
        f"{number:016x}",
        "fr",
        "",
        "a b.po",
        Place(3 + number, 2),
    )
    return Found(finding, unit)


SOME = review(
    found("quotes", Severity.INFO, 3), found("tags", Severity.ERROR, 1), found("tags", Severity.WARNING, 2, EVIL)
)


def written(name: str, what: Review = SOME) -> str:
    return "\n".join(registry.report(name).write(what, False))


def test_the_headline_counts_segments_and_not_findings() -> None:
    assert SOME.headline == "2 of 1\u00a0240 segments need you (1 error, 1 warning, 1 info)"
    assert review().headline == "none of 1\u00a0240 segments needs you"
    assert review(found("tags", Severity.ERROR), units=1).headline == "1 of 1 segment needs you (1 error)"


def test_findings_are_ranked_by_risk() -> None:
    assert [one.finding.severity.value for one in SOME.found] == ["error", "warning", "info"]


def test_a_folder_and_the_registry_of_reports_agree() -> None:
    folder = Path(as_text.__file__).parent
    assert {path.stem.removeprefix("as_") for path in folder.glob("as_*.py")} == set(registry.NAMES)
    assert tuple(one.name for one in registry.REPORTS) == registry.NAMES


def test_an_unknown_report_suggests_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match="did you mean sarif"):
        registry.report("sarf")


@pytest.mark.parametrize("name", [one.name for one in registry.REPORTS])
@pytest.mark.parametrize("what", [SOME, review()], ids=["some", "none"])
def test_every_report_is_text_without_control_characters(name: str, what: Review) -> None:
    text = written(name, what)
    assert not {char for char in text if ord(char) < 32} - {"\n", "\t"}
    text.encode()


def test_json_is_of_its_schema() -> None:
    document = json.loads(written("json"))
    jsonschema.Draft202012Validator.check_schema(as_json.SCHEMA)
    jsonschema.validate(document, as_json.SCHEMA)
    assert document["summary"]["findings"] == {"error": 1, "warning": 1, "info": 1}
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert lines == document["findings"]


def test_sarif_has_what_code_scanning_reads() -> None:
    run = json.loads(written("sarif"))["runs"][0]
    result = run["results"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["level"] == "error"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "tags"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.po"
    assert place["region"]["startLine"] == 4
    assert result["partialFingerprints"]["tmkit/v1"] == "0000000000000001"


def test_junit_fails_what_is_at_the_failing_level_and_passes_the_rest() -> None:
    root = etree.fromstring(written("junit").encode())
    assert (root.get("tests"), root.get("failures")) == ("4", "2")
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["a b.po", "c.tmx"]
    assert len(suites[0].findall("testcase/failure")) == 2
    assert "<script>" in (suites[0].findall("testcase/failure")[1].text or "")


def test_checkstyle_and_gitlab_and_github_name_file_and_line() -> None:
    errors = etree.fromstring(written("checkstyle").encode()).findall("file[@name='a b.po']/error")
    assert [error.get("line") for error in errors] == ["4", "5", "6"]
    issues = json.loads(written("gitlab"))
    assert [issue["severity"] for issue in issues] == ["critical", "minor", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 3
    lines = written("github").splitlines()
    assert lines[0].startswith("::error file=a b.po,title=tmkit tags,line=4,col=2::message")
    assert len([line for line in lines if line.startswith("::")]) == 3


def test_html_is_one_page_that_escapes_and_is_accessible() -> None:
    text = written("html")
    page = html.fromstring(text)
    assert "<script>alert" not in text
    assert not page.xpath("//link | //img | //script[@src] | //*[contains(@style, 'url(')]")
    assert page.get("lang") == "en"
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == len(page.xpath("//title")) == 1
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for control in page.xpath("//input | //select"):
        assert control.getparent().tag == "label"
    assert page.xpath("//*[@role='status']")
    assert {each.get("lang") for each in page.xpath("//dl[@class='pair']//dd")} == {"en", "fr"}
    identities = page.xpath("//@id")
    assert len(identities) == len(set(identities))
    assert all(each in identities for each in page.xpath("//@aria-labelledby"))


def test_the_colours_of_the_page_have_contrast() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def ratio(one: str, other: str) -> float:
        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    style = (Path(as_html.__file__).parent / "review.css").read_text(encoding="utf-8")
    light_ones, _, rest = style.partition("@media (prefers-color-scheme: dark)")
    for part in (light_ones, rest.partition("* {")[0], style.partition("@media print")[2].partition("body")[0]):
        colours = dict(
            piece.strip().split(": ") for piece in part.replace("{", ";").replace("}", ";").split(";") if "--" in piece
        )
        colours = {
            name: "#" + "".join(2 * one for one in code[1:]) if len(code) == 4 else code
            for name, code in colours.items()
        }
        for ink in ("--ink", "--error", "--warning", "--info", "--quiet", "--accent"):
            assert ratio(colours[ink], colours["--paper"]) >= 4.5, ink
            assert ratio(colours[ink], colours["--ground"]) >= 4.5, ink
        for level in ("--error", "--warning", "--info"):
            assert ratio(colours[level], colours[f"{level}-soft"]) >= 4.5, level
        for back in ("--mark", "--added", "--gone"):
            assert ratio(colours["--ink"], colours[back]) >= 4.5, back
        assert ratio(colours["--edge"], colours["--paper"]) >= 3
        assert ratio(colours["--under"], colours["--paper"]) >= 3


def test_a_text_is_marked_and_its_codes_and_unseen_characters_are_shown() -> None:
    codes = (
        Code("1", CodeKind.OPEN, 0, "<b>"),
        Code("2", CodeKind.STANDALONE, 2, "<br/>"),
        Code("1", CodeKind.CLOSE, 5, "</b>"),
    )
    text = paragraph(Segment("a \ufffcb<c", "en", codes=codes), (Span(2, 4), Span(3, 5), Span(6, 6)))
    assert html.fromstring(f"<p>{text}</p>").text_content() == "<b>a <br/>b<</b>c"
    assert [each.text_content() for each in html.fromstring(f"<p>{text}</p>").xpath("//mark")] == ["<br/>b", ""]
    assert text.count('class="tag"') == 3
    assert paragraph(Segment("a  b", "en"), (Span(1, 3),)).count('data-sign="\u00b7"') == 2
    assert "\u202e" not in paragraph(Segment("a\u202eb", "en"), ())
    assert "\u200d" in paragraph(Segment("\U0001f469\u200d\U0001f4bb", "en"), ())


@pytest.mark.parametrize("path", ["x/", ""])
def test_the_page_says_what_the_files_share_once(path: str) -> None:
    names = tuple(f"{path}{name}" for name in ("aa/b.po", "aa/c.po", "ab.po"))
    page = html.fromstring("\n".join(as_html.write(Review(names, 3, (), ()), False)))
    assert [each.text for each in page.xpath("//tbody/tr/th")] == ["aa/b.po", "aa/c.po", "ab.po"]
    assert page.xpath("string(//header/p)") == "tmkit qa \u00b7 3 files" + (" in x/" if path else "")


def test_marks_stand_under_wide_characters() -> None:
    text = "总额6120亿元"
    assert carets(text, [Span(2, 7)]) == "    ^^^^^^"
    assert columns("a\u0301中") == 3
    assert carets("abc", [Span(3, 3)]) == "   ^"


def test_an_excerpt_keeps_its_span_and_says_what_is_cut() -> None:
    text = "x" * 300 + "HERE" + "y" * 300
    part, spans = excerpt(text, [Span(300, 304)], 40)
    assert part.startswith("…")
    assert part.endswith("…")
    assert [span.of(part) for span in spans] == ["HERE"]
    assert columns(part) <= 40
    assert visible("a\u00a0b\u202fc\n\x07") == "a⍽b⍽c↵·"


def test_text_has_colours_only_when_asked() -> None:
    assert "\x1b" not in written("text")
    assert "\x1b[1;31m" in "\n".join(as_text.write(SOME, True))
    assert qa.PROFILES
