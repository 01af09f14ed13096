"""Texts that stand in the markup of inline codes: titles of links, alternative texts of images."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import OBJECT, ConfigurationError, Segment, Unit, UnitKey
from tmkit.formats import registry

PAGE = (
    '<p>Voir <a href="x" title="Le chat">ceci</a>, <img alt="Un &quot;chien&quot;" src=s title=\'Photo\'> ou '
    "<abbr title=Etc>etc.</abbr></p>\n<p title=Seul>Fin</p>\n"
)
TEXT = (
    "Voir [ceci](x \"Le chat\"), ![Un *chien* noir](s 'Photo') ou\n[cela](<y> (Là)).\n\n> Une ![image\n> double](d)"
    ' et\n> [la](z "fin\n> enfin") suite.\n\n| a \\| ![b \\| c](d "e") | [f](g "h") |\n|---|---|\n\n'
    '[![Logo](l.png "Marque")](m)\n'
)


def units(raw: bytes, path: str) -> dict[str, Unit]:
    return {unit.id: unit for unit in registry.parse(raw, path=path).units()}


def key(name: str) -> UnitKey:
    return UnitKey(name, "fr", "")


def test_titles_and_alternative_texts_are_units_after_the_one_that_they_stand_in() -> None:
    page = units(PAGE.encode(), "fr.html")
    assert [(name, unit.target.text) for name, unit in page.items()] == [
        ("1", f"Voir ceci, {OBJECT} ou etc."), ("1/a@title", "Le chat"), ("1/img@alt", 'Un "chien"'),
        ("1/img@title", "Photo"), ("1/abbr@title", "Etc"), ("2", "Fin"), ("1@title", "Seul"),
    ]  # fmt: skip
    assert page["1/a@title"].context == "a@title"
    text = units(TEXT.encode(), "fr.md")
    assert [(name, unit.target.text) for name, unit in text.items()] == [
        ("1", f"Voir ceci, {OBJECT} ou\ncela."), ("1/link@title", "Le chat"), ("1/image@alt", "Un chien noir"),
        ("1/image@title", "Photo"), ("1/link@title~2", "Là"), ("2", f"Une {OBJECT} et\nla suite."),
        ("2/image@alt", "image\ndouble"), ("2/link@title", "fin\nenfin"), ("3", f"a | {OBJECT}"),
        ("3/image@alt", "b | c"), ("3/image@title", "e"), ("4", "f"), ("4/link@title", "h"),
        ("4@alt", "Logo"), ("4@title", "Marque"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "name", "new", "old", "there"),
    [
        ("fr.html", "1/a@title", 'Le "chat" & <b>', '"Le chat"', '"Le &quot;chat&quot; &amp; &lt;b&gt;"'),
        ("fr.html", "1/abbr@title", "Et cætera", "title=Etc", 'title="Et cætera"'),
        ("fr.html", "1/img@title", "L'été", "'Photo'", "'L&#39;été'"),
        ("fr.md", "1/link@title", 'a "b" & \\ (c', '"Le chat"', '"a \\"b\\" \\& \\\\ \\(c"'),
        ("fr.md", "1/image@alt", "[x] *y", "Un *chien* noir", "*\\[x\\] \\*y*"),
        ("fr.md", "2/link@title", "u\nv", "fin\n> enfin", "u\n> v"),
        ("fr.md", "3/image@alt", "u|v", "b \\| c", "u\\|v"),
        ("fr.md", "3/image@title", "u|v", '"e"', '"u\\|v"'),
        ("fr.md", "4@title", "w", "Marque", "w"),
    ],
)
def test_one_is_edited_alone(path: str, name: str, new: str, old: str, there: str) -> None:
    whole = PAGE if path == "fr.html" else TEXT
    raw = registry.parse(whole.encode(), path=path).render({key(name): new})
    assert units(raw, path)[name].target.text == new
    assert raw.decode() == whole.replace(old, there)


@pytest.mark.parametrize(("path", "whole"), [("fr.html", PAGE), ("fr.md", TEXT)])
def test_a_text_and_what_stands_in_its_codes_are_edited_together(path: str, whole: str) -> None:
    document = registry.parse(whole.encode(), path=path)
    before = {unit.key: unit for unit in document.units()}
    segment = before[key("1")].target
    outer = replace(segment, text="Lire" + segment.text[4:])
    inner = {each: f"Neuf {number}" for number, each in enumerate(before) if "/" in each.id and each.id[0] == "1"}
    for new in (outer, outer.text):  # as a segment with the old markup, and as a text that takes it
        raw = document.render({**inner, key("1"): new})
        after = {unit.key: unit for unit in registry.parse(raw, path=path).units()}
        assert after.pop(key("1")).target.text == outer.text
        assert {each: unit.target.text for each, unit in after.items()} == {
            each: inner.get(each, unit.target.text) for each, unit in before.items() if each.id != "1"
        }


def test_codes_that_change_places_keep_what_stands_in_them() -> None:
    page = b'<p><a title="A">un</a> <b title="B">deux</b> <img alt="C">.</p>'
    document = registry.parse(page, path="fr.html")
    codes = document.slots[0].unit.target.codes
    moved = Segment(f"deux {OBJECT} un.", "fr", codes=(
        replace(codes[2], position=0), replace(codes[3], position=4), replace(codes[4], position=5),
        replace(codes[0], position=7), replace(codes[1], position=9),
    ))  # fmt: skip
    both = document.render({key("1"): moved, key("1/a@title"): "A2", key("1/img@alt"): "C2"})
    assert both.decode() == '<p><b title="B">deux</b> <img alt="C2"> <a title="A2">un</a>.</p>'
    fewer = replace(moved, text="deux un.", codes=(*moved.codes[:2], *(
        replace(code, position=code.position - 2) for code in moved.codes[3:]
    )))  # fmt: skip
    without = document.render({key("1"): fewer, key("1/a@title"): "A2", key("1/img@alt"): "gone with its code"})
    assert without.decode() == '<p><b title="B">deux</b> <a title="A2">un</a>.</p>'


@pytest.mark.parametrize(("path", "whole"), [("fr.html", PAGE), ("fr.md", TEXT)])
def test_a_text_stands_in_one_unit_alone(path: str, whole: str) -> None:
    document = registry.parse(whole.encode(), path=path)
    before = {unit.key: unit.target for unit in document.units()}
    for each in before:
        if "@" in each.id:
            raw = document.render({each: "Neuf"})
            after = {unit.key: unit.target for unit in registry.parse(raw, path=path).units()}
            assert after == {**before, each: replace(before[each], text="Neuf", codes=after[each].codes)}
    assert before[key("1")].codes[0].markup == ('<a href="x" title="">' if path == "fr.html" else "[")


def test_an_image_that_a_plain_text_leaves_out_stays_behind_it() -> None:
    page = (
        '<p><img alt="Un"> Voir <a href=x title="Deux"><img alt="Trois" src=s></a>, <img alt="Quatre"><br>'
        'ici <img alt="Cinq">\n</p><p>Fin</p>'
    )
    document = registry.parse(page.encode(), path="fr.html")
    before = {unit.id: unit.target for unit in document.units()}
    assert {name: target.text for name, target in before.items()} == {
        "1": f"Voir {OBJECT}, {OBJECT}{OBJECT}ici", "1/a@title": "Deux", "1/img@alt~2": "Trois",
        "1/img@alt~3": "Quatre", "1/img@alt": "Un", "1/img@alt~4": "Cinq", "2": "Fin",
    }  # fmt: skip
    for new, kept in ((" x ", " x "), (f"{OBJECT} y", None)):
        raw = document.render({key("1"): new, key("1/img@alt~3"): "Vier"})
        after = {unit.id: unit.target for unit in registry.parse(raw, path="fr.html").units()}
        assert {name: target.text for name, target in after.items()} == {
            name: {"1": new, "1/img@alt~3": "Vier"}.get(name, target.text) for name, target in before.items()
        }
        if kept:
            assert raw.decode() == (
                f'<p><img alt="Un"> <a href=x title="Deux">{kept}</a> <img alt="Trois" src=s> <img alt="Vier"> '
                '<img alt="Cinq">\n</p><p>Fin</p>'
            )
    bare = document.render({key("1"): Segment("z", "fr"), key("1/img@alt~3"): "gone with its code"}).decode()
    assert bare == '<p><img alt="Un"> z <img alt="Cinq">\n</p><p>Fin</p>'  # a segment says which codes it has


def test_a_link_keeps_its_reference_when_its_text_was_the_label() -> None:
    text = 'Voir [ceci], [cela][] et ![image] ou ![autre][].\n\n[ceci]: x "Titre"\n[cela]: y\n[image]: z\n[autre]: u\n'
    document = registry.parse(text.encode(), path="fr.md")
    before = {unit.id: unit for unit in document.units()}
    assert list(before) == ["1", "1/image@alt", "1/image@alt~2", "ceci@title"]
    old = before["1"].target
    new = Segment(f"See this_one, that and {OBJECT} or {OBJECT}.", "fr", codes=tuple(
        replace(code, position=at) for code, at in zip(old.codes, (4, 12, 14, 18, 23, 28), strict=True)
    ))  # fmt: skip
    edits = {key("1"): new, key("1/image@alt"): "Picture", key("1/image@alt~2"): "Other", key("ceci@title"): "Le (t)"}
    made = document.render(edits).decode()
    assert made == text.replace(
        text[: text.index("\n")],
        "See [this_one][ceci], [that][cela] and ![Picture][image] or ![Other][autre].",
    ).replace("Titre", "Le \\(t\\)")
    assert document.render({key("1"): replace(old, text=old.text.replace("Voir", "Lire"))}).decode() == text.replace(
        "Voir", "Lire"
    )


def test_an_address_that_gets_another_text_still_leads_there() -> None:
    text = "Voir <https://a.b/(c)> ou <x@y.fr>.\n"
    assert registry.parse(text.encode(), path="fr.md").render(
        {key("1"): "See https://a.b/(c) ou x@y.fr."}
    ).decode() == ("See <https://a.b/(c)> ou <x@y.fr>.\n")
    made = registry.parse(text.encode(), path="fr.md").render({key("1"): "Voir ceci ou cela."}).decode()
    assert made == "Voir [ceci ou cela](<https://a.b/(c)>)[](mailto:x@y.fr).\n"


def test_of_front_matter_what_readers_see_is_text() -> None:
    text = "---\ntitle: Un titre # non\nlayout: post\nhero:\n  tagline: 'L''été'\ntags: [a]\n---\n\n# Texte\n"
    for whole in (text, text.replace("\n", "\r\n")):
        document = registry.parse(whole.encode(), path="fr.md")
        found = {unit.id: unit for unit in document.units()}
        assert [(name, unit.target.text, unit.place.line) for name, unit in found.items()] == [
            ("front.title", "Un titre", 2), ("front.hero.tagline", "L'été", 5), ("1", "Texte", 9),
        ]  # fmt: skip
        made = document.render({key("front.title"): "A: b", key("front.hero.tagline"): "d'un", key("1"): "Neu"})
        assert made.decode() == whole.replace("Un titre", "'A: b'").replace("L''été", "d''un").replace("Texte", "Neu")
    broken = "---\n\ntexte\n\n---\n"
    assert [unit.target.text for unit in units(broken.encode(), "fr.md").values()] == ["texte"]
    assert list(units(b"---\na: [\n---\nb\n", "fr.md")) == ["1"]


def test_alike_codes_are_told_apart_by_their_ids() -> None:
    page = b'<p>a <img alt="C"> b <img alt="C"> c</p>'
    document = registry.parse(page, path="fr.html")
    edited = document.render({key("1"): f"x {OBJECT} b {OBJECT} c", key("1/img@alt~2"): "D"})
    assert edited.decode() == '<p>x <img alt="C"> b <img alt="D"> c</p>'


def test_alike_codes_of_another_make_are_taken_in_turn() -> None:
    page = b'<p>a <img alt="C"> b <img alt="D"> c</p>'
    document = registry.parse(page, path="fr.html")
    codes = document.slots[0].unit.target.codes
    new = Segment(f"{OBJECT} {OBJECT} x", "fr", codes=tuple(
        replace(code, id=f"other{at}", position=at) for code, at in zip(codes, (0, 2), strict=True)
    ))  # fmt: skip
    with pytest.raises(ConfigurationError, match="would not read back"):
        document.render({key("1"): new})  # an image ahead of the text is none of it
    later = replace(new, text=f"x {new.text}", codes=tuple(replace(c, position=c.position + 2) for c in new.codes))
    assert document.render({key("1"): later}) == b'<p>x <img alt="C"> <img alt="D"> x</p>'


def test_markup_that_is_edited_twice_is_refused() -> None:
    page = b'<p>Un <a title="A">mot</a></p>'
    document = registry.parse(page, path="fr.html")
    target = document.slots[0].unit.target
    own = replace(target, text="Le mot", codes=(replace(target.codes[0], markup='<a title="Z">'), target.codes[1]))
    assert document.render({key("1"): own}).decode() == '<p>Le <a title="Z">mot</a></p>'
    with pytest.raises(ConfigurationError, match="'1/a@title' would not read back"):
        document.render({key("1"): own, key("1/a@title"): "Y"})
    alike = document.render({key("1"): own, key("1/a@title"): "Z"})
    assert alike.decode() == '<p>Le <a title="Z">mot</a></p>'


def test_what_says_so_is_not_to_be_translated() -> None:
    page = (
        '<p translate="no" title=a>b<p>c <i translate=no>d</i><p><i class="x notranslate" title=e>f</i></p>'
        "<div translate=no><p>g</p><p translate=yes>h</p></div><ul><li translate=no>i<li>j</ul>"
    )
    found = units(page.encode(), "fr.html").values()
    assert [unit.target.text for unit in found if "no-translate" in unit.flags] == ["b", "a", "f", "e", "g", "i"]
    assert [unit.target.text for unit in found if not unit.flags] == ["c d", "h", "j"]


@settings(max_examples=60, deadline=None)
@given(st.data(), st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=OBJECT), max_size=12))
def test_whatever_is_edited_together_reads_back(data: st.DataObject, text: str) -> None:
    path, whole = data.draw(st.sampled_from([("fr.html", PAGE), ("fr.md", TEXT)]))
    document = registry.parse(whole.encode(), path=path)
    before = {unit.key: unit for unit in document.units()}
    chosen = data.draw(st.sets(st.sampled_from(sorted(before, key=lambda each: each.id)), min_size=1, max_size=5))
    edits: dict[UnitKey, Segment | str] = {}
    for each in chosen:
        old = before[each].target
        new = f"{text}x{old.text[old.text.find(OBJECT) :] if OBJECT in old.text else ''}"
        edits[each] = new
    try:
        raw = document.render(edits)
    except ConfigurationError:
        assert path == "fr.md"  # a mark may mean something of its own
        return
    after = {unit.key: unit.target for unit in registry.parse(raw, path=path).units()}
    assert {each: unit.text for each, unit in after.items()} == {
        each: edits.get(each, unit.target.text) for each, unit in before.items()
    }
    assert all(after[each] == unit.target for each, unit in before.items() if each not in edits)
