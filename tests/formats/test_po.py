"""PO: read as polib reads it, written back to the byte, plural forms with their CLDR categories."""

from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import ConfigurationError, EncodingError, ParseError, Segment, State, UnitKey
from tmkit.formats import po, registry

CATALOGUE = r"""# Header comment
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

# Translator
#. Developer
#: a.py:1 b.py:2
#, python-format, fuzzy
#| msgid "Old "
#| "text"
msgctxt "menu"
msgid "Say \"%s\"\n"
msgstr "Сказать \"%s\"\n"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d файл"
msgstr[1] ""
"%d "
"файла"
msgstr[2] "%d файлов"

msgid ""
"A line\n"
"and another that was "
"wrapped"
msgstr ""

#~ msgid "gone"
#~ msgstr "ушёл"
"""


def parse(text: str = CATALOGUE, path: str = "x.po"):
    return registry.parse(text.encode(), path=path)


def test_an_entry_reads_with_all_that_stands_around_it() -> None:
    first = next(parse().units())
    assert (first.id, first.context, first.source.text, first.target.text) == (
        'menu|Say "%s"\n',
        "menu",
        'Say "%s"\n',
        'Сказать "%s"\n',
    )
    assert (first.note, first.flags, first.state) == (
        "Translator\nDeveloper",
        frozenset({"python-format", "fuzzy"}),
        State.NEEDS_WORK,
    )
    assert first.properties == (("previous-msgid", "Old text"), ("reference", "a.py:1 b.py:2"))
    assert first.place.line == 15


def test_plural_forms_share_an_id_and_have_cldr_categories() -> None:
    forms = [unit for unit in parse().units() if unit.id == "%d file"]
    assert [(unit.plural, unit.source.text, unit.target.text) for unit in forms] == [
        ("one", "%d file", "%d файл"),
        ("few", "%d files", "%d файла"),
        ("many", "%d files", "%d файлов"),
    ]


def test_obsolete_entries_are_flagged() -> None:
    *_, untranslated, gone = parse().units()
    assert (gone.flags, gone.target.text) == (frozenset({"obsolete"}), "ушёл")
    assert (untranslated.state, untranslated.target) == (State.NEW, Segment("", "ru"))


@pytest.mark.parametrize(
    ("key", "text", "old", "new"),
    [
        (("%d file", "ru", "one"), 'один "файл"', '"%d файл"', r'"один \"файл\""'),
        (("%d file", "ru", "many"), "a\nb", '"%d файлов"', '""\n"a\\n"\n"b"'),
        (("gone", "ru", ""), "a\nb", '"ушёл"', '""\n#~ "a\\n"\n#~ "b"'),
        (("%d file", "ru", "few"), "x", '""\n"%d "\n"файла"', '"x"'),
    ],
)
def test_an_edit_changes_its_strings_and_nothing_else(key: tuple[str, str, str], text: str, old: str, new: str) -> None:
    assert parse().render({UnitKey(*key): text}).decode() == CATALOGUE.replace(old, new)


def test_a_wrapped_entry_stays_wrapped() -> None:
    key = UnitKey("A line\nand another that was wrapped", "ru", "")
    edited = parse().render({key: "слово " * 20}).decode()
    lines = edited.split("msgstr ")[-2].split("\n\n")[0].split("\n")
    assert lines[0] == '""'
    assert all(len(line) <= 79 for line in lines)
    assert "".join(line.strip('"') for line in lines) == "слово " * 20


def test_line_ends_and_byte_order_mark_stay() -> None:
    raw = b"\xef\xbb\xbf" + CATALOGUE.replace("\n", "\r\n").encode()
    document = registry.parse(raw)
    assert document.render({}) == raw
    edited = document.render({UnitKey("gone", "ru", ""): "a\nb"})
    assert b'""\r\n#~ "a\\n"\r\n#~ "b"' in edited
    assert [unit.target.text for unit in registry.parse(edited).units()][-1] == "a\nb"


def test_the_language_comes_from_the_path_where_no_header_says_it() -> None:
    text = 'msgid "a"\nmsgstr "b"\n'
    assert next(parse(text, "locale/zh_Hans/LC_MESSAGES/x.po").units()).target_lang == "zh-Hans"
    assert next(parse(text, "x.po").units()).target_lang == "und"


