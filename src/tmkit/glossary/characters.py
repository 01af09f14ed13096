"""Chinese characters compared without regard to script: traditional forms become simplified ones, one for one."""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


class _Table(dict[int, int]):
    """Filled as characters are met; each maps to one character, so that places hold."""

    def __missing__(self, code: int) -> int:
        became = str(_converter().convert(chr(code))) if code > 0x2E7F else ""
        self[code] = mapped = ord(became) if len(became) == 1 else code
        return mapped


_SIMPLIFIED = _Table()


def simplified(text: str) -> str:
    """The text with each traditional character replaced by its simplified form; the length stays."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)
