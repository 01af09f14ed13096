"""`tmkit validate`: what the standards forbid is found, where it stands; what they allow is not reported."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tmkit.apps.cli import formats as formats_command
from tmkit.apps.cli import validate as command
from tmkit.core import RefusedError
from tmkit.formats import registry as formats
from tmkit.formats.validation import registry, schema

CASES = Path(__file__).parent.parent / "cases" / "formats"
XLIFF = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="en" trgLang="fr"
 xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
 xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"
 xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0"
 xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:my="x">
<file id="f">{file}<unit id="u">{unit}{segment}</unit></file></xliff>"""
SEGMENT = "<segment id='s'><source>{source}</source>{target}</segment>"


def xliff(*, file: str = "", unit: str = "", source: str = "a", target: str = "", segment: str = "") -> bytes:
    made = segment or SEGMENT.format(source=source, target=target)
    return XLIFF.format(file=file, unit=unit, segment=made).encode()


def rules(raw: bytes, path: str = "x.xlf") -> set[str]:
    return {problem.rule for problem in registry.validate(raw, path).problems}


NOTES = "<notes><note id='n'>x</note></notes>"
DATA = "<originalData><data id='d'>x</data></originalData>"


@pytest.mark.parametrize(
    "raw",
    [
        xliff(),
        xliff(target="<target>b</target>"),
        xliff(unit=NOTES, source="<mrk id='m' type='comment' ref='#n=n'>a</mrk>"),
        xliff(unit=NOTES, source="<mrk id='m' type='comment' ref='#/f=f/u=u/n=n'>a</mrk>"),
        xliff(unit=DATA, source="<pc id='1' dataRefStart='d' dataRefEnd='d'>a</pc><ph id='2' copyOf='1'/>"),
        xliff(source="<sc id='1'/>a<ec startRef='1'/><ec id='9' isolated='yes' fs:fs='b'/>"),
        xliff(source="<pc id='1' type='fmt' subType='xlf:b'>a</pc>"),
        xliff(
            source="<ph id='1' canReorder='firstNo' canCopy='no' canDelete='no'/>"
            "<ph id='2' canReorder='no' canCopy='no' canDelete='no'/>",
            target="<target>x<ph id='1' canReorder='firstNo' canCopy='no' canDelete='no'/>"
            "y<ph id='2' canReorder='no' canCopy='no' canDelete='no'/></target>",
        ),
        xliff(unit="<mda:metadata><mda:metaGroup><mda:meta type='x'>y</mda:meta></mda:metaGroup></mda:metadata>"),
        xliff(unit="<my:x id='1'/>", file="<my:x id='1'/>"),
        xliff(unit="<val:validation><val:rule isPresent='x' occurs='2'/><val:rule my:own='1'/></val:validation>"),
        xliff(
            segment="<segment state='final' subState='a:b'><source/></segment><ignorable><source> </source></ignorable>"
        ),
    ],
)
def test_valid_xliff_2_is_not_reported(raw: bytes) -> None:
    assert registry.validate(raw, "x.xlf").problems == ()


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (xliff(file="<unit id='u'><segment><source/></segment></unit>"), "id-unique"),
        (xliff(unit="<notes><note id='n'/><note id='n'/></notes>"), "id-unique"),
        (xliff(unit=DATA.replace("</o", "<data id='d'>y</data></o")), "id-unique"),
        (xliff(source="<ph id='s'/>"), "id-unique"),
        (xliff(unit="<my:x id='1'/><my:y id='1'/>"), "id-unique"),
        (xliff(source="<ph/>"), "missing-attribute"),
        (xliff(source="<ph id='1' colour='red'/>"), "unknown-attribute"),
        (xliff(segment="<segment my:x='1'><source/></segment>"), "unknown-attribute"),
        (xliff(source="<ph id='/1'/>"), "attribute-value"),
        (xliff(segment="<segment state='done'><source/></segment>"), "attribute-value"),
        (xliff(source="<cp hex='zz'/>"), "attribute-value"),
        (xliff(segment="<segment><target/></segment>"), "content"),
        (xliff(segment="<ignorable><source/></ignorable>"), "content"),
        (xliff(segment=SEGMENT.format(source="a", target="") + NOTES), "content"),
        (xliff(unit="loose text"), "content"),
        (xliff(unit="<originalData></originalData>"), "content"),
        (xliff(file="<skeleton/>"), "skeleton"),
        (xliff().replace(b' trgLang="fr"', b"").replace(b"</source>", b"</source><target/>"), "target-language"),
        (xliff(target="<target xml:lang='de'/>"), "target-language"),
        (xliff().replace(b"<unit", b"<unit xml:lang='ja'"), "source-language"),
        (xliff(segment="<segment subState='a:b'><source/></segment>"), "substate"),
        (xliff(source="<pc id='1' subType='xlf:b'>a</pc>"), "subtype"),
        (xliff(source="<sc id='1'/>"), "pair"),
        (xliff(source="<ec startRef='1'/><sc id='1'/>"), "pair"),
        (xliff(source="<sm id='1'/>"), "pair"),
        (xliff(source="<em startRef='1'/>"), "pair"),
        (xliff(source="<sc id='1' isolated='yes'/><ec startRef='1'/>"), "isolated"),
        (xliff(source="<ec startRef='1' isolated='yes'/>"), "isolated"),
        (xliff(source="<sc id='1' canCopy='no'/><ec startRef='1'/>"), "codes-agree"),
        (xliff(source="<ph id='1' canReorder='no' canCopy='no' canDelete='no'/>"), "reorder"),
        (xliff(source="<ph id='1' canReorder='firstNo'/>"), "reorder"),
        (
            xliff(
                source="<ph id='1' canReorder='firstNo' canCopy='no' canDelete='no'/>"
                "<ph id='2' canReorder='no' canCopy='no' canDelete='no'/><ph id='3'/>",
                target="<target><ph id='1' canReorder='firstNo' canCopy='no' canDelete='no'/><ph id='3'/>"
                "<ph id='2' canReorder='no' canCopy='no' canDelete='no'/></target>",
            ),
            "reorder",
        ),
        (xliff(source="<ph id='1' canDelete='no'/>", target="<target/>"), "deleted"),
        (xliff(source="<ph id='1'/>", target="<target><pc id='1'>a</pc></target>"), "correspond"),
        (
            xliff(segment="<segment><source/><target order='1'/></segment>" * 2),
            "order",
        ),
        (xliff(source="<ph id='1' dataRef='d'/>"), "data-reference"),
        (xliff(source="<ph id='1' copyOf='2'/>"), "copy"),
        (xliff(source="<ph id='1' canCopy='no'/><ph id='2' copyOf='1'/>"), "copy"),
        (xliff(source="<mrk id='m' type='comment'>a</mrk>"), "annotation"),
        (xliff(file=NOTES, source="<mrk id='m' type='comment' ref='#f=f/n=n'>a</mrk>"), "annotation"),
        (xliff(source="<mrk id='m' type='my:x' ref='#d=d/u=u'>a</mrk>"), "fragment"),
        (xliff(source="<mrk id='m' type='my:x' ref='#z=d'>a</mrk>"), "fragment"),
        (xliff(source="<mrk id='m' type='my:x' ref='#zz=d'>a</mrk>"), "fragment"),
        (xliff(source="<mrk id='m' type='my:x' ref='#s/m'>a</mrk>"), "fragment"),
        (xliff(source="<mrk id='m' type='my:x' ref='#none'>a</mrk>"), "fragment"),
        (xliff(source="<ph id='1' subFlows='v'/>"), "sub-flow"),
        (xliff(unit="<mtc:matches><mtc:match ref='s'><source/><target/></mtc:match></mtc:matches>"), "reference"),
        (
            xliff(unit="<gls:glossary><gls:glossEntry><gls:term>a</gls:term></gls:glossEntry></gls:glossary>"),
            "glossary",
        ),
        (xliff(unit="<val:validation><val:rule/></val:validation>"), "rule"),
        (xliff(unit="<val:validation><val:rule isNotPresent='x' existsInSource='yes'/></val:validation>"), "rule"),
        (xliff(file="<notes fs:subFs='x'><note>a</note></notes>"), "format-style"),
        (xliff(source="<sc id='1'/><ec startRef='1' slr:sizeInfo='1'/>"), "size"),
        (xliff(source="<pc id='1' slr:sizeRestriction='x'>a</pc>"), "attribute-value"),
        (
            xliff(
                unit="<ctr:changeTrack><ctr:revisions appliesTo='note' ref='m'><ctr:revision>"
                "<ctr:item property='content'/></ctr:revision></ctr:revisions></ctr:changeTrack>" + NOTES
            ),
            "change",
        ),
        (xliff(unit="<res:resourceData><res:resourceItem id='1'/></res:resourceData>"), "resource"),
        (xliff().replace(b":2.1", b":3.1"), "namespace"),
    ],
)
def test_what_xliff_2_forbids_is_found(raw: bytes, rule: str) -> None:
    assert rule in rules(raw)


