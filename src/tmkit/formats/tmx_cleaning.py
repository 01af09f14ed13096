"""TMX's bytes without the characters that XML forbids, block by block; each of them is counted and reported."""

import re
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from tmkit.core import RefusedError

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_REFERENCE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);|#)[^;&<\s]{1,40};")
_NONCHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_BLOCK = 1 << 20
_MOST = 100_000  # characters dropped; old tools leave some dozens, a binary file has millions


class Dropped(NamedTuple):
    """A character that XML forbids, left out."""

    line: int
    """Of the file, from 1."""
    character: int
    """Its code point."""


class EntityError(Exception):
    """A reference to an entity that XML does not define: libxml2 would leave it out of a file with a DOCTYPE."""


class Cleaned:
    """A file as libxml2 may read it: without the characters that XML forbids."""

    def __init__(
        self,
        file: BinaryIO,
        dropped: Callable[[Dropped], None],
        *,
        declared: bool,
        reached: Callable[[int], None] = lambda _: None,
    ) -> None:
        """`dropped` hears of each character left out, `reached` of the bytes read, after each block."""
        self.file, self.dropped, self.declared, self.reached = file, dropped, declared, reached
        self.line, self.count, self.rest = 1, 0, b""

    def read(self, _: int = 0) -> bytes:
        """The next block."""
        block = self.file.read(_BLOCK)
        self.reached(self.file.tell())
        if not block:
            rest, self.rest = self.rest, b""
            return rest
        block = self.rest + block
        cut = block.rfind(b"&", len(block) - 12)  # a reference that runs into the next block waits for it
        self.rest = b"" if cut < 0 else block[cut:]
        block = block if cut < 0 else block[:cut]
        if self.declared and _NAMED.search(block):
            raise EntityError("has an entity that XML does not define, and characters that it forbids")
        clean = block.translate(None, _CONTROLS)
        if len(clean) != len(block):
            for found in re.finditer(b"[" + re.escape(_CONTROLS) + b"]", block):
                self._drop(block, found.start(), found[0][0])
        if b"\xef\xbf\xbe" in clean or b"\xef\xbf\xbf" in clean:
            clean = _NONCHARACTERS.sub(lambda found: self._drop(clean, found.start(), 0xFF40 + found[0][2]), clean)
        if b"&#" in clean:
            clean = _REFERENCE.sub(lambda found: self._reference(found, block), clean)
        self.line += block.count(b"\n")
        return clean or self.read()

    def _drop(self, block: bytes, place: int, character: int) -> bytes:
        self.count += 1
        if self.count > _MOST:
            raise RefusedError(f"has more than {_MOST:,} characters that XML forbids: it is no text", line=self.line)
        self.dropped(Dropped(self.line + block.count(b"\n", 0, place), character))
        return b""

    def _reference(self, found: re.Match[bytes], block: bytes) -> bytes:
        point = int(found[1], 16) if found[1] else int(found[2])
        legal = (
            point in {9, 10, 13} or 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or 0x10000 <= point <= 0x10FFFF
        )
        return found[0] if legal else self._drop(block, found.start(), point)
