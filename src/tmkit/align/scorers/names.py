"""Names between Chinese and an alphabet: 陈清扬 and Chen Qingyang, 香港 and Hong Kong.

Why      Names recur all through a text; hanyu pinyin says how most are written, a table of renderings the others.
Limits   No Wade-Giles; readings of single characters are the commonest.
"""

from functools import lru_cache

import regex

from tmkit.align.lexical import Table
from tmkit.align.lookups import by_coverage, same
from tmkit.align.side import Side, count, fold
from tmkit.text import languages
from tmkit.text.names.renderings import by_chinese

_HAN = regex.compile(r"\p{Han}+")
_NAME = regex.compile(r"\p{Lu}[\p{Ll}\p{M}]+(?:['’]\p{Ll}+)?")
LONGEST = 4  # syllables written together


def pairs(source: Side, target: Side) -> Table | None:
    """Runs of syllables and capitalised words of the same letters, where one side is Chinese and the other is not."""
    chinese = [languages.primary(side.lang) == "zh" for side in (source, target)]
    if chinese[0] == chinese[1]:
        return None
    spoken = [_spoken(text) for text in (source if chinese[0] else target).texts]
    written = [_written(text) for text in (target if chinese[0] else source).texts]
    known = {word for words in spoken for word in words} & {word for words in written for word in words}
    spoken, written = ([[word for word in words if word in known] for words in side] for side in (spoken, written))
    return same(count(spoken), count(written)) if chinese[0] else same(count(written), count(spoken))


def _spoken(text: str) -> list[str]:
    """Every run of syllables, and what the table renders otherwise."""
    from pypinyin import lazy_pinyin

    runs = []
    for run in _HAN.findall(text):
        syllables = [syllable.replace("ü", "u").replace("v", "u") for syllable in lazy_pinyin(run)]
        runs += [
            "".join(syllables[at : at + length])
            for length in range(1, LONGEST + 1)
            for at in range(len(syllables) - length + 1)
        ]
    expression, _, rendered = _renderings()
    return runs + [f"={rendered[found]}" for found in expression.findall(text)]


def _written(text: str) -> list[str]:
    names = [fold(name).replace("'", "").replace("’", "") for name in _NAME.findall(text)]
    _, expression, rendered = _renderings()
    return names + [f"={rendered[fold(found)]}" for found in expression.findall(text)]


@lru_cache(maxsize=1)
def _renderings() -> "tuple[regex.Pattern[str], regex.Pattern[str], dict[str, str]]":
    """What finds the table's names in Chinese and in an alphabet, and the best Latin form of each name."""
    best: dict[str, str] = {}
    latin: list[str] = []
    for chinese, entry in by_chinese().items():
        best[chinese] = fold(entry.latin[0])
        for form in entry.latin:
            best.setdefault(fold(form), best[chinese])
            latin.append(form)
    return (
        regex.compile(r"\L<names>", names=sorted(by_chinese(), key=len, reverse=True)),
        regex.compile(r"\b\L<names>\b", names=latin),
        best,
    )


SCORER = by_coverage("names", pairs)
