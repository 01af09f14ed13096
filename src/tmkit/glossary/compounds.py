"""Compounds of the languages that write them as one word: what stands in one, and where one can be taken apart."""

from functools import lru_cache

from tmkit.text import languages, stems, words

COMPOUNDING = frozenset({"de", "nl", "sv", "da", "no", "nb", "nn", "fi", "is", "lb", "af", "fy"})
"""Languages whose compounds are one word. Elsewhere a word within a word is chance."""

_LINKS = {
    "de": ("", "s", "es", "n", "en", "er", "e", "ns", "ens"),
    "nl": ("", "s", "en", "n", "e", "er"),
    "sv": ("", "s", "e", "o", "u"),
    "da": ("", "s", "e"),
    "no": ("", "s", "e"),
}
_CLIPPED = {"de": ("e", "en"), "sv": ("a", "e"), "nl": ("e",)}
"""Endings that a first part may lose: Sprach-kurs from Sprache."""
SHORTEST = 4  # letters of a part: shorter ones are found in every other word (Art in Start, Rat in Raten)
_SHORT_LANGUAGES = frozenset({"sv", "da", "no", "nb", "nn", "is"})
"""Where three letters are a word as often as four elsewhere: `fil`, `tal`, `sak`."""
_REST = 2  # letters of what stands beside the part, at least


def is_compounding(lang: str) -> bool:
    """Whether the language writes compounds as one word."""
    return languages.primary(lang) in COMPOUNDING


def shortest(lang: str) -> int:
    """Letters that a part of a compound has in the language, at least."""
    return SHORTEST - (languages.primary(lang) in _SHORT_LANGUAGES)


@lru_cache(maxsize=65536)
def _is_known(word: str, lang: str) -> bool:
    """Whether the language's word list has it, as a word of three letters or more."""
    if len(word) < 3:
        return False
    primary = "nb" if languages.primary(lang) in {"no", "nn"} else languages.primary(lang)
    try:
        return words.is_known(word, primary) or words.is_known(word.capitalize(), primary)
    except ValueError:
        return False


@lru_cache(maxsize=65536)
def _is_first(part: str, lang: str) -> bool:
    """Whether it can begin a compound: a word with its link, or one that lost its ending."""
    primary = languages.primary(lang)
    if _is_known(part, lang):
        return True
    links = _LINKS.get(primary, ("", "s"))
    if any(link and part.endswith(link) and _is_known(part[: -len(link)], lang) for link in links):
        return True
    return any(_is_known(part + ending, lang) for ending in _CLIPPED.get(primary, ()))


@lru_cache(maxsize=65536)
def contains(compound: str, word: str, lang: str) -> bool:
    """Whether the folded compound has the folded word as its head, its first part or one between.

    What stands beside must be words, or a prefix before the head (`Unteraufträge` has Auftrag).
    """
    if languages.primary(lang) not in COMPOUNDING or len(word) < shortest(lang) or len(compound) < len(word) + _REST:
        return False
    lemma = stems.lemma_and_stem(word, lang)[0]
    initial = _initials(word, lang)
    for whole in {compound, stems.lemma_and_stem(compound, lang)[0]}:
        for part in {word, lemma, *_actions(word, lang), *initial}:
            at = whole.find(part) if len(part) >= shortest(lang) else -1
            while at >= 0:
                if _fits(whole[:at], whole[at:], part, lang, begins=part in initial):
                    return True
                at = whole.find(part, at + 1)
    return False


def _actions(verb: str, lang: str) -> tuple[str, ...]:
    """The nouns that a German or Dutch verb makes its compounds with: Änderungsdatum, Volltextsuche."""
    stem = _verb_stem(verb, lang)
    if not stem:
        return ()
    if languages.primary(lang) == "nl":
        return (f"{stem}ing",)
    nouns = (f"{stem}ung", f"{stem}e") if _is_known(f"{stem}e", lang) else (f"{stem}ung",)
    return (*nouns, f"{stem.removesuffix('ier')}ation") if stem.endswith("ier") else nouns


def _verb_stem(verb: str, lang: str) -> str:
    """A German or Dutch infinitive without its ending; empty for another word."""
    if languages.primary(lang) not in {"de", "nl"} or not verb.endswith("n") or len(verb) < SHORTEST + 1:
        return ""
    return verb[:-2] if verb.endswith("en") else verb[:-1]


