"""Where a file's units are not what a reference library sees, and why: each case holds both readings.

`python -m tests.bench formats formats_keyed formats_codes` counts agreement over real files.
"""

import json

import polib
import yaml
from lxml import html as pages

from tmkit.core import OBJECT, Unit
from tmkit.formats import registry


def units(text: str, path: str) -> dict[tuple[str, str], Unit]:
    return {(unit.id, unit.plural): unit for unit in registry.parse(text.encode(), path=path).units()}


def texts(text: str, path: str) -> list[str]:
    return [unit.target.text for unit in units(text, path).values() if unit.target is not None]


def test_polib_takes_letters_of_the_keyword_for_text_where_a_form_begins_on_the_next_line() -> None:
    text = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0]\n"un"\nmsgstr[1]\n"des"\n'
    assert polib.pofile(text)[0].msgstr_plural == {0: "msgstr[0un", 1: "msgstr[1des"}
    assert texts(text, "fr.po") == ["un", "des"]


def test_json_tells_the_last_of_two_keys_and_here_both_are_units() -> None:
    text = '{"a": "un", "a": "deux"}'
    assert json.loads(text) == {"a": "deux"}
    assert texts(text, "fr.json") == ["un", "deux"]


def test_yaml_tells_an_anchored_text_as_often_as_it_is_named_and_here_it_is_one_unit() -> None:
    """An edit of it changes it wherever an alias stands, so it is edited where it is written."""
    text = "fr:\n  a: &x un\n  b: *x\n  c: &d\n    e: deux\n  f:\n    <<: *d\n    g: trois\n"
    assert yaml.safe_load(text)["fr"] == {
        "a": "un", "b": "un", "c": {"e": "deux"}, "f": {"e": "deux", "g": "trois"},
    }  # fmt: skip
    assert list(units(text, "fr.yml")) == [("a", ""), ("c.e", ""), ("f.g", "")]


def test_yaml_reads_words_as_truth_and_here_a_key_is_what_it_says() -> None:
    text = "fr:\n  on: marche\n  'no': non\n"
    assert yaml.safe_load(text)["fr"] == {True: "marche", "no": "non"}
    assert list(units(text, "fr.yml")) == [("on", ""), ("no", "")]


def test_lxml_shows_what_browsers_hide() -> None:
    text = "<p>a<noembed>b</noembed></p>"
    assert pages.document_fromstring(text).text_content() == "ab"
    assert texts(text, "fr.html") == ["a"]


def test_lxml_drops_all_after_a_quotation_mark_that_nobody_closed_and_here_the_text_stays() -> None:
    text = '<p>x</p><p title="abc>def</p><p>ghi</p>'
    assert pages.document_fromstring(text).text_content() == "x"
    assert texts(text, "fr.html") == ["x", "def", "ghi"]


def test_lxml_closes_an_element_that_is_left_open_and_here_its_code_has_no_partner() -> None:
    text = "<table><tr><td><b>un <i>deux</b></td></tr></table>"
    assert [len(pages.document_fromstring(text).findall(f".//{name}")) for name in "bi"] == [1, 1]
    (unit,) = units(text, "fr.html").values()
    assert [(code.id, code.kind.value) for code in unit.target.codes] == [
        ("b1", "open"),
        ("i2", "open"),
        ("b1", "close"),
    ]


def test_a_second_attribute_of_a_name_is_none() -> None:
    text = '<img alt="un" alt="deux">'
    assert pages.document_fromstring(text).find(".//img").get("alt") == "un"
    assert texts(text, "fr.html") == ["un"]


def test_synonyms_of_the_source_language_are_no_units_of_their_own() -> None:
    """A termbase's unit is a term with its translation; `tmkit.formats.glossaries` has all terms of a concept."""
    text = (
        '<martif type="TBX" xml:lang="en"><text><body><termEntry id="c1"><langSet xml:lang="en"><tig><term>car</term>'
        "</tig><tig><term>automobile</term></tig></langSet><langSet xml:lang='fr'><tig><term>voiture</term></tig>"
        "</langSet></termEntry></body></text></martif>"
    )
    assert [(one.source.text, one.target.text) for one in units(text, "a.tbx").values()] == [("car", "voiture")]


def test_markdown_it_tells_a_definition_s_title_at_each_link_and_here_it_is_one_unit() -> None:
    text = 'Voir [un][a] et [deux][a].\n\n[a]: x "Titre"\n'
    assert [(name, unit.target.text) for (name, _), unit in units(text, "fr.md").items()] == [
        ("1", "Voir un et deux."),
        ("a@title", "Titre"),
    ]


def test_an_image_is_a_code_whose_alternative_text_is_a_unit() -> None:
    """translate-toolkit leaves it in the paragraph's markup; here words in a code are a unit of their own."""
    found = units('<p>un <img alt="Image"> deux</p>', "fr.html")
    assert [unit.target.text for unit in found.values()] == [f"un {OBJECT} deux", "Image"]
