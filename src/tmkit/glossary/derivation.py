"""Words made of others: with a prefix (`réutiliser`), or of another class from the same root (`grippe`, `grippal`).

Annotators count them as renderings of a term, and a translator who turns a noun into an adjective obeys the glossary.
"""

from functools import lru_cache

from tmkit.text import languages, stems

_LATIN_PREFIXES = (
    "re ré in im ir il des dés dis dé de pre pré sub sous sobre sur super supra inter intra auto multi "
    "micro mini macro anti ante co semi non un pro post mono poli poly bi tri extra trans ultra hyper "
    "hypo télé tele bio géo geo hydro neuro cardio électro electro photo foto radio thermo a an méta meta "
    "para pseudo pluri quasi vice ex en em cyber nano"
)
_PREFIXES = {
    "ru": (
        "не пере пре при про под над вы за на о об от по пред раз рас с со у анти само мульти микро супер меж "
        "без бес до гипер псевдо био гео авто теле радио контр"
    ),
    "uk": ("не пере пре при про під над ви за на о об від по перед роз с зі у анти само мульти мікро супер між без до"),
    "pl": ("nie prze przy pod nad wy za na o ob od po przed roz s z u anty samo multi mikro super między bez do współ"),
    "cs": "ne pře při pod nad vy za na o ob od po před roz s z u anti samo multi mikro super mezi bez do spolu",
}
_ROMANCE = frozenset({"fr", "es", "it", "pt", "ca", "ro", "gl", "en"})
_ABLAUT = {
    "gabe": "geben",
    "nahme": "nehmen",
    "wahl": "wählen",
    "sicht": "sehen",
    "griff": "greifen",
    "stand": "stehen",
    "schluss": "schließen",
    "schrift": "schreiben",
    "sprache": "sprechen",
    "zug": "ziehen",
    "gang": "gehen",
    "fuhr": "führen",
    "wurf": "werfen",
    "bruch": "brechen",
    "schnitt": "schneiden",
    "trieb": "treiben",
    "fluss": "fließen",
    "hilfe": "helfen",
    "tausch": "tauschen",
    "lage": "legen",
    "satz": "setzen",
    "fall": "fallen",
    "ruf": "rufen",
    "lauf": "laufen",
}
"""German nouns of action and their verbs, behind a prefix: Aus-gabe, aus-geben."""
PART = 5  # letters of what a prefix is put before: from five on a chance ending is rare
ROOT = 5  # letters of a root that two words share
ROOTS = {"ru": 4}  # Russian roots are shorter, and their endings longer

_SUFFIXES = {
    "fr": (
        "isation ification ation ateur atrice atoire atif ative ition iteur itoire itif ement ment eur euse "
        "rice age ance ence aire iste isme ique ité eux ieux el iel elle al ial able ible if ive ier ière é "
        "ée er ir ion ant ent e"
    ),
    "es": (
        "ización ificación ación ador adora atorio ativo ición itorio itivo amiento imiento mente or ora aje "
        "ancia encia ario ista ismo ico ica idad oso osa al ial able ible ivo iva ero era ado ada ido ida ar "
        "er ir ión ante ente o a e"
    ),
    "it": (
        "izzazione ificazione azione atore atrice atorio ativo izione itorio itivo amento imento mente ore "
        "aggio anza enza ario ista ismo ico ica ità oso osa ale iale abile ibile ivo iva iere iera ato ata "
        "uto uta ito ita are ere ire ione ante ente o a e"
    ),
    "pt": (
        "ização ificação ação ador adora atório ativo ição itório itivo amento imento mente or ora agem ância "
        "ência ário ista ismo ico ica idade oso osa al ial ável ível ivo iva eiro eira ado ada ido ida ar er "
        "ir ão ante ente o a e"
    ),
    "en": (
        "ization isation ification ation ator atory ative ition itory itive ment er or age ance ence ary ist "
        "ism ic ical ity ous al ial able ible ive ed ing ion ant ent e"
    ),
    "ru": (
        "ированный ирование ировать овый евый ьный авать аваться яться аться иться иваться ываться ованный "
        "ование овать ленный ление лено лена лены лен ивать ывать енный ение ено ена ены ённый ён анный ание "
        "ано ана аны ация яция ция ность ость ский ический ский ный ной ний тель ник ать ять ить еть уть ться "
        "тся ый ий ой ия ие ка а о ь й"
    ),
    "de": (
        "ation ationen ator atoren ierung ierungen ieren iert ierend ungen ung en n er erin lich bar haft ig "
        "isch sam heit keit end t e"
    ),
    "nl": "eringen ering eren ingen ing en er lijk baar ig isch heid end t e",
    "sv": "eringar ering erade era ningar ning ande ade are lig bar ig isk het ad a e",
    "da": "eringer ering erede ere ninger ning ende ede er lig bar ig isk hed et e",
    "no": "eringer ering erte ere ninger ning ende ede er lig bar ig isk het et e",
}
_ADJECTIVES = {
    "fr": "eux euse ible able if ive al ale el elle ique aire ant ante é ée és ées",
    "es": "oso osa ible able ivo iva al ico ica ario aria ante ente ado ada ido ida",
    "it": "oso osa ibile abile ivo iva ale ico ica ario aria ante ente ato ata uto uta ito ita",
    "pt": "oso osa ível ável ivo iva al ico ica ário ária ante ente ado ada ido ida",
    "en": "ous ible able ive al ic ary ant ent ed ing",
    "ru": "ый ий ой ая яя ое ее ые",
    "de": "lich bar haft ig isch sam end iert",
    "nl": "lijk baar ig isch end",
    "sv": "lig bar ig isk ande ad",
    "da": "lig bar ig isk ende et",
    "no": "lig bar ig isk ende et",
}


