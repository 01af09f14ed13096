"""The parts of a zip container, and the container with some of them changed: every other byte is the original's.

Members are counted, sized and held to a ratio before anything is unpacked; nothing is ever written to a path.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from tmkit.core import ConfigurationError, ParseError, RefusedError

MOST_MEMBERS = 4096
LARGEST = 256 * 1024 * 1024
"""Bytes of all members unpacked."""
STEEPEST = 200
"""Bytes unpacked for one packed, in members over a MiB; DEFLATE's own limit is 1032, XML's usual ratio under 40."""
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DESCRIPTOR = 0x08  # flag: sizes follow the data


@dataclass(frozen=True, slots=True)
class Container:
    """A zip file."""

    raw: bytes
    members: tuple[zipfile.ZipInfo, ...]

    def names(self) -> list[str]:
        """Names of its members, in the order of its directory."""
        return [member.filename for member in self.members]

    def read(self, name: str) -> bytes:
        """A member's content. Raises ParseError for one that is damaged or locked."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.raw)) as archive, archive.open(name) as member:
                info = archive.getinfo(name)
                content = member.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            EOFError,
            zlib.error,
            KeyError,
            NotImplementedError,
            OSError,
            ValueError,
            struct.error,
        ) as error:
            raise ParseError(f"its part {name!r} cannot be unpacked ({error})") from None
        if len(content) > info.file_size:
            raise RefusedError(f"its part {name!r} is larger than it says")
        return content

    def changed(self, parts: Mapping[str, bytes]) -> bytes:
        """The container with those members' content, packed as they were; all other bytes as they are.

        Raises ConfigurationError for a container whose directory is not laid out as its bytes are.
        """
        try:
            return self._changed(parts)
        except (struct.error, KeyError, IndexError):
            raise ConfigurationError("its directory is damaged; open it in its own program and save it anew") from None

    def _changed(self, parts: Mapping[str, bytes]) -> bytes:
        end = self.raw.rfind(_END)
        count, size, start = struct.unpack("<HLL", self.raw[end + 10 : end + 20])
        if start == 0xFFFFFFFF or count == 0xFFFF or self.raw[start : start + 4] != _CENTRAL:
            raise ConfigurationError("a zip64 container, or one with something before it, is read but not written")
        ordered = sorted(self.members, key=lambda member: member.header_offset)
        stops = [member.header_offset for member in ordered[1:]] + [start]
        pieces, moved, facts, length = [self.raw[: ordered[0].header_offset]], {}, {}, ordered[0].header_offset
        for member, stop in zip(ordered, stops, strict=True):
            moved[member.header_offset] = length
            piece = self.raw[member.header_offset : stop]
            if member.filename in parts:
                piece, facts[member.header_offset] = _local(piece, member, parts[member.filename])
            pieces.append(piece)
            length += len(piece)
        directory = _directory(self.raw[start : start + size], moved, facts)
        closing = bytearray(self.raw[start + size :])
        at = end - start - size
        closing[at + 12 : at + 20] = struct.pack("<LL", len(directory), length)
        return b"".join((*pieces, directory, bytes(closing)))


def _local(piece: bytes, member: zipfile.ZipInfo, content: bytes) -> tuple[bytes, tuple[int, int, int, int]]:
    """The member's local header and data, and its flags, checksum and sizes."""
    packed = content
    if member.compress_type == zipfile.ZIP_DEFLATED:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
    elif member.compress_type != zipfile.ZIP_STORED:
        raise ConfigurationError(f"the part {member.filename!r} is packed in a way that is read but not written")
    name, extra = struct.unpack("<HH", piece[26:30])
    flags = struct.unpack("<H", piece[6:8])[0] & ~_DESCRIPTOR
    checksum = zlib.crc32(content)
    head = bytearray(piece[: 30 + name + extra])
    head[6:8] = struct.pack("<H", flags)
    head[14:26] = struct.pack("<LLL", checksum, len(packed), len(content))
    return bytes(head) + packed, (flags, checksum, len(packed), len(content))


def _directory(old: bytes, moved: Mapping[int, int], facts: Mapping[int, tuple[int, int, int, int]]) -> bytes:
    made, at = bytearray(old), 0
    while made[at : at + 4] == _CENTRAL:
        name, extra, comment = struct.unpack("<HHH", made[at + 28 : at + 34])
        (offset,) = struct.unpack("<L", made[at + 42 : at + 46])
        if offset in facts:
            flags, checksum, packed, size = facts[offset]
            made[at + 8 : at + 10] = struct.pack("<H", flags)
            made[at + 16 : at + 28] = struct.pack("<LLL", checksum, packed, size)
        made[at + 42 : at + 46] = struct.pack("<L", moved[offset])
        at += 46 + name + extra + comment
    return bytes(made)


def open_container(raw: bytes) -> Container:
    """The container in the bytes. Raises ParseError, or RefusedError for one that would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = tuple(archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, UnicodeDecodeError) as error:
        raise ParseError(f"is no zip container ({error}); it may be cut off") from None
    if len(members) > MOST_MEMBERS:
        raise RefusedError(f"has {len(members)} parts; at most {MOST_MEMBERS} are read")
    total = sum(member.file_size for member in members)
    if total > LARGEST:
        raise RefusedError(f"would unpack to {total // 2**20} MiB; at most {LARGEST // 2**20} MiB are read")
    for member in members:
        if member.file_size > 2**20 and member.file_size > STEEPEST * max(1, member.compress_size):
            raise RefusedError(f"its part {member.filename!r} would unpack to {STEEPEST} times its size or more")
    return Container(raw, members)
