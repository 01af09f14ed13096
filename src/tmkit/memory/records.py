"""What a memory keeps: a unit in any number of languages, with what is known of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from operator import itemgetter
from typing import NamedTuple

from tmkit.core import Code, CodeKind, Segment


class Variant(NamedTuple):
    """A unit's text in one language.

    A tuple and not a dataclass, as Record is: an import makes millions, and a tuple costs a quarter.
    """

    lang: str
    """BCP 47 tag."""
    text: str
    codes: tuple[Code, ...] = ()

    @property
    def segment(self) -> Segment:
        """The same as a segment."""
        return Segment(self.text, self.lang, None, self.codes)


class Record(NamedTuple):
    """A unit as it goes into a memory and comes out."""

    variants: tuple[Variant, ...]
    """The source first; one at most for a language."""
    key: str = ""
    """What the file says tells it from all others: a tuid, a message id with its context."""
    before: Mapping[str, str] = {}
    """Text of the neighbour before it, by language tag."""
    after: Mapping[str, str] = {}
    created: str = ""
    """When, in UTC, as TMX writes it (20180824T103000Z), so that dates sort as text; empty: not known."""
    changed: str = ""
    author: str = ""
    editor: str = ""
    note: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    used: int = 0
    """How often it was taken."""
    origin: str = ""
    """Name of the file that it came from."""
    id: int = 0
    """In its memory; 0 before it is there. Never given twice."""

    def in_language(self, lang: str) -> Variant | None:
        """The variant of exactly that tag."""
        return next((variant for variant in self.variants if variant.lang == lang), None)


def digest(record: Record) -> int:
    """63 bits of everything that makes a unit the same unit: equal digests are imported once.

    Dates, users, notes, usage and neighbours do not count: a file is read again after its neighbours changed.
    """
    variants, parts = record.variants, [record.key]
    if len(variants) != 2 or variants[0][0] > variants[1][0]:
        variants = tuple(sorted(variants, key=_LANG))
    for lang, text, codes in variants:
        parts += lang, text
        if codes:
            parts.append(encode_codes(codes) or "")
    return _hash(parts)


def identity(record: Record) -> int | None:
    """63 bits of what stays when a unit is edited: source, key and creation; None when nothing tells it from others."""
    if not record.key and not record.created:
        return None
    source = record.variants[0]
    return _hash((record.key, record.created, record.author, source.lang, source.text))


_LANG = itemgetter(0)


def _hash(parts: Iterable[str]) -> int:
    raw = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "little") >> 1


def encode_codes(codes: Sequence[Code]) -> str | None:
    """Codes as JSON for the store; None for no codes."""
    if not codes:
        return None
    return json.dumps(
        [
            [code.id, code.kind, code.position, code.markup, code.equivalent, code.can_delete, code.can_reorder]
            for code in codes
        ],
        ensure_ascii=False,
    )


def decode_codes(stored: str | None) -> tuple[Code, ...]:
    """What `encode_codes` wrote."""
    if not stored:
        return ()
    return tuple(Code(id, CodeKind(kind), *rest) for id, kind, *rest in json.loads(stored))  # noqa: A001  # its name


def encode(record: Record) -> str:
    """A whole record as JSON, for what was removed and may come back."""
    variants = [[variant.lang, variant.text, encode_codes(variant.codes)] for variant in record.variants]
    return json.dumps([variants, *record[1:]], ensure_ascii=False)


def decode(stored: str) -> Record:
    """What `encode` wrote."""
    variants, *rest = json.loads(stored)
    record = Record(tuple(Variant(lang, text, decode_codes(codes)) for lang, text, codes in variants), *rest)
    return record._replace(properties=tuple((name, value) for name, value in record.properties))
