"""Texts that say the same numbers are silent, and a slip in one is found at its place with its code."""

from pathlib import Path

import pytest

from tmkit.core import Severity
from tmkit.qa.agreement import disagreements

SAME = [
    ("fr", "612 milliards de yuans (88,7 milliards d'USD)", "en", "612 billion yuan (US$88.7 billion)"),
    ("fr", "612 milliards de yuans (88,7 milliards d'USD)", "zh", "6120亿元人民币（约合887亿美元）"),
    ("fr", "près de 90 milliards d'USD", "zh", "接近900亿美元"),
    ("fr", "des dizaines de milliards d'USD", "en", "tens of billions of dollars"),
    ("fr", "des dizaines de milliards d'USD", "zh", "数百亿美元"),
    ("en", "eleven noted entrepreneurs", "zh", "11位知名企业家"),
    ("fr", "24 août 2018", "zh", "2018年8月24日"),
    ("en", "Aug. 24, 2018", "fr", "le 24/08/2018"),
    ("fr", "à 19 h 00", "en", "at 7 p.m."),
    ("zh", "晚7点", "en", "at 7 p.m."),
    ("zh", "今天12时", "en", "at noon today"),
    ("fr", "les années 70", "en", "the 1970s"),
    ("zh", "20世纪90年代", "en", "the 1990s"),
    ("fr", "au XIXe siècle", "en", "in the 19th century"),
    ("zh", "三分之二", "fr", "les deux tiers"),
    ("zh", "八成", "en", "80 percent"),
    ("zh", "增长两倍", "en", "grew threefold"),
    ("en", "550 pounds", "fr", "250 kg"),
    ("en", "2-3 km thick", "de", "1,6 Meilen dick"),
    ("fr", "1,98 m", "en", "6-foot-6"),
    ("de", "80 km (50 Meilen)", "en", "49.7 miles"),
    ("en", "80 degrees", "fr", "26 degrés"),
    ("en", "three and a half years", "zh", "三年半"),
    ("en", "a quarter of a million", "zh", "25万"),
    ("en", "a decade", "fr", "dix ans"),
    ("en", "$35 million", "zh", "3500万美元"),
    ("en", "5 to 10 percent", "fr", "5 à 10 %"),
    ("en", "the first half of 2018", "zh", "2018年上半年"),
    ("zh", "“十三五”", "en", "the 13th Five-Year Plan"),
    ("fr", "un homme et une femme", "en", "a man and a woman"),
    ("fr", "un livre neuf", "zh", "一本新书"),
    ("en", "both sides", "zh", "双方"),
    ("zh", "四川的三明治", "en", "sandwiches of Sichuan"),
    ("zh", "五六百米", "en", "about 500 meters"),
    ("hu", "Six Days in Fallujah játékot", "en", "144 hours in Fallujah"),
    ("en", "COVID-19 cases", "zh", "新冠肺炎病例"),
    ("en", "%d of %.3fs", "fr", "%d sur %.3f s"),
    ("en", "see https://example.com/2018", "zh", "请参阅网站"),
    ("zh", "7月26日", "en", "July 26, 2020"),
]


@pytest.mark.parametrize(("source_lang", "source", "target_lang", "target"), SAME)
def test_equal_numbers_are_silent_both_ways(source_lang: str, source: str, target_lang: str, target: str) -> None:
    for one in disagreements(source, source_lang, target, target_lang):
        assert one.severity is Severity.INFO
    if not target.startswith("July 26, 2020"):
        assert [one for one in disagreements(target, target_lang, source, source_lang) if one.severity.rank] == []


AGREE = Path(__file__).parents[1] / "cases" / "quantities" / "agree.tsv"


@pytest.mark.parametrize("line", AGREE.read_text(encoding="utf-8").splitlines())
def test_pairs_of_the_table_agree(line: str) -> None:
    source_lang, source, target_lang, target = line.split("\t")
    assert [one for one in disagreements(source, source_lang, target, target_lang) if one.severity.rank] == []


SLIPS = [
    ("fr", "88,7 milliards d'USD", "en", "US$88.7 million", "number-scale", "error"),
    ("fr", "612 milliards de yuans", "zh", "6120万元", "number-scale", "error"),
    ("fr", "des dizaines de milliards d'USD", "zh", "数百万美元", "number-scale", "warning"),
    ("en", "7.5 magnitude", "zh", "75级", "number-scale", "error"),
    ("fr", "onze entrepreneurs", "en", "twelve entrepreneurs", "number-value", "error"),
    ("fr", "trois entrepreneurs", "en", "four entrepreneurs", "number-value", "warning"),
    ("fr", "501 contrats", "en", "510 contracts", "number-value", "error"),
    ("fr", "24 août 2018", "zh", "2018年8月25日", "date", "error"),
    ("en", "in April 2018", "fr", "en novembre 2018", "date", "error"),
    ("en", "in 2014", "zh", "2016年", "date", "error"),
    ("en", "on Sunday", "zh", "周一", "weekday", "warning"),
    ("fr", "à 14h30", "zh", "下午3时30分", "time", "error"),
    ("en", "20 percent of it", "fr", "20 de cela", "percent", "error"),
    ("zh", "2个百分点", "en", "2 percent", "percent", "warning"),
    ("en", "$2 billion", "fr", "2 milliards d'euros", "currency", "error"),
    ("en", "a 650 pound pig", "zh", "重650公斤的猪", "unit", "error"),
    ("en", "19,500 km²", "de", "19.500 Quadratmeilen", "unit", "error"),
    ("en", "the S-400 system", "fr", "le système S-300", "code", "error"),
    ("fr", "plus de 100 personnes", "en", "many people", "number-omitted", "warning"),
    ("fr", "de nombreuses personnes", "en", "100 people", "number-value", "warning"),
    ("en", "Both counts", "fr", "Ces sept accusations", "number-value", "warning"),
]


@pytest.mark.parametrize(("source_lang", "source", "target_lang", "target", "code", "severity"), SLIPS)
def test_a_slip_gives_one_finding_of_its_code(
    source_lang: str, source: str, target_lang: str, target: str, code: str, severity: str
) -> None:
    found = [
        one for one in disagreements(source, source_lang, target, target_lang) if one.severity is not Severity.INFO
    ]
    assert [(one.code, one.severity.value) for one in found] == [(code, severity)]


def test_a_date_with_two_wrong_parts_slips_once() -> None:
    assert len(disagreements("24 août 2018", "fr", "Sept. 25, 2018", "en")) == 1


def test_order_does_not_count_and_a_repetition_is_excused() -> None:
    assert disagreements("12 and 30 of 2018", "en", "2018 : 30, puis 12, donc 30", "fr") == ()


def test_a_table_of_numbers_is_compared_without_trying_every_pair() -> None:
    import time

    rows = " ".join(str(number * 7) for number in range(4000))
    start = time.process_time()
    assert disagreements(rows, "en", rows, "fr") == ()
    assert disagreements(rows, "en", rows.replace("6993 ", "6994 "), "fr")
    assert time.process_time() - start < 3
