"""Terms are found where they stand, to the code point, and nowhere else."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmkit.core import CasePolicy, Concept, Term, TermMatch
from tmkit.glossary import Glossary, find_term, present


def found(term: str, lang: str, text: str, **options: object) -> list[str]:
    glossary = Glossary([Concept("c", (Term(term, lang, **options),))])  # type: ignore[arg-type]
    return [hit.span.of(text) for hit in glossary.hits(text, lang)]


PLACES = [
    ("istanbul", "tr", "Yarın İstanbul yolcusu", "İstanbul"),
    ("Straße", "de", "Die STRASSE ist lang", "STRASSE"),
    ("Strasse", "de", "Auf der Straße dort", "Straße"),
    ("état", "fr", "un \u0065\u0301tat fort", "e\u0301tat"),
    ("état", "fr", "Un e\u0301tat", "e\u0301tat"),
    ("software", "en", "Ünïcode soft\u00adware here", "soft\u00adware"),
    ("machine learning", "en", "İ machine\u00a0learning", "machine\u00a0learning"),
    ("SARS-CoV", "en", "the SARS\u2011CoV virus", "SARS\u2011CoV"),
    ("configuration", "en", "the con\ufb01guration file", "con\ufb01guration"),
    ("Qualcomm", "en", "ＱＵＡＬＣＯＭＭ rose", "ＱＵＡＬＣＯＭＭ"),
    ("keyboard", "en", "key\u200bboard", "key\u200bboard"),
    ("C++", "en", "ﬁrst C++, then C", "C++"),
    (".NET", "en", "ß .NET runs", ".NET"),
    ("C#", "en", "in C# code", "C#"),
    ("R&D", "en", "our R&D centre", "R&D"),
    ("l'accord", "fr", "dans l’accord signé", "l’accord"),
    ("café", "fr", "\U0001f600 le café", "café"),
    ("δρόμος", "el", "ο ΔΡΌΜΟΣ εδώ", "ΔΡΌΜΟΣ"),
    ("高通", "zh", "美国高　通公司", "高　通"),
    ("物联网", "zh", "物聯網技術", "物聯網"),
    ("1918 年流感", "zh", "在1918年流感期间", "1918年流感"),
    ("IoT", "zh", "使用ＩｏＴ技术", "ＩｏＴ"),
    ("克里斯蒂亚诺·阿蒙", "zh", "总裁克里斯蒂亚诺・阿蒙说", "克里斯蒂亚诺・阿蒙"),
    ("naïve Bayes", "en", "nai\u0308ve Bayes", "nai\u0308ve Bayes"),
]


@pytest.mark.parametrize(("term", "lang", "text", "there"), PLACES, ids=[case[0] + case[2][:6] for case in PLACES])
def test_the_place_is_exact(term: str, lang: str, text: str, there: str) -> None:
    assert found(term, lang, text) == [there]


FORMS = [
    ("autonomous vehicle", "en", "Two autonomous vehicles", "autonomous vehicles"),
    ("véhicule autonome", "fr", "les véhicules autonomes", "véhicules autonomes"),
    ("Auftrag", "de", "drei Aufträge", "Aufträge"),
    ("usuario", "es", "los usuarios", "usuarios"),
    ("заболевание", "ru", "много заболеваний", "заболеваний"),
    ("go", "en", "he went", "went"),
    ("SDK", "en", "two SDKs", "SDKs"),
    ("데이터", "ko", "데이터를 저장", "데이터를"),
    ("Internet des objets", "fr", "l'Internet des objets", "Internet des objets"),
]


@pytest.mark.parametrize(("term", "lang", "text", "there"), FORMS)
def test_inflected_forms_are_found(term: str, lang: str, text: str, there: str) -> None:
    assert found(term, lang, text) == [there]


NOT_THERE = [
    ("WHO", "en", "those who know"),
    ("who", "en", "the WHO says so"),
    ("SARS", "en", "the SARS-CoV virus"),
    ("COVID", "en", "COVID-19 cases"),
    ("C", "en", "written in C++"),
    ("smart China", "en", "smart, China is"),
    ("smart factory", "en", "smart\ufffcfactory"),
    ("user", "en", "<user>text</user>"),
    ("name", "en", "Hello %(name)s and {name}"),
    ("example", "en", "see https://example.org/example"),
    ("data", "en", "in /var/data/files"),
    ("データ", "ja", "データベースを開く"),
    ("cat", "en", "concatenate"),
]


@pytest.mark.parametrize(("term", "lang", "text"), NOT_THERE)
def test_what_looks_like_a_term_is_none(term: str, lang: str, text: str) -> None:
    assert found(term, lang, text) == []


def test_the_longest_match_stays_and_concepts_share_a_span() -> None:
    glossary = Glossary(
        [
            Concept("data", (Term("data", "en"),)),
            Concept("big", (Term("big data", "en"),)),
            Concept("bank", (Term("bank", "en"),)),
            Concept("shore", (Term("bank", "en"),), priority=1),
        ]
    )
    text = "Big data in the bank"
    hits = [(hit.concept.id, hit.span.of(text)) for hit in glossary.hits(text, "en")]
    assert hits == [("big", "Big data"), ("shore", "bank"), ("bank", "bank")]


def test_policies_of_case_and_match() -> None:
    assert found("Apple", "en", "an apple", case=CasePolicy.EXACT) == []
    assert found("Apple", "en", "an apple", case=CasePolicy.INSENSITIVE) == ["apple"]
    assert found("vehicle", "en", "vehicles", match=TermMatch.EXACT) == []
    assert found(r"v\d+", "en", "see v12 and v3", match=TermMatch.REGEX) == ["v12", "v3"]
    assert found("(", "en", "a ( b", match=TermMatch.REGEX) == []


def test_a_clients_expression_cannot_hang() -> None:
    assert found(r"(a+)+$", "en", "a" * 200 + "!", match=TermMatch.REGEX) == []


def test_variants_and_bracketed_acronyms_count() -> None:
    term = Term("World Health Organization (WHO)", "en", variants=("World Health Organisation",))
    for text in ("the WHO", "the World Health Organization", "the World Health Organisation"):
        assert Glossary([Concept("c", (term,))]).hits(text, "en"), text
    assert find_term(term, "the WHO says", "en")


RENDERED = [
    ("Infektionsrisiko", "de", "Das Risiko einer Infektion steigt."),
    ("Kundendaten", "de", "Kunden- und Auftragsdaten werden gelöscht."),
    ("anlegen", "de", "Legen Sie den Beleg im System an."),
    ("auswählen", "de", "die ausgewählten Objekte"),
    ("ändern", "de", "Das Änderungsdatum fehlt."),
    ("Auftrag", "de", "Die Auftragsnummer des Fertigungsauftrags"),
    ("Haus", "de", "in den Krankenhäusern"),
    ("Coronavirus", "de", "das Corona-Virus"),
    ("virus", "nl", "een virusinfectie"),
    ("sjukdom", "sv", "flera hjärtsjukdomar"),
    ("gastro-entérite", "fr", "la gastroentérite"),
    ("grippe", "fr", "la saison grippale"),
    ("virus du COVID-19", "fr", "le virus COVID-19"),
    ("infection par coronavirus", "fr", "l’infection au coronavirus"),
    ("utilizar", "es", "Reutilizar modelo de datos"),
    ("escoger", "es", "Escoja una opción"),
    ("удалить", "ru", "Удаление объекта"),
    ("вирус", "ru", "вирусной инфекции"),
    ("疾病控制中心", "zh", "美国疾病预防控制中心"),
    ("已感染", "zh", "他感染了病毒"),
    ("非典型肺炎（SARS）", "zh", "SARS 的传播"),
    ("颜色; 色彩", "zh", "色彩丰富"),
]


@pytest.mark.parametrize(("term", "lang", "target"), RENDERED, ids=[case[0] for case in RENDERED])
def test_a_rendering_is_seen_in_other_words(term: str, lang: str, target: str) -> None:
    assert present([term], target, lang)


NOT_RENDERED = [
    ("syndrome respiratoire", "fr", "le syndrome de détresse respiratoire"),
    ("maladie respiratoire", "fr", "une maladie des voies respiratoires"),
    ("transmissible", "fr", "la transmission du virus"),
    ("anlegen", "de", "Sie legen das Buch an den Rand."),
    ("Art", "de", "Das Programm startet."),
    ("Rat", "de", "Ratten sind hier."),
    ("Teil", "de", "Der Vorteil ist groß."),
    ("高通", "zh", "高速通道"),
    ("physical distance", "en", "social distancing"),
    ("être infecté", "fr", "les individus récemment infectés"),
]


@pytest.mark.parametrize(("term", "lang", "target"), NOT_RENDERED, ids=[case[0] for case in NOT_RENDERED])
def test_other_words_are_no_rendering(term: str, lang: str, target: str) -> None:
    assert present([term], target, lang) == ()


WORDS = st.lists(st.sampled_from(["alpha", "beta", "gamma", "Delta", "smart", "data", "x-ray", "重庆"]), max_size=8)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.sampled_from([" ", "\u00a0", " , "]))
def test_hits_are_in_order_and_apart_and_say_what_stands_there(words: list[str], joint: str) -> None:
    terms = ["alpha beta", "beta", "data", "smart data", "x-ray", "Delta"]
    glossary = Glossary([Concept(term, (Term(term, "en"),)) for term in terms])
    text = joint.join(words)
    hits = glossary.hits(text, "en")
    assert all(one.span.end <= other.span.start for one, other in pairwise(hits))
    assert all(hit.span.of(text).casefold().replace("\u00a0", " ") == hit.term.text.casefold() for hit in hits)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["en", "fr", "zh", "ja", "de", "ar"]))
def test_any_text_is_read(text: str, lang: str) -> None:
    glossary = Glossary([Concept("c", (Term("data", lang), Term("数据", lang), Term(text or "x", lang)))])
    assert all(hit.span.end <= len(text) for hit in glossary.hits(text, lang))
    assert all(span.end <= len(text) for span in present([text, "big data"], text, lang))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from("abcde"), max_size=10))
def test_one_pass_finds_what_trying_every_term_everywhere_finds(letters: list[str]) -> None:
    names = {letter: f"{letter}{letter}word" for letter in "abcde"}
    terms = ["a", "b", "a b", "b c", "b c d", "c d e", "e a", "d"]
    glossary = Glossary(
        [Concept(term, (Term(" ".join(names[each] for each in term.split()), "en"),)) for term in terms]
    )
    text = " ".join(names[letter] for letter in letters)
    places = [
        (first, first + term.count(" ") + 1, term)
        for term in terms
        for first in range(len(letters))
        if letters[first : first + term.count(" ") + 1] == term.split()
    ]
    places.sort(key=lambda place: (place[0] - place[1], place[0]))
    kept: list[tuple[int, int, str]] = []
    for first, end, term in places:
        if all(end <= start or stop <= first for start, stop, _ in kept):
            kept.append((first, end, term))
    assert [hit.concept.id for hit in glossary.hits(text, "en")] == [term for _, _, term in sorted(kept)]
