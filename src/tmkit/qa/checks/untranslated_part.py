"""No word of the source was left standing in the target.

Why      A word in the source's language amid a translated sentence is what a hurried post-edit leaves behind.
What     Words in small letters that stand in both texts, that the target's language does not know and the source's
         does, by the word lists of simplemma, its letters, its adverbs and its little words (`und`, `que`) between
         words in small letters; German nouns that are no names.
Limits   An info: loan words and terms of art are many. Names, code and quotations of up to five words are let be.
Measured DEMETR, a word in the source's language: 86 % found (with `wrong-script`), none flagged of the good.
Source   W3C ITS 2.0, issue type "untranslated"; Barbaresi, "simplemma" (MIT).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.qa.misspellings import common as common_words
from tmkit.text import languages, markup, patterns, placeholders
from tmkit.text import words as word_lists

_WORD = patterns.of(r"(?<![\p{L}\p{N}_'\u2019@#/.\\-])\p{L}\p{Ll}+(?![\p{L}\p{N}_(@/\\=-]|\.\w)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_WORDS = r"[^\s()\"“”«»‘’]{1,40}(?:\s[^\s()\"“”«»‘’]{1,40}){0,4}"
_ASIDE = patterns.of(
    rf"`[^`]*`|\({_WORDS}\)|[\"“«‘]\s?{_WORDS}\s?[\"”»’]|'[^']{{0,40}}'|\b\w+[_./=]\w+[\w./=]*|--?\w[\w-]*"
)
_BETWEEN = patterns.of(r"(?:(?<![\p{L}'\u2019])\p{Ll}+|\d)[,;]?\s$")
_ON = patterns.of(r"[,;]?\s(?:\p{Ll}{2}|\d)")
_NOUNS = frozenset(
    [
        *(
            "ung",
            "heit",
            "keit",
            "schaft",
            "nis",
            "ismus",
            "chen",
            "ling",
            "t\u00e4t",
            "eur",
            "enz",
            "anz",
            "tum",
            "ei",
        ),
        *("ungen", "heiten", "keiten", "schaften", "nisse", "t\u00e4ten", "linge"),
    ]
)
"""How German nouns end that are no names."""
_GERMAN = """
Abend Angebot Anfang Angst Ansicht Antrag Antwort Arbeit Art Aufgabe Auge Augen Ausland Auto Bank Bau Bedarf Beginn
Beispiel Bereich Bericht Beruf Betrieb Bild Brief Buch Chef Daten Dienst Ding Dorf Druck Eltern Ende Erde Erfolg
Ergebnis Fall Familie Farbe Fehler Feld Fenster Film Firma Fluss Folge Form Frage Frau Frauen Freund Freunde Fu\u00df
Gebiet Gefahr Geld Gericht Geschichte Gesetz Gewalt Grenze Grund Gruppe Hand Haus Heimat Herz Hilfe Hund Idee Jahr
Jahre Jahren Kampf Kind Kinder Kirche Klasse Kopf Kosten Kraft Krankheit Krieg Kritik Kunde Kunden Kunst Lage Land
Leben Lehrer Leistung Leute Liebe Liste Macht Markt Meer Mensch Menschen Minute Minuten Mittel Monat Monate Morgen
Mutter Nacht Name Netz Opfer Ort Partei Plan Platz Politik Polizei Preis Problem Prozent Prozess Punkt Recht Rede
Regel Reise Rolle Sache Schiff Schritt Schule Seite Sicht Sieg Sinn Sohn Spiel Sprache Staat Stadt Stelle Stimme
Stra\u00dfe Stunde Stunden Suche Tag Tage Teil Tier Tiere Tisch Tochter Tod Ton T\u00fcr Unternehmen Urteil Vater
Verein Verfahren Vergleich Verkehr Versuch Vertrag Volk Wahl Wald Wasser Weg Welt Werk Wetter Wirtschaft Wissen Woche
Wochen Wohnung Wort Worte Zahl Zeit Zeitung Ziel Zimmer Zug Zukunft
"""
_GERMAN_NOUNS = frozenset(_GERMAN.split())


def run(unit: Unit) -> Iterator[Hit]:
    """Each such word, in order."""
    target = unit.target
    if target is None or target.text == unit.source.text:
        return
    here, there = languages.primary(unit.source.lang), languages.primary(unit.target_lang)
    if here == there:
        return
    shared = set(_LETTERS.findall(unit.source.text)).intersection(_LETTERS.findall(target.text))
    words = {word for word in shared if _asked(word, here)}
    if not words or not listed(here) or not listed(there):
        return
    words = {word for word in words if _is_left(word, here, there)}
    if not words:
        return
    words.intersection_update(_WORD.findall(unit.source.text))
    common = [found for found in _WORD.finditer(target.text) if found[0] in words]
    if not common or placeholders.ICU.search(target.text):
        return
    bare = _ASIDE.sub(lambda aside: "\0" * len(aside[0]), markup.bare(target.text))
    shut = placeholders.cover(target.text, unit.flags)
    for found in common:
        span, word = Span(*found.span()), found[0]
        if "\0" in bare[span.start : span.end] or shut.meets(span):
            continue
        if len(word) < 4 or word[0].isupper():
            before, after = target.text[max(0, span.start - 30) : span.start], target.text[span.end : span.end + 4]
            if not _BETWEEN.search(before) or not (_ON.match(after) or (word[0].isupper() and not after[1:].strip())):
                continue  # a name, or part of one
        at = unit.source.text.find(word)
        yield Hit(f"\u201c{word}\u201d was left untranslated", (Span(at, at + len(word)),), (span,))


def _asked(word: str, tongue: str) -> bool:
    """Whether a word of the source may be one that was left: in small letters, a little word of the language ..."""
    if word[0].isupper():
        return tongue == "de" and (word in _GERMAN_NOUNS or any(word.endswith(end) for end in _NOUNS if len(word) > 6))
    return len(word) > 3 or (len(word) > 1 and word in common_words(tongue))


@lru_cache(maxsize=2048)
def _is_left(word: str, here: str, there: str) -> bool:
    """Whether the word is one of the source's language and none of the target's."""
    return _says(word, here) and not _fine(word, there)


def _says(word: str, tongue: str) -> bool:
    """Whether the source's language has the word: by its list, its commonest words, its letters or its adverbs."""
    if known(word, tongue) or word in common_words(tongue) or word in _GERMAN_NOUNS:
        return True
    if not word.isascii() and word.islower():
        return True
    return any(word.endswith(end) and known(word[: -len(end)] + base, tongue) for end, base in _ADVERBS.get(tongue, ()))


