"""The splice core: an original file and the patches that make the edited one.

Whatever the format, a document keeps the bytes that it was read from, knows where each translatable text stands in
them, and renders edits as patches: everything outside a patch is the original, byte for byte.

For a format of text:

    original = splice.read(raw, encoding)          # bytes -> text, byte order mark kept apart
    ...find spans of code points in original.text...
    original.patched([Patch(span.start, span.end, "new text")])
"""

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tmkit.core import ConfigurationError, EncodingError
from tmkit.formats import files

_BOM_CODECS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}
"""Codec names that files use for what is really their superset, tried when the narrow one fails."""


@dataclass(frozen=True, slots=True, order=True)
class Patch:
    """Put `text` where the original has `start` up to `end`; an empty range inserts."""

    start: int
    """Code points of the original's text."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a file and the text that they spell."""

    raw: bytes
    text: str
    """Without the byte order mark; line ends as they are."""
    encoding: str
    """Python codec without byte order mark: `utf-8`, `utf-16-le`, `gb18030`."""
    bom: bytes = b""

    @property
    def newline(self) -> str:
        """The line end that most of its lines have; a newline where it has none."""
        windows, lines = self.text.count("\r\n"), self.text.count("\n")
        if not lines and "\r" in self.text:
            return "\r"
        return "\r\n" if windows * 2 > lines else "\n"

    def patched(self, patches: Iterable[Patch], *, xml: bool = False) -> bytes:
        """The original bytes with the patches put in; with none of them the original itself.

        With `xml`, characters that the encoding lacks are written as character references.
        Raises ConfigurationError for patches that overlap and for characters that the encoding cannot hold.
        """
        ordered = sorted(patches)
        if not ordered:
            return self.raw
        if any(left.end > right.start for left, right in pairwise(ordered)):
            raise ConfigurationError("two edits change the same place of the file")
        edges = self._bytes_at([edge for patch in ordered for edge in (patch.start, patch.end)])
        pieces: list[bytes] = []
        done = 0
        for number, patch in enumerate(ordered):
            pieces += (self.raw[done : edges[2 * number]], self._encoded(patch.text, xml))
            done = edges[2 * number + 1]
        return b"".join((*pieces, self.raw[done:]))

    def _encoded(self, text: str, xml: bool) -> bytes:
        try:
            return text.encode(self.encoding, "xmlcharrefreplace" if xml else "strict")
        except UnicodeEncodeError as error:
            char = text[error.start]
            raise ConfigurationError(
                f"the file is in {self.encoding.upper()}, which has no {char!r} (U+{ord(char):04X}); "
                f"convert the file to UTF-8 first"
            ) from None

    def _bytes_at(self, points: Sequence[int]) -> list[int]:
        """Byte offsets of code point offsets that rise."""
        found, at, offset = [], 0, len(self.bom)
        exact = self.encoding in {"utf-8", "latin-1"} or (
            self.bom + self.text.encode(self.encoding, "surrogatepass") == self.raw
        )
        every = None if exact else _offsets(self.raw, self.encoding, len(self.bom))
        for point in points:
            if every is None:
                offset += len(self.text[at:point].encode(self.encoding, "surrogatepass"))
            else:
                offset = every[point]
            at = point
            found.append(offset)
        return found


def _offsets(raw: bytes, encoding: str, start: int) -> list[int]:
    """The byte offset of every code point, for an encoding that spells one character in several ways."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    found, begun = [], start
    for at in range(start, len(raw)):
        for _ in decoder.decode(raw[at : at + 1]):
            found.append(begun)
            begun = at + 1
    return [*found, len(raw)]


_NAMES = {"windows-31j": "cp932", "sjis": "cp932", "gbk2312": "gbk", "mac-roman": "mac_roman", "ansi": "cp1252"}
"""Names that files use and Python does not, once a private `x-` is off."""


def codec(name: str) -> str:
    """Python's name of an encoding. Raises LookupError where there is none."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        plain = name.lower().removeprefix("x-")
        return codecs.lookup(_NAMES.get(plain, plain)).name


def read(raw: bytes, encoding: str = "") -> Original:
    """The text of a file: by byte order mark, else by `encoding`, else as UTF-8.

    Raises EncodingError with the offset of the first wrong byte, its line and a guess at the right encoding.
    """
    for bom, name in _BOM_CODECS:
        if raw.startswith(bom):
            try:
                return Original(raw, raw[len(bom) :].decode(name), name, bom)
            except UnicodeDecodeError as error:
                at = error.start + len(bom)
                raise EncodingError(
                    f"byte 0x{raw[at]:02X} at offset {at} is not {name.upper()}, which the byte order mark says",
                    line=raw[len(bom) : at].decode(name, "replace").count("\n") + 1,
                ) from None
    name = encoding or "utf-8"
    try:
        name = codec(name)
        wider = _WIDER.get(name, "")
        if wider:
            try:
                return Original(raw, raw.decode(name), name)
            except UnicodeDecodeError:
                return Original(raw, files.decode(raw, wider), wider)
    except LookupError:
        raise EncodingError(f"there is no encoding {name!r}") from None
    return Original(raw, files.decode(raw, name), name)
