"""What may be thrown out of a memory, one rule a kind of fault; nothing goes that no rule names."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex

import tmkit.memory.canonical as canonical
from tmkit.memory.records import Record, Variant
from tmkit.text import languages, quantities

Detector = Callable[[str], str]
"""The primary language subtag of a text, or the empty string where it cannot be told."""

SHORTEST, LONGEST = 0.25, 4.0
"""Lengths of a target by its source's, beyond which they are no translations; of texts of `LEAST` characters on."""
LEAST = 20
_DENSE = 3.0  # characters of an alphabet for one of Chinese, Japanese or Korean
# UTF-8 read as Latin-1 or cp1252, what no decoder could read, and the same twice.
_MOJIBAKE = regex.compile(
    r"\ufffd|Ã[\u0080-\u00bf¡-¿ ]|Â[\u0080-\u00bf«»°]|â€[\u2122œ\u009d˜™“”¦¢]|[\u0080-\u009f]|ï»¿|å[\u0080-\u00bf]"
)
_LETTERS = 25  # fewer tell no language


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault."""

    name: str
    title: str
    fires: Callable[[Variant, Variant, Detector], bool]
    """Whether a source and a target have it."""


def _empty(source: Variant, target: Variant, _: Detector) -> bool:
    return not canonical.canonical(source.text) or not canonical.canonical(target.text)


def _same(source: Variant, target: Variant, _: Detector) -> bool:
    """Names, codes and figures are the same in every language: only texts of several words in lower case count."""
    words = [word for word in source.text.split() if word.isalpha() and word.islower()]
    return source.text == target.text and len(words) > 1


def _language(source: Variant, target: Variant, detect: Detector) -> bool:
    return any(_other(one, other, detect) for one, other in ((source, target), (target, source)))


def _other(one: Variant, other: Variant, detect: Detector) -> bool:
    """Whether a text is in the other one's language, or in another script than its own."""
    letters = [char for char in one.text if char.isalpha()]
    claimed = languages.primary(one.lang)
    if claimed in {"zh", "ja"} and len(letters) >= LEAST:
        return not any(unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA")) for char in letters)
    if len(letters) < _LETTERS:
        return False
    found = detect(one.text)
    return (
        bool(found)
        and found != claimed
        and (found == languages.primary(other.lang) or found in {"zh", "ja", "ko", "ru"})
    )


def _length(source: Variant, target: Variant, _: Detector) -> bool:
    one, other = _weight(source), _weight(target)
    return max(one, other) >= LEAST and not SHORTEST <= other / max(one, 1) <= LONGEST


def _weight(variant: Variant) -> float:
    return len(variant.text.strip()) * (_DENSE if languages.primary(variant.lang) in {"zh", "ja", "ko"} else 1)


def _numbers(source: Variant, target: Variant, _: Detector) -> bool:
    """Whether a figure of the source has no counterpart by value, nor its digits, in the target."""
    if (
        source.text.isascii()
        and target.text.isascii()
        and canonical.numbers(source.text) == canonical.numbers(target.text)
    ):
        return False
    if not canonical.numbers(source.text) and not canonical.numbers(target.text):
        return False
    one, other = (_values(variant) for variant in (source, target))
    return bool(one - other) and bool(other - one)


def _values(variant: Variant) -> set[object]:
    found = quantities.find(variant.text, variant.lang)
    return {one.readings[0] for one in found if any(char.isdigit() for char in one.span.of(variant.text))}


def _mojibake(source: Variant, target: Variant, _: Detector) -> bool:
    return bool(_MOJIBAKE.search(source.text) or _MOJIBAKE.search(target.text))


RULES = (
    Rule("empty", "a side without text", _empty),
    Rule("same-as-source", "the translation is the source", _same),
    Rule("language", "a text in another language than it says", _language),
    Rule("length", "one side several times as long as the other", _length),
    Rule("numbers", "figures that differ", _numbers),
    Rule("mojibake", "characters of a wrong encoding", _mojibake),
)
DUPLICATES = "duplicates"
"""Units whose texts are those of an earlier unit but for white space; the one changed last stays."""
NAMES = (DUPLICATES, *(rule.name for rule in RULES))


def faults(records: Iterable[Record], names: Iterable[str], detect: Detector) -> Iterator[tuple[str, Record]]:
    """Units to throw out, each with the first rule that it breaks."""
    wanted = set(names)
    rules = [rule for rule in RULES if rule.name in wanted]
    seen: dict[int, tuple[str, Record]] = {}
    for record in records:
        broken = next((rule.name for rule in rules if _breaks(record, rule, detect)), "")
        if broken:
            yield broken, record
        elif DUPLICATES in wanted:
            digest = hash(tuple((one.lang, " ".join(one.text.split())) for one in sorted(record.variants, key=_lang)))
            changed = record.changed or record.created
            if digest not in seen:
                seen[digest] = (changed, record)
            elif changed > seen[digest][0]:
                yield DUPLICATES, seen[digest][1]
                seen[digest] = (changed, record)
            else:
                yield DUPLICATES, record


def _lang(variant: Variant) -> str:
    return variant.lang


def _breaks(record: Record, rule: Rule, detect: Detector) -> bool:
    source, *targets = record.variants
    return not targets or any(rule.fires(source, target, detect) for target in targets)
