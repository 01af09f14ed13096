"""A catalogue's plural rule can be read and is its language's.

Why      gettext chooses a form by the header's expression: a wrong one shows "1 fichiers", one that cannot be read
         makes gettext refuse the catalogue.
What     `Plural-Forms` of a PO file that has plural entries: whether it is there and can be read, whether every number
         gets one of its `nplurals` forms (errors); whether no form serves numbers that the language tells apart
         (a warning; an info where zero alone is taken for another form) and none is left over (an info), by CLDR.
Limits   `many` of French, Spanish, Italian, Portuguese and Catalan is for whole millions and is not asked for. Latvian,
         Irish, Welsh and Cornish have long had other forms in gettext than in CLDR.
Source   GNU gettext manual, "Additional functions for plural forms"; Unicode CLDR plural rules by babel.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

import regex

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Scope, Side
from tmkit.text import languages, patterns

_FIELD = patterns.of(r"^Plural-Forms[ \t]*:[ \t]*(?P<value>[^\n]*)", regex.MULTILINE | regex.IGNORECASE)
_FORMS = patterns.of(r"\s*nplurals\s*=\s*(?P<count>[0-9]{1,2})\s*;\s*plural\s*=\s*(?P<rule>[^;]{1,600}?)\s*;?\s*")
_SAMPLE = (*range(201), 1000, 1001, 1_000_000)
_LARGE_ONLY = frozenset({"fr", "es", "it", "pt", "ca"})
_TRADITIONS = frozenset({"lv", "ga", "cy", "kw"})


def run(unit: Unit) -> Iterator[Hit]:
    """One hit: the first of what is wrong."""
    if unit.target is None or not unit.property("plurals"):
        return
    field = _FIELD.search(unit.target.text)
    if field is None or not field["value"].strip():
        large = {"many"} if languages.primary(unit.target_lang) in _LARGE_ONLY else set()
        if set(_categories(unit.target_lang)) - large != {"one", "other"}:  # gettext's own rule is n != 1
            yield Hit("the catalogue has plural entries, and no Plural-Forms say which number gets which form")
        return
    at = (Span(*field.span("value")),)
    declared = _FORMS.fullmatch(field["value"])
    form = _compiled(declared["rule"]) if declared else None
    if declared is None or form is None:
        yield Hit("Plural-Forms cannot be read: write nplurals=2; plural=(n != 1);", (), at)
        return
    count, forms = int(declared["count"]), {number: form(number) for number in _SAMPLE}
    wild = next((number for number, index in forms.items() if not 0 <= index < count), None)
    if wild is not None:
        yield Hit(f"{wild} gets form {forms[wild]}, and there are {count}", (), at)
        return
    yield from _compared(forms, count, unit.target_lang, at)


def _compared(forms: dict[int, int], count: int, lang: str, at: tuple[Span, ...]) -> Iterator[Hit]:
    categories = _categories(lang)
    if not categories or languages.primary(lang) in _TRADITIONS:
        return
    have = len(set(categories))
    if languages.primary(lang) in _LARGE_ONLY:
        categories = tuple("other" if category == "many" else category for category in categories)
    name = dict(zip(_SAMPLE, categories, strict=True))
    met: dict[int, int] = {}
    stray = next((n for n in _SAMPLE[1:-1] if name[met.setdefault(forms[n], n)] != name[n]), None)
    if stray is not None:
        like = met[forms[stray]]
        says = f"{stray} gets the form of {like}, and {lang} tells them apart ({name[stray]}, {name[like]})"
        yield Hit(says, (), at, severity=Severity.WARNING)
    elif name[met.get(forms[0], 0)] != name[0]:
        says = f"zero gets the form of {met[forms[0]]}; in {lang} it goes with \u201c{name[0]}\u201d"
        yield Hit(says, (), at, severity=Severity.INFO)
    elif len(set(forms.values())) > have:
        says = f"{lang} has {have} plural form{'s' * (have > 1)}, the rule {count}"
        yield Hit(says, (), at, severity=Severity.INFO)


@lru_cache(maxsize=256)
def _compiled(rule: str) -> Callable[[int], int] | None:
    """The expression as a function; None where it is none."""
    from gettext import c2py  # the standard library's own reading, bounded in length and depth

    try:
        form = c2py(rule)
        for number in _SAMPLE:
            form(number)
    except (ValueError, ArithmeticError, RecursionError):
        return None
    return form


@lru_cache(maxsize=256)
def _categories(lang: str) -> tuple[str, ...]:
    """CLDR's category of each number of the sample; empty where CLDR does not know the language."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    primary = languages.primary(lang)
    named = "pt_PT" if primary == "pt" and languages.region(lang) == "PT" else primary
    try:
        rule = Locale.parse(named).plural_form
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(rule(number) for number in _SAMPLE)


CHECK = Check(
    "header-plurals",
    "The plural rule is the language's",
    Severity.ERROR,
    Side.TARGET,
    run,
    its_type="grammar",
    mqm="Linguistic conventions",
    scope=Scope.HEADER,
    examples=(
        Example(
            ("en", "pl"),
            "",
            "Plural-Forms: ⟦nplurals=2; plural=(n != 1);⟧\n",
            "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n",
            properties=(("plurals", "yes"),),
        ),
        Example(
            ("en", "fr"),
            "",
            "Plural-Forms: ⟦nplurals=INTEGER; plural=EXPRESSION;⟧\n",
            "Plural-Forms: nplurals=2; plural=(n > 1);\n",
            properties=(("plurals", "yes"),),
        ),
    ),
)
