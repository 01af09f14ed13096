"""What a word's inflected forms have in common: stems (Snowball) and lemmas (simplemma), several together.

One analyser alone misses forms that another joins (suppletion: `ging`, `gehen`; unseen words: `hyperscalers`), so a
word has a few keys and two words are forms of one another when they share any.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from tmkit.core import defer
from tmkit.text import languages, patterns, words

_SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_LEMMA_ALIASES = {"no": "nb"}
# Languages whose lemma lists know nouns by their capital.
_CAPITALISED = frozenset({"de", "lb"})
# Korean particles, longest first: they are written onto the noun that they mark.
_KOREAN_PARTICLES = defer(
    patterns.of,
    r"(?:으로부터|에서부터|에게서|으로서|으로써|에서는|에서의|이라는|이라고|까지|부터|에서|에게|으로|처럼|보다|마다|조차|"
    r"이나|이며|이고|이란|라는|하고|은|는|이|가|을|를|에|의|로|와|과|도|만|나|며|고|란)$",
)
_PARTICIPLE = defer(patterns.of, r"(\p{L}{0,8}?)ge(\p{L}{3,}?)(?:e?t|en|d)(?:e[rsnm]?)?")
_SOFTENED = frozenset({"es", "pt", "gl", "ca"})
_CONSONANTS = {"j": "g", "gu": "g", "qu": "c", "z": "c", "\u00e7": "c", "zc": "c"}
_LAST_CONSONANT = defer(patterns.of, r"(zc|qu|gu|j|z|\u00e7)$")
# An English acronym's plural, which stemmers leave alone for want of a vowel: SDKs, PCs.
_ACRONYM_PLURAL = defer(patterns.of, r"([^\W\d_aeiouy]{2,5})s")
# Spanish participles that their verbs do not show: escrito, compuesto, descubierta.
_SPANISH_PARTICIPLE = defer(
    patterns.of,
    r"(escri|abier|cubier|vuel|suel|pues|hech|dich|impres|satisfech|ro|muer)(?:t|(?<=[hs]))(?:[oa]s?|ura)$",
)
_SPANISH_VERBS = {
    "escri": "escribir",
    "abier": "abrir",
    "cubier": "cubrir",
    "vuel": "volver",
    "suel": "solver",
    "pues": "poner",
    "hech": "hacer",
    "dich": "decir",
    "impres": "imprimir",
    "satisfech": "satisfacer",
    "ro": "romper",
    "muer": "morir",
}
_DIGIT = patterns.of(r"\d")


@lru_cache(maxsize=64)
def stemmer(lang: str) -> Callable[[str], str] | None:
    """The Snowball stemmer of the language, or None."""
    name = _SNOWBALL.get(languages.primary(lang))
    if name is None:
        return None
    import Stemmer

    if name not in Stemmer.algorithms():
        return None
    stem: Callable[[str], str] = Stemmer.Stemmer(name, 0).stemWord
    return stem


@lru_cache(maxsize=64)
def lemmatizer(lang: str) -> Callable[[str], str] | None:
    """A function from a word to its lemma, in lower case, or None where there is no list for the language."""
    primary = languages.primary(lang)
    primary = _LEMMA_ALIASES.get(primary, primary)
    if not words.has_list(primary):
        return None
    lemmatize = _lemmatize()
    if primary in _CAPITALISED:

        def capitalised(word: str) -> str:
            lemma = str(lemmatize(word.capitalize(), lang=primary))
            return (lemma if lemma.lower() != word else str(lemmatize(word, lang=primary))).lower()

        return capitalised
    return lambda word: str(lemmatize(word, lang=primary)).lower()


@cache
def _lemmatize() -> Callable[..., Any]:
    """Simplemma's lemmatizer, over lists that open at once."""
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    lemmatize: Callable[..., Any] = Lemmatizer(
        cache_max_size=1024,  # what it said is remembered here, once
        lemmatization_strategy=DefaultStrategy(dictionary_factory=words.Lists()),
    ).lemmatize
    return lemmatize


@lru_cache(maxsize=65536)
def keys(word: str, lang: str) -> tuple[str, ...]:
    """The keys of a word in folded form: itself first, then its stem and lemma and the lemma's stem, without repeats.

    Two words are taken for forms of one word when they share a key. A word with a digit has itself alone.
    """
    if _DIGIT.search(word) or len(word) < 2:
        return (word,)
    plain = _plain(word, lang)
    if plain != word:
        return tuple(dict.fromkeys((word, *keys(plain, lang))))
    found = [word]
    stem, lemma = stemmer(lang), lemmatizer(lang)
    if lemma is not None:
        found.append(lemma(word))
        found += _further(word, found[1], lemma, languages.primary(lang))
    participle = _SPANISH_PARTICIPLE.search(word) if languages.primary(lang) == "es" else None
    if participle:
        found.append(word[: participle.start()] + _SPANISH_VERBS[participle[1]])
    if stem is not None:
        found.extend([stem(each) for each in tuple(found)])
    acronym = _ACRONYM_PLURAL.fullmatch(word)
    if acronym:
        found.append(str(acronym[1]))
    if languages.primary(lang) == "ko":
        found.append(_KOREAN_PARTICLES.sub("", word) or word)
    if languages.primary(lang) in _SOFTENED:
        found += [_softened(each) for each in tuple(found)]
    return tuple(dict.fromkeys(found))


def _plain(word: str, lang: str) -> str:
    """The word as it is mostly written: Russian leaves the dots of ё out as often as not."""
    return word.replace("ё", "е") if languages.primary(lang) in {"ru", "be"} else word


def _further(word: str, first: str, lemma: Callable[[str], str], primary: str) -> list[str]:
    """The lemma of the lemma (`ausgewählten`, `ausgewählt`, `auswählen`), and a German or Dutch participle's verb."""
    found = [lemma(first)] if first != word else []
    participle = _PARTICIPLE.fullmatch(found[-1] if found else first) if primary in {"de", "nl"} else None
    if participle:
        found += [f"{participle[1]}{participle[2]}{ending}" for ending in ("en", "n")]
    return found


def _softened(stem: str) -> str:
    """A Spanish or Portuguese stem with its last consonant as before a, o, u: `escoj`, `escog`; `busqu`, `busc`."""
    return str(_LAST_CONSONANT.sub(lambda found: _CONSONANTS[found[1]], stem))


def is_listed(word: str, lang: str) -> bool:
    """Whether the language's list of forms and lemmas has the folded word."""
    primary = languages.primary(lang)
    primary = _LEMMA_ALIASES.get(primary, primary)
    return words.is_known(word, primary) or (primary in _CAPITALISED and words.is_known(word.capitalize(), primary))


@lru_cache(maxsize=8192)
def lemma_and_stem(word: str, lang: str) -> tuple[str, str]:
    """The two canonical keys that a word is indexed by: its lemma and, where the lemma list lacks it, its stem.

    A stem joins words of different meanings (`custom` and `customer`, `perform` and `performance`), so it is asked for
    words alone that nobody listed.
    """
    if _DIGIT.search(word) or len(word) < 2:
        return word, word
    if languages.primary(lang) == "ko":
        bare = _KOREAN_PARTICLES.sub("", word) or word
        return word, bare
    word = _plain(word, lang)
    acronym = _ACRONYM_PLURAL.fullmatch(word)
    if acronym:
        return word, str(acronym[1])
    stem, lemma = stemmer(lang), lemmatizer(lang)
    base = lemma(word) if lemma else word
    if lemma and (base != word or is_listed(word, lang)):
        return base, base
    return base, (stem(word) if stem else word)
