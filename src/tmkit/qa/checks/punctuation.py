"""No mark is doubled or stands where no sentence has one.

Why      `,,` or a question mark in mid-sentence is a typing slip, often left by editing.
What     Doubled commas, colons, semicolons and stops; two marks that do not go together (`,.`); `?`, `!` or a stop in
         mid-sentence; a colon or semicolon where the source pauses less often; a mark after an article or preposition;
         a comma after a word that leans on the next one, unless another comma closes the aside; signs, hyphens and
         quotes glued to the wrong side of a word; empty brackets; an English 's without its word; a comma
         that begins the target, where the source has no such thing.
Limits   An info. Ellipses, `?!`, abbreviations, addresses and code are let be.
Measured DEMETR, a mark added: 80 % found (with `quotes` and `spacing`), 0.9 % of good translations flagged; of good
         news translations (WMT, NTREX) 0.4 %, of approved catalogues 0.1 %.
Missed   A comma between a subject and its verb, a stop before a capital, but after `and` or `the`: either may be right.
Source   W3C ITS 2.0, issue type "typographical".
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, markup, patterns, placeholders
from tmkit.text.signs import APOSTROPHE, BRACKET, CURLY, DOT, HYPHEN, KNOT, MARK

_DOUBLED = patterns.of(
    r"(?<![,;:.])(?:,{2,3}|;{2,3}|(?<!:):{2}(?![:\w])|\.{2}(?![./\\])|，{2,}|。{2}(?!。)|；{2,}|：{2,}|、{2,})(?![,;:.])"
)
_PAIR = patterns.of(
    r"(?<=[\p{L}\p{N}])(?:,[.;:!?]|[;:][,.]|\?[,;:](?!\))|[，。；：、][，。；、](?!。))(?=\s|$|\p{Han})"
)
_MIDDLE = patterns.of(r"(?<=[\p{L}\p{N}'\u2019])[?!](?=\s[\p{L}\p{Ps}])|(?<=\p{Ll}{3})\.(?=\s\p{Ll}{2})")
_GLUED = patterns.of(r"(?<=\p{L}{2})[\"“](?=\s\p{L})|(?<=\p{L}\s)[\"”](?=\s\p{L})|(?<=\p{Ll}[ ])[-,;:!?.](?=[ ]\p{Ll})")
_SIGN = patterns.of(r"(?<=[\p{L}\p{N}]{2})[_@^~|\\](?=\s\p{L})|(?<=[\p{L}\p{N}][,;:.])[_^~|\\!?](?=\s\p{L})")
_HYPHEN = patterns.of(r"(?<=\p{Ll}{2})-(?=\s(?!(?:and|or|to|nor|but|through|et|ou|und|oder|bis|bzw|y|o|e)\b)\p{L})")
_PREFIX = patterns.of(r"(?<=\p{Ll}{3})-(?=\sto\s(?!\p{L}+-|\d)|\s\()")
_QUOTE = patterns.of(r"(?<=[\p{Ll}%](?<!s))'(?=\s[\p{L}\d])")
_CLIPPED = frozenset({"it", "nl", "ca", "lmo", "vec", "nap"})
"""Languages whose words end in an apostrophe of their own: Italian `un po' di`, Dutch `pa' z'n`."""
_DOUBLE = patterns.of(r"[\"\u201c\u201d\u201e«»「」『』《》\u2033]")
_SINGLE = patterns.of(r"(?<![\p{N}=\\])\"(?![\p{N}=])(?<!\p{L}\"(?=\p{L}))")  # Hebrew has one within abbreviations
_HOLLOW = patterns.of(r"(?<!\S)\(\s?\)(?!\s?[=\-]>)|（\s?）|“\s?”|«\s?»|「」")
_ORPHAN = patterns.of(r"(?<=\p{L}\s)['\u2019]s(?=\s\p{Ll})")
_FIRST = patterns.of(r"^\s*[,;)，；、](?=[\s\p{L}])")
_APART = patterns.of(r"(?<=\s\p{Ll}{2,40})[:;](?=\s[\p{L}\d])")
_PAUSES = patterns.of(r"[,;:，；：、—–―…()（）]|\s-\s")
_JOINTS = patterns.of(r"[:;：；—–―…\u2015()（）\"“”「『«]|\s-\s|--|\.\.")
"""What another language has where English has a colon or semicolon."""
_STOP = patterns.of(r"(?<=\s(?P<word>\p{Ll}{2,4}))\.(?=\s\p{Ll}{2})")
_SHORT_WORDS = """
ex etc vs al no nr vol art fig ed eds est min max sec dept approx ca cf ibid op cit pp ext inc dba aka resp incl excl
med lat lit dr mr mrs st bzw usw ggf evtl vgl inkl exkl zzgl tel env av bd chap apr ap fam gen adj adv sing plur jan
feb mar jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun nat int ref ph gal lbs oz hrs hr min wk yr
"""
_SHORT = frozenset(_SHORT_WORDS.split())
"""Abbreviations that end with a stop within a sentence."""
_CLAUSES = (
    "but|because|so|it|he|she|they|we|you|i|and|or|which|who|then|there|this|that|in order|when|while|if|as"
    "|c['\u2019]est|il|elle|on|mais|et|car|ils|elles|je|nous|vous|tu|aber|weil|dass|ich|er|sie|es|wir"
    "|pero|porque|y|ma|perch\u00e9|e|mas"
)
"""What begins another clause."""
_COMMA = patterns.of(
    rf"(?<=\s(?P<word>\p{{Ll}}{{1,7}})),(?=\s(?!(?:{_CLAUSES})\b)[\p{{L}}\d](?:[^,.;:!?()\"“«„‘\s]|\s(?!'))*(?:[.;:!?()]|$))",
    regex.IGNORECASE,
)
_BINDING = {
    "en": "of in on at by for from to with into and or than as was were been be being has have had because if",
    "fr": "de du des en dans sur par pour avec sans vers chez et ou mais que est sont était ont au aux",
    "es": "de del en con por para sin sobre hacia y o e u que es son era ha han al",
    "de": "von vom zu zum zur im am mit für auf aus bei und oder als ist war hat sind durch gegen",
    "it": "di del della in con per da dal su sul e o ed che è sono ha hanno al",
    "pt": "de do da em no na com por para sem sobre e ou que é são foi tem ao à",
}
_BOUND = {tongue: frozenset(words.split()) for tongue, words in _BINDING.items()}
"""Words that lean on the next one: a comma after them opens an aside, which another comma closes."""
_OPENING = patterns.of(r"(?:^|[\s(\[])['‘]\p{L}")
_FRENCH = frozenset(";:!?")
_LITTLE = {
    "en": "the|a|an|of|and|or|to|in|on|at|by|for|with|from|into|its|his|their|our|your|my|this|these|be|is|was|are",
    "fr": "le|la|les|un|une|des|du|de|au|aux|et|ou|à|en|dans|sur|par|pour|avec|ce|cette|ces|son|sa|ses|leur|leurs|est",
    "es": "el|la|los|las|un|una|unos|unas|de|del|al|y|o|en|con|por|para|su|sus",
    "de": "der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|von|zu|im|am|mit|für",
    "it": "il|lo|la|i|gli|le|un|una|di|del|della|e|o|in|con|per|da|al|alla",
    "pt": "o|a|os|as|um|uma|de|do|da|dos|das|e|ou|em|no|na|com|por|para",
}
"""Words after which no sentence has a colon, semicolon or stop."""
_ARTICLES = {"en": "the|a|an", "fr": "le|la|les|un|une|des|du", "es": "el|los|las|un|una", "de": "der|dem|des|ein|eine"}
"""Words after which none has a comma either."""
_NEVER_LAST = {
    "en": "the|an|and|or|of|from|into|its|their|our|your|my",
    "fr": "le|la|les|un|une|des|du|de|au|aux|et|ou|sa|ses|leur",
    "es": "el|la|los|las|un|una|de|del|y|o|su|sus",
    "de": "der|dem|des|ein|eine|einen|einem|einer|und|oder|von",
}
"""Words with which no sentence ends, so that a stop after them is astray before a capital, too."""


@lru_cache(maxsize=16)
def _after_little(tongue: str) -> "regex.Pattern[str] | None":
    little, articles = _LITTLE.get(tongue), _ARTICLES.get(tongue)
    if not little:
        return None
    pattern = rf"(?<=\s(?:{little}))[;:.](?=\s\p{{Ll}})"
    if never := _NEVER_LAST.get(tongue):
        pattern += rf"|(?<=\s(?:{never}))\.(?=\s\p{{Lu}})"
    return patterns.of(pattern + (rf"|(?<=\s(?:{articles})),(?=\s\p{{L}})" if articles else ""))


def run(unit: Unit) -> Iterator[Hit]:
    """Each such mark, once."""
    target = unit.target
    if target is None:
        return
    bare = markup.bare(target.text)
    tongue = languages.primary(unit.target_lang)
    doubled = [(one, "is doubled") for one in _DOUBLED.finditer(bare)]
    seen = {one.start() for one, _ in doubled}
    doubled += [(one, "are two marks where one does") for one in _PAIR.finditer(bare) if one.start() not in seen]
    for pattern, why in ((_HOLLOW, "holds nothing"), (_FIRST, "begins the target")):
        if pattern.search(bare) and unit.source.text and not pattern.search(unit.source.text):
            doubled += [(one, why) for one in pattern.finditer(bare)]
    if tongue not in {"zh", "ja", "th"}:
        doubled += [(one, "stands within a sentence") for one in _inside(bare, unit)]
    if not doubled:
        return
    shut = placeholders.cover(target.text, unit.flags)
    for found, why in doubled:
        span = Span(*found.span())
        if shut.meets(span) or (why == "is doubled" and found[0] in unit.source.text):
            continue
        fix = Fix(span, found[0][0]) if why == "is doubled" else None
        yield Hit(f"{found[0]} {why}", (), (span,), fix)


def _inside(bare: str, unit: Unit) -> Iterator["regex.Match[str]"]:
    """Marks in mid-sentence that the source has fewer of."""
    source = unit.source.text
    if not source:
        return
    stop, comma, hyphen = "." in bare, "," in bare, "-" in bare  # told in a tenth of a search, and most are not there
    colon = ":" in bare or ";" in bare
    for found in _MIDDLE.finditer(bare) if stop or "?" in bare or "!" in bare else ():
        mark = found[0]
        if bare.count(mark) <= source.count(mark) + source.count({"?": "？", "!": "！", ".": "。"}[mark]):
            continue
        if mark == "." and regex.search(r"(?:\b\p{L}{1,4}|\.\p{L}+)$", bare[: found.start()]):
            continue
        yield found
    tongue = languages.primary(unit.target_lang)
    for sign in (_SIGN, _HYPHEN, _PREFIX) if hyphen else (_SIGN,):
        if sign.search(bare) and not sign.search(source):
            yield from sign.finditer(bare)
    if tongue == "en" and _ORPHAN.search(bare) and not _ORPHAN.search(source):
        yield from _ORPHAN.finditer(bare)
    if tongue not in _CLIPPED and "'" not in source and _QUOTE.search(bare) and not _OPENING.search(bare):
        yield from _QUOTE.finditer(bare)
    if bare.count('"') == 1 and not _GLUED.search(bare) and not _DOUBLE.search(source):
        yield from _SINGLE.finditer(bare)
    if colon and _APART.search(bare):
        joined = _JOINTS.search(source) or "\uff0c" in source  # Chinese joins whole sentences with commas
        if not joined and len(_PAUSES.findall(bare)) > len(_PAUSES.findall(source)):
            yield from _APART.finditer(bare)
    if stop:
        yield from (found for found in _STOP.finditer(bare) if found["word"] not in _SHORT and not _dotted(source))
    bound = _BOUND.get(tongue, frozenset())
    if comma:
        yield from (found for found in _COMMA.finditer(bare) if found["word"] in bound)
    little = _after_little(tongue)
    if little is not None and (stop or comma or colon):
        for found in little.finditer(bare):
            if source.count(found[0]) < bare.count(found[0]) or found[0] == ",":
                yield found
    if not _GLUED.search(bare) or _GLUED.search(source) or " - " in bare:
        return
    for found in _GLUED.finditer(bare):
        if found[0] == '"' and bare.count('"') % 2 == 0:
            continue  # a closing quote like any other
        if not (tongue == "fr" and found[0] in _FRENCH):
            yield found


def _dotted(source: str) -> bool:
    """Whether the source has a stop within a sentence too."""
    return bool(_STOP.search(source))


CHECK = Check(
    "punctuation",
    "No mark is doubled or astray",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="typographical",
    mqm="Linguistic conventions/Punctuation",
    alone=True,
    needs=Needs(target=MARK | KNOT | HYPHEN | DOT | APOSTROPHE | CURLY | BRACKET),
    examples=(
        Example(("en", "fr"), "Yes, of course.", "Oui⟦,,⟧ bien sûr.", "Oui, bien sûr."),
        Example(
            ("fr", "en"), "La ville accueille le salon.", "The city⟦?⟧ hosts the fair.", "The city hosts the fair."
        ),
        Example(("fr", "en"), "Le maire (Paul Ito) parle.", "The mayor ⟦()⟧ speaks.", "The mayor (Paul Ito) speaks."),
    ),
)
