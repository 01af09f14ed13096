"""Checks that see more than one unit, and ICU messages and placeholders by their edges."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit import qa
from tmkit.core import Segment, Severity, Unit
from tmkit.text import markup, messages, placeholders
from tmkit.text.messages import MessageError


def unit(number: int, source: str, target: str, *, lang: str = "fr", **more: str) -> Unit:
    return Unit(str(number), Segment(source, "en"), Segment(target, lang), lang, **more)  # type: ignore[arg-type]


def told(units: list[Unit], code: str) -> list[str]:
    return [f"{one.unit_id} {one.severity.value}" for one in qa.check(units, qa.choose(select=[code]))]


def test_one_source_with_two_targets_is_an_info_and_a_warning_in_one_context() -> None:
    units = [unit(1, "Open", "Ouvrir"), unit(2, "Open", "Ouvert"), unit(3, "Open", "Ouvrir")]
    assert told(units, "inconsistent-target") == ["2 info"]
    same = [unit(1, "Open", "Ouvrir", context="menu"), unit(2, "Open", "Ouvert", context="menu")]
    assert told(same, "inconsistent-target") == ["2 warning"]
    other = [unit(1, "Open", "Ouvrir", plural="one"), unit(2, "Open", "Ouvrent", plural="other")]
    assert told(other, "inconsistent-target") == []


def test_one_target_for_two_sources_is_told_when_selected() -> None:
    units = [unit(1, "Open", "Ouvrir"), unit(2, "Start", "Ouvrir"), unit(3, "open", "Ouvrir")]
    assert told(units, "inconsistent-source") == ["2 info"]


def test_targets_beside_their_neighbours_source_are_shifted() -> None:
    sources = [f"The {name} opens in {year}." for name, year in zip("ABCDEF", range(2001, 2007), strict=True)]
    targets = [f"Le {name} ouvre en {year}." for name, year in zip("ABCDEF", range(2001, 2007), strict=True)]
    straight = [unit(number, *pair) for number, pair in enumerate(zip(sources, targets, strict=True))]
    assert told(straight, "shifted-entry") == []
    shifted = [unit(number, *pair) for number, pair in enumerate(zip(sources[1:], targets[:-1], strict=True))]
    assert len(told(shifted, "shifted-entry")) >= 3


def test_plural_forms_are_those_of_cldr() -> None:
    def forms(lang: str, *names: str) -> list[Unit]:
        return [unit(1, f"%d files {name}", f"%d {name}", lang=lang, plural=name) for name in names]

    assert told(forms("fr", "one", "other"), "plural-forms") == []
    assert told(forms("ru", "one", "few", "many", "other"), "plural-forms") == []
    assert told(forms("ru", "one", "other"), "plural-forms") == ["1 error"]
    assert told(forms("zh", "other", "few"), "plural-forms") == ["1 error"]


def test_a_form_for_one_thing_may_leave_its_number_out() -> None:
    one = Unit("1", Segment("%d file", "en"), Segment("un fichier", "fr"), "fr", plural="one")
    many = Unit("1", Segment("%d files", "en"), Segment("des fichiers", "fr"), "fr", plural="other")
    assert [finding.plural for finding in qa.check([one, many], qa.choose(select=["placeholder"]))] == ["other"]


@pytest.mark.parametrize(
    ("text", "flags", "keys"),
    [
        ("100 % de %s", (), ["%1$s"]),
        ("% of total", ("python-format",), []),
        ("%(n)d of %(n)s", ("python-format",), ["%(n)d", "%(n)s"]),
        ("%2$s %1$s", ("c-format",), ["%2$s", "%1$s"]),
        ("%s %s", ("c-format",), ["%1$s", "%2$s"]),
        ("{} and {}", (), ["{0}", "{1}"]),
        ("{{ user.name }} ${total} %{count}", (), ["{{user.name}}", "${total}", "%{count}"]),
        ("{a} %s", ("python-brace-format",), ["{a}"]),
        ("{a} %s", ("c-format",), ["%1$s"]),
        ("a function() { return; }", (), []),
        ("voir https://example.org/a_(b).", (), ["https://example.org/a_(b)"]),
        ("请访问https://example.org/，谢谢", (), ["https://example.org"]),
        ("me@example.org or www.example.org/x.", (), ["me@example.org", "www.example.org/x"]),
        ("{n, plural, one {# {x}} other {#}}", (), []),
    ],
)
def test_placeholders_are_found_by_syntax_and_flags(text: str, flags: tuple[str, ...], keys: list[str]) -> None:
    assert [one.key for one in placeholders.find(text, flags)] == keys


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{n", "never closed"),
        ("}", "closes nothing"),
        ("{n, plural, one}", "no text"),
        ("{n, plural, one {a}", "never closed"),
        ("{ , plural}", "not followed by a name"),
        ("{n, plural, one {" * 60, "too deeply"),
    ],
)
def test_malformed_messages_are_refused_with_a_place(text: str, what: str) -> None:
    with pytest.raises(MessageError, match=what) as error:
        messages.parse(text)
    assert 0 <= error.value.at <= len(text)


def test_apostrophes_quote_in_java_and_before_braces_alone_in_icu() -> None:
    assert messages.parse("l'élément {0}").arguments[0].name == "0"
    java = messages.parse("l'élément {0}", java=True)
    assert java.arguments == ()
    assert not java.closed
    assert messages.parse("l''élément {0}", java=True).arguments[0].name == "0"
    assert messages.parse("'{'{0}'}'").arguments[0].name == "0"


TEXTS = st.text(st.sampled_from(list("a中é1 %s{}<>/\"'(),.:;!?«»“”\u202f\u00a0\u200b\n\\&#|$@-_")), max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["fr", "zh", "en", "es", "de", "fr-CA"]))
def test_no_text_breaks_a_check_and_every_span_lies_in_its_text(source: str, target: str, lang: str) -> None:
    one = Unit("1", Segment(source, "en"), Segment(target, lang), lang)
    codes = ["placeholder", "tags", "icu", "apostrophe", "quotes", "*-punctuation", "punctuation", "spacing"]
    codes += ["fr-spacing", "es-marks", "whitespace", "newlines", "repeated-word", "characters", "invisible", "length"]
    for finding in qa.check(
        [one], qa.choose(select=[*codes, "capitalisation", "accelerator", "verbatim", "wrong-script"])
    ):
        assert all(span.end <= len(source) for span in finding.source_spans)
        assert all(span.end <= len(target) for span in finding.target_spans)
        assert finding.fix is None or finding.fix.span.end <= len(target)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_a_safe_fix_leaves_nothing_for_a_second_one(target: str) -> None:
    rules = qa.choose(select=["fr-spacing"])
    for _ in range(2):
        fixes = [one.fix for one in qa.check([Unit("1", Segment("x", "en"), Segment(target, "fr"), "fr")], rules)]
        for fix in sorted((fix for fix in fixes if fix), key=lambda fix: fix.span, reverse=True):
            target = target[: fix.span.start] + fix.text + target[fix.span.end :]
    assert [
        one for one in qa.check([Unit("1", Segment("x", "en"), Segment(target, "fr"), "fr")], rules) if one.fix
    ] == []


def test_a_long_text_takes_time_in_its_length_alone() -> None:
    long = ('% {a "' * 20_000)[:100_000]
    assert placeholders.find(long) is not None
    assert markup.tags("<" * 100_000) == ()
    assert (
        list(qa.check([unit(1, long, long + "x")], qa.choose(select=["punctuation", "spacing", "fr-spacing"])))
        is not None
    )


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        ("%(value)s quadrillion", "%(value)s 1000的5次方", "en zh"),
        ("Hexadecimal Timestamp", "十六进制时间戳", "en zh"),
        ("A decimal number", "10進数", "en ja"),
        ("Select an item", "1 つ選択してください", "en ja"),
        ("1 year, 1 month", "un an et un mois", "en fr"),
        ("less than 5 and a half hours long", "moins de 5 heures et demie", "en fr"),
        ("less than 5 and a half hours long", "少于 5 个半小时", "en zh"),
        ("at half past five", "à 5 heures et demie", "en fr"),
        ("16 MiB", "16 Mio", "en fr"),
        ("the 3rd party site", "le site tiers", "en fr"),
        ("(syntax: 18°9'48.21\"S)", "(句法：18°9'48.21\"S)", "en zh"),
        ("larger than >10.5m", "plus de >10.5m", "en fr"),
        ("Point (100,100) is the corner", "Le point (100,100) est le coin", "en fr"),
        ("Opening the '%s' database", "Ouverture de la base « %s »", "en fr"),
        ("%s's file", "Fichier de %s", "en fr"),
        ("The {name} “{obj}”. Add another {name}.", "{name} „{obj}“. Noch eins.", "en de"),
        ("Lists like testing@example.com", "Des listes comme essai@example.com", "en fr"),
        ("This will <b>not</b> do.", "Cela <b>ne</b> va <b>pas</b>.", "en fr"),
        ("People with the <source>", "Personnes avec la <source>", "en fr"),
        ("Events of the <source filter>", "Évènements du <filtre source>", "en fr"),
        ("Places with no latitude or longitude given", "Lugares sem latitude ou longitude fornecidas", "en pt"),
        ("Please wait... (%(countdown)ss)", "Bitte warten … (%(countdown)s s)", "en de"),
        ("Z to a", "De Z a a", "en pt"),
        ("the flat pages", "the Flat Pages", "en de"),
        ("He lives in Taiwan", "Il vit à Taïwan", "en fr"),
        ("Temperatures will reach the 80s on Friday.", "Les températures atteindront 26 degrés vendredi.", "en fr"),
        ("took %.3fs to run", "exécuté en %.3f s", "en fr"),
    ],
)
def test_what_translators_do_everywhere_is_no_warning(source: str, target: str, langs: str) -> None:
    here, there = langs.split()
    unit = Unit("1", Segment(source, here), Segment(target, there), there)
    assert [one.code for one in qa.check([unit]) if one.severity is not Severity.INFO] == []


def test_a_word_in_capitals_is_no_name() -> None:
    pairs = [("Password", "Password")] * 3 + [("New Password", "Neues Passwort")] * 2
    units = [Unit(str(n), Segment(a, "en"), Segment(b, "de"), "de") for n, (a, b) in enumerate(pairs)]
    assert list(qa.check(units, qa.choose(select=["name-consistency"]))) == []
    pairs = [("Open Misago", "Ouvrir Misago")] * 3 + [("Close Misago", "Fermer Msiago")]
    units = [Unit(str(n), Segment(a, "en"), Segment(b, "fr"), "fr") for n, (a, b) in enumerate(pairs)]
    assert [one.unit_id for one in qa.check(units, qa.choose(select=["name-consistency"]))] == ["3"]
