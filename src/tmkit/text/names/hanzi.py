"""How Chinese characters read: every toneless pinyin of each, and where a syllable stands in a text."""

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from tmkit.text.names.syllables import plain


def _pairs(words: str) -> dict[str, str]:
    """Every second word by the one before it."""
    each = words.split()
    return dict(zip(each[::2], each[1::2], strict=True))


_SURNAME_READINGS = _pairs(
    "单 shan 解 xie 曾 zeng 查 zha 仇 qiu 区 ou 任 ren 朴 piao 盖 ge 乐 yue 秘 bi 繁 po 员 yun 覃 qin 冼 xian 召 shao "
    "缪 miao 翟 zhai 折 she 种 chong 重 chong 谌 chen 隗 wei 祭 zhai 柏 bai 阚 kan 洗 xian 逄 pang 郇 xun 华 hua 纪 ji "
    "宁 ning 应 ying 曲 qu 藏 zang 沈 shen 叶 ye 车 che 晟 cheng 万俟 moqi 尉迟 yuchi 长孙 zhangsun 澹台 tantai "
    "单于 chanyu 令狐 linghu "
)
"""How a character reads as a surname, where that is not its commonest reading (Xiandai Hanyu Cidian, 7th ed.)."""
_GIVEN_READINGS = _pairs(
    "行 xing 乐 le 朝 chao 重 chong 长 chang 晟 sheng 茜 qian 莎 sha 娜 na 朴 pu 都 du 地 di 得 de 好 hao 绿 lv "
    "了 liao 柏 bai 还 huan 单 dan 会 hui 传 chuan 石 shi "
)
"""Likeliest reading in a given name, where the dictionary's first reading is another."""
_ALSO = {"lv": ("lu", "lyu"), "nv": ("nu", "nyu"), "lve": ("lue", "lyue"), "nve": ("nue", "nyue")}
"""How ü is written where there is no ü: passports write Lyu, newspapers Lu."""


@cache
def _lines() -> list[bytes]:
    """Pypinyin's table of characters, a line each in the order of code points: `"38889": "hán",`.

    It is read as it lies beside the package, which would load 47 000 phrases with it: a tenth of a second. Empty where
    it does not lie there so.
    """
    spec = find_spec("pypinyin")
    table = Path(spec.origin).with_name("pinyin_dict.json") if spec and spec.origin else None
    lines = table.read_bytes().splitlines()[1:-1] if table is not None and table.is_file() else []
    some = list(map(_code, lines[::500]))
    return lines if -1 not in some and some == sorted(some) else []


def _code(line: bytes) -> int:
    """The code point that a line is of; -1 where it is no such line."""
    parts = line.split(b'"', 2)
    return int(parts[1]) if len(parts) == 3 and parts[1].isdigit() else -1


@cache
def _dictionary() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return dict(pinyin_dict)


def _toned(code: int) -> str:
    """The readings of a character with their tones, apart by commas; empty for one that has none."""
    lines = _lines()
    if not lines:
        return _dictionary().get(code, "")
    at = bisect_left(lines, code, key=_code)
    return lines[at].split(b'"')[3].decode() if at < len(lines) and _code(lines[at]) == code else ""


@lru_cache(maxsize=2048)
def readings(character: str) -> tuple[str, ...]:
    """Every reading of one character, without tones, commonest first, with the spellings of ü; empty for no Hanzi."""
    if not "\u3400" <= character <= "\u9fff":
        return ()
    found: dict[str, None] = {}
    for reading in _toned(ord(character)).split(","):
        toneless = plain(reading.strip())
        if toneless:
            found.setdefault(toneless)
            for also in _ALSO.get(toneless, ()):
                found.setdefault(also)
    extra = _SURNAME_READINGS.get(character)
    if extra:
        found.setdefault(extra)
    return tuple(found)


@lru_cache(maxsize=1024)
def places(text: str) -> dict[str, tuple[int, ...]]:
    """For each syllable, the code points of the text where a character may read so, in order. Not to be changed."""
    found: dict[str, list[int]] = {}
    for at, character in enumerate(text):
        for reading in readings(character):
            found.setdefault(reading, []).append(at)
    return {reading: tuple(at) for reading, at in found.items()}


def standing(syllables: tuple[str, ...], text: str) -> tuple[int, ...]:
    """Where neighbouring characters of the text may read as these syllables: the start of each such run."""
    index = places(text)
    rest = [set(index.get(one, ())) for one in syllables[1:]]
    return tuple(
        start
        for start in index.get(syllables[0], ())
        if all(start + step in where for step, where in enumerate(rest, 1))
    )


@lru_cache(maxsize=4096)
def spell(name: str, surname: int) -> str:
    """The name in pinyin, surname first, as GB/T 28039-2011 writes it: `欧阳修` with surname 2 gives `Ouyang Xiu`.

    `surname` is how many characters the surname has; with 0 the name is a place's, in one word.
    """
    family, given = name[:surname], name[surname:]
    first = _SURNAME_READINGS.get(family) or join([usual_reading(one, surname=True) for one in family])
    return f"{first.capitalize()} {join([usual_reading(one, surname=False) for one in given]).capitalize()}".strip()


def usual_reading(character: str, *, surname: bool) -> str:
    """The likeliest reading in a surname or in a given name, with ü; the character itself where it has none."""
    known = readings(character)
    preferred = _SURNAME_READINGS if surname else _GIVEN_READINGS
    return (preferred.get(character) or (known[0] if known else character)).replace("v", "ü")


def join(syllables: list[str]) -> str:
    """One word, with an apostrophe before a syllable that begins with a, o or e (GB/T 16159-2012, section 6.5.3)."""
    word = ""
    for syllable in syllables:
        word += ("'" if word and syllable[0] in "aoe" else "") + syllable
    return word
