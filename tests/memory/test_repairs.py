"""Old translations made to fit, by value and in the target's own manner."""

import pytest

from tmkit.core import Segment
from tmkit.memory import rewriting
from tmkit.memory.repairs import Repaired, repair
from tmkit.text import quantities


def mended(asked: str, source: str, target: str, langs: str = "fr-en") -> Repaired:
    one, other = langs.split("-")
    return repair(Segment(asked, one), Segment(source, one), Segment(target, other))


@pytest.mark.parametrize(
    ("asked", "source", "target", "langs", "expected"),
    [
        ("700 milliards de yuans", "612 milliards de yuans", "6120亿元", "fr-zh", "7000亿元"),
        ("700 milliards de yuans", "612 milliards de yuans", "612 billion yuan", "fr-en", "700 billion yuan"),
        ("90,1 milliards d'USD", "88,7 milliards d'USD", "US$88.7 billion", "fr-en", "US$90.1 billion"),
        ("90,1 milliards d'USD", "88,7 milliards d'USD", "887亿美元", "fr-zh", "901亿美元"),
        ("le 25 septembre 2019", "le 24 août 2018", "on Aug. 24, 2018", "fr-en", "on Sep. 25, 2019"),
        ("le 25 septembre 2019", "le 24 août 2018", "2018年8月24日", "fr-zh", "2019年9月25日"),
        ("douze personnes", "onze personnes", "Eleven people", "fr-en", "Twelve people"),
        ("douze personnes", "onze personnes", "11位", "fr-zh", "12位"),
        ("21 %", "12 %", "12%", "fr-en", "21%"),
        ("12 345 pages", "987 pages", "987 pages", "fr-en", "12,345 pages"),
        ("Aug. 3, 2020", "Aug. 24, 2018", "le 24 août 2018", "en-fr", "le 3 août 2020"),
        ("Fichier %(nom)s", "Fichier %(file)s", "File %(file)s", "fr-en", "File %(nom)s"),
        ("page 7", "page 8", "page 8", "fr-en", "page 7"),
        ("enregistrer", "Enregistrer", "Save", "fr-en", "save"),
        ("La 2e foire", "La 1re foire", "The 1st fair", "fr-en", "The 2nd fair"),
        ("the 3rd fair", "the 1st fair", "la 1re foire", "en-fr", "la 3e foire"),
        ("le 22e siècle", "le 21e siècle", "the 21st century", "fr-en", "the 22nd century"),
        ("3 millions d'euros", "1,5 million d'euros", "1.5 million euros", "fr-en", "3 million euros"),
        ("3 million euros", "1.5 million euros", "1,5 million d'euros", "en-fr", "3 millions d'euros"),
        ("1 204 pays", "537 pays", "537 countries", "fr-en", "1,204 countries"),
        ("en 2019", "en 2017", "2017年", "fr-zh", "2019年"),
        ("le 4 mars", "le 3 mars", "on 3 March", "fr-en", "on 4 March"),
        ("le 4 mars", "le 3 mars", "3月3日", "fr-zh", "3月4日"),
        ("mardi", "lundi", "on Monday", "fr-en", "on Tuesday"),
        ("dimanche", "lundi", "星期一", "fr-zh", "星期日"),
        ("à 9 h 45", "à 14 h 30", "at 2:30 pm", "fr-en", "at 9:45 am"),
        ("at 14:05", "at 09:30", "à 09 h 30", "en-fr", "à 14 h 05"),
        ("La page 1 est là", "La page 2 est là", "Page 2 is there", "fr-en", "Page 1 is there"),
        ("2 enfants", "1 enfants", "1个孩子", "fr-zh", "2个孩子"),
        ("ISO 9002 et 40", "ISO 9001 et 40", "ISO 9001 and 40", "fr-en", "ISO 9002 and 40"),
    ],
)
def test_what_can_be_carried_over_is(asked: str, source: str, target: str, langs: str, expected: str) -> None:
    done = mended(asked, source, target, langs)
    assert done.segment.text == expected
    assert done.repairs
    assert not done.left


@pytest.mark.parametrize(
    ("asked", "source", "target"),
    [
        ("8 chats", "7 chats", "some cats"),  # the target does not say it
        ("8 chats et 3", "7 chats et 7", "7 cats"),  # nor as often
        ("2 enfants", "1 enfant", "1 child"),  # the noun would have to change with it
        ("2 mois", "1 mois", "1 month"),
        ("le 4/3/2018", "le 3/3/2018", "on 3/3/2018"),  # which is the day?
        ("Avis", "AVIS", "NOTICE"),  # capitals all over are no first letter
    ],
)
def test_what_cannot_is_left_as_it_is(asked: str, source: str, target: str) -> None:
    assert mended(asked, source, target).segment.text == target


def test_of_a_chinese_source_the_targets_noun_decides() -> None:
    assert mended("1个文件", "3个文件", "3 files", "zh-en").left == ("3 -> 1",)
    assert mended("5个文件", "3个文件", "3 files", "zh-en").segment.text == "5 files"


def test_what_was_changed_and_what_was_left_is_said() -> None:
    done = mended("8 chats le 3 mai", "7 chats le 2 mai", "some cats on May 2")
    assert done.segment.text == "some cats on May 3"
    assert done.repairs == ("2 mai -> 3 mai: May 2 -> May 3",)
    assert done.left == ("7 -> 8",)


def test_equal_numbers_are_told_apart_by_their_turn() -> None:
    assert mended("de 5 à 6", "de 5 à 5", "from 5 to 5").segment.text == "from 5 to 6"


def test_what_does_not_read_back_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    (old,), (new,) = quantities.find("12 pages", "en"), quantities.find("14 pages", "en")
    assert rewriting.rewritten("12", old, new, "en") == "14"
    monkeypatch.setattr(rewriting.quantities, "find", lambda text, lang: ())
    assert rewriting.rewritten("12", old, new, "en") is None


def test_nothing_is_done_to_an_equal_text() -> None:
    assert mended("un", "un", "one") == Repaired(Segment("one", "en"))
