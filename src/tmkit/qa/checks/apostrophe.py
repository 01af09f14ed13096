"""No apostrophe swallows a placeholder.

Why      In a Java or ICU message an apostrophe begins quoted text: French `l'élément {0}` shows `{0}` to the user, and
         Java drops both apostrophes of `l'ami d'{0}`. In Android an apostrophe or a quote must be written `\\'`, `\\"`:
         without it the file does not build, or the mark is not shown.
What     Units that say `java-format`, `icu-message-format` or `android`, and ICU messages: a placeholder of the source
         that stands in quoted text of the target; a quote that is never closed; in Java, quoted text that needs none.
         Of strings.xml files, apostrophes and quotes without their backslash. The fix writes the typographic
         apostrophe, which quotes nothing; in Android the escape.
Limits   Files that do not say their syntax are believed to have none. A quoted string (`"l'ami"`) needs no escapes.
         Where Java's source has such apostrophes itself the text is believed not to be formatted.
Source   java.text.MessageFormat; ICU User Guide, "Quoting/Escaping"; Android developers, "String resources".
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import messages, patterns, placeholders
from tmkit.text.messages import MessageError
from tmkit.text.signs import APOSTROPHE, NOTED

_BARE = patterns.of(r"(?<![\\'])'(?!')")
_NAME = patterns.of(r"\{\s*([\w.-]+)")
_ARGUMENT = patterns.of(r"\{\s*[\w.-]+")


def run(unit: Unit) -> Iterator[Hit]:
    """Each apostrophe that does harm."""
    target = unit.target
    if target is None:
        return
    if unit.properties:
        yield from _resources(unit, target.text)
    if "'" not in target.text:
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
    meant = sum(_arguments(span, unit.source.text) for span in source.quoted)
    if java and meant:
        return  # the source would lose its own arguments: nobody formats it
    idle = java and not any(_is_idle(span, unit.source.text) for span in source.quoted)
    for span in message.quoted:
        swallowed = _arguments(span, target.text)
        quoted = str(span.of(target.text))
        at = Span(span.start, span.start + 1)
        if swallowed > meant or (java and not (len(quoted) > 1 and quoted.endswith("'"))):
            what = "hides the placeholder after it" if swallowed else "opens a quotation that is never closed"
            names = set(_NAME.findall(quoted))
            hidden = tuple(one.span for one in source.walk() if one.name in names)
            yield Hit(f"the apostrophe {what}", hidden, (at,), Fix(at, "\u2019"))
        elif idle and _is_idle(span, target.text):
            for one in (at, Span(span.end - 1, span.end)):
                says = "the apostrophe begins or ends a quotation and is not shown"
                yield Hit(says, (), (one,), Fix(one, "\u2019"))


def _arguments(span: Span, text: str) -> int:
    """How many arguments stand in quoted text."""
    return len(_ARGUMENT.findall(str(span.of(text))))


def _is_idle(span: Span, text: str) -> bool:
    """Whether text is quoted that needs no quoting."""
    return not any(char in "{}#" for char in str(span.of(text)))


def _resources(unit: Unit, text: str) -> Iterator[Hit]:
    """What the file of Android resources lacks, by what was read of its raw text."""
    for at in map(int, unit.property("unescaped").split()):
        span = Span(at, at + 1)
        if str(span.of(text)) == "'":
            yield Hit("Android wants \\' for an apostrophe", (), (span,), Fix(span, "'"))
    for at in map(int, unit.property("swallowed").split()):
        if at <= len(text):
            yield Hit('Android does not show a " that has no backslash', (), (Span(at, at),), Fix(Span(at, at), '"'))


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
    needs=Needs(either=APOSTROPHE | NOTED),
    examples=(
        Example(("en", "fr"), "The item ⟦{0}⟧", "L⟦'⟧élément {0}", "L\u2019élément {0}", frozenset({"java-format"})),
        Example(("en", "fr"), "of ⟦{n}⟧", "d⟦'⟧{n}", "d\u2019{n}", frozenset({"icu-message-format"})),
        Example(("en", "fr"), "The item", "L⟦'⟧élément", "L\\'élément", frozenset({"android"})),
        Example(
            ("en", "fr"), "The key ⟦{0}⟧", "La clé n⟦'⟧est {0}", "La clé n\u2019est {0}", frozenset({"java-format"})
        ),
    ),
)
