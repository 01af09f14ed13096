"""The front matter of a Markdown file, YAML between `---`, as Jekyll, Hugo and Docusaurus have it: what readers see."""

from collections.abc import Iterator
from dataclasses import replace

from tmkit.core import InputError, Span
from tmkit.formats import rails_yaml
from tmkit.formats.text_slots import Lines, Slot

SHOWN = frozenset({
    "title", "linktitle", "link_title", "subtitle", "sub_title", "description", "summary", "excerpt", "abstract",
    "caption", "heading", "subheading", "headline", "tagline", "lead", "intro", "alt", "sidebar_label", "sidebartitle",
    "pagination_label", "nav_title", "navtitle", "menu_title", "seo_title", "seotitle", "meta_title",
    "meta_description", "og_title", "og_description",
})  # fmt: skip
"""Keys, in lower case, whose text is shown; any other (`layout`, `slug`, `date`, `tags`) is the site generator's."""


def slots(text: str, start: int, end: int, lang: str, lines: Lines) -> Iterator[Slot]:
    """The slots of the front matter from `start` to `end`; none where it is no YAML."""
    try:
        found = rails_yaml.parse(text[start:end].encode()).slots
    except InputError:
        return
    for slot in found:
        target = slot.unit.target
        if target is None or str(slot.path[-1]).lower() not in SHOWN or not any(map(str.isalpha, target.text)):
            continue
        place, said = lines.place(slot.start + start), slot.unit.place
        if said is not None and said.target is not None:
            place = replace(place, target=Span(said.target.start + start, said.target.end + start))
        name = f"front.{slot.unit.id}"
        unit = replace(
            slot.unit, id=name, target=replace(target, lang=lang), target_lang=lang, context=name, place=place
        )
        yield replace(slot, unit=unit, start=slot.start + start, end=slot.end + start, entry=None, path=())
