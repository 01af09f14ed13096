"""Every placeholder and address of the source stands in the target, and no other does.

Why      A lost or changed placeholder crashes the program or shows raw code to its user; a lost address leads nowhere.
What     Format directives (printf, Python, brace, template, Ruby, Vue, Symfony), variables, URLs and mail addresses.
         Where the file names a syntax (`python-format`), only that one counts. Order is free for named and numbered
         placeholders; unnumbered ones keep the order of their types.
Limits   A plural form for zero, one or two things may leave its number out. Addresses that differ in their language
         part alone (`/fr/` for `/en/`, `fr.example.org`), addresses of `example.com` and a named or numbered
         placeholder that stands more or less often, but stands, are an info.
Source   W3C ITS 2.0, issue type "markup"; POSIX printf; PEP 3101.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from tmkit.core import Fix, Severity, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, patterns, placeholders
from tmkit.text.placeholders import Placeholder, PlaceholderKind
from tmkit.text.signs import HOLDER

_ADDRESSES = frozenset({PlaceholderKind.URL, PlaceholderKind.EMAIL})
_RESERVED = patterns.of(r"[@./]example\.(?:com|org|net|edu)\b|\.(?:example|test|invalid)\b|@localhost\b")
"""Addresses that lead nowhere (RFC 2606): a translator may choose other ones."""
_FEW = frozenset({"zero", "one", "two"})


def run(unit: Unit) -> Iterator[Hit]:
    """The placeholders that one side has and the other lacks, each lost one with the changed one in its place."""
    target = unit.target
    if target is None:
        return
    here = placeholders.find(unit.source.text, unit.flags)
    there = placeholders.find(target.text, unit.flags)
    if not here and not there:
        return
    lost, extra = _less(here, there), _less(there, here)
    if unit.plural in _FEW:
        lost = [one for one in lost if not one.number]
    lost = [one for one in lost if not _written_out(one, target.text)]
    kept = {one.key for one in here} & {one.key for one in there}
    for one in lost:
        if one.key in kept and one.kind is not PlaceholderKind.URL:
            yield Hit(f"{one.text} stands less often than in the source", (one.span,), severity=Severity.INFO)
            continue
        other = next((other for other in extra if _family(other) == _family(one)), None)
        if other:
            extra.remove(other)
            yield from _changed(unit, one, other)
        else:
            yield Hit(f"{one.text} of the source is missing", (one.span,))
    for one in extra:
        if one.key in kept:
            yield Hit(f"{one.text} stands more often than in the source", (), (one.span,), severity=Severity.INFO)
        elif one.text != "%%":
            yield Hit(f"{one.text} is not in the source", (), (one.span,), severity=_excused(one, unit))


def _less(some: Sequence[Placeholder], others: Sequence[Placeholder]) -> list[Placeholder]:
    """Those of `some` that `others` do not match one for one; an address repeated need stand only once."""
    left = Counter(other.key for other in others)
    lost = []
    for one in some:
        if not left[one.key]:
            lost.append(one)
        elif one.kind not in _ADDRESSES:
            left[one.key] -= 1
    return lost


def _family(one: Placeholder) -> str:
    return one.kind.value if one.kind in _ADDRESSES else "directive"


def _written_out(one: Placeholder, target: str) -> bool:
    """Whether the target has it in other clothes: an address without its scheme, `%%` as the full-width sign."""
    if one.kind is PlaceholderKind.URL:
        return one.key.partition("://")[2].removeprefix("www.") in target and "." in one.key
    return one.text == "%%" and ("%" in target or "\uff05" in target)


def _excused(one: Placeholder, unit: Unit) -> Severity | None:
    """An address that the translator adds is a choice."""
    return Severity.INFO if one.kind in _ADDRESSES else None


def _changed(unit: Unit, one: Placeholder, other: Placeholder) -> Iterator[Hit]:
    if one.kind in _ADDRESSES:
        if _language_free(one.key, unit) == _language_free(other.key, unit):
            yield Hit("the address differs in its language only", (one.span,), (other.span,), severity=Severity.INFO)
        elif _RESERVED.search(one.key) and _RESERVED.search(other.key):
            says = f"the example {one.text} has become {other.text}"
            yield Hit(says, (one.span,), (other.span,), severity=Severity.INFO)
        else:
            yield Hit(f"the address {one.text} has become {other.text}", (one.span,), (other.span,))
        return
    fix = Fix(other.span, one.text, safe=False)
    yield Hit(f"{one.text} has become {other.text}", (one.span,), (other.span,), fix)


def _language_free(url: str, unit: Unit) -> str:
    """The address without what names a language in it, its scheme or `www.`."""
    tags = {
        unit.source.lang,
        unit.target_lang,
        languages.primary(unit.source.lang),
        languages.primary(unit.target_lang),
    }
    tags |= {languages.region(tag) or "us" for tag in (unit.source.lang, unit.target_lang)}
    names = "|".join(sorted((regex.escape(tag).replace("\\-", "[-_]") for tag in tags), key=len, reverse=True))
    bare = regex.sub(r"^https?://(?:www\.)?", "", url.lower())
    region = r"(?:[-_](?:[a-z]{2,4}))?"
    languages_in_it = rf"(?<![a-z0-9])(?:{names}){region}(?:[./]|$)|(?<=[?&](?:hl|lang|locale|l)=)[\w-]+"
    return str(regex.sub(languages_in_it, "", bare, flags=regex.IGNORECASE))


CHECK = Check(
    "placeholder",
    "Placeholders and addresses are kept",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="markup",
    mqm="Accuracy/Do not translate",
    structural=True,
    needs=Needs(either=HOLDER),
    examples=(
        Example(
            ("en", "fr"),
            "Hello, ⟦%(name)s⟧!",
            "Bonjour, ⟦%(nom)s⟧ !",
            "Bonjour, %(name)s !",
            frozenset({"python-format"}),
        ),
        Example(("en", "zh"), "⟦{count}⟧ files left", "还有文件", "还有 {count} 个文件"),
        Example(("en", "fr"), "Delete %s", "Supprimer %s ⟦%d⟧", "Supprimer %s", frozenset({"c-format"})),
        Example(("en", "zh"), "See ⟦https://example.org/help⟧.", "见帮助。", "见 https://example.org/help。"),
        Example(
            ("en", "fr"), "Write to ⟦help@example.org⟧", "Écrivez à ⟦aide@example.org⟧", "Écrivez à help@example.org"
        ),
    ),
)
