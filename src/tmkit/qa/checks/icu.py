"""An ICU message is well formed and has the source's arguments and the language's plural forms.

Why      A lost brace or an invented category makes the program throw, or show the raw message.
What     The message is parsed (ICU MessageFormat); its arguments and their types are those of the source; a plural has
         `other` and the categories that CLDR gives the language; a select has the source's cases.
Limits   Only messages with a plural, select or selectordinal argument, or units that say `icu-message-format`. `many`
         is not asked of French, Spanish, Italian, Portuguese and Catalan, where it is for whole millions.
Source   ICU User Guide, "Formatting Messages"; Unicode CLDR plural rules by babel.
"""

from collections.abc import Iterator
from functools import lru_cache

from tmkit.core import Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, messages, placeholders
from tmkit.text.messages import Argument, Message, MessageError
from tmkit.text.signs import BRACE

_LARGE_ONLY = frozenset({"fr", "es", "it", "pt", "ca"})


def run(unit: Unit) -> Iterator[Hit]:
    """A fault of form, else lost and added arguments, then branches."""
    target = unit.target
    if target is None or "{" not in unit.source.text:
        return
    if not placeholders.ICU.search(unit.source.text) and "icu-message-format" not in unit.flags:
        return
    try:
        source = messages.parse(unit.source.text)
    except MessageError:
        return
    try:
        message = messages.parse(target.text)
    except MessageError as error:
        at = min(error.at, max(len(target.text) - 1, 0))
        yield Hit(f"the message is malformed: {error}", (), (Span(at, at + 1),))
        return
    yield from _arguments(source, message)
    yield from _branches(source, message, unit.target_lang)


def _arguments(source: Message, target: Message) -> Iterator[Hit]:
    here, there = _named(source), _named(target)
    for name, argument in here.items():
        if name not in there:
            yield Hit(f"the argument {{{name}}} is missing", (argument.span,))
        elif argument.type != there[name].type:
            other = there[name]
            yield Hit(
                f"{{{name}}} is {argument.type or 'plain'} in the source, {other.type or 'plain'} in the target",
                (argument.span,),
                (other.span,),
            )
    for name, argument in there.items():
        if name not in here:
            yield Hit(f"the argument {{{name}}} is not in the source", (), (argument.span,))


def _named(message: Message) -> dict[str, Argument]:
    found: dict[str, Argument] = {}
    for argument in message.walk():
        if argument.name not in found or argument.type in messages.COMPLEX:
            found[argument.name] = argument
    return found


def _branches(source: Message, target: Message, lang: str) -> Iterator[Hit]:
    cases = {one.name: {branch.selector for branch in one.branches} for one in source.walk() if one.type == "select"}
    for argument in target.walk():
        have = {branch.selector for branch in argument.branches}
        if argument.type in messages.COMPLEX and "other" not in have:
            yield Hit(f"{{{argument.name}}} has no branch \u201cother\u201d", (), (argument.span,))
        elif argument.type in {"plural", "selectordinal"}:
            known = categories(lang, ordinal=argument.type == "selectordinal")
            if not known:
                continue
            for branch in argument.branches:
                if branch.selector not in known and not branch.selector.startswith("="):
                    says = f"{lang} has no plural category \u201c{branch.selector}\u201d"
                    yield Hit(says, (), (branch.span,), severity=Severity.WARNING)
            exempt = {"many"} if languages.primary(lang) in _LARGE_ONLY else set()
            exempt |= {"one"} if "=1" in have else set()
            lacking = sorted(known - have - exempt)
            if lacking:
                yield Hit(
                    f"{{{argument.name}}} has no branch {', '.join(lacking)}",
                    (),
                    (argument.span,),
                    severity=Severity.WARNING,
                )
        elif argument.type == "select":
            lacking = sorted(cases.get(argument.name, set()) - have)
            if lacking:
                yield Hit(f"{{{argument.name}}} has no branch {', '.join(lacking)}", (), (argument.span,))


@lru_cache(maxsize=256)
def categories(lang: str, *, ordinal: bool = False) -> frozenset[str]:
    """The plural categories of a language by CLDR, `other` included; empty where CLDR does not know the language."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    try:
        locale = Locale.parse(languages.primary(lang))
    except (UnknownLocaleError, ValueError):
        return frozenset()
    form = locale.ordinal_form if ordinal else locale.plural_form
    return frozenset(form.tags) | {"other"}


CHECK = Check(
    "icu",
    "ICU messages are well formed",
    Severity.ERROR,
    Side.BOTH,
    run,
    its_type="internationalization",
    mqm="Design",
    structural=True,
    needs=Needs(source=BRACE),
    examples=(
        Example(
            ("en", "fr"),
            "{n, plural, one {# file} other {# files}}",
            "⟦{⟧n, plural, one {# fichier} other {# fichiers}",
            "{n, plural, one {# fichier} other {# fichiers}}",
        ),
        Example(
            ("en", "zh"),
            "{n, plural, one {# file} other {# files}}",
            "{n, plural, ⟦one⟧ {# 个文件} other {# 个文件}}",
            "{n, plural, other {# 个文件}}",
        ),
        Example(
            ("en", "fr"),
            "{who, select, f {she {n}} other {x}}",
            "⟦{who, select, other {x {n}}}⟧",
            "{who, select, f {elle {n}} other {x}}",
        ),
    ),
)
