"""XLIFF 2's elements as tables: what they may hold and carry (OASIS, "XLIFF Version 2.1" and "2.2", chapter 4 and 5).

Written from the standard's text. Names of a module's elements are `module:name`, the module being the part of its
namespace URI that names it: `urn:oasis:names:tc:xliff:metadata:2.0` gives `metadata`.
"""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Element:
    """One element's declaration."""

    attributes: str = ""
    """`name=type`, a `!` after the name where it is required."""
    children: str = ""
    """A regular expression over the children's names, each followed by a blank; `other` is any foreign element."""
    text: bool = False
    """Whether it may hold text."""
    foreign: str = ""
    """Attributes of other namespaces: `any`, `modules` or none."""

    @property
    def declared(self) -> dict[str, str]:
        """Attribute to type."""
        return _declared(self.attributes)

    @property
    def required(self) -> tuple[str, ...]:
        """The attributes that it must have."""
        return tuple(part.split("!")[0] for part in self.attributes.split() if "!" in part)


@lru_cache(maxsize=256)
def _declared(attributes: str) -> dict[str, str]:
    return {part.split("=")[0].rstrip("!"): part.split("=")[1] for part in attributes.split()}


_INLINE = "(?:(?:cp|ph|pc|sc|ec|mrk|sm|em) )*"
_FLOW = "canResegment=yesno translate=yesno srcDir=dir trgDir=dir xml:space=space xml:lang=lang"
_CODE = "canCopy=yesno canDelete=yesno copyOf=nmtoken subType=prefixed type=codetype"
_HEAD = "(?:(?:other|notes) )*"

CORE: dict[str, Element] = {
    "xliff": Element(
        "version!=version srcLang!=lang trgLang=lang xml:space=space xml:lang=lang",
        "(?:(?:other|notes) )*(?:file )+",
        foreign="any",
    ),
    "file": Element(f"id!=nmtoken original=any {_FLOW}", f"(?:skeleton )?{_HEAD}(?:(?:unit|group) )+", foreign="any"),
    "skeleton": Element("href=any", ".*", text=True),
    "group": Element(f"id!=nmtoken name=any type=prefixed {_FLOW}", f"{_HEAD}(?:(?:unit|group) )*", foreign="any"),
    "unit": Element(
        f"id!=nmtoken name=any type=prefixed {_FLOW}",
        "(?:(?:other|notes|originalData) )*(?:ignorable )*segment (?:(?:segment|ignorable) )*",
        foreign="any",
    ),
    "segment": Element(
        "id=nmtoken canResegment=yesno state=state subState=prefixed", "source (?:target )?", foreign="modules"
    ),
    "ignorable": Element("id=nmtoken", "source (?:target )?", foreign="modules"),
    "notes": Element("", "(?:note )+", foreign="modules"),
    "note": Element(
        "id=nmtoken appliesTo=side category=any priority=priority ref=fragment", "", text=True, foreign="any"
    ),
    "originalData": Element("", "(?:data )+", foreign="modules"),
    "data": Element("id!=nmtoken dir=dir xml:space=preserve", "(?:cp )*", text=True, foreign="modules"),
    "source": Element("xml:lang=lang xml:space=space", _INLINE, text=True, foreign="modules"),
    "target": Element("xml:lang=lang xml:space=space order=positive", _INLINE, text=True, foreign="modules"),
    "cp": Element("hex!=hex"),
    "ph": Element(
        f"id!=nmtoken canReorder=reorder dataRef=nmtoken disp=any equiv=any subFlows=nmtokens {_CODE}",
        foreign="modules",
    ),
    "pc": Element(
        "id!=nmtoken canOverlap=yesno canReorder=reorder dataRefEnd=nmtoken dataRefStart=nmtoken dir=dir dispEnd=any "
        f"dispStart=any equivEnd=any equivStart=any subFlowsEnd=nmtokens subFlowsStart=nmtokens {_CODE}",
        _INLINE,
        text=True,
        foreign="modules",
    ),
    "sc": Element(
        "id!=nmtoken canOverlap=yesno canReorder=reorder dataRef=nmtoken dir=dir disp=any equiv=any isolated=yesno "
        f"subFlows=nmtokens {_CODE}",
        foreign="modules",
    ),
    "ec": Element(
        "id=nmtoken startRef=nmtoken canOverlap=yesno canReorder=reorder dataRef=nmtoken dir=dir disp=any equiv=any "
        f"isolated=yesno subFlows=nmtokens {_CODE}",
        foreign="modules",
    ),
    "mrk": Element("id!=nmtoken translate=yesno type=annotation ref=any value=any", _INLINE, text=True, foreign="any"),
    "sm": Element("id!=nmtoken translate=yesno type=annotation ref=any value=any", foreign="any"),
    "em": Element("startRef!=nmtoken"),
    # The standard's own 2.2 example has these two of the Metadata module in the core's namespace.
    "metaGroup": Element("id=nmtoken category=any appliesTo=applies", "(?:(?:metadata:)?(?:metaGroup|meta) )+"),
    "meta": Element("type!=any", text=True),
}

