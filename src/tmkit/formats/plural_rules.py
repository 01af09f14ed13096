"""CLDR's cardinal plural categories of whole numbers, by language (Unicode CLDR 46, "Language Plural Rules").

Babel has the same rules inside each language's whole locale, which takes longer to load than a catalogue to read; the
tests hold these to Babel's, for every language that Babel knows.
"""

from collections.abc import Callable

Rule = Callable[[int], str]


def _other(_: int) -> str:
    return "other"


def _one(n: int) -> str:
    return "one" if n == 1 else "other"


def _zero_one(n: int) -> str:
    return "one" if n < 2 else "other"


def _one_million(n: int) -> str:
    return "one" if n == 1 else "many" if n and n % 1_000_000 == 0 else "other"


def _zero_one_million(n: int) -> str:
    return "one" if n < 2 else "many" if n % 1_000_000 == 0 else "other"


def _dual(n: int) -> str:
    return "one" if n == 1 else "two" if n == 2 else "other"


def _east_slavic(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else "many"


def _south_slavic(n: int) -> str:
    return _east_slavic(n).replace("many", "other")


def _polish(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else "many"


def _czech(n: int) -> str:
    return "one" if n == 1 else "few" if n in {2, 3, 4} else "other"


def _lithuanian(n: int) -> str:
    if n % 100 in range(11, 20):
        return "other"
    return "one" if n % 10 == 1 else "few" if n % 10 else "other"


def _latvian(n: int) -> str:
    if n % 10 == 0 or n % 100 in range(11, 20):
        return "zero"
    return "one" if n % 10 == 1 else "other"


def _romanian(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n == 0 or n % 100 in range(1, 20) else "other"


def _slovenian(n: int) -> str:
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(n % 100, "other")


def _arabic(n: int) -> str:
    if n < 3:
        return ("zero", "one", "two")[n]
    return "few" if n % 100 in range(3, 11) else "many" if n % 100 >= 11 else "other"


def _irish(n: int) -> str:
    return (
        "one"
        if n == 1
        else "two"
        if n == 2
        else "few"
        if n in range(3, 7)
        else "many"
        if n in range(7, 11)
        else "other"
    )


def _welsh(n: int) -> str:
    return {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(n, "other")


def _maltese(n: int) -> str:
    if n < 3 and n:
        return ("one", "two")[n - 1]
    return "few" if n == 0 or n % 100 in range(3, 11) else "many" if n % 100 in range(11, 20) else "other"


def _gaelic(n: int) -> str:
    if n in {1, 11}:
        return "one"
    if n in {2, 12}:
        return "two"
    return "few" if n in range(3, 11) or n in range(13, 20) else "other"


def _breton(n: int) -> str:
    tens, hundreds = n % 10, n % 100
    if tens == 1 and hundreds not in {11, 71, 91}:
        return "one"
    if tens == 2 and hundreds not in {12, 72, 92}:
        return "two"
    if tens in {3, 4, 9} and hundreds // 10 not in {1, 7, 9}:
        return "few"
    return "many" if n and n % 1_000_000 == 0 else "other"


def _manx(n: int) -> str:
    if n % 10 in {1, 2}:
        return ("one", "two")[n % 10 - 1]
    return "few" if n % 20 == 0 else "other"


def _ends_in_one(n: int) -> str:
    return "one" if n % 10 == 1 and n % 100 != 11 else "other"


def _filipino(n: int) -> str:
    return "other" if n % 10 in {4, 6, 9} and n > 3 else "one"


def _zero_apart(n: int) -> str:
    return "zero" if n == 0 else "one" if n == 1 else "other"


def _tachelhit(n: int) -> str:
    return "one" if n < 2 else "few" if n in range(2, 11) else "other"


def _tamazight(n: int) -> str:
    return "one" if n < 2 or n in range(11, 100) else "other"


_LANGUAGES: tuple[tuple[Rule, str], ...] = (
    (
        _other,
        "bm bo dz hnj id ig ii in ja jbo jv jw kde kea km ko lkt lo ms my nqo osa root sah ses sg su th to "
        "tpi vi wo yo yue zh",
    ),
    (_zero_one, "ak am as bn bho csw doi fa ff gu guw hi hy kab kn ln mg nso pa pcm si ti wa zu"),
    (_one_million, "ca es it lld pt-PT scn vec"),
    (_zero_one_million, "fr ht pt"),
    (_dual, "he iu iw naq sat se sma smi smj smn sms"),
    (_east_slavic, "be ru uk"),
    (_south_slavic, "bs hr sh sr"),
    (_polish, "pl"),
    (_czech, "cs sk"),
    (_lithuanian, "lt"),
    (_latvian, "lv prg"),
    (_romanian, "mo ro"),
    (_slovenian, "dsb hsb sl"),
    (_arabic, "ar ars"),
    (_irish, "ga"),
    (_welsh, "cy"),
    (_maltese, "mt"),
    (_gaelic, "gd"),
    (_breton, "br"),
    (_manx, "gv"),
    (_ends_in_one, "is mk"),
    (_filipino, "ceb fil tl"),
    (_zero_apart, "blo ksh lag"),
    (_tachelhit, "shi"),
    (_tamazight, "tzm"),
    (
        _one,
        "af an asa ast az bal bem bez bg brx ce cgg chr ckb da de dv ee el en eo et eu fi fo fur fy gl gsw ha "
        "haw hu ia io jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij mas mgo ml mn mr nah nb nd ne nl nn "
        "nnh no nr ny nyn om or os pap ps rm rof rwk saq sc sd sdh seh sn so sq ss ssy st sv sw syr ta te teo "
        "tig tk tn tr ts ug ur uz ve vo vun wae xh xog yi",
    ),
)
_RULES = {lang: rule for rule, langs in _LANGUAGES for lang in langs.split()}


def rule(lang: str) -> Rule | None:
    """The category of a whole number in that language, or None for a language without a rule here."""
    return _RULES.get(lang) or _RULES.get(lang.partition("-")[0])
