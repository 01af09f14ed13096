"""Reviews made by hand for the pages that the browser opens."""

from pathlib import Path

from tmkit.core import Code, CodeKind, Finding, Fix, Segment, Severity, Span, Unit
from tmkit.core.unit import Place
from tmkit.report import as_html
from tmkit.report.review import Found, Review, RuleFacts, ranked

EVIL = "</script><img src=x onerror=hacked()><script>hacked()</script><svg onload=hacked()>\u202e\"'&amp;"
"""Would run a script, close an element, leave an attribute or turn the text round, were it not escaped."""

RULES = tuple(
    RuleFacts(code, title, severity, f"Why      {title}.\nSource   W3C ITS 2.0.", "markup", "Accuracy/Number")
    for code, title, severity in (
        ("number-scale", "Magnitudes agree", Severity.ERROR),
        ("term-missing", "Terms are the glossary's", Severity.WARNING),
        ("fr-spacing", "French spaces", Severity.INFO),
        ("tags", "Markup is kept", Severity.ERROR),
    )
)


def found(
    code: str,
    level: Severity,
    number: int,
    source: Segment,
    target: Segment,
    spans: tuple[tuple[Span, ...], tuple[Span, ...]],
    fix: Fix | None = None,
    path: str = "jobs/news.tmx",
    message: str = "a message",
) -> Found:
    """A finding in its unit; `number` is its line and its fingerprint."""
    unit = Unit(f"unit-{number}", source, target, target.lang)
    return Found(
        Finding(
            code,
            level,
            message,
            unit.id,
            *spans,
            fix,
            "markup",
            f"{number:016x}",
            target.lang,
            "",
            path,
            Place(number, 1),
        ),
        unit,
    )


def some() -> Review:
    """Four findings of three levels, in two files and two languages."""
    billions = Segment("Une valeur de 612 milliards, résumée ainsi :", "fr")
    told = (
        found(
            "number-scale",
            Severity.ERROR,
            7,
            billions,
            Segment("总额达6120万元人民币", "zh"),
            ((Span(14, 27),), (Span(3, 8),)),
            Fix(Span(3, 8), "6120亿"),
            message="612 milliards is 6120亿, the target has 6120万",
        ),
        found(
            "term-missing",
            Severity.WARNING,
            3,
            billions,
            Segment("Worth 612 billion in all", "en"),
            ((Span(4, 10),), ()),
        ),
        found(
            "fr-spacing",
            Severity.INFO,
            12,
            Segment("Ready?", "en"),
            Segment("Prêt\u202f?  Oui", "fr"),
            ((), (Span(6, 8),)),
            Fix(Span(6, 8), " "),
            "jobs/strings.po",
        ),
        found(
            "tags",
            Severity.ERROR,
            20,
            Segment("Save now", "en", codes=(Code("1", CodeKind.OPEN, 5, "<b>"), Code("1", CodeKind.CLOSE, 8, "</b>"))),
            Segment("Enregistrer", "fr"),
            ((Span(5, 8),), (Span(11, 11),)),
            Fix(Span(11, 11), "<b>", safe=False),
            "jobs/strings.po",
        ),
    )
    codes = [rule.code for rule in RULES]
    files = ("jobs/news.tmx", "jobs/strings.po", "jobs/clean.po")
    sizes = (("jobs/news.tmx", 1200), ("jobs/strings.po", 34), ("jobs/clean.po", 6))
    return Review(files, 1240, ranked(told, codes), RULES, notes=("the baseline holds 3 more",), sizes=sizes)


def hostile() -> Review:
    """Everything that comes from outside tries to break out."""
    one = found(
        EVIL,
        Severity.ERROR,
        1,
        Segment(f"{EVIL} source {EVIL}", 'x" onfocus=hacked()', codes=(Code("1", CodeKind.OPEN, 3, EVIL),)),
        Segment(EVIL, EVIL),
        ((Span(2, 30),), (Span(0, 9),)),
        Fix(Span(0, 3), EVIL, safe=False),
        f"{EVIL}.po",
        EVIL,
    )
    return Review(
        (f"{EVIL}.po",),
        3,
        (one,),
        (RuleFacts(EVIL, EVIL, Severity.ERROR, EVIL, EVIL, EVIL),),
        notes=(EVIL,),
        sizes=((f"{EVIL}.po", 3),),
    )


def many(number: int) -> Review:
    """As many findings as asked, of three levels, four checks, and forty files."""
    levels, codes = tuple(Severity), [rule.code for rule in RULES]
    told = [
        found(
            codes[at % 4],
            levels[at % 3],
            at + 1,
            Segment(f"Save {at} files now or never, says the manager of the project", "en"),
            Segment(f"Enregistrer {at} fichiers maintenant ou jamais, dit le chef du projet", "fr"),
            ((Span(0, 4),), (Span(0, 11),)),
            Fix(Span(0, 11), "Sauver"),
            f"jobs/{at % 40}.po",
            f"message {at}",
        )
        for at in range(number)
    ]
    files = tuple(f"jobs/{at}.po" for at in range(40))
    return Review(files, number * 3, ranked(told, codes), RULES, sizes=tuple((path, 750) for path in files))


def page(folder: Path, review: Review) -> Path:
    """The review as a page in the folder."""
    path = folder / "report.html"
    path.write_text("\n".join(as_html.write(review, False)), encoding="utf-8")
    return path
