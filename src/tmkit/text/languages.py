"""Language tags (BCP 47, RFC 5646): read, put into canonical case, compared."""

from functools import lru_cache

import regex

from tmkit.core import LanguageError, nearest
from tmkit.text import patterns

_TAG = patterns.of(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8}|x)"
    r"(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    regex.IGNORECASE,
)
# What files write for a tag and mean another (POSIX modifiers, Java's and Android's old codes).
_ALIASES = {"iw": "he", "in": "id", "ji": "yi", "zh-chs": "zh-Hans", "zh-cht": "zh-Hant"}
_TRADITIONAL_REGIONS = frozenset({"TW", "HK", "MO"})


@lru_cache(maxsize=1024)
def canonical(tag: str) -> str:
    """The tag in canonical case with hyphens: `fr_FR.UTF-8` gives `fr-FR`, `ZH-hans` gives `zh-Hans`.

    Well-formed is enough: whether a subtag is registered is `is_known`'s matter.
    Raises LanguageError when it is not well formed.
    """
    posix, _, modifier = tag.strip().replace("_", "-").partition("@")
    posix = posix.partition(".")[0]
    if modifier.lower() in {"latin", "cyrillic"}:
        posix += "-Latn" if modifier.lower() == "latin" else "-Cyrl"
    posix = _ALIASES.get(posix.lower(), posix)
    found = _TAG.fullmatch(posix)
    if not found:
        raise LanguageError(
            f"{tag!r} is not a language tag{nearest(tag.lower(), _common())}; write one such as fr, en-GB or zh-Hans"
        )
    language = _ALIASES.get(found["language"].lower(), found["language"].lower())
    parts = [language]
    if found["script"]:
        parts.append(found["script"].title())
    if found["region"]:
        parts.append(found["region"].upper())
    return "-".join(parts) + (found["rest"] or "").lower()


@lru_cache(maxsize=1024)
def primary(tag: str) -> str:
    """The primary language subtag, in lower case: `zh-Hans-CN` gives `zh`."""
    return tag.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=1024)
def region(tag: str) -> str:
    """The region subtag, in upper case, or the empty string."""
    found = _TAG.fullmatch(tag.replace("_", "-"))
    return (found["region"] or "").upper() if found else ""


@lru_cache(maxsize=1024)
def script(tag: str) -> str:
    """The ISO 15924 script of Chinese (`Hans`, `Hant`) or the one that the tag names, else the empty string.

    `zh` alone means Simplified; zh-TW, zh-HK and zh-MO mean Traditional.
    """
    found = _TAG.fullmatch(tag.replace("_", "-"))
    if found and found["script"]:
        return str(found["script"]).title()
    if primary(tag) == "zh":
        return "Hant" if region(tag) in _TRADITIONAL_REGIONS else "Hans"
    return ""


@lru_cache(maxsize=1)
def _common() -> tuple[str, ...]:
    return (
        "fr",
        "en",
        "zh",
        "zh-Hans",
        "zh-Hant",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "ru",
        "ja",
        "ko",
        "ar",
        "en-US",
        "fr-FR",
        "zh-CN",
    )


@lru_cache(maxsize=1024)
def is_known(tag: str) -> bool:
    """Whether CLDR has data for the tag's primary language."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    try:
        Locale.parse(primary(tag))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def of_file_name(name: str) -> str:
    """The language that a file's name says, canonical: `release.zh-Hans.txt` gives `zh-Hans`; empty where it says none.

    The last of the name's parts (between dots, or after the last `_` or `-` of a part) that is a language of CLDR.
    """
    stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    for part in reversed(stem.split(".")):
        for candidate in (part, part.rpartition("_")[2], part.rpartition("-")[2]):
            if (
                2 <= len(primary(candidate)) <= 3
                and _TAG.fullmatch(candidate.replace("_", "-"))
                and is_known(candidate)
            ):
                return canonical(candidate)
    return ""
