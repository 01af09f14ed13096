"""The term checks beyond their examples."""

import pytest

from tmkit.core import Concept, Segment, Severity, Term, TermStatus, Unit
from tmkit.glossary import Glossary, calibrate, demands
from tmkit.qa import registry
from tmkit.qa.checks.term_deprecated import TermDeprecated
from tmkit.qa.checks.term_do_not_translate import TermDoNotTranslate
from tmkit.qa.checks.term_forbidden import TermForbidden
from tmkit.qa.checks.term_inconsistent import TermInconsistent
from tmkit.qa.checks.term_missing import TermMissing
from tmkit.qa.terms import with_glossary


def unit(source: str, target: str | None, langs: tuple[str, str] = ("en", "fr"), number: int = 1) -> Unit:
    made = None if target is None else Segment(target, langs[1])
    return Unit(str(number), Segment(source, langs[0]), made, langs[1])


def concept(source: str, *targets: str, **options: object) -> Concept:
    terms = (Term(source, "en"), *(Term(target, "fr") for target in targets))
    return Concept(source, terms, **options)  # type: ignore[arg-type]


def test_one_place_renders_one_term() -> None:
    glossary = Glossary([concept("big data", "mégadonnées"), concept("data", "données")])
    source = "Big data and data"
    assert [demand.is_met for demand in demands(glossary, source, "en", "mégadonnées et données", "fr")] == [True, True]
    clash = Glossary([concept("big data", "grandes données"), concept("data", "données")])
    assert [demand.is_met for demand in demands(clash, source, "en", "grandes données", "fr")] == [True, False]
    assert [demand.is_met for demand in demands(clash, source, "en", "grandes données et données", "fr")] == [
        True,
        True,
    ]


def test_concepts_that_share_a_term_ask_for_one_rendering() -> None:
    glossary = Glossary([concept("bank", "banque"), Concept("b2", (Term("bank", "en"), Term("rive", "fr")))])
    assert list(TermMissing(glossary)(unit("The bank", "La rive"))) == []
    (hit,) = TermMissing(glossary)(unit("The bank", "Le pont"))
    assert "“banque” or “rive”" in hit.message


def test_a_concept_without_a_target_term_asks_nothing() -> None:
    assert list(TermMissing(Glossary([concept("bank")]))(unit("The bank", "Le pont"))) == []
    assert list(TermMissing(Glossary([concept("bank", "rive")]))(unit("The bank", None))) == []


def test_calibration_lowers_what_approved_translations_do_not_follow() -> None:
    glossary = Glossary([concept("spread", "propagation"), concept("file", "fichier")])
    approved = [unit("The spread", "La diffusion", number=n) for n in range(3)]
    approved += [unit("A file", "Un fichier", number=n) for n in range(3)]
    calibrated = glossary.with_habits(calibrate(glossary, approved).habits)
    (hit,) = TermMissing(calibrated)(unit("The spread", "L'étendue"))
    assert hit.severity is Severity.INFO
    assert "0 times in 3" in hit.message
    (hit,) = TermMissing(calibrated)(unit("A file", "Un document"))
    assert hit.severity is None
    few = glossary.with_habits(calibrate(glossary, approved[:2]).habits)
    (hit,) = TermMissing(few)(unit("The spread", "L'étendue"))
    assert hit.severity is None


def test_a_forbidden_word_that_is_right_for_another_concept_is_let_be() -> None:
    glossary = Glossary(
        [
            Concept("mail", (Term("e-mail", "en"), Term("courriel", "fr"), Term("mail", "fr", TermStatus.FORBIDDEN))),
            Concept("mall", (Term("mall", "en"), Term("mail", "fr"))),
        ]
    )
    assert list(TermForbidden(glossary)(unit("The mall is open", "Le mail est ouvert"))) == []
    (hit,) = TermForbidden(glossary)(unit("Your e-mail", "Votre mail"))
    assert "courriel" in hit.message


def test_a_deprecated_term_counts_only_for_its_concept() -> None:
    terms = (Term("boot", "en"), Term("amorcer", "fr"), Term("botte", "fr", TermStatus.DEPRECATED))
    glossary = Glossary([Concept("boot", terms)])
    assert list(TermDeprecated(glossary)(unit("A leather shoe", "Une botte de cuir"))) == []
    (hit,) = TermDeprecated(glossary)(unit("Boot it", "La botte"))
    assert hit.source_spans[0].of("Boot it") == "Boot"


def test_a_replacement_is_offered_where_nothing_must_agree() -> None:
    terms = (Term("mouse", "en"), Term("鼠标", "zh"), Term("滑鼠", "zh", TermStatus.FORBIDDEN))
    (hit,) = TermForbidden(Glossary([Concept("m", terms)]))(unit("Mouse", "滑鼠", ("en", "zh")))
    assert hit.fix is not None
    assert hit.fix.text == "鼠标"
    terms = (Term("car", "en"), Term("voiture", "fr", gender="feminine"),
             Term("char", "fr", TermStatus.FORBIDDEN, gender="masculine"))  # fmt: skip
    (hit,) = TermForbidden(Glossary([Concept("m", terms)]))(unit("The car", "Le char"))
    assert hit.fix is None


def test_a_name_that_is_not_translated_may_be_inflected() -> None:
    glossary = Glossary([Concept("w", (Term("Windows", "en"),), do_not_translate=True)])
    assert list(TermDoNotTranslate(glossary)(unit("Start Windows", "Starten Sie Windows", ("en", "de")))) == []
    (hit,) = TermDoNotTranslate(glossary)(unit("Start Windows", "Starten Sie Fenster", ("en", "de")))
    assert hit.source_spans[0].of("Start Windows") == "Windows"


def test_another_rendering_than_elsewhere_is_told() -> None:
    glossary = Glossary([Concept("f", (Term("file", "en"), Term("fichier", "fr"), Term("document", "fr")))])
    units = [unit("A file", "Un fichier", number=n) for n in range(3)] + [unit("A file", "Un document", number=9)]
    (hit,) = TermInconsistent(glossary)(units)
    assert (hit.unit, hit.target_spans[0].of("Un document")) == (3, "document")


def test_a_unit_brings_terms_of_its_own() -> None:
    made = Unit("1", Segment("Big expo", "en"), Segment("大会", "zh"), "zh", flags=frozenset({"term:expo=博览会|展会"}))
    (hit,) = TermMissing()(made)
    assert hit.source_spans[0].of("Big expo") == "expo"


def test_the_checks_take_a_glossary() -> None:
    glossary = Glossary([concept("bank", "rive")])
    turned = {check.code: check for check in with_glossary(registry.CHECKS, glossary)}
    assert list(turned["term-missing"].run(unit("The bank", "Le pont")))
    assert [code for code in turned if code.startswith("term-")] == [
        "term-forbidden", "term-do-not-translate", "term-deprecated", "term-missing", "term-inconsistent",
    ]  # fmt: skip


@pytest.mark.parametrize("check", [TermMissing(), TermForbidden(), TermDeprecated(), TermDoNotTranslate()])
def test_without_a_glossary_nothing_is_said(check: TermMissing) -> None:
    assert list(check(unit("Any text at all", "N'importe quel texte"))) == []
