"""XML's own spelling: which encoding a file is in, what its references and sections stand for, and how text is put."""

import html.entities
import re
from functools import lru_cache

from tmkit.core import ConfigurationError, defer

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKED = defer(re.compile, r"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>|&([^;&<\s]*);|\r\n?", re.DOTALL)
_ROOT = re.compile(
    r"""(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>"']++|"[^"]*+"|'[^']*+'|\[[^\]]*+\])*+>)*+<(?:[\w.-]++:)?([\w.-]++)[^>]*+""",
    re.DOTALL,
)
_XLIFF = re.compile(r"urn:oasis:names:tc:xliff:document:([12])\b")
_VERSION = re.compile(r"(?<![\w:])version\s*=\s*[\"'](\d)")
_UNSAID = frozenset({"utf-8", "utf8", "utf-16", "ucs-2", "iso-10646-ucs-2", "unicode", "us-ascii", "ascii"})
"""Names that say no more than the bytes do: ASCII is UTF-8, and UTF-16 shows by itself."""
_ELEVEN = re.compile(rb"""(<\?xml\s+version\s*=\s*["'])1\.1""")
_PREDEFINED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NO_XML = defer(re.compile, "[^\t\n\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_SPECIAL = re.compile("[&<>\r]")
_IN_ATTRIBUTE = re.compile('[&<>"\t\n\r]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def encoding(head: bytes) -> str:
    """The Python codec name that the XML declaration or the first bytes of a file without one say; empty: UTF-8."""
    if head.startswith(b"<\0"):
        return "utf-16-le"
    if head.startswith(b"\0<"):
        return "utf-16-be"
    found = _DECLARED.match(head)
    name = found[1].decode("ascii") if found else ""
    # A file that can be read this far as ASCII is not in UTF-16, whatever it says of itself.
    return "" if name.lower().replace("_", "-") in _UNSAID else name


def as_one_zero(utf8: bytes) -> bytes:
    """The bytes with XML 1.1 declared as 1.0, which is as long and which expat reads."""
    return _ELEVEN.sub(rb"\g<1>1.0", utf8, count=1) if _ELEVEN.search(utf8, 0, 64) else utf8


def plain(markup: str) -> str:
    """The text that a stretch of XML without elements stands for: references resolved, sections opened, notes left out.

    A named reference that XML does not define (HTML's, in files whose DTD is elsewhere) gives HTML's character, or
    stays as it is.
    """
    if "&" not in markup and "<" not in markup and "\r" not in markup:
        return markup
    return _MARKED.sub(_resolved, markup)


def _resolved(found: re.Match[str]) -> str:
    whole, section, name = found[0], found[1], found[2]
    if whole[0] == "\r":
        return "\n"
    if section is not None:
        return section.replace("\r\n", "\n").replace("\r", "\n")
    if name is None:
        return ""
    if name.startswith("#"):
        return chr(int(name[2:], 16) if name[1:2] == "x" else int(name[1:]))
    return _PREDEFINED.get(name) or html.entities.html5.get(f"{name};", whole)


def escaped(text: str) -> str:
    """The text as XML character data. Raises ConfigurationError for a character that XML cannot hold."""
    check(text)
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text) if _SPECIAL.search(text) else text


def attribute(text: str) -> str:
    """The text as the value of an attribute in double quotes. Raises ConfigurationError as `escaped` does."""
    check(text)
    return _IN_ATTRIBUTE.sub(lambda found: _ESCAPES[found[0]], text) if _IN_ATTRIBUTE.search(text) else text


def check(text: str) -> None:
    """Raises ConfigurationError for a character that XML 1.0 cannot hold."""
    wrong = _NO_XML.search(text)
    if wrong:
        raise ConfigurationError(f"XML cannot hold the character U+{ord(wrong[0]):04X}; take it out of the text")


@lru_cache(maxsize=16)
def root(raw: bytes) -> tuple[str, str]:
    """From a file's first bytes, the local name of its root element and its start tag as far as it goes.

    Both are empty where no XML begins. Comments, instructions and a DOCTYPE before the root are passed over.
    """
    text = head(raw).lstrip("\ufeff\xef\xbb\xbf \t\r\n")
    if not text.startswith("<"):
        return "", ""
    found = _ROOT.match(text)
    return (found[1], found[0]) if found else ("", "")


def xliff_series(raw: bytes) -> str:
    """`1` or `2` by the namespace of a file's root element `<xliff>`, else by its version; empty for any other file."""
    name, tag = root(raw)
    if name != "xliff":
        return ""
    stated = _XLIFF.search(tag) or _VERSION.search(tag)
    return "2" if stated and stated[1] == "2" else "1"


def head(raw: bytes) -> str:
    """The first bytes of a file as text, whatever its encoding, to look for a root element in."""
    if raw.startswith((b"\xff\xfe", b"<\0")):
        return raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace")
    if raw.startswith((b"\xfe\xff", b"\0<")):
        return raw[: len(raw) // 2 * 2].decode("utf-16-be", "replace")
    return raw.decode("latin-1")
