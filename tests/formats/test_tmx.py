"""TMX: what is written is read back, what is not edited stays, and three languages read as pairs."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tmkit.core import OBJECT, Code, CodeKind, ConfigurationError, ParseError, Segment, State, Unit, UnitKey
from tmkit.formats import registry, tmx_writer

SCHEMA = Path(tmx_writer.__file__).parent / "schemas" / "tmx14.rng"
THREE = """<?xml version="1.0" encoding="UTF-8"?>\r
<!DOCTYPE tmx SYSTEM "tmx14.dtd">\r
<tmx version="1.4">\r
  <header creationtool="X" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"\r
    srclang="fr" datatype="x"/>\r
  <body>\r
    <tu tuid="a" usagecount="3"><note>Read me</note><prop type="client">W</prop>\r
      <tuv xml:lang="fr-FR">\r
        <seg>&#201;t&eacute; &amp; <bpt i="1" x="1">&lt;b></bpt>hiver<ept i="1">&lt;/b></ept></seg></tuv>\r
      <tuv xml:lang="EN"><seg>Summer<ph x="2"/></seg></tuv>\r
      <tuv xml:lang="zh"><seg><![CDATA[夏<天>]]></seg></tuv>\r
    </tu>\r
    <tu>\r
      <tuv xml:lang="fr-FR"><seg>Seul</seg></tuv>\r
    </tu>\r
  </body>\r