@pytest.mark.parametrize(
    "text",
    [
        'domain a\nmsgid "a"\nmsgstr "b"\n',
        '#no blank\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr "" "b"\n',
        'msgid\n"a"\nmsgstr\n"b"',
        '"Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    ],
)
def test_what_polib_refuses_is_still_opened(text: str) -> None:
    (unit,) = parse(text).units()
    assert (unit.source.text, unit.target.text) == ("a", "b")
    assert parse(text).render({}) == text.encode()


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        ('msgid "a"\nmsgstr "b\n', "2:1", "does not end"),
        ('msgid "a"\nmsgstr "b"c"\n', "2:11", "neither a comment"),
        ('msgid "a"\nmsgstr b\n', "2:1", "must follow msgstr"),
        ('\n msgstr "b"\n', "2:9", "without a msgid"),
        ('msgid "a"\n', "2:1", "truncated"),
        ('msgid "a"\nmsgstr "b"\nhello\n', "3:1", "hello"),
    ],
)
def test_malformed_files_are_refused_with_line_and_column(text: str, where: str, reason: str) -> None:
    with pytest.raises(ParseError, match=f"x.po:{where}: .*{reason}"):
        parse(text)


def test_a_wrong_charset_says_which_byte_and_a_guess() -> None:
    with pytest.raises(EncodingError, match=r"x.po:2: byte 0xE9 at offset 19 is not UTF-8; it may be CP1252"):
        registry.parse('msgid "a"\nmsgstr "bébé"\n'.encode("cp1252"), path="x.po")


def test_a_charset_that_does_not_fit_gives_way_to_utf_8() -> None:
    text = 'msgid ""\nmsgstr "charset=ASCII\\n"\n\nmsgid "é"\nmsgstr "b"\n'
    assert [unit.source.text for unit in parse(text).units()] == ["é"]


def test_a_character_that_the_charset_lacks_is_refused() -> None:
    text = 'msgid ""\nmsgstr "charset=ISO-8859-1\\n"\n\nmsgid "é"\nmsgstr "b"\n'
    document = registry.parse(text.encode("latin-1"), path="fr.po")
    with pytest.raises(ConfigurationError, match=r"ISO8859-1, which has no '水'"):
        document.render({UnitKey("é", "fr", ""): "水"})


def django_catalogues() -> list[Path]:
    import django

    return sorted(Path(django.__file__).parent.glob("conf/locale/*/LC_MESSAGES/django.po"))


def test_django_s_catalogues_read_as_polib_reads_them() -> None:
    for path in django_catalogues()[::3]:
        raw = path.read_bytes()
        document = po.parse(raw, str(path))
        ours = [
            (
                entry.context,
                entry.message,
                entry.plural or "",
                [text for _, text, _, _ in entry.strings],
                set(entry.flags),
            )
            for entry in document.entries
        ]
        theirs = [
            (
                entry.msgctxt,
                entry.msgid,
                entry.msgid_plural,
                [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)] or [entry.msgstr],
                set(entry.flags),
            )
            for entry in polib.pofile(raw.decode())
        ]
        assert ours == theirs, path
        assert document.render({}) == raw
        assert len({unit.key for unit in document.units()}) == len(list(document.units()))


@settings(max_examples=80)
@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\x1c\x1d\x1e\x85\u2028\u2029"), max_size=120
    ),
    st.data(),
)
def test_what_is_written_is_read_back(text: str, data: st.DataObject) -> None:
    document = parse()
    key = data.draw(st.sampled_from([unit.key for unit in document.units()]))
    edited = document.render({key: text})
    again = {unit.key: unit for unit in registry.parse(edited, path="x.po").units()}
    assert again.pop(key).target.text == text
    assert again == {unit.key: unit for unit in document.units() if unit.key != key}
    assert polib.pofile(edited.decode())


@settings(max_examples=80)
@given(st.lists(st.sampled_from([*CATALOGUE.split("\n"), '"', "msgstr", "#~ ", "msgid_plural"]), max_size=12))
def test_whatever_lines_come_nothing_breaks(lines: list[str]) -> None:
    raw = "\n".join(lines).encode()
    try:
        document = po.parse(raw)
    except ParseError:
        return
    assert document.render({}) == raw
    assert all(unit.target_lang for unit in document.units())


def test_comments_that_are_indented_or_apart_are_all_read() -> None:
    raw = b'#: a.c:1 b.c:2\n  # said\n\n#, fuzzy\n\t#| msgid "old"\nmsgid "a"\nmsgstr "b"\n'
    (unit,) = registry.parse(raw, path="x.po").units()
    assert (unit.note, sorted(unit.flags)) == ("said", ["fuzzy"])
    assert unit.properties == (("previous-msgid", "old"), ("reference", "a.c:1 b.c:2"))


def test_a_plural_without_its_context_or_with_an_index_apart_is_read_both_ways() -> None:
    plain = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n"d"\n'
    spread = plain.replace("msgstr[1]", "msgstr [ 1 ]").replace("msgstr [", "msgstr[")
    for text in (plain, spread, "#. x\n" + plain):
        units = list(registry.parse(text.encode(), path="x.po").units())
        assert [(unit.plural, unit.source.text, unit.target.text) for unit in units] == [
            ("one", "a", "c"),
            ("other", "b", "d"),
        ]
