"""Bytes in and out: size-capped reading, atomic writing, decoding that says which byte is wrong."""

import codecs
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from tmkit.core import EncodingError, InputError, OutputError, RefusedError

LIMIT = 512 * 1024 * 1024
"""Bytes of the largest file that is read whole; formats that stream have no limit."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and the Python codecs that read past them."""


def read(path: Path | str, *, limit: int = LIMIT) -> bytes:
    """The file's bytes.

    Raises InputError when it is missing, a directory or unreadable; RefusedError when it is larger than `limit` bytes.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError
            if status.st_size > limit:
                size, most = status.st_size // 2**20, limit // 2**20
                raise RefusedError(f"{size} MiB is more than the {most} MiB read at once; split it", path=str(path))
            raw = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("there is no such file", path=str(path)) from None
    except IsADirectoryError:
        raise InputError("is a directory; name the files in it", path=str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=str(path)) from None
    if len(raw) > limit:
        raise RefusedError(f"more than the {limit // 2**20} MiB read at once", path=str(path))
    return raw


def lines(path: Path | str) -> int:
    """How many line ends the file has, by its bytes alone; 0 when it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            return sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0


def bom_encoding(raw: bytes) -> str:
    """The Python codec that the byte order mark names, or the empty string."""
    return next((name for mark, name in BOMS if raw.startswith(mark)), "")


def decode(raw: bytes, encoding: str = "") -> str:
    """The text of the bytes: by `encoding`, else by byte order mark, else as UTF-8; line ends stay as they are.

    Raises EncodingError with the offset of the first wrong byte, its line and a guess at the right encoding.
    """
    name = encoding or bom_encoding(raw) or "utf-8"
    try:
        text = raw.decode(name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        value = f"byte 0x{raw[error.start]:02X} at offset {error.start}"
        raise EncodingError(f"{value} is not {name.upper()}{guess(raw)}", line=line) from None
    except LookupError:
        raise EncodingError(f"there is no encoding {name!r}") from None
    if "\0" in text:
        raise EncodingError(f"is a binary file, not text (NUL at offset {text.index(chr(0))})")
    return text


def guess(raw: bytes) -> str:
    """`; it may be GB18030`: the first of the usual encodings whose text looks written, not scrambled."""
    sample = raw[:65536]
    for name, decoder in (("utf-16",) * 2, ("gb18030", "gb2312"), ("shift_jis",) * 2, ("cp1252",) * 2):
        # By GB2312, its core: nearly any two bytes are some rare character of GB18030.
        if name == "utf-16" and raw[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            continue
        text = codecs.getincrementaldecoder(decoder)("replace").decode(sample)
        letters = [char for char in text if ord(char) > 127]
        if name == "shift_jis" and not any("\u3041" <= char <= "\u30fc" for char in letters):
            continue  # Japanese without kana is not written
        usual = sum(_is_usual(char, name) for char in letters)
        if letters and usual >= 0.9 * len(letters):
            return f"; it may be {name.upper()}"
    return ""


def _is_usual(char: str, encoding: str) -> bool:
    if encoding in {"gb18030", "utf-16"}:
        return (
            "\u4e00" <= char <= "\u9fff"
            or "\u3000" <= char <= "\u303f"
            or "\uff00" <= char <= "\uffef"
            or char in "“”‘’—…·"
        )
    if encoding == "shift_jis":
        return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
    return char.isalpha() or char in "«»“”‘’–—…€°\xa0·"


def write(path: Path | str, content: bytes | Iterable[bytes]) -> None:
    """Put `content`, in one or in pieces, there, whole or not at all: a temporary file beside it, then a rename.

    A link is followed; a device or a pipe is written into, never replaced.
    Raises OutputError; what stood there before then still stands.
    """
    import tempfile

    path = Path(os.path.realpath(path))
    temporary = ""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content if isinstance(content, bytes) else b"".join(content))
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); nothing was changed") from None
    finally:  # when interrupted, too
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
