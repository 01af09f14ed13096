"""Words are spelt as the language spells them.

Why      A misspelt word costs the reader's trust.
What     Words that neither the word list of the target's language (simplemma) nor the source has, and that are one slip
         away from a word that it has: two letters exchanged, one doubled, dropped, added or replaced; of the commonest
         words any slip, the letters in another order, and two slips where they are long. Usual misspellings
         (`seperate`), whatever the list says. Words with a capital: at the start of a sentence, and where a country, a
         people, an office, a month or a day is one slip away.
Limits   Off by default: word lists lack compounds, jargon and many inflected forms. English, French, German, Spanish,
         Italian, Portuguese and Dutch. A slip that makes another word (`vell`) is not seen.
Measured DEMETR, words misspelt: 96 % found, no good translation flagged; of good news translations into English (WMT,
         NTREX) 1 % are flagged, half of them rightly.
Source   W3C ITS 2.0, issue type "misspelling"; Damerau 1964, "A technique for computer detection of spelling errors".
"""

from collections.abc import Iterator
from functools import lru_cache

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.qa.checks.untranslated_part import known
from tmkit.qa.misspellings import WORDS_BESIDE, common, proper, scrambled, usual_slips
from tmkit.text import languages, markup, patterns, placeholders
from tmkit.text.cover import Cover
from tmkit.text.names.syllables import divide

_ELIDING = frozenset({"fr", "it"})
_TONGUES = frozenset({"en", "fr", "de", "es", "it", "pt", "nl"})
_WORD = patterns.of(
    r"(?<![\p{L}\p{N}_@#/.\\-])(?P<first>\p{Lu})?\p{Ll}{2,20}(?![\p{L}\p{N}_(@/\\=-]|\.\w|['\u2019](?:t|re|ve|ll)\b)"
)
_START = patterns.of(r"(?:^|[.!?\u2026:]\s|\n)[\s\"\u201c\u2018'(\[\u00ab\u00bf\u00a1-]*$")


def run(unit: Unit) -> Iterator[Hit]:
    """Each doubtful word; the fix is the only or the first neighbour."""
    target = unit.target
    tongue = languages.primary(unit.target_lang)
    if target is None or tongue not in _TONGUES:
        return
    bare = markup.bare(target.text)
    shut: Cover | None = None
    for found in _WORD.finditer(bare):
        word = found[0]
        right = usual_slips(tongue).get(word.lower(), "")
        if not right and (_fine(word, tongue) or (len(word) < 4 and not found["first"] and tongue != "en")):
            continue
        if tongue in _ELIDING and bare[found.end() : found.end() + 1] in {"'", "\u2019"}:
            continue  # jusqu'à
        if shut is None:
            shut = placeholders.cover(target.text, unit.flags)
        span = Span(*found.span())
        if word in unit.source.text or shut.meets(span):
            continue
        if not found["first"]:
            right = right or near(word, tongue) or (_neighbour(word, tongue) if len(word) > 3 else "")
        elif not right and not divide(word):  # no name in pinyin
            starts = bool(_START.search(bare[max(0, span.start - 8) : span.start]))
            begun = near(word.lower(), tongue) if starts else ""  # a name that is not listed may begin it too
            right = _of_names(word, tongue) or (
                begun if begun[:2] == word[:2].lower() or _exchanged(word, begun) else ""
            )
        if right:
            right = right[0].upper() + right[1:] if found["first"] else right
            yield Hit(f"\u201c{word}\u201d: perhaps \u201c{right}\u201d", (), (span,), Fix(span, right, safe=False))


_ADVERBS = (("ment", ""), ("ement", ""), ("ément", "e"), ("amment", "ant"), ("emment", "ent"))


def _exchanged(word: str, other: str) -> bool:
    return sorted(word.lower()) == sorted(other)


@lru_cache(maxsize=2048)
def _fine(word: str, tongue: str) -> bool:
    small = word.lower()
    if known(word, tongue) or known(small, tongue) or small in common(tongue):
        return True
    if tongue == "fr" and small.endswith("ment"):  # lists leave out what does not change
        return any(known(small[: -len(end)] + base, tongue) for end, base in _ADVERBS if small.endswith(end))
    return small in WORDS_BESIDE


@lru_cache(maxsize=2048)
def near(word: str, tongue: str) -> str:
    """The common word that the unknown one is a slip of: its letters in another order, or one slip away.

    Two slips, where both are long; two letters exchanged or one left out, where it is short. Empty where there is none.
    """
    words = common(tongue)
    again = scrambled(tongue).get("".join(sorted(word)), "")
    if again and again[0] == word[0]:
        return again
    for at in range(len(word) - 1):
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if swapped in words:
            return swapped
    if len(word) < 4:
        return ""
    one, two = "", ""
    for other in words:
        if abs(len(other) - len(word)) > 1 or len(other) < 4:
            continue
        slips = distance(word, other)
        if slips == 1 and not (other in word or word in other) and len(other) > 3:
            one = min(filter(None, (one, other)))
        elif slips == 2 and len(word) > 8 and len(other) > 8 and word[0] == other[0]:
            two = min(filter(None, (two, other)))
    return one or two


@lru_cache(maxsize=2048)
def _of_names(word: str, tongue: str) -> str:
    """The people, country, office, day or month that the unknown word is one slip away from."""
    if len(word) < 5:
        return ""
    for name in sorted(proper(tongue)):
        if word[0] != name[0] or abs(len(name) - len(word)) > 1 or name.startswith(word) or word.startswith(name):
            continue
        again = _exchanged(word, name.lower())
        if (again or (word[-1] == name[-1] and len(max(word, name, key=len)) > 5)) and distance(word, name) == 1:
            return name
    return ""


def distance(one: str, other: str) -> int:
    """Letters put in, left out, replaced or exchanged with their neighbour: at most 3 are counted."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        last, before, row = before, row, [number]
        for place, there in enumerate(other, 1):
            best = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != there))
            if number > 1 and place > 1 and letter == other[place - 2] and one[number - 2] == there:
                best = min(best, last[place - 2] + 1)
            row.append(best)
        if min(row) > 2:
            return 3
    return row[-1]


@lru_cache(maxsize=2048)
def _neighbour(word: str, tongue: str) -> str:
    """The first known word at one exchange, deletion, insertion or replacement, in this order."""
    places = range(len(word))
    for at in places[:-1]:
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if swapped != word and known(swapped, tongue):
            return swapped
    for at in places:
        if known(word[:at] + word[at + 1 :], tongue):
            return word[:at] + word[at + 1 :]
    letters = "etaoinsrhldcumfpgwybvkxjqzéèàêçùîôâëüöäßñíóáú"
    for at in range(1, len(word) + 1):
        for letter in letters:
            longer = word[:at] + letter + word[at:]
            if known(longer, tongue):
                return longer
            if at < len(word) and known(word[:at] + letter + word[at + 1 :], tongue) and len(word) > 5:
                return word[:at] + letter + word[at + 1 :]
    return ""


CHECK = Check(
    "spelling",
    "Words are spelt right",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="misspelling",
    mqm="Linguistic conventions",
    default=False,
    alone=True,
    examples=(
        Example(("zh", "en"), "工作时", "It was ⟦hwile⟧ working", "It was while working"),
        Example(("en", "fr"), "the city", "une ⟦mainfestation⟧ ici", "une manifestation ici"),
    ),
)
