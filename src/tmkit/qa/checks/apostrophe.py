"""No apostrophe swallows a placeholder.

Why      In a Java or ICU message an apostrophe begins quoted text: French `l'élément {0}` shows `{0}` to the user. In
         Android an apostrophe must be written `\\'`.
What     Units that say `java-format`, `icu-message-format` or `android`, and ICU messages: a placeholder of the source
         that stands in quoted text of the target; a quote that is never closed. The fix writes the typographic
         apostrophe, which quotes nothing.
Limits   Files that do not say their syntax are believed to have none.
Source   java.text.MessageFormat; ICU User Guide, "Quoting/Escaping"; Android developers, "String resources".
"""

from collections.abc import Iterator

import regex

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Side
from tmkit.text import messages, placeholders
from tmkit.text.messages import MessageError

_BARE = regex.compile(r"(?<![\\'])'(?!')")
_NAME = regex.compile(r"\{\s*([\w.-]+)")
_ARGUMENT = regex.compile(r"\{\s*[\w.-]+")


def run(unit: Unit) -> Iterator[Hit]:
    """Each apostrophe that does harm."""
    target = unit.target
    if target is None or "'" not in target.text:
        return
    if "android" in unit.flags:
        if not (target.text.startswith('"') and target.text.endswith('"')):
            yield from _android(target.text, unit.source.text)
        return
    java = "java-format" in unit.flags
    if not java and "icu-message-format" not in unit.flags and not placeholders.ICU.search(unit.source.text):
        return
    if java and "{" not in unit.source.text:
        return  # without arguments Java programs seldom format the text
    try:
        source, message = (messages.parse(text, java=java) for text in (unit.source.text, target.text))
    except MessageError:
        return
    meant = sum(len(_ARGUMENT.findall(str(span.of(unit.source.text)))) for span in source.quoted)
    for span in message.quoted:
        swallowed = len(_ARGUMENT.findall(str(span.of(target.text))))
        at = Span(span.start, span.start + 1)
        if swallowed > meant or (java and not str(span.of(target.text)).endswith("'")):
            what = "hides the placeholder after it" if swallowed else "opens a quotation that is never closed"
            names = set(_NAME.findall(str(span.of(target.text))))
            hidden = tuple(one.span for one in source.walk() if one.name in names)
            yield Hit(f"the apostrophe {what}", hidden, (at,), Fix(at, "\u2019"))


def _android(text: str, source: str) -> Iterator[Hit]:
    if _BARE.search(source):
        return  # the file was read with its escapes resolved
    for found in _BARE.finditer(text):
        span = Span(*found.span())
        yield Hit("Android wants \\' for an apostrophe", (), (span,), Fix(span, "\\'"))


CHECK = Check(
    "apostrophe",
    "No apostrophe swallows a placeholder",
    Severity.ERROR,
    Side.TARGET,
    run,
    its_type="markup",
    mqm="Design/Markup",
    structural=True,
    examples=(
        Example(("en", "fr"), "The item ⟦{0}⟧", "L⟦'⟧élément {0}", "L\u2019élément {0}", frozenset({"java-format"})),
        Example(("en", "fr"), "of ⟦{n}⟧", "d⟦'⟧{n}", "d\u2019{n}", frozenset({"icu-message-format"})),
        Example(("en", "fr"), "The item", "L⟦'⟧élément", "L\\'élément", frozenset({"android"})),
    ),
)
