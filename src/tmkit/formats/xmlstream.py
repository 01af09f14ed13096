"""XML files of any size: their elements one by one, as they are completed, and then forgotten."""

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from tmkit.core import EncodingError, InputError, RefusedError
from tmkit.formats import files, splice, xmlspans, xmltext
from tmkit.formats.xmlspans import Node, Window

CHUNK = 1 << 20
"""Bytes read at once when streaming."""
LONGEST = 64 << 20
"""Bytes of the longest element that is streamed; the longest segments met in translation memories have some 100 KiB."""


def stream(path: Path, wanted: frozenset[str]) -> Iterator[tuple[Node, Window]]:
    """The elements of those names as they are completed, each with the bytes that it stands in; then forgotten.

    Raises InputError as `parse` does, with the file's name.
    """
    try:
        with path.open("rb") as file:
            yield from _streamed(file, wanted)
    except InputError as error:
        raise error.at(str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=str(path)) from None


def pieces(path: Path, wanted: frozenset[str]) -> Iterator[tuple[str, bytes, int, int]]:
    """The outermost elements of those names as they are completed: name, UTF-8 bytes, line and column.

    Nothing is made of what stands in them, which is checked all the same. Raises as `stream` does.
    """
    try:
        with path.open("rb") as file:
            cutter = _Cutter(wanted)
            for held, base in _fed(file, cutter):
                for name, start, end, line, column in cutter.done:
                    yield name, held[start - base : _ended(held, end - base, start - base)], line, column
                cutter.done.clear()
    except InputError as error:
        raise error.at(str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=str(path)) from None


def _ended(utf8: bytes, close: int, start: int) -> int:
    return close if xmlspans.is_empty(utf8, start, close) else utf8.index(b">", close) + 1


class _Cutter:
    """Handlers that only remember where the wanted elements begin and end."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.parser = expat.ParserCreate("UTF-8")
        self.parser.buffer_text = False
        self.parser.ordered_attributes = True  # a list costs less than a dictionary, and neither is looked at
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.EntityDeclHandler = self._entity
        self.wanted = wanted
        self.depth = self.inside = 0
        self.start = self.line = self.column = 0
        self.done: list[tuple[str, int, int, int, int]] = []

    def _opened(self, name: str, _: object) -> None:
        self.depth += 1
        if not self.inside and name in self.wanted:
            parser = self.parser
            self.inside, self.start = self.depth, parser.CurrentByteIndex
            self.line, self.column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        elif self.depth > xmlspans.DEEPEST:
            raise xmlspans.too_deep(self.parser)

    def _closed(self, name: str) -> None:
        if self.depth == self.inside:
            self.inside = 0
            self.done.append((name, self.start, self.parser.CurrentByteIndex, self.line, self.column))
        self.depth -= 1

    def _entity(self, name: str, is_parameter: bool, *_: object) -> None:
        raise xmlspans.declares(name, self.parser)

    def feed(self, utf8: bytes, final: bool) -> None:
        xmlspans.feed(self.parser, utf8, final)

    def needed(self, end: int) -> int:
        first = self.parser.CurrentByteIndex
        return self.start if self.inside else min(end, first) if first >= 0 else 0


def _streamed(file: BinaryIO, wanted: frozenset[str]) -> Iterator[tuple[Node, Window]]:
    builder = xmlspans.Builder(wanted=wanted)
    for held, base in _fed(file, builder):
        for node in builder.done:
            xmlspans.finish(node, held, base)
            yield node, Window(held, base)
        builder.done.clear()


def _fed(file: BinaryIO, reader: "xmlspans.Builder | _Cutter") -> Iterator[tuple[bytes, int]]:
    """After each chunk that the reader was fed: the UTF-8 bytes that may still be asked for, and where they begin."""
    head = file.read(1024)
    bom = next((name for mark, name in files.BOMS if head.startswith(mark)), "")
    name = ("" if bom == "utf-8-sig" else bom) or xmltext.encoding(head)
    decoder = _Decoder(name or "utf-8")
    held, base = b"", 0
    file.seek(0)
    chunk = file.read(CHUNK)
    while True:
        final = not chunk
        text = decoder.decode(chunk, final)
        utf8 = text.encode() if name else chunk
        reader.feed(xmltext.as_one_zero(utf8) if not base else utf8, final)
        held += utf8
        yield held, base
        if final:
            return
        keep = reader.needed(base + len(held))
        if len(held) - (keep - base) > LONGEST:
            line = reader.parser.CurrentLineNumber
            raise RefusedError(f"one element is longer than {LONGEST // 2**20} MiB", line=line)
        held, base = held[keep - base :], keep
        chunk = file.read(CHUNK)


class _Decoder:
    """Decodes chunks, and says where in the file a wrong byte stands."""

    def __init__(self, name: str) -> None:
        try:
            self.decoder = codecs.getincrementaldecoder(splice.codec(name))()
        except LookupError:
            raise EncodingError(f"there is no encoding {name!r}") from None
        self.name, self.read = name, 0

    def decode(self, chunk: bytes, final: bool) -> str:
        try:
            text = self.decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            at = self.read + len(chunk) - len(error.object) + error.start
            raise EncodingError(
                f"byte 0x{error.object[error.start]:02X} at offset {at} is not {self.name.upper()}{files.guess(chunk)}"
            ) from None
        self.read += len(chunk)
        return text


def elements(
    path: Path, wanted: Callable[[Node], bool], *, namespaces: bool = False, core: str = ""
) -> Iterator[tuple[Node, Window]]:
    """The outermost elements that are wanted, complete, each below the elements that it stands in; those are bare.

    What is wanted is told from an element's name, attributes and parents, before its content is read.
    Raises as `stream` does.
    """
    try:
        with path.open("rb") as file:
            builder = _Pruner(wanted, namespaces=namespaces, core=core)
            for held, base in _fed(file, builder):
                for node in builder.done:
                    xmlspans.finish(node, held, base)
                    yield node, Window(held, base)
                builder.done.clear()
    except InputError as error:
        raise error.at(str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=str(path)) from None


class _Pruner(xmlspans.Builder):
    """Keeps the elements that are open and what is in a wanted one; forgets all else as it closes."""

    def __init__(self, is_wanted: Callable[[Node], bool], *, namespaces: bool, core: str) -> None:
        super().__init__(namespaces=namespaces, core=core)
        self.is_wanted = is_wanted
        self.inside: Node | None = None

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        super().opened(name, attributes)
        if self.inside is None and self.open is not None and self.is_wanted(self.open):
            self.inside = self.open

    def closed(self, name: str) -> None:
        node = self.open
        super().closed(name)
        if node is self.inside and node is not None:
            self.done.append(node)
            self.inside = None
        if self.inside is None and node is not None and node.parent is not None:
            node.parent.children.clear()

    def needed(self, end: int) -> int:
        first = self.parser.CurrentByteIndex
        if self.inside is not None:
            return self.inside.start
        return min(end, first) if first >= 0 else 0
