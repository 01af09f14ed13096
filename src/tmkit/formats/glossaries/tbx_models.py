"""TBX version 3 as tables: what may stand in what, and the data categories of its public dialects.

Source: ISO 30042:2019 and the dialects TBX-Core, TBX-Min and TBX-Basic as published by LTAC Global (tbxinfo.net).
"""

from dataclasses import dataclass

_AUX = "( descrip | descripGrp | admin | adminGrp | transacGrp | note | ref | xref | other )*"
_LINKS = "( admin | adminGrp | transacGrp | note | ref | xref | other )*"

MODELS = {
    "tbx": "tbxHeader text",
    "tbxHeader": "fileDesc encodingDesc? revisionDesc?",
    "fileDesc": "titleStmt? publicationStmt? ( sourceDesc )+",
    "titleStmt": "title ( note )*",
    "publicationStmt": "( p )+",
    "sourceDesc": "( p )+",
    "encodingDesc": "( p )+",
    "revisionDesc": "( change )+",
    "change": "( p )+",
    "text": "body back?",
    "body": "( conceptEntry )+",
    "back": "( refObjectSec )*",
    "refObjectSec": "( refObject )+",
    "refObject": "( itemSet | itemGrp | item )+",
    "itemSet": "( item | itemGrp )+",
    "itemGrp": f"item {_LINKS}",
    "conceptEntry": f"{_AUX} ( langSec )+",
    "langSec": f"{_AUX} ( termSec )+",
    "termSec": f"term ( termNote | termNoteGrp | other )* {_AUX}",
    "termNoteGrp": f"( termNote | other ) {_LINKS}",
    "descripGrp": "( descrip | other ) ( descripNote | admin | adminGrp | transacGrp | note | ref | xref | other )*",
    "adminGrp": "( admin | other ) ( adminNote | note | ref | xref | other )*",
    "transacGrp": "( transac | other ) ( transacNote | date | note | ref | xref | other )*",
}
"""Element -> what it holds, in order; `other` is an element of another namespace. All of these hold no text."""

TEXTUAL = {
    "term": frozenset({"hi"}),
    "foreign": frozenset({"hi", "foreign", "sc", "ec", "ph"}),
    **dict.fromkeys(
        ("note", "p", "item", "descrip", "admin", "termNote"), frozenset({"hi", "foreign", "sc", "ec", "ph"})
    ),
    **dict.fromkeys(
        ("hi", "title", "date", "ref", "xref", "transac", "transacNote", "adminNote", "descripNote", "sc", "ec", "ph"),
        frozenset(),
    ),
}
"""Element with text -> the elements that may stand in it."""

TYPED = frozenset({"descrip", "admin", "termNote", "ref", "xref", "transac", "transacNote", "adminNote", "descripNote"})
"""Elements of the attribute style, which must name their data category."""

_ENTRY, _TERM = ("conceptEntry", "termSec"), ("termSec",)
_ALL = ("conceptEntry", "langSec", "termSec")


@dataclass(frozen=True, slots=True)
class Category:
    """A data category of a dialect."""

    carrier: str
    """The element that carries it in the attribute style."""
    module: str
    """min or basic."""
    levels: tuple[str, ...]
    """Where it may stand, alone or in a group."""
    values: frozenset[str] = frozenset()
    """Permitted; empty: any text."""


CATEGORIES = {
    "customerSubset": Category("admin", "min", _ENTRY),
    "subjectField": Category("descrip", "min", ("conceptEntry",)),
    "administrativeStatus": Category(
        "termNote",
        "min",
        _TERM,
        frozenset(
            {
                "preferredTerm-admn-sts",
                "admittedTerm-admn-sts",
                "deprecatedTerm-admn-sts",
                "supersededTerm-admn-sts",
            }
        ),
    ),
    "partOfSpeech": Category("termNote", "min", _TERM, frozenset({"adjective", "noun", "other", "verb", "adverb"})),
    "externalCrossReference": Category("xref", "min", _ALL),
    "projectSubset": Category("admin", "basic", _ENTRY),
    "source": Category("admin", "basic", _ALL),
    "context": Category("descrip", "basic", _TERM),
    "definition": Category("descrip", "basic", ("conceptEntry", "langSec")),
    "crossReference": Category("ref", "basic", _ENTRY),
    "geographicalUsage": Category("termNote", "basic", _TERM),
    "grammaticalGender": Category("termNote", "basic", _TERM, frozenset({"masculine", "feminine", "neuter", "other"})),
    "termLocation": Category(
        "termNote",
        "basic",
        _TERM,
        frozenset(
            "checkBox comboBox comboBoxElement dialogBox groupBox informativeMessage interactiveMessage menuItem "  # noqa: SIM905
            "progressBar pushButton radioButton slider spinBox tab tableText textBox toolTip user-definedType".split()
        ),
    ),
    "termType": Category(
        "termNote",
        "basic",
        _TERM,
        frozenset({"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"}),
    ),
    "transactionType": Category("transac", "basic", _ALL, frozenset({"origination", "modification"})),
    "responsibility": Category("transacNote", "basic", _ALL),
    "xGraphic": Category("xref", "basic", ("conceptEntry", "langSec")),
}
"""By name."""

OLDER = {
    "usageStatus": "administrativeStatus",
    "normativeAuthorization": "administrativeStatus",
    "externalReference": "externalCrossReference",
}
"""Names that drafts of the dialects had; they are read, and told."""
OLDER_VALUES = {"creation": "origination"} | dict.fromkeys(
    ("preferred", "admitted", "deprecated", "superseded", "notRecommended", "obsolete"), "…Term-admn-sts"
)
DIALECT_MODULES = {
    "TBX-Core": frozenset[str](),
    "TBX-Min": frozenset({"min"}),
    "TBX-Basic": frozenset({"min", "basic"}),
}
NAMESPACES = {"http://www.tbxinfo.net/ns/min": "min", "http://www.tbxinfo.net/ns/basic": "basic"}
CORE_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