def test_a_problem_stands_where_the_element_does() -> None:
    (problem,) = registry.validate(xliff(source="<ph id='1' dataRef='d'/>"), "x.xlf").problems
    assert (problem.line, problem.message) == (6, "dataRef 'd' names no <data> of the unit")


@pytest.mark.parametrize(
    "name", ["codes.xlf", "segmented.sdlxliff", "codes2.xlf", "rules.srx", "levels.tmx", "terms3.tbx"]
)
def test_the_cases_are_valid(name: str) -> None:
    assert registry.validate((CASES / name).read_bytes(), name).problems == ()


TMX = (CASES / "levels.tmx").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (TMX.replace(' xml:lang="fr"', ""), "schema"),
        (TMX.replace("<seg>Lone</seg>", ""), "schema"),
        (TMX.replace("Lone", '<ept i="1"/>Lone'), "pair"),
        (TMX.replace("Lone", '<bpt i="1"/>Lone'), "pair"),
        (TMX.replace('"fr"', '"f r"'), "language"),
        (TMX[:-9], "malformed"),
        (TMX.replace('xml:lang="fr"', 'xml:lang="fr" a:b="c"'), "malformed"),
    ],
)
def test_what_tmx_forbids_is_found(text: str, rule: str) -> None:
    assert any(found.startswith(rule) for found in rules(text.encode(), "x.tmx"))