def _fine(word: str, tongue: str) -> bool:
    return known(word, tongue) or known(word.lower(), tongue) or word.lower() in common_words(tongue)


_ADVERBS = {
    "fr": (("ment", ""), ("ement", ""), ("\u00e9ment", "e"), ("amment", "ant"), ("emment", "ent")),
    "it": (("mente", "e"), ("mente", "o"), ("amente", "o"), ("mente", "")),
    "es": (("amente", "o"), ("mente", "")),
    "pt": (("amente", "o"), ("mente", "")),
}
"""Endings of adverbs, and what the adjective has in their place: word lists leave many adverbs out."""


@lru_cache(maxsize=128)
def listed(tongue: str) -> bool:
    """Whether simplemma has a list of the language."""
    return word_lists.has_list(tongue)


@lru_cache(maxsize=2048)
def known(word: str, tongue: str) -> bool:
    """Whether the language has the word, by simplemma's lists."""
    return bool(word) and word_lists.is_known(word, tongue)  # nothing is left of `ment` without its ending


def _comparable(source: str, target: str) -> bool:
    return languages.primary(source) != languages.primary(target)


CHECK = Check(
    "untranslated-part",
    "No word of the source is left",
    Severity.INFO,
    Side.BOTH,
    run,
    its_type="untranslated",
    mqm="Accuracy/Untranslated",
    needs=Needs(pair=_comparable),
    examples=(
        Example(
            ("es", "en"),
            "Desde mis ⟦comienzos⟧ en la ciudad.",
            "Since my ⟦comienzos⟧ in the city.",
            "Since my beginnings in the city.",
        ),
    ),
)