</tmx>\r
"""


def parse(text: str = THREE):
    return registry.parse(text.encode(), path="x.tmx")


def test_three_languages_read_as_pairs_that_share_an_id() -> None:
    first, second, lone = parse().units()
    assert (first.id, second.id) == ("a", "a")
    assert (first.source.text, first.source.lang) == ("Été & hiver", "fr-FR")
    assert [(code.id, code.kind, code.position) for code in first.source.codes] == [
        ("1", CodeKind.OPEN, 6),
        ("1", CodeKind.CLOSE, 11),
    ]
    assert (first.target.text, first.target_lang, second.target.text) == (f"Summer{OBJECT}", "en", "夏<天>")
    assert first.note == "Read me"
    assert first.properties == (("usagecount", "3"), ("client", "W"))
    assert (lone.source.text, lone.target, lone.target_lang, lone.state) == ("Seul", None, "en", State.NEW)
    assert (first.place.line, lone.place.line) == (7, 13)


def test_an_edit_changes_its_segment_and_nothing_else() -> None:
    edited = parse().render({UnitKey("a", "zh", ""): "冬 & 夏"}).decode()
    assert edited == THREE.replace("<![CDATA[夏<天>]]>", "<![CDATA[冬 & 夏]]>")
    assert parse().render({}) == THREE.encode()


def test_a_text_edit_keeps_the_codes_around_it() -> None:
    edited = parse().render({UnitKey("a", "en", ""): f"Winter{OBJECT}!"}).decode()
    assert edited == THREE.replace('Summer<ph x="2"/>', 'Winter<ph x="2"/>!')


def test_a_missing_variant_is_added_after_the_last() -> None:
    edited = parse().render({UnitKey("2", "en", ""): "Alone"}).decode()
    added = '\r\n      <tuv xml:lang="en"><seg>Alone</seg></tuv>'
    assert edited == THREE.replace("<seg>Seul</seg></tuv>", f"<seg>Seul</seg></tuv>{added}")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso-8859-1", "gb18030", "shift_jis"])
def test_other_encodings_are_kept(encoding: str) -> None:
    text = THREE.replace("UTF-8", encoding.removesuffix("-be")).replace("夏", "" if encoding == "iso-8859-1" else "夏")
    text = text.replace("天", "") if encoding == "iso-8859-1" else text
    raw = (b"\xfe\xff" if encoding == "utf-16-be" else b"") + text.encode(encoding)
    document = registry.parse(raw, path="x.tmx")
    assert document.render({}) == raw
    edited = registry.parse(document.render({UnitKey("a", "en", ""): "Élan 夏"}))
    assert next(unit.target.text for unit in edited.units() if unit.target) == "Élan 夏"


def test_an_edit_for_no_unit_suggests_its_neighbour() -> None:
    with pytest.raises(ConfigurationError, match="there is no unit 'b' in en"):
        parse().render({UnitKey("b", "en", ""): "x"})


def test_a_character_that_xml_lacks_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"U\+0001"):
        parse().render({UnitKey("a", "en", ""): "a\x01"})


def test_a_unit_without_variants_is_malformed() -> None:
    with pytest.raises(ParseError, match=r"x.tmx:7:5: <tu> has no <tuv>"):
        registry.parse(THREE.replace("tuv", "tvu").encode(), path="x.tmx")


def test_streaming_gives_what_parsing_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.tmx"
    for text, encoding in ((THREE, "utf-8"), (THREE.replace("UTF-8", "UTF-16"), "utf-16")):
        path.write_bytes(text.encode(encoding))
        for size in (1, 7, 64, 1 << 20):
            monkeypatch.setattr("tmkit.formats.xmlstream.CHUNK", size)
            assert list(registry.stream(path)) == list(parse().units())


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufffc"), min_size=1)
names = st.text("abc-", min_size=1, max_size=3)
codes = st.just(Code("1", CodeKind.STANDALONE, 0, '<ph x="1">&lt;br/></ph>'))


@st.composite
def segments(draw: st.DrawFn, lang: str) -> Segment:
    text = draw(texts)
    if draw(st.booleans()):
        return Segment(OBJECT + text, lang, codes=(Code("1", CodeKind.STANDALONE, 0, '<ph x="1">&lt;br/></ph>'),))
    if draw(st.booleans()):
        return Segment(
            text,
            lang,
            codes=(
                Code("1", CodeKind.OPEN, 0, '<bpt i="1">&lt;b></bpt>'),
                Code("1", CodeKind.CLOSE, len(text), '<ept i="1">&lt;/b></ept>'),
            ),
        )
    return Segment(text, lang)


@st.composite
def groups(draw: st.DrawFn, number: int) -> list[Unit]:
    source = draw(segments("fr"))
    shared = {
        "context": draw(st.just("") | texts),
        "note": draw(st.just("") | texts),
        "state": draw(st.sampled_from(State)),
        "flags": frozenset(draw(st.sets(names))),
    }
    made = []
    for lang in draw(st.sampled_from([("en",), ("zh",), ("en", "zh"), ("zh", "en")])):
        target = draw(st.none() | segments(lang))
        facts = tuple(draw(st.lists(st.tuples(names, texts | st.just("")), max_size=3)))
        made.append(Unit(f'{number}\n"<', source, target, lang, properties=facts, **shared))
    if draw(st.booleans()) and any(unit.target for unit in made):
        made = [replace(unit, source=Segment("", "fr")) for unit in made if unit.target]
    return made


@settings(max_examples=60)
@given(st.data())
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / "law.tmx"
    units = [unit for number in range(data.draw(st.integers(0, 4))) for unit in data.draw(groups(number))]
    raw = tmx_writer.write(units)
    etree.RelaxNG(etree.parse(SCHEMA)).assertValid(etree.fromstring(raw))
    assert b"<seg></seg>" not in raw
    assert sorted(registry.parse(raw).units(), key=lambda unit: unit.key) == sorted(units, key=lambda unit: unit.key)
    streamed = io.BytesIO()
    tmx_writer.write_to(streamed, units, head=tmx_writer.Head("fr"))
    again = registry.parse(streamed.getvalue()).units()
    path.write_bytes(raw)
    assert list(registry.stream(path)) == list(registry.parse(raw).units())
    assert sorted(again, key=lambda unit: unit.key) == sorted(units, key=lambda unit: unit.key)


def test_units_that_share_an_id_make_one_unit_in_three_languages() -> None:
    source = Segment("Oui", "fr")
    units = [Unit("1", source, Segment("Yes", "en"), "en"), Unit("1", source, Segment("是", "zh"), "zh")]
    raw = tmx_writer.write(units).decode()
    assert (raw.count("<tu "), raw.count("<tuv ")) == (1, 3)


def test_codes_of_other_formats_are_wrapped_in_tmx_elements() -> None:
    codes = (
        Code("7", CodeKind.OPEN, 0, '<g id="7">'),
        Code("8", CodeKind.STANDALONE, 1, '<x id="8"/>'),
        Code("7", CodeKind.CLOSE, 2, "</g>"),
        Code("9", CodeKind.OPEN, 2, '<bx id="9"/>'),
    )
    raw = tmx_writer.write([Unit("1", Segment(f"a{OBJECT}b", "fr", codes=codes), Segment("b", "en"), "en")])
    etree.RelaxNG(etree.parse(SCHEMA)).assertValid(etree.fromstring(raw))
    (unit,) = registry.parse(raw).units()
    assert [(code.kind, code.position) for code in unit.source.codes] == [(code.kind, code.position) for code in codes]