def test_tmx_1_1_has_lang_and_1_4_xml_lang() -> None:
    old = TMX.replace('version="1.4"', 'version="1.1"')
    assert rules(old.encode(), "x.tmx")
    assert not rules(old.replace("xml:lang", "lang").encode(), "x.tmx")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('<trans-unit id="2">', "<trans-unit>", "schema"),
        ('<trans-unit id="2">', '<trans-unit id="1">', "id-unique"),
        ('state="translated"', 'state="done"', "schema"),
        ("<note>", "<remark>", "malformed"),
    ],
)
def test_what_xliff_1_forbids_is_found(old: str, new: str, rule: str) -> None:
    text = (CASES / "codes.xlf").read_text("utf-8")
    assert old in text
    assert any(found.startswith(rule) for found in rules(text.replace(old, new).encode()))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('msgid "a"\nmsgstr "b"\n', "header"),
        ('msgid ""\nmsgstr "Content-Type: x\\n"\n\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "b"\n', "duplicate"),
        ('msgid ""\nmsgstr "Content-Type: x\\n"\n\nmsgid "a\\n"\nmsgstr "b"\n', "line-break"),
        (
            'msgid ""\nmsgstr "Content-Type: x\\nPlural-Forms: nplurals=2; plural=n>1;\\n"\n\nmsgid "a"\n'
            'msgid_plural "b"\nmsgstr[0] "c"\n',
            "plural",
        ),
    ],
)
def test_what_msgfmt_forbids_is_found(text: str, rule: str) -> None:
    assert rule in rules(text.encode(), "x.po")


def test_the_schemas_themselves_are_sound() -> None:
    for name in ("tmx14.rng", "xliff12.rng", "srx20.rng"):
        assert schema.load(name) is not None


def test_the_command_exits_1_for_a_broken_file_and_0_for_a_valid_one(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.tmx", tmp_path / "bad.tmx"
    good.write_text(TMX, "utf-8")
    bad.write_text(TMX.replace(' xml:lang="fr"', ""), "utf-8")
    runner = CliRunner()
    assert runner.invoke(command.command, [str(good)], standalone_mode=False).return_value == 0
    told = runner.invoke(command.command, [str(good), str(bad)], standalone_mode=False)
    assert told.return_value == 1
    assert told.output.splitlines()[0] == f"{good}: valid tmx, 2 units"
    assert told.output.splitlines()[1].startswith(f"{bad}:7: schema: ")
    told = runner.invoke(command.command, ["--format", "json", str(good)], standalone_mode=False)
    assert json.loads(told.output)[0]["valid"] is True


def test_a_bomb_has_no_verdict(tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    path.write_text('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>')
    with pytest.raises(RefusedError, match=r"x\.tmx:1:"):
        CliRunner().invoke(command.command, [str(path)], standalone_mode=False, catch_exceptions=False)


def test_every_format_is_listed() -> None:
    told = CliRunner().invoke(formats_command.command, ["--format", "json"], standalone_mode=False)
    assert [row["name"] for row in json.loads(told.output)] == [form.name for form in formats.FORMATS]
