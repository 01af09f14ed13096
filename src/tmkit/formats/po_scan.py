"""The scanner of PO files: entries with the places of their strings (GNU gettext manual, "The Format of PO Files").

It reads what polib reads, as polib reads it (the tests hold it to that over Django's catalogues), several times as
fast; and besides what polib refuses: `domain` lines, comments without a blank, two strings on one line.
"""

import re
from collections.abc import Iterator, Sequence

from tmkit.core import ParseError

STRING = r'"(?:[^"\\\r\n]++|\\[^\r\n])*+"'
_TOKEN = re.compile(
    rf"""
    \s*+ (?:
        ((?:\#(?!~\s*+(?:msg|domain|"))[^\n]*+(?:\n[ \t\r]*+)*+)++)     # 1 comment lines
      | domain[ \t]++[^"\s]\S*+
      | (\#~[ \t]*+)?+                                                # 2 obsolete
        (?: (msgid_plural|msgid|msgctxt|msgstr|domain)                # 3 keyword
            (?:\[[ \t]*(\d+)[ \t]*\])?+ \s*+                         # 4 plural index
        )?+
        ({STRING}(?:\s*+(?:\#~[ \t]*+)?+{STRING})*+)                # 5 strings
    )""",
    re.VERBOSE,
)
_STRINGS = rf"({STRING}(?:\s*+{STRING})*+)"
_FORM_STRINGS = rf"msgstr\[\d+\][ \t]++{STRING}(?:\s*+{STRING})*+"
_FORM = re.compile(rf"msgstr\[(\d+)\][ \t]++{_STRINGS}")
_WHOLE = re.compile(
    rf"""
    \s*+ ((?:\#(?!~)[^\n]*+(?:\n[ \t\r]*+)*+)++)?+                    # 1 comment lines
    (?: msgctxt[ \t]++{_STRINGS}\s*+ )?+                              # 2 context
    msgid[ \t]++{_STRINGS}\s*+                                       # 3 message
    (?: msgstr[ \t]++{_STRINGS}                                      # 4 translation
      | msgid_plural[ \t]++{_STRINGS}\s*+                            # 5 plural
        ({_FORM_STRINGS}(?:\s*+{_FORM_STRINGS})*+)                     # 6 its forms
    )
    (?= [ \t\r]*+ (?:\n[ \t\r]*+)*+ (?:\#|msg|\Z) )
    """,
    re.VERBOSE,
)
"""A whole entry that is not obsolete, at once: nearly every entry is one."""
_ONE = re.compile(r'"((?:[^"\\]++|\\.)*+)"')
_ESCAPE = re.compile(r'\\([\\ntrvbf"])')
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "\\": "\\", '"': '"'}
_ESCAPES = str.maketrans(
    {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\v": "\\v", "\b": "\\b", "\f": "\\f", "\\": "\\\\", '"': '\\"'}
)


class Entry:
    """An entry as it stands; made by the scanner, then left alone."""

    __slots__ = (
        "comments",
        "context",
        "flags",
        "line",
        "message",
        "obsolete",
        "plural",
        "previous",
        "references",
        "strings",
        "written",
    )

    def __init__(self, line: int) -> None:
        """Empty, at that line."""
        self.line = line
        self.context: str | None = None
        self.message: str | None = None
        self.plural: str | None = None
        self.written = ""
        """The msgid's strings, verbatim."""
        self.strings: list[tuple[str, str, int, int]] = []
        """Index (empty without plural), text, and the span of the strings in the file."""
        self.obsolete = False
        self.comments: Sequence[str] = ()
        """Translator's and extracted, in order."""
        self.references: Sequence[str] = ()
        self.flags: Sequence[str] = ()
        self.previous: Sequence[tuple[str, str]] = ()


def scan(text: str, line: int = 1) -> Iterator[Entry]:
    """The entries of a file, in order, its header (with an empty message) among them.

    Raises ParseError with line and column.
    """
    whole, match, at, counted, entry = _WHOLE.match, _TOKEN.match, 0, 0, None
    while True:
        if (entry is None or entry.strings) and (found := whole(text, at)):
            if entry is not None:
                yield entry
            line += text.count("\n", counted, found.start(3))
            counted, at = found.start(3), found.end()
            entry = _entry(line, found, text)
            continue
        if not (found := match(text, at)):
            break
        comment, obsolete, keyword, index, strings = found.groups()
        if not (comment or strings):  # a domain that is named without quotes
            at = found.end()
            continue
        start = found.start(1) if comment else found.start(5)
        line += text.count("\n", counted, start)
        counted, at = start, found.end()
        if entry is not None and entry.strings and (comment or keyword in {"msgid", "msgctxt", "domain"}):
            yield entry
            entry = None
        if keyword == "domain":
            continue
        if entry is None:
            entry = Entry(line)
        if comment:
            _comment(entry, comment)
            continue
        entry = _with_field(entry, keyword, index, strings, (start, at), text)
        if keyword == "msgid":
            entry.line, entry.obsolete = line, bool(obsolete)
    rest = text[at:].lstrip()
    if rest:
        raise _wrong(text, len(text) - len(rest))
    if entry is not None and entry.strings:
        yield entry
    elif entry is not None and entry.message is not None:
        raise fault("the last entry has no msgstr (is the file truncated?)", text, len(text))


def _with_field(
    entry: Entry, keyword: str | None, index: str | None, strings: str, place: tuple[int, int], text: str
) -> Entry:
    """The entry with one more of its fields; a new one where the field begins it."""
    value = _value(strings)
    if keyword == "msgstr":
        if entry.message is None:
            raise fault("msgstr without a msgid before it", text, place[0])
        entry.strings.append((index or ("0" if entry.plural is not None else ""), value, *place))
    elif keyword == "msgid":
        if entry.message is not None:  # no msgstr came: there is nothing to translate into
            entry = Entry(entry.line)
        entry.message, entry.written = value, strings
    elif keyword == "msgid_plural":
        if entry.message is None or entry.strings:
            raise fault("msgid_plural without a msgid before it", text, place[0])
        entry.plural = value
    elif keyword == "msgctxt":
        entry.context = value
    elif entry.message is None and entry.context is None:  # strings that no keyword introduces: a header cut short
        entry.message = ""
        entry.strings.append(("", value, *place))
    else:
        raise fault("a string that belongs to no keyword", text, place[0])
    return entry


def _entry(line: int, found: re.Match[str], text: str) -> Entry:
    comment, context, message, translation, plural, _ = found.groups()
    entry = Entry(line)
    if comment:
        _comment(entry, comment)
    if context:
        entry.context = _value(context)
    entry.message, entry.written = _value(message), message
    if translation:
        entry.strings = [("", _value(translation), *found.span(4))]
    else:
        entry.plural = _value(plural)
        entry.strings = [(form[1], _value(form[2]), *form.span(2)) for form in _FORM.finditer(text, *found.span(6))]
    return entry


def _value(strings: str) -> str:
    if "\\" not in strings:
        return strings[1:-1] if strings.count('"') == 2 else "".join(_ONE.findall(strings))
    return unescaped("".join(_ONE.findall(strings)))


def unescaped(text: str) -> str:
    """What the escapes of a PO string stand for; an escape that gettext does not have stays as it is."""
    return _ESCAPE.sub(lambda found: _ESCAPED[found[1]], text)


def escaped(text: str) -> str:
    """The text as the inside of a PO string."""
    return text.translate(_ESCAPES)


def _comment(entry: Entry, block: str) -> None:
    if block[1:2] == ":" and "\n" not in (line := block.rstrip()):  # the most usual comment of all, alone
        entry.references = (*entry.references, *line[2:].split())
        return
    comments, references, flags, previous = list[str](), list[str](), list[str](), list(entry.previous)
    for raw in block.split("\n"):
        line = raw.strip()
        if not line:
            continue
        kind = line[1:2]
        if kind == ":":
            references += line[2:].split()
        elif kind == ",":
            flags += [flag.strip() for flag in line[2:].split(",") if flag.strip()]
        elif kind == "|" or line.startswith("#~|"):
            _previous(previous, line[3 if kind == "~" else 2 :].strip())
        elif kind == ".":
            if len(line) > 2:
                comments.append(line[3:])
        elif kind != "~":
            text = line.lstrip("#")
            comments.append(text.removeprefix(" "))
    if comments:
        entry.comments = (*entry.comments, *comments)
    if references:
        entry.references = (*entry.references, *references)
    if flags:
        entry.flags = (*entry.flags, *flags)
    if previous:
        entry.previous = tuple(previous)


def _previous(found: list[tuple[str, str]], line: str) -> None:
    keyword, _, strings = line.partition('"')
    text = unescaped(strings[:-1])
    if keyword.strip():
        found.append((f"previous-{keyword.strip()}", text))
    elif found:
        name, before = found[-1]
        found[-1] = (name, before + text)


def _wrong(text: str, at: int) -> ParseError:
    """Why the scanner cannot go on there."""
    shown = text[at:].split("\n", 1)[0].strip()[:40]
    keyword = re.match(r"(?:#~[ \t]*)?(?:msgid_plural|msgid|msgctxt|msgstr(?:\[\d+\])?)[ \t]*", text[at:])
    if shown.startswith('"') or (keyword and text[at + keyword.end() : at + keyword.end() + 1] == '"'):
        reason = 'a string that does not end on its line, or a " in it that is not escaped as \\"'
    elif keyword:
        reason = f"a string in double quotes must follow {keyword[0].strip()}"
    else:
        reason = f"neither a comment, a keyword nor a string: {shown}"
    return fault(reason, text, at)


def fault(reason: str, text: str, at: int) -> ParseError:
    """The error for what stands there."""
    return ParseError(reason, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))
