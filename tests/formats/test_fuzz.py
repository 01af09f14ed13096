"""Every parser under noise: it reads or refuses, quickly, and what it reads it gives back to the byte.

`TMKIT_FUZZ_SECONDS=120 pytest tests/formats/test_fuzz.py -m slow` is the long run; files that broke a parser are kept
in `tests/cases/formats_broken`, and are tried by the ordinary suite.
"""

import contextlib
import os
import random
import time
from pathlib import Path

import pytest

from tmkit.core import ConfigurationError, InputError
from tmkit.formats import registry
from tmkit.formats.validation.registry import validate

CASES = Path(__file__).parent.parent / "cases"
SECONDS = float(os.environ.get("TMKIT_FUZZ_SECONDS", "2"))
SLOWEST = 5.0  # seconds for a case of a few KiB: a hang, not a slow machine
NOISE = (
    b"<", b">", b"&", b'"', b"'", b"\\", b"\n", b"\r", b"\0", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?", b"&#0;",
    b"&#xFFFFFFFF;", b"&nbsp;", b"msgstr", b"msgid \"", b"#~ ", b"[9]", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    "\ufffc".encode(), b"{", b"}", b"<seg/>", b"<target/>", b"xml:lang=\"\"", b"%", b"nplurals=99999999999;",
    b"plural=n**n;", b"plural=(((((((((n)))))))));", b"charset=utf-7", b"encoding=\"utf-16\"", b"encoding=\"x\"",
)  # fmt: skip


def names() -> list[str]:
    return sorted({path.name for path in (CASES / "formats").rglob("*.*") if path.is_file()})


def try_it(raw: bytes, path: str) -> None:
    """Read or refuse, give back, edit one unit, validate: never anything but our own errors."""
    start = time.monotonic()
    try:
        document = registry.parse(raw, path=path)
        assert document.render({}) == raw
        units = list(document.units())
        keys = {unit.key for unit in units}
        assert len(keys) == len(units)
        if units:
            changed = document.render({units[-1].key: "x & <y>"})
            registry.parse(changed, path=path)
    except (InputError, ConfigurationError):
        pass
    with contextlib.suppress(InputError):
        validate(raw, path)
    assert time.monotonic() - start < SLOWEST


def damaged(raw: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.choice((0, 0, 1, 2, 8, 64)))
        kind = chance.random()
        if kind < 0.5:
            noise = chance.choice(NOISE)
        elif kind < 0.8:
            other = chance.randrange(len(raw) + 1)
            noise = raw[other : other + chance.choice((1, 4, 30, 200))]
        else:
            noise = chance.randbytes(chance.randint(0, 4))
        raw = raw[:start] + noise + raw[end:]
    return raw


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_noise_is_read_or_refused(name: str) -> None:
    path = next((CASES / "formats").rglob(name))
    raw, until = path.read_bytes(), time.monotonic() + SECONDS
    chance = random.Random(name)
    while time.monotonic() < until:
        try_it(damaged(raw, chance), name)


def broken() -> list[Path]:
    return sorted((CASES / "formats_broken").glob("*.*"))


@pytest.mark.parametrize("path", broken(), ids=lambda path: path.name)
def test_what_once_broke_a_parser_no_longer_does(path: Path) -> None:
    try_it(path.read_bytes(), path.name)