MODULES: dict[str, Element] = {
    "metadata:metadata": Element("id=nmtoken", "(?:metadata:metaGroup )+"),
    "metadata:metaGroup": Element(
        "id=nmtoken category=any appliesTo=applies", "(?:(?:metadata:)?(?:metaGroup|meta) )+"
    ),
    "metadata:meta": Element("type!=any", text=True),
    "matches:matches": Element("", "(?:matches:match )+"),
    "matches:match": Element(
        "ref!=fragment id=nmtoken matchQuality=percent matchSuitability=percent origin=any reference=yesno "
        "similarity=percent subType=prefixed type=matchtype",
        "(?:metadata:metadata )?(?:originalData )?source target (?:other )*",
        foreign="any",
    ),
    "glossary:glossary": Element("", "(?:glossary:glossEntry )+", foreign="any"),
    "glossary:glossEntry": Element(
        "id=nmtoken ref=fragment",
        "glossary:term (?:glossary:translation )*(?:glossary:definition )?(?:other )*",
        foreign="any",
    ),
    "glossary:term": Element("source=any", text=True, foreign="any"),
    "glossary:translation": Element("id=nmtoken ref=fragment source=any", text=True, foreign="any"),
    "glossary:definition": Element("source=any", text=True, foreign="any"),
    "resourcedata:resourceData": Element("", "(?:resourcedata:(?:resourceItemRef|resourceItem) )+", foreign="any"),
    "resourcedata:resourceItemRef": Element("id=nmtoken ref!=nmtoken", foreign="any"),
    "resourcedata:resourceItem": Element(
        "mimeType=any id=nmtoken context=yesno",
        "(?:resourcedata:source )?(?:resourcedata:target )?(?:resourcedata:reference )*",
        foreign="any",
    ),
    "resourcedata:source": Element("href=any xml:lang=lang", ".*", text=True, foreign="any"),
    "resourcedata:target": Element("href=any xml:lang=lang", ".*", text=True, foreign="any"),
    "resourcedata:reference": Element("href!=any xml:lang=lang", foreign="any"),
    "changetracking:changeTrack": Element("", "(?:changetracking:revisions )+", foreign="any"),
    "changetracking:revisions": Element(
        "appliesTo!=nmtoken ref=nmtoken currentVersion=nmtoken", "(?:changetracking:revision )+", foreign="any"
    ),
    "changetracking:revision": Element(
        "author=any datetime=any version=nmtoken", "(?:changetracking:item )+", foreign="any"
    ),
    "changetracking:item": Element("property!=any", "(?:.*)", text=True, foreign="any"),
    "sizerestriction:profiles": Element(
        "generalProfile=any storageProfile=any", "(?:sizerestriction:normalization )?(?:other )*", foreign="any"
    ),
    "sizerestriction:normalization": Element("general=form storage=form", foreign="any"),
    "sizerestriction:data": Element("profile!=any", "(?:other )*", text=True, foreign="any"),
    "validation:validation": Element("", "(?:validation:rule )+", foreign="any"),
    "validation:rule": Element(
        "isPresent=any isNotPresent=any startsWith=any endsWith=any occurs=positive existsInSource=yesno "
        "caseSensitive=yesno normalization=form disabled=yesno",
        foreign="any",
    ),
}

MODULE_ATTRIBUTES: dict[str, dict[str, str]] = {
    "fs": {"fs": "html", "subFs": "any"},
    "sizerestriction": {
        "storageRestriction": "restriction",
        "sizeRestriction": "restriction",
        "equivStorage": "any",
        "sizeInfo": "any",
        "sizeInfoRef": "nmtoken",
    },
}
"""Attributes that a module adds to the core's elements."""

FORMATTED = frozenset(
    {"xliff", "file", "group", "unit", "notes", "note", "originalData", "data", "ignorable", "segment", "source"}
    | {"target", "mrk", "sm", "pc", "sc", "ph"}
)
"""Elements that the Format Style module's attributes may stand on."""