def _initials(word: str, lang: str) -> frozenset[str]:
    """The forms in which the word only begins compounds: such- in Suchpfad, adress- in Adressfeld."""
    found = set()
    stem = _verb_stem(word, lang)
    if stem:
        found |= {stem, f"{stem}e"}
    for ending in _CLIPPED.get(languages.primary(lang), ()):
        if word.endswith(ending):
            found.add(word.removesuffix(ending))
    return frozenset(part for part in found if len(part) >= shortest(lang) and part != word)


def _fits(before: str, rest: str, part: str, lang: str, *, begins: bool) -> bool:
    """Whether a first part and what follows it make a compound: the part inflected, or the part and further words.

    A form that only begins compounds must be followed by words.
    """
    after = rest[len(part) :]
    if len(before) + len(after) < _REST:
        return False
    if before and not _may_stand_before(before, len(part), lang):
        return False
    if begins:
        return len(after) >= shortest(lang) and is_words(after, lang)
    inflected = bool(before) and not set(stems.keys(rest, lang)).isdisjoint(stems.keys(part, lang))
    return not after or inflected or _is_ending(after, lang)


def _may_stand_before(before: str, size: int, lang: str) -> bool:
    """Whether a part of `size` letters may have that before it: words, or before a longer part a prefix."""
    if before in PREFIXES.get(languages.primary(lang), ()):
        return size > SHORTEST + 1
    return _is_first(before, lang) or is_words(before, lang)


def _is_ending(after: str, lang: str) -> bool:
    """Whether what follows a part is its inflection, or a link and words."""
    links = _LINKS.get(languages.primary(lang), ("", "s"))
    if after in links:
        return True
    return any(is_words(after[len(link) :], lang) for link in links if after.startswith(link))


@lru_cache(maxsize=65536)
def is_words(text: str, lang: str, depth: int = 3) -> bool:
    """Whether the text is a word of the language in any form, or several written together, up to `depth` + 1."""
    if _is_known(text, lang) or _is_known(stems.lemma_and_stem(text, lang)[0], lang):
        return True
    least = shortest(lang)
    return depth > 0 and any(
        _is_first(text[:cut], lang) and is_words(text[cut:], lang, depth - 1)
        for cut in range(least, len(text) - least + 1)
    )


@lru_cache(maxsize=16384)
def splits(word: str, lang: str) -> tuple[tuple[str, str], ...]:
    """The ways to cut a compound into two words, the first without its link: Infektionsrisiko -> Infektion, Risiko."""
    if languages.primary(lang) not in COMPOUNDING or len(word) < 2 * SHORTEST:
        return ()
    found = []
    links = _LINKS.get(languages.primary(lang), ("", "s"))
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        head = word[cut:]
        if not (_is_known(head, lang) or _is_known(stems.lemma_and_stem(head, lang)[0], lang)):
            continue
        for link in links:
            first = word[: cut - len(link)] if link else word[:cut]
            if word[:cut].endswith(link) and len(first) >= SHORTEST - 1 and _is_known(first, lang):
                found.append((first, head))
    return tuple(found)


_PREFIX_LISTS = {
    "de": (
        "ab an auf aus be bei durch ein ent er fehl fern ge gegen haupt her hin hinter in los miss mit "
        "nach neben neu nicht ober rück sonder teil über um un unter ur ver vor weg weiter wieder zer zu "
        "zurück zusammen zwischen"
    ),
    "nl": (
        "aan achter af be bij door ge her hoofd in mee mis na niet on onder ont op over samen sub tegen "
        "terug toe tussen uit ver voor weg"
    ),
    "sv": ("an av be bi för fram hop in miss mot ned om o på sam till under upp ut vid å över åter"),
    "da": ("af an be bi for frem ind med mis mod ned om op på sam til u ud under ved over gen"),
    "no": ("av an be bi for fram inn med mis mot ned om opp på sam til u ut under ved over gjen"),
}
PREFIXES = {lang: frozenset(listed.split()) for lang, listed in _PREFIX_LISTS.items()}
_SEPARABLE_LISTS = {
    "de": (
        "zusammen zurück weiter wieder gegen durch unter nieder entgegen fest frei fort bereit bei ab an "
        "auf aus dar ein her hin los mit nach über um vor weg zu"
    ),
    "nl": ("samen terug tegen achter voor door onder over mee neer aan bij toe uit vast weg af in na om op"),
}
SEPARABLE = {lang: tuple(listed.split()) for lang, listed in _SEPARABLE_LISTS.items()}
"""Prefixes that leave their verb in a main clause: `Legen Sie den Beleg an`."""
