"""Two files of one language as one: what is missing, and where it is put in."""

import pytest

from tmkit.core import ConfigurationError, UnitKey
from tmkit.formats import pairing, registry

EN = '{\n  "a": "A",\n  "b": {\n    "c": "C",\n    "d": "D",\n    "e": {"f": "F"}\n  },\n  "g": "G",\n  "h": "H"\n}\n'
FR = '{\n  "a": "A",\n  "b": {\n    "c": "Cé"\n  },\n  "h": "Hé",\n  "x": "X"\n}\n'
PAIRS = {
    "json": (EN, FR),
    "yml": (
        "en:\n  a: A\n  b:\n    c: C\n    d: D\n    e:\n      f: F\n  g: G\n  h: H\n",
        "fr:\n  a: A\n  b:\n    c: Cé\n  h: Hé\n  x: X\n",
    ),
    "properties": ("a=A\nb.c=C\nb.d=D\nb.e.f=F\ng=G\nh=H\n", "a=A\nb.c=C\\u00e9\nh=H\\u00e9\nx=X\n"),
    "strings": (
        '"a" = "A";\n"b.c" = "C";\n"b.d" = "D";\n"b.e.f" = "F";\n"g" = "G";\n"h" = "H";\n',
        '"a" = "A";\n"b.c" = "Cé";\n"h" = "Hé";\n"x" = "X";\n',
    ),
    "xml": (
        '<resources>\n    <string name="a">A</string>\n    <string name="b.c">C</string>\n'
        '    <string name="b.d">D</string>\n    <string name="b.e.f">F</string>\n    <string name="g">G</string>\n'
        '    <string name="h">H</string>\n</resources>\n',
        '<resources>\n    <string name="a">A</string>\n    <string name="b.c">Cé</string>\n'
        '    <string name="h">Hé</string>\n    <string name="x">X</string>\n</resources>\n',
    ),
}


def paired(kind: str) -> pairing.Pair:
    source, target = PAIRS[kind]
    return pairing.pair(
        registry.parse(source.encode(), path=f"en.{kind}"),
        registry.parse(target.encode(), path=f"values-fr/fr.{kind}"),
        source_lang="en",
        target_lang="fr",
        path=f"values-fr/fr.{kind}",
    )


@pytest.mark.parametrize("kind", PAIRS)
def test_the_report_says_what_is_missing_extra_and_the_same(kind: str) -> None:
    both = paired(kind)
    report = pairing.report(list(both.source.units()), list(both.target.units()))
    assert report == pairing.Report(("b.d", "b.e.f", "g"), ("x",), (), ("a",))


@pytest.mark.parametrize("kind", PAIRS)
def test_missing_keys_are_put_in_beside_their_neighbours(kind: str) -> None:
    both = paired(kind)
    assert both.render({}) == PAIRS[kind][1].encode()
    new = {UnitKey(name, "fr", ""): f"é & {name}" for name in ("g", "b.e.f", "b.d")}
    edited = both.render(new | {UnitKey("h", "fr", ""): "Là"})
    read = registry.parse(edited, path=f"values-fr/fr.{kind}")
    assert [(unit.id, unit.target.text) for unit in read.units()] == [
        ("a", "A"),
        ("b.c", "Cé"),
        ("b.d", "é & b.d"),
        ("b.e.f", "é & b.e.f"),
        ("g", "é & g"),
        ("h", "Là"),
        ("x", "X"),
    ]
    kept = [line.strip().rstrip(",") for line in PAIRS[kind][1].splitlines() if "H" not in line]
    assert [line for line in kept if line not in edited.decode()] == []


def test_a_missing_key_of_json_is_laid_out_as_its_neighbours_are() -> None:
    edited = paired("json").render({UnitKey("b.d", "fr", ""): "Dé", UnitKey("g", "fr", ""): "Gé"}).decode()
    assert edited == FR.replace('"Cé"', '"Cé",\n    "d": "Dé"').replace("  },\n", '  },\n  "g": "Gé",\n')


def test_plural_forms_and_keys_that_stand_twice() -> None:
    source = registry.parse(b'{"n_one": "{{count}} x", "n_other": "{{count}} y"}', path="en.json")
    target = registry.parse(b'{"k": "a", "k": "b"}', path="fr.json")
    both = pairing.pair(source, target, source_lang="en", path="fr.json")
    assert pairing.report(list(source.units()), list(target.units())).duplicate == ("k",)
    edited = both.render({UnitKey("n", "fr", "one"): "un", UnitKey("n", "fr", "other"): "des"})
    assert edited == b'{"n_one": "un","n_other": "des","k": "a", "k": "b"}'
    with pytest.raises(ConfigurationError, match="there is no unit 'm' in fr"):
        both.render({UnitKey("m", "fr", ""): "x"})
