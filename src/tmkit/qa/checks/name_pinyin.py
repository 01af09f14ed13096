"""The name of a Chinese person is the same on both sides: 韩正 is Han Zheng, not Han Zhen.

Why      A wrong name is a wrong person, and one letter or one character is enough. Nobody who reads only one of the
         two languages can see it.
How      A surname and a given name in pinyin (Han Zheng, Sima Qian, Deng Xiao Ping) must stand in the Chinese text,
         read with every pronunciation of each character and with ü as ü, v, u or yu. One syllable off is an error; a
         name that stands nowhere a warning, or an info where the Chinese has a pronoun for it. A name in Western order
         (Zheng Han) is pointed out as an info. Between two texts in Latin letters such names must be copied.
         A place, firm or person with a rendering of its own (重庆 Chongqing, 马云 Jack Ma, 西藏 Tibet) must not be
         misspelt (Chongqin), nor exchanged for another one of the table `renderings.tsv`.
Source   GB/T 28039-2011 (names of persons in pinyin), GB/T 16159-2012 (orthography), ICAO Doc 9303 (lyu).
Limits   A surname alone (Zhang said) is not compared. Cantonese, Hokkien and Wade-Giles spellings are never accused.
         Two names of one segment that changed places are not seen.
         A segment of more than 5000 characters is passed over.
"""

import unicodedata
from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text.languages import primary
from tmkit.text.names import LONGEST_TEXT, across, exchanges, misspelt
from tmkit.text.names.across import Slip, SlipKind
from tmkit.text.names.exchanges import Exchange
from tmkit.text.names.matching import respelt
from tmkit.text.names.misspelt import Misspelling
from tmkit.text.signs import UPPER
from tmkit.text.variants import simplified, traditional

_SEVERITY = {
    SlipKind.SYLLABLE: Severity.ERROR,
    SlipKind.OTHER: Severity.WARNING,
    SlipKind.DOUBLED: Severity.WARNING,
    SlipKind.MISSING: Severity.WARNING,
    SlipKind.ALONE: Severity.INFO,
    SlipKind.TURNED: Severity.INFO,
}


def run(unit: Unit) -> Iterator[Hit]:
    """A hit for every name that does not agree."""
    if unit.target is None:
        return
    source, target = unit.source.text, unit.target.text
    if max(len(source), len(target)) > LONGEST_TEXT:
        return
    chinese = (primary(unit.source.lang) == "zh", primary(unit.target_lang) == "zh")
    if chinese == (True, True):
        return
    shown: list[Span] = []
    for hit in _hits(source, target, *chinese):
        if not any(span.overlaps(other) for span in hit.target_spans for other in shown):
            shown.extend(hit.target_spans)
            yield hit


def _hits(source: str, target: str, from_chinese: bool, into_chinese: bool) -> Iterator[Hit]:
    """The hits of a pair, persons first; two of them may speak of one place."""
    if not from_chinese and not into_chinese:
        yield from (_latin_hit(slip, target) for slip in across.within_latin(source, target))
        yield from (
            _misspelling_hit(one, target)
            for one in misspelt.within_latin(source, target)
            if not _accented(one.wrong.of(target), one.right)
        )
        yield from (_exchange_hit(one, source, target) for one in exchanges.within_latin(source, target))
        return
    latin, hanzi = (target, source) if from_chinese else (source, target)
    simple = simplified(hanzi)
    plain = simple if len(simple) == len(hanzi) else hanzi
    yield from (_hit(slip, hanzi, latin_is_target=from_chinese) for slip in across.with_chinese(latin, plain))
    wrong = misspelt.in_latin(latin, plain) if from_chinese else misspelt.in_chinese(latin, plain)
    yield from (_misspelling_hit(one, target) for one in wrong)
    seen = [one.entry for one in wrong]
    for one in exchanges.with_chinese(latin, plain):
        if one.first not in seen and one.second not in seen:
            yield _exchange_hit(one, latin, hanzi, swap=from_chinese)


