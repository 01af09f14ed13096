"""The errors that tmkit raises.

TmkitError
├── InputError             a file or text that cannot be read: says where
│   ├── ParseError         malformed: line and column
│   ├── EncodingError      bytes that are not of the encoding: which byte, and a guess
│   └── RefusedError       dangerous or too large: nothing of it was read
├── OutputError            nothing was written
├── ConfigurationError     a setting that does not exist or does not fit
├── LanguageError          a language tag that is none
└── UnavailableError       an optional part that is not installed: says how to install it
"""

import difflib
from collections.abc import Iterable


class TmkitError(Exception):
    """What is wrong, where, and the way out."""


class InputError(TmkitError):
    """An input that cannot be read.

    A codec knows the line and column; the room that opened the file adds its name with `at`.
    """

    def __init__(self, message: str, *, path: str = "", line: int = 0, column: int = 0) -> None:
        """`line` and `column` count from 1; 0 is not known."""
        super().__init__(message)
        self.message, self.path, self.line, self.column = message, path, line, column

    def at(self, path: str) -> "InputError":
        """The same error, with the file's name unless it has one."""
        self.path = self.path or path
        return self

    def __str__(self) -> str:
        """`file:line:column: message`, with what is known of it."""
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{where}: {self.message}" if where else self.message


class ParseError(InputError):
    """Malformed content."""


class EncodingError(InputError):
    """Bytes that are not of the encoding that the file claims or that was assumed."""


class RefusedError(InputError):
    """Content that is dangerous or too large to open."""


class OutputError(TmkitError):
    """An output that could not be written; what stood there before still stands."""


class ConfigurationError(TmkitError):
    """A setting, option or code that does not exist or does not fit."""


class LanguageError(TmkitError):
    """A language tag that is none."""


class UnavailableError(TmkitError):
    """An optional part that is not installed."""


def nearest(name: str, known: Iterable[str]) -> str:
    """`; did you mean X?` for the known name most like `name`, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""
