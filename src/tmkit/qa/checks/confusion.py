"""No phrase is mistaken for one that sounds like it.

Why      `entoure de nous` for `autour de nous`, `could of` for `could have`: a spelling check passes them, a reader
         stumbles.
What     Phrases that are wrong in any context and are heard right: some sixty in French, English and Spanish; the fix
         writes the right one.
Limits   Only what is never right is listed, so most confusions (`a` / `à`) are not seen.
Source   Grevisse, "Le Bon Usage"; Académie française, "Dire, ne pas dire"; Garner, "Modern English Usage".
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from tmkit.core import Fix, Severity, Span, Unit, defer
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, patterns
from tmkit.text.signs import LETTER

_PHRASES: dict[str, dict[str, str]] = {
    "fr": {
        r"(?<=[,;:.]\s|\btout |\btous |\bceux |\bgens )entoure (?=d[eu]s? |d['\u2019])": "autour ",
        r"\ben faite\b(?! de)": "en fait",
        r"\bcomme même\b(?= (?:pas|bien|très|un|une|le|la)\b)": "quand même",
        r"\bau jour d['\u2019]aujourd['\u2019]hui\b": "aujourd\u2019hui",
        r"\bparmis\b": "parmi",
        r"\bmalgrès\b": "malgré",
        r"\bhormi\b": "hormis",
        r"\bdévelopement": "développement",
        r"\bdéveloppemment": "développement",
        r"\blangage des signes\b": "langue des signes",
        r"\bbiensûr\b": "bien sûr",
        r"\bquelque sois\b": "quel que soit",
        r"\bquelques soient\b": "quels que soient",
        r"\bceux-çi\b": "ceux-ci",
        r"\bcelui-çi\b": "celui-ci",
        r"\bcelles?-çi\b": "celle-ci",
        r"\bpar ce que(?= (?:nous|vous|il|elle|ils|elles|je|tu) (?:sommes|êtes|est|sont|suis|es)\b)": "parce que",
        r"\ba fortiori que\b": "à plus forte raison parce que",
        r"\bdans un premier temp\b": "dans un premier temps",
        r"\bce sont avérés\b": "se sont avérés",
        r"\bc['\u2019]est avérée?\b": "s\u2019est avéré",
        r"\btel que(?= définie?s\b)": "tels que",
        r"\bsauf si il\b": "sauf s\u2019il",
        r"\bsi il(?=s?\b)": "s\u2019il",
        r"\bde le(?= (?:monde|pays|projet|site|fichier|programme)\b)": "du",
        r"\bà le(?= (?:monde|pays|projet|site|fichier|programme)\b)": "au",
        r"\bquatres\b": "quatre",
        r"\bmilles (?=euros|dollars|personnes|habitants|yuans)": "mille ",
        r"\bvoir même\b": "voire même",
        r"\bfond de commerce\b": "fonds de commerce",
    },
    "en": {
        r"\b(could) of\b(?! course)": r"\1 have",
        r"\b(should) of\b(?! course)": r"\1 have",
        r"\b(would) of\b(?! course)": r"\1 have",
        r"\b(must) of\b(?! course)": r"\1 have",
        r"\b(might) of\b(?! course)": r"\1 have",
        r"\balot\b": "a lot",
        r"\bteh\b": "the",
        r"\brecieve": "receive",
        r"\bseperat": "separat",
        r"\bdefinately\b": "definitely",
        r"\boccured\b": "occurred",
        r"\boccurence": "occurrence",
        r"\baccomodat": "accommodat",
        r"\bneccessar": "necessar",
        r"\bsuccesful": "successful",
        r"\buntill\b": "until",
        r"\bwich\b": "which",
        r"\bbeleive": "believe",
        r"\bgoverment": "government",
        r"\benviroment": "environment",
        r"\bit's own\b": "its own",
        r"\bfor all intensive purposes\b": "for all intents and purposes",
        r"\bloose weight\b": "lose weight",
        r"\bless then\b": "less than",
        r"\bmore then (?=[0-9]|one|two|half)": "more than ",
        r"\bbetter then\b": "better than",
        r"\brather then\b": "rather than",
        r"\bother then\b": "other than",
        r"\byour welcome\b(?! (?:message|page|screen|email|kit|pack))": "you're welcome",
        r"\bsuppose to\b": "supposed to",
        r"\bone in the same\b": "one and the same",
        r"\bcase and point\b": "case in point",
        r"\bchalk it up for\b": "chalk it up to",
        r"\bthe the\b": "the",
    },
    "es": {
        r"\bhaber si\b": "a ver si",
        r"\ba ver(?= sido\b)": "haber",
        r"\bha habido que\b(?= ser)": "ha tenido que",
        r"\bpor que(?= no\?)": "por qué",
        r"\bdelante mía?\b": "delante de mí",
        r"\bsobretodo(?= (?:en|por|para|cuando|si)\b)": "sobre todo",
        r"\ben base a\b": "con base en",
        r"\bhubieron(?= (?:muchos|muchas|varios|varias|problemas|errores)\b)": "hubo",
    },
}


_AROUND = patterns.of(r"\((?:\?[^()]*(?:\([^()]*\)[^()]*)*\))|\\.|\[[^\]]*\]|.\?|[()]")
"""In a pattern, what is not said to the letter: groups that look around, escapes, sets, what may be left out."""


@lru_cache(maxsize=16)
def _phrases(tongue: str) -> tuple[tuple[str, "regex.Pattern[str]", str], ...]:
    """What a text with the phrase has to the letter but for case, the phrase, and what is right."""
    table = _PHRASES.get(tongue, {})
    return tuple((_spelt(wrong), defer(patterns.of, wrong, regex.IGNORECASE), right) for wrong, right in table.items())


def _spelt(wrong: str) -> str:
    parts: list[str] = _AROUND.sub("\0", wrong).split("\0")
    return max(parts, key=len).casefold()


def run(unit: Unit) -> Iterator[Hit]:
    """Each wrong phrase."""
    target = unit.target
    if target is None:
        return
    folded = target.text.casefold()
    for spelt, pattern, right in _phrases(languages.primary(unit.target_lang)):
        for found in pattern.finditer(target.text) if spelt in folded else ():
            mended = found.expand(right)
            if found[0][0].isupper():
                mended = mended[0].upper() + mended[1:]
            span = Span(*found.span())
            yield Hit(
                f"\u201c{found[0].strip()}\u201d: \u201c{mended.strip()}\u201d is meant",
                (),
                (span,),
                Fix(span, mended, safe=False),
            )


CHECK = Check(
    "confusion",
    "No phrase is mistaken for another",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="grammar",
    mqm="Linguistic conventions",
    alone=True,
    needs=Needs(target=LETTER, tongues=frozenset(_PHRASES)),
    examples=(
        Example(("en", "fr"), "everything around us", "tout, ⟦entoure ⟧de nous", "tout, autour de nous"),
        Example(("fr", "en"), "cela aurait suffi", "it ⟦could of⟧ sufficed", "it could have sufficed"),
    ),
)
