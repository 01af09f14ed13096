"""Tags and entities written in a text (HTML, XML): found, and told from what only looks like one."""

from dataclasses import dataclass
from functools import lru_cache

from tmkit.core import Span
from tmkit.text import patterns

_TAG = patterns.of(
    r"<(?P<close>/)?(?P<name>[A-Za-z][\w:.-]{0,60}|[0-9]{1,3})(?P<attributes>(?:\s[^<>]{0,2000})?)(?P<empty>/)?>"
)
_ATTRIBUTE = patterns.of(r"""([\w:.-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
ENTITY = patterns.of(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_HTML_NAMES = """
a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button
canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i
iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup
option output p param picture pre progress q rp rt ruby s samp script section select small source span
strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track
tt u ul var video wbr
"""
HTML = frozenset(_HTML_NAMES.split())
"""Element names of HTML (WHATWG HTML, section 4, and its obsolete ones, section 16.2)."""

_VOID_NAMES = """
area base br col embed hr img input link meta param source track wbr
"""
VOID = frozenset(_VOID_NAMES.split())
"""Elements that have no end tag (WHATWG HTML, section 13.1.2)."""


_WORD_NAMES = """
address area article audio base body caption col data details dialog embed footer form frame head header image input
label legend link main map menu meta meter object option output param picture progress script section select source
style summary template time title track video
"""
_WORDS = frozenset(_WORD_NAMES.split())
"""Of them those that a text also writes for something to be put in: `People with the <source>`."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag."""

    span: Span
    name: str
    """HTML names in lower case, others as written."""
    closes: bool
    empty: bool
    """Written `<x/>`, or an element that HTML leaves empty."""
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """`<b>`, `</b>`, `<br/>`: what must be kept."""
        return f"<{'/' * self.closes}{self.name}{'/' * self.empty}>"


@lru_cache(maxsize=1024)
def tags(text: str) -> tuple[Tag, ...]:
    """The tags of a text, in order.

    An element that HTML does not know counts only where the text also closes it or writes it empty: `<name>` in a
    command's usage is a word, not a tag. So is `<source>`, unless it has attributes.
    """
    if "<" not in text:
        return ()
    found = list(_TAG.finditer(text))
    closed = {match["name"] for match in found if match["close"]}
    kept = []
    for match in found:
        name = match["name"].lower() if match["name"].lower() in HTML else match["name"]
        attributes = match["attributes"]
        empty = bool(match["empty"]) or attributes.rstrip().endswith("/") or name in VOID
        if name not in HTML and name not in closed and not empty:
            continue
        if name in _WORDS and match["name"] not in closed and "=" not in attributes and not match["empty"]:
            continue
        pairs = tuple((one[1].lower(), one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(attributes))
        kept.append(Tag(Span(*match.span()), name, bool(match["close"]), empty and not match["close"], pairs))
    return tuple(kept)


def bare(text: str) -> str:
    """The text with every tag and entity replaced by as many U+0000, so that offsets hold."""
    return _bare(text) if "<" in text or "&" in text else text


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    if "<" in text:
        parts, last = [], 0
        for tag in tags(text):
            parts += [text[last : tag.span.start], "\0" * len(tag.span)]
            last = tag.span.end
        text = "".join([*parts, text[last:]])
    if "&" in text:
        text = ENTITY.sub(lambda found: "\0" * len(found[0]), text)
    return text
