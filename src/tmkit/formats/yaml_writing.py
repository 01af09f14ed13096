"""YAML scalars (YAML 1.1, as Ruby and PyYAML read it): a text in the style of the one that it replaces."""

import json
import re
from dataclasses import dataclass

from tmkit.core import ConfigurationError, Segment
from tmkit.formats.text_slots import Write

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<.+0-9](?:[^\n#:]|:(?=\S)|(?<=\S)#)*+(?<![\s:])")
_FLOW = re.compile(r"[,\[\]{}]")
_WORDS = re.compile(r"(?i)(?:y|n|yes|no|true|false|on|off|null|~)")
_KEY = re.compile(r"[A-Za-z_][\w./-]*")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Plain:
    is_flow: bool

    def __call__(self, segment: Segment) -> str:
        text = segment.text
        if not is_plain(text) or (self.is_flow and _FLOW.search(text)):
            raise ConfigurationError("this text needs quotation marks in YAML")
        return text


def is_plain(text: str) -> bool:
    """Whether the text may stand without quotation marks and stays a string."""
    return (
        bool(_PLAIN.fullmatch(text)) and not _WORDS.fullmatch(text) and not _CONTROL.search(text) and "\t" not in text
    )


def single(segment: Segment) -> str:
    """In single quotation marks. Raises ConfigurationError for what these cannot hold."""
    if "\n" in segment.text or _CONTROL.search(segment.text):
        raise ConfigurationError("this text needs double quotation marks in YAML")
    return "'" + segment.text.replace("'", "''") + "'"


def double(segment: Segment) -> str:
    """In double quotation marks: JSON's escapes are YAML's."""
    literal = json.dumps(segment.text, ensure_ascii=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", literal)


@dataclass(frozen=True, slots=True)
class _Block:
    is_folded: bool
    indent: int
    newline: str

    def __call__(self, segment: Segment) -> str:
        text = segment.text
        if not text.strip() or _CONTROL.search(text):
            raise ConfigurationError("this text needs quotation marks in YAML")
        body = text.rstrip("\n")
        ends = len(text) - len(body)
        chomp = {0: "-", 1: ""}.get(ends, "+")
        hint = str(self.indent) if body.startswith((" ", "\n")) else ""
        if hint:
            raise ConfigurationError("this text needs quotation marks in YAML")
        lines = re.sub(r"\n", "\n\n", body).split("\n") if self.is_folded else body.split("\n")
        lines += [""] * max(0, ends - 1)
        sign = ">" if self.is_folded else "|"
        return self.newline.join((sign + chomp, *(" " * self.indent + line if line else "" for line in lines)))


def ways(old: str, style: str, is_flow: bool, newline: str, column: int) -> tuple[Write, ...]:
    """Ways to write a scalar in place of one of that style, the most natural first."""
    if style in {"|", ">"}:
        lines = [line for line in old.split("\n")[1:] if line.strip()]
        indent = len(lines[0]) - len(lines[0].lstrip(" ")) if lines else column + 2
        return (_Block(style == ">", indent, newline), double)
    if style == "'":
        return (single, double)
    return (double,) if style == '"' else (_Plain(is_flow), single, double)


def scalar(text: str) -> str:
    """A text in the lightest style that holds it."""
    return text if is_plain(text) and not _FLOW.search(text) else double(Segment(text, "und"))


def key(name: str) -> str:
    """A key, in quotation marks where it needs them."""
    return name if _KEY.fullmatch(name) and not _WORDS.fullmatch(name) else json.dumps(name, ensure_ascii=False)