@lru_cache(maxsize=64)
def _prefixes(lang: str) -> frozenset[str]:
    primary = languages.primary(lang)
    return frozenset((_LATIN_PREFIXES if primary in _ROMANCE else _PREFIXES.get(primary, "")).split())


@lru_cache(maxsize=64)
def _endings(lang: str) -> frozenset[str]:
    return frozenset(_SUFFIXES.get(languages.primary(lang), "").split())


@lru_cache(maxsize=64)
def _adjectival(lang: str) -> tuple[str, ...]:
    return tuple(_ADJECTIVES.get(languages.primary(lang), "\0").split())


@lru_cache(maxsize=65536)
def is_prefixed(word: str, plain: str, lang: str) -> bool:
    """Whether the folded word is a form of the folded `plain` with a prefix before it."""
    prefixes = _prefixes(lang)
    if not prefixes or len(plain) < PART or len(word) < len(plain):
        return False
    wanted = stems.keys(plain, lang)
    lengths = {len(prefix) for prefix in prefixes}
    return any(
        word[:length] in prefixes and len(word) - length >= PART and _share(stems.keys(word[length:], lang), wanted)
        for length in lengths
    )


def _share(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not set(some).isdisjoint(others)


@lru_cache(maxsize=65536)
def roots(word: str, lang: str) -> frozenset[str]:
    """What is left of the folded word without each derivational ending that it may have; nothing too short."""
    shortest = ROOTS.get(languages.primary(lang), ROOT)
    endings = _endings(lang)
    return frozenset(
        form[:cut]
        for form in stems.keys(_unmutated(word, lang), lang)
        for cut in range(shortest, len(form))
        if form[cut:] in endings
    )


def _unmutated(word: str, lang: str) -> str:
    """A German noun of action with its verb's vowel: Ausgabe as ausgeben, Auswahl as auswählen."""
    if languages.primary(lang) == "de":
        lemma = stems.lemma_and_stem(word, lang)[0]
        for noun, verb in _ABLAUT.items():
            if lemma.endswith(noun) and len(lemma) > len(noun):
                return lemma.removesuffix(noun) + verb
    return word


@lru_cache(maxsize=65536)
def is_derived(word: str, noun: str, lang: str) -> bool:
    """Whether the folded word has the root of the folded `noun`, be it as an adjective, a participle or a verb.

    A term that is itself an adjective asks for an adjective: `transmissible` is not rendered by `transmission`.
    """
    lemma = stems.lemma_and_stem(noun, lang)[0]
    own = roots(noun, lang) | ({lemma} if len(lemma) >= ROOTS.get(languages.primary(lang), ROOT) else set())
    if not own or lemma.endswith(_adjectival(lang)):
        return False
    return not own.isdisjoint(roots(word, lang))
