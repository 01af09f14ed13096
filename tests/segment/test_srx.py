"""SRX files are read whatever their version and namespace, and what is wrong with one is said with its place."""

import pytest

from tmkit import segment
from tmkit.core import InputError, LanguageError, ParseError, RefusedError
from tmkit.segment import Dialect, FormatHandle

WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" xmlns:okpsrx="http://okapi.sf.net/srx-extensions" version="2.0">
<header segmentsubflows="no" cascade="yes">
<formathandle type="start" include="yes"/><formathandle type="end" include="no"/>
<okpsrx:options oneSegmentIncludesAll="yes" trimLeadingWhitespaces="no" useJavaRegex="no" useIcu4JBreakRules="yes"/>
</header>
<body><languagerules>
<languagerule languagerulename="French"><rule break="no"><beforebreak>\\bMme\\.</beforebreak>
<afterbreak>\\s</afterbreak></rule></languagerule>
<languagerule languagerulename="All"><rule><beforebreak>[.?]&#x2B;</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="FR.*" languagerulename="French"/>
<languagemap languagepattern=".*" languagerulename="All"/></maprules></body></srx>
"""


def test_a_whole_file_is_read() -> None:
    rules = segment.read(WHOLE.encode(), path="x.srx")
    assert [(group.name, len(group.rules)) for group in rules.groups] == [("French", 1), ("All", 1)]
    assert rules.groups[1].rules[0].breaks
    assert rules.groups[1].rules[0].before == "[.?]+"
    assert (rules.groups[0].rules[0].path, rules.groups[0].rules[0].line) == ("x.srx", 8)
    assert rules.cascade
    assert not rules.subflows
    assert rules.handle == FormatHandle(start=True, end=False, isolated=False)
    assert rules.options.one_segment_includes_all
    assert not rules.options.trim_leading
    assert rules.dialect is Dialect.ICU


def test_cascading_maps_add_up_and_the_case_of_the_code_does_not_matter() -> None:
    rules = segment.read(WHOLE.encode())
    assert [each.text for each in segment.split("Mme. X. Oui", "fr-CA", rules=rules)] == ["Mme. X.", "Oui"]
    assert [each.text for each in segment.split("Mme. X. Oui", "en", rules=rules)] == ["Mme.", "X.", "Oui"]


def test_without_cascade_the_first_map_alone_counts() -> None:
    rules = segment.read(WHOLE.replace('cascade="yes"', 'cascade="no"').encode())
    assert [each.text for each in segment.split("Mme. X. Oui", "fr", rules=rules)] == ["Mme. X. Oui"]


def test_a_code_is_tried_again_without_its_last_subtag() -> None:
    rules = segment.read(WHOLE.replace("FR.*", "fr").encode())
    assert [each.text for each in segment.split("Mme. X. Oui", "fr-CA", rules=rules)] == ["Mme. X.", "Oui"]


def test_a_code_is_matched_as_it_stands() -> None:
    rules = segment.read(WHOLE.replace("FR.*", "fr_two").encode())
    assert [each.text for each in segment.split("Mme. X. Oui", "fr_two", rules=rules)] == ["Mme. X.", "Oui"]


@pytest.mark.parametrize("namespace", ["", ' xmlns="http://www.lisa.org/srx"', ' xmlns="urn:any"'])
def test_version_one_and_any_namespace(namespace: str) -> None:
    old = f"""<srx{namespace} version="1.0"><header segmentsubflows="yes"><formathandle type="isolated" include="yes"/>
    </header><body><languagerules><languagerule languagerulename="Default"><rule break="yes"><beforebreak>\\.
    </beforebreak></rule></languagerule></languagerules><maprules><maprule maprulename="Default">
    <languagemap languagepattern=".*" languagerulename="Default"/></maprule></maprules></body></srx>"""
    rules = segment.read(old.replace("\n    </beforebreak>", "</beforebreak>").encode())
    assert rules.version == "1.0"
    assert rules.handle.isolated
    assert [each.text for each in segment.split("a. b", "xx", rules=rules)] == ["a.", "b"]


def test_utf_16_is_read() -> None:
    rules = segment.read(WHOLE.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert len(rules.groups) == 2


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (WHOLE[:400], 7, "no XML"),
        (WHOLE.replace("</rule></languagerule>", "</languagerule>", 1), 9, "mismatched tag"),
        ("", 1, "no element"),
        ("<tmx/>", 1, "root is <tmx>"),
        (WHOLE.replace('"FR.*"', '"("'), 12, "no expression"),
    ],
)
def test_a_malformed_file_is_refused_with_line_and_column(content: str, line: int, words: str) -> None:
    with pytest.raises(ParseError) as told:
        segment.read(content.encode(), path="x.srx")
    assert told.value.line == line
    assert str(told.value).startswith(f"x.srx:{line}")
    assert words in str(told.value)


def test_an_entity_declaration_is_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE srx [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>' + WHOLE[39:]
    with pytest.raises(RefusedError, match="entity 'a'"):
        segment.read(bomb.encode())


def test_what_is_written_is_read_back() -> None:
    rules = segment.read(WHOLE.encode())
    again = segment.read(segment.write(rules, note="A -- note"))
    assert [(m.pattern, m.group) for m in again.maps] == [(m.pattern, m.group) for m in rules.maps]
    assert [[(r.breaks, r.before, r.after) for r in g.rules] for g in again.groups] == [
        [(r.breaks, r.before, r.after) for r in g.rules] for g in rules.groups
    ]
    assert (again.cascade, again.subflows, again.handle) == (rules.cascade, rules.subflows, rules.handle)
    assert (again.dialect, again.options.icu_breaks) == (rules.dialect, rules.options.icu_breaks)


def test_the_comment_before_a_rule_is_its_note_and_is_kept() -> None:
    rules = segment.read(WHOLE.replace('<rule break="no">', '<!-- A  title. --><rule break="no">').encode())
    assert [rule.note for group in rules.groups for rule in group.rules] == ["A title.", ""]
    assert segment.read(segment.write(rules)).groups[0].rules[0].note == "A title."


def test_notes_say_what_is_wrong_with_the_rules() -> None:
    broken = WHOLE.replace("\\bMme\\.", "[Mme").replace('languagerulename="All"/>', 'languagerulename="Al"/>')
    rules = segment.read(broken.encode(), path="x.srx")
    notes = "\n".join(segment.notes("fr", rules=rules))
    assert "ICU" in notes
    assert "x.srx:13: there is no group 'Al'; did you mean All?" in notes
    assert "x.srx:8: left out: a set is not closed" in notes
    assert "1 of 1 rules left out" in notes


def test_a_file_whose_maps_do_not_fit_says_so() -> None:
    rules = segment.read(WHOLE.replace('".*"', '"de"').encode(), path="x.srx")
    assert "no map fits 'ja'" in "".join(segment.notes("ja", rules=rules))


def test_a_language_without_rules_gets_the_common_ones_and_says_so() -> None:
    assert [each.text for each in segment.split("Ett. Två.", "sv")] == ["Ett.", "Två."]
    assert segment.notes("sv") == (
        "there are no rules for sv yet; the default ones, which all languages share, are used",
    )
    assert segment.notes("fr-CA") == ()


def test_a_tag_that_is_none_is_refused() -> None:
    with pytest.raises(LanguageError):
        segment.split("a", "12345")


def test_the_errors_are_of_the_family() -> None:
    assert issubclass(ParseError, InputError)
