"""Names and how they are written in Latin letters, out of `renderings.tsv`: other than in pinyin, or known places."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from tmkit.core import ConfigurationError
from tmkit.text.names.name import NameKind
from tmkit.text.names.syllables import plain

TABLE = "renderings.tsv"
_KINDS = {kind.value: kind for kind in NameKind}


@dataclass(frozen=True, slots=True)
class Rendering:
    """One entry: a Chinese name and how it is written in Latin letters."""

    chinese: str
    kind: NameKind
    latin: tuple[str, ...]
    """Best first; every other that is as good. Never empty."""


def parse(table: str) -> tuple[Rendering, ...]:
    """The entries of a table in the form of `renderings.tsv`: Chinese, kind, renderings parted by `|`; tabs between.

    Raises ConfigurationError with the line of what is not an entry.
    """
    entries = []
    for number, line in enumerate(table.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        latin = tuple(one.strip() for one in cells[-1].split("|") if one.strip())
        if len(cells) != 3 or cells[1] not in _KINDS or not cells[0] or not latin:
            kinds = ", ".join(_KINDS)
            raise ConfigurationError(
                f"line {number} of the renderings: write Chinese, one of {kinds}, and renderings, with tabs between"
            )
        entries.append(Rendering(cells[0], _KINDS[cells[1]], latin))
    return tuple(entries)


@lru_cache(maxsize=1)
def by_chinese() -> MappingProxyType[str, Rendering]:
    """The table's entries by their Chinese form."""
    table = Path(__file__).with_name(TABLE).read_text(encoding="utf-8")
    return MappingProxyType({entry.chinese: entry for entry in parse(table)})


@lru_cache(maxsize=1)
def by_latin() -> MappingProxyType[str, tuple[Rendering, ...]]:
    """The table's entries by each Latin form, in lower case without tone marks or the pinyin apostrophe."""
    found: dict[str, tuple[Rendering, ...]] = {}
    for entry in by_chinese().values():
        for form in entry.latin:
            found[key(form)] = (*found.get(key(form), ()), entry)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def heads() -> frozenset[str]:
    """What the first word of a text's mention of an entry may be, as `key` spells it, without a possessive or a dot."""
    first = {form.partition(" ")[0] for form in by_latin()}
    return frozenset(first | {word.rstrip(".") for word in first} | {word.removesuffix("s") for word in first})


@lru_cache(maxsize=2048)
def key(latin: str) -> str:
    """What makes two spellings of a Latin name the same: lower case, no tone marks, no apostrophe or hyphen."""
    return plain(latin).replace("'", "").replace("-", " ")


@lru_cache(maxsize=1)
def _heads() -> tuple[frozenset[str], MappingProxyType[str, tuple[str, ...]]]:
    """First characters of the Chinese forms, and for each its forms, longest first."""
    forms: dict[str, list[str]] = {}
    for chinese in by_chinese():
        forms.setdefault(chinese[0], []).append(chinese)
    ordered = {head: tuple(sorted(these, key=len, reverse=True)) for head, these in forms.items()}
    return frozenset(ordered), MappingProxyType(ordered)


@lru_cache(maxsize=1024)
def entries(text: str) -> tuple[tuple[int, Rendering], ...]:
    """The entries whose Chinese form stands in the text, with where it starts; the longest at each place."""
    heads, forms = _heads()
    if heads.isdisjoint(text):
        return ()
    table = by_chinese()
    found = []
    end = 0
    for at, character in enumerate(text):
        if at >= end and character in heads:
            for form in forms[character]:
                if text.startswith(form, at):
                    found.append((at, table[form]))
                    end = at + len(form)
                    break
    return tuple(found)
