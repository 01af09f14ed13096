"""SRX 2.0 and 1.0 read into values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

import regex

from tmkit.core import ParseError, RefusedError
from tmkit.segment.ruleset import Dialect, FormatHandle, LanguageMap, Options, Rule, RuleGroup, Ruleset


def read(raw: bytes, *, path: str = "", dialect: Dialect | None = None) -> Ruleset:
    """The rules in an SRX file, of any namespace.

    `dialect` overrules what the file says of itself; a file that says nothing is read as Java's tools read it, for
    which most files that people exchange were written.

    Raises ParseError with line and column, RefusedError for an entity declaration.
    """
    reader = _Reader(path)
    parser = reader.parser
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "malformed")
        raise ParseError(f"is no XML: {reason}", path=path, line=error.lineno, column=error.offset + 1) from None
    except (LookupError, ValueError) as error:
        raise ParseError(f"is no XML: {error}", path=path, line=parser.CurrentLineNumber) from None
    return reader.result(dialect)


@dataclass
class _Reader:
    """Follows expat through a file; local names alone count."""

    path: str
    stack: list[str] = field(default_factory=list)
    version: str = ""
    header: dict[str, str] = field(default_factory=dict)
    handles: dict[str, bool] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    groups: list[RuleGroup] = field(default_factory=list)
    maps: list[LanguageMap] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    name: str = ""
    text: dict[str, str] = field(default_factory=dict)
    breaks: bool = True
    line: int = 0
    comment: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.CommentHandler = self._comment
        self.parser.EntityDeclHandler = self._entity

    def result(self, dialect: Dialect | None) -> Ruleset:
        """What was read; `dialect` overrules the file."""
        options = Options(
            one_segment_includes_all=_yes(self.options, "oneSegmentIncludesAll", False),
            trim_leading=_yes(self.options, "trimLeadingWhitespaces", True),
            trim_trailing=_yes(self.options, "trimTrailingWhitespaces", True),
            java=_yes(self.options, "useJavaRegex", True) if "useJavaRegex" in self.options else None,
            icu_breaks=any(_yes(self.options, name, False) for name in ("useIcu4JBreakRules", "useIcu4jBreakRules")),
        )
        handle = FormatHandle(
            self.handles.get("start", False), self.handles.get("end", True), self.handles.get("isolated", False)
        )
        return Ruleset(
            groups=tuple(self.groups),
            maps=tuple(self.maps),
            cascade=_yes(self.header, "cascade", False),
            subflows=_yes(self.header, "segmentsubflows", True),
            handle=handle,
            options=options,
            dialect=dialect or (Dialect.ICU if options.java is False else Dialect.JAVA),
            version=self.version or "2.0",
            path=self.path,
        )

    def _entity(self, name: str, *_: object) -> None:
        raise RefusedError(f"declares the entity {name!r}; take the DTD out", path=self.path, line=self._at())

    def _at(self) -> int:
        return self.parser.CurrentLineNumber

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if not self.stack and name != "srx":
            raise ParseError(f"is no SRX: its root is <{name}>", path=self.path, line=self._at(), column=1)
        self.stack.append(name)
        if name == "srx":
            self.version = attributes.get("version", "")
        elif name == "header":
            self.header = attributes
        elif name == "formathandle":
            self.handles[attributes.get("type", "")] = attributes.get("include", "") == "yes"
        elif name == "options":
            self.options = attributes
        elif name == "languagerule":
            self.name, self.rules = attributes.get("languagerulename", ""), []
        elif name == "rule":
            self.breaks, self.line, self.text = attributes.get("break", "yes") != "no", self._at(), {}
            self.note, self.comment = self.comment, ""
        elif name == "languagemap":
            self._map(attributes)

    def _map(self, attributes: dict[str, str]) -> None:
        pattern, line = attributes.get("languagepattern", ""), self._at()
        try:
            regex.compile(pattern)
        except regex.error as error:
            raise ParseError(
                f"languagepattern {pattern!r} is no expression: {error}", path=self.path, line=line
            ) from None
        self.maps.append(LanguageMap(pattern, attributes.get("languagerulename", ""), line))

    def _end(self, tag: str) -> None:
        name = self.stack.pop()
        if name == "rule":
            self.rules.append(
                Rule(
                    self.breaks,
                    self.text.get("beforebreak", ""),
                    self.text.get("afterbreak", ""),
                    self.line,
                    self.path,
                    self.note,
                )
            )
        elif name == "languagerule":
            self.groups.append(RuleGroup(self.name, tuple(self.rules)))

    def _comment(self, text: str) -> None:
        self.comment = " ".join(text.split())

    def _characters(self, text: str) -> None:
        if self.stack[-1] in {"beforebreak", "afterbreak"}:
            self.text[self.stack[-1]] = self.text.get(self.stack[-1], "") + text


def _yes(attributes: Mapping[str, str], name: str, default: bool) -> bool:
    value = attributes.get(name, "").strip().lower()
    return default if not value else value in {"yes", "true", "1"}
