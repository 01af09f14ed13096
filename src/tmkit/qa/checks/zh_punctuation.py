"""Chinese text has full-width marks.

Why      A half-width comma between Chinese characters sits wrong in the line and shows a text that nobody proofread.
What     `, . : ; ? !` after a Chinese character, brackets around Chinese, `...` for `……`; the fix writes the full-width
         mark. Straight and single Latin quotes around Chinese are told without a fix.
Limits   Marks beside Latin words, numbers, code, placeholders and addresses are let be.
Source   GB/T 15834-2011; W3C "Requirements for Chinese Text Layout".
"""

from collections.abc import Iterator

from tmkit.core import Fix, Severity, Span, Unit, defer
from tmkit.qa.check import Check, Example, Hit, Needs, Side
from tmkit.text import languages, markup, patterns, placeholders
from tmkit.text.signs import CHINESE

_FULL = {",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！"}
_MARK = defer(
    patterns.of,
    r"(?<=[\p{Han}）」』”》])(?P<mark>[,.:;?!])(?P<space> ?)(?![.A-Za-z0-9_/\\,:?!)%{$<])"
    r"(?=[\p{Han}\s“”‘’「」『』（）《》]|$)",
)
_DOTS = defer(patterns.of, r"(?<=\p{Han})(?:\.{3,6}|。{3,6}|…(?!…))(?=[\p{Han}\s”」]|$)")
_BRACKETS = defer(patterns.of, r"\((?P<in>[^()\w]*\p{Han}[^()]{0,80})\)")


def run(unit: Unit) -> Iterator[Hit]:
    """Marks, dots and brackets, in order of place."""
    target = unit.target
    if target is None or languages.primary(unit.target_lang) != "zh":
        return
    text = target.text
    if not any(mark in text for mark in ",.:;?!(…"):
        return
    bare = markup.bare(text)
    shut = placeholders.cover(text, unit.flags)
    hits = []
    for found in _MARK.finditer(bare):
        span = Span(*found.span())
        if not shut.meets(span):
            full = _FULL[found["mark"]]
            hits.append(Hit(f"Chinese writes {full}, not {found['mark']}", (), (span,), Fix(span, full)))
    if "\ufffc" not in bare:
        for found in _DOTS.finditer(bare):
            span = Span(*found.span())
            hits.append(Hit("Chinese writes ……", (), (span,), Fix(span, "……")))
        for found in _BRACKETS.finditer(bare):
            span = Span(*found.span())
            if not shut.meets(span) and "&" not in found["in"]:
                hits.append(
                    Hit(
                        "Chinese writes （ and ）",
                        (),
                        (span,),
                        Fix(span, f"（{text[found.start('in') : found.end('in')]}）"),
                    )
                )
    yield from sorted(hits, key=lambda hit: hit.target_spans)


CHECK = Check(
    "zh-punctuation",
    "Chinese has full-width marks",
    Severity.INFO,
    Side.TARGET,
    run,
    its_type="locale-violation",
    mqm="Locale convention/Punctuation",
    alone=True,
    needs=Needs(target=CHINESE, tongues=frozenset({"zh"})),
    examples=(
        Example(("en", "zh"), "Saved, thank you.", "已保存⟦,⟧谢谢。", "已保存，谢谢。"),
        Example(("en", "zh"), "Saved.", "文件已保存⟦.⟧", "文件已保存。"),
        Example(("en", "zh"), "Loading...", "正在加载⟦...⟧", "正在加载……"),
        Example(("en", "zh"), "file (required)", "文件⟦(必填)⟧", "文件（必填）"),
    ),
)