def _hit(slip: Slip, hanzi: str, *, latin_is_target: bool) -> Hit:
    """The hit of a pinyin name against a Chinese text."""
    there = slip.other[0].of(hanzi) if slip.other else ""
    reading = respelt(slip.name, there) if there else ""
    if slip.kind is SlipKind.TURNED:
        message = f"{slip.name.text} has the given name first; {there} reads {reading}"
    elif slip.kind is SlipKind.DOUBLED:
        message = f"{slip.name.text} stands {len(slip.spans)} times, and {there} ({reading}) is left over"
    elif not there:
        message = f"{slip.name.text} answers to no name of the {'source' if latin_is_target else 'translation'}"
    else:
        message = f"{there} reads {reading}, not {slip.name.text}"
    fix = None
    if latin_is_target and slip.kind is SlipKind.SYLLABLE and len(slip.spans) == 1:
        fix = Fix(slip.spans[0], reading, safe=False)
    sides = (slip.other, slip.spans) if latin_is_target else (slip.spans, slip.other)
    return Hit(message, *sides, fix=fix, severity=_SEVERITY[slip.kind])


def _latin_hit(slip: Slip, target: str) -> Hit:
    """The hit of a pinyin name that two Latin texts spell differently."""
    there = slip.other[0].of(target)
    fix = Fix(slip.other[0], slip.name.text, safe=False) if len(slip.other) == 1 else None
    message = f"{slip.name.text} in the source, {there} in the translation"
    return Hit(message, slip.spans, slip.other, fix=fix, severity=_SEVERITY[slip.kind])


def _accented(wrong: str, right: str) -> bool:
    """Whether only accents differ (Taïwan): the language's own spelling."""
    bare = (unicodedata.normalize("NFD", one.replace("\u00fc", "v")) for one in (wrong, right))
    first, second = ("".join(char for char in one if not unicodedata.combining(char)) for one in bare)
    return first == second


def _misspelling_hit(one: Misspelling, target: str) -> Hit:
    """The hit of a known name with a letter or a character wrong."""
    wrong = one.wrong.of(target)
    right = traditional(one.right) if simplified(wrong) != wrong else one.right
    message = f"{wrong} in the translation; {right} is meant"
    return Hit(message, (one.there,), (one.wrong,), Fix(one.wrong, right, safe=False), Severity.ERROR)


def _exchange_hit(one: Exchange, first: str, second: str, *, swap: bool = False) -> Hit:
    """The hit of a known name that stands where another is meant; `swap`: the first text is the translation."""
    mine, theirs = one.first_span.of(first), one.second_span.of(second)
    if swap:
        return Hit(f"{theirs} in the source, {mine} in the translation", (one.second_span,), (one.first_span,))
    return Hit(f"{mine} in the source, {theirs} in the translation", (one.first_span,), (one.second_span,))


def _latin(source: str, target: str) -> bool:
    return primary(source) != "zh" or primary(target) != "zh"


CHECK = Check(
    "name-pinyin",
    "Chinese names agree with their pinyin",
    Severity.WARNING,
    Side.BOTH,
    run,
    its_type="inconsistent-entities",
    mqm="Accuracy/Mistranslation",
    needs=Needs(either=UPPER, pair=_latin),
    examples=(
        Example(
            ("fr", "zh"),
            source="⟦Han Zheng⟧, le vice-Premier ministre, a remis une lettre.",
            bad="国务院副总理⟦韩振⟧宣读了贺信。",
            good="国务院副总理韩正宣读了贺信。",
        ),
        Example(
            ("zh", "en"),
            source="国家主席⟦习近平⟧的贺信",
            bad="a letter from President ⟦Xi Jinpeng⟧",
            good="a letter from President Xi Jinping",
        ),
        Example(
            ("zh", "en"),
            source="重庆市市长⟦唐良智⟧表示：“重庆很荣幸能够承办首届智博会。”",
            bad="⟦Wang Xiaodong⟧, mayor of Chongqing, said: “Chongqing is honored to host the first SCE.”",
            good="Tang Liangzhi, mayor of Chongqing, said: “Chongqing is honored to host the first SCE.”",
        ),
        Example(
            ("fr", "en"),
            source="Tang Liangzhi, le maire de ⟦Chongqing⟧, a déclaré :",
            bad="Tang Liangzhi, mayor of ⟦Chengdu⟧, said:",
            good="Tang Liangzhi, mayor of Chongqing, said:",
        ),
        Example(
            ("zh", "en"),
            source="董事局主席⟦马云⟧在演讲中表示",
            bad="chairman ⟦Robin Li⟧ said in a speech",
            good="chairman Jack Ma said in a speech",
        ),
        Example(
            ("zh", "en"),
            source="⟦重庆⟧开幕",
            bad="opened in ⟦Chonging⟧",
            good="opened in Chongqing",
        ),
        Example(
            ("en", "fr"),
            source="⟦Han Zheng⟧ read the letter.",
            bad="⟦Han Zhen⟧ a lu la lettre.",
            good="Han Zheng a lu la lettre.",
        ),
    ),
)
