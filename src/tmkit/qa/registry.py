"""The checks, by code. A check of ours has its file in `checks/` and its line here; others come by entry point."""

import sys
from functools import lru_cache
from pathlib import Path

from tmkit.core import ConfigurationError, nearest
from tmkit.qa.check import Check
from tmkit.qa.checks import (
    accelerator,
    apostrophe,
    capitalisation,
    characters,
    code,
    confusion,
    currency,
    date,
    empty_target,
    end_punctuation,
    es_marks,
    fr_spacing,
    header,
    header_plurals,
    homoglyph,
    icu,
    inconsistent_source,
    inconsistent_target,
    invisible,
    kashida,
    length,
    light_markup,
    mixed_spelling,
    name_consistency,
    name_latin,
    name_pinyin,
    newlines,
    number_format,
    number_omitted,
    number_scale,
    number_value,
    percent,
    placeholder,
    plural_forms,
    punctuation,
    quotes,
    repeated_word,
    same_as_source,
    shifted_entry,
    spacing,
    spelling,
    stale,
    tags,
    term_deprecated,
    term_do_not_translate,
    term_forbidden,
    term_inconsistent,
    term_missing,
    three_way,
    time,
    unfinished,
    unit,
    untranslated_part,
    verbatim,
    weekday,
    whitespace,
    wrong_language,
    wrong_script,
    zh_punctuation,
    zh_variant,
)

CHECKS: tuple[Check, ...] = (
    # structure: whole segments first, then what programs read
    empty_target.CHECK,
    same_as_source.CHECK,
    shifted_entry.CHECK,
    apostrophe.CHECK,
    icu.CHECK,
    plural_forms.CHECK,
    placeholder.CHECK,
    tags.CHECK,
    light_markup.CHECK,
    verbatim.CHECK,
    accelerator.CHECK,
    # what the file says of itself
    stale.CHECK,
    unfinished.CHECK,
    header_plurals.CHECK,
    header.CHECK,
    # terms: before names
    term_forbidden.CHECK,
    term_do_not_translate.CHECK,
    term_deprecated.CHECK,
    term_missing.CHECK,
    term_inconsistent.CHECK,
    # three languages: before their pairs
    three_way.CHECK,
    # quantities: the special before the general
    date.CHECK,
    weekday.CHECK,
    time.CHECK,
    percent.CHECK,
    currency.CHECK,
    unit.CHECK,
    code.CHECK,
    number_scale.CHECK,
    number_value.CHECK,
    number_omitted.CHECK,
    number_format.CHECK,
    # names and scripts
    name_pinyin.CHECK,
    name_latin.CHECK,
    name_consistency.CHECK,
    zh_variant.CHECK,
    # characters and typography: from what is surely wrong to what is a matter of taste
    characters.CHECK,
    homoglyph.CHECK,
    invisible.CHECK,
    kashida.CHECK,
    wrong_script.CHECK,
    wrong_language.CHECK,
    repeated_word.CHECK,
    untranslated_part.CHECK,
    confusion.CHECK,
    spelling.CHECK,
    quotes.CHECK,
    newlines.CHECK,
    end_punctuation.CHECK,
    punctuation.CHECK,
    fr_spacing.CHECK,
    zh_punctuation.CHECK,
    es_marks.CHECK,
    whitespace.CHECK,
    spacing.CHECK,
    capitalisation.CHECK,
    # whole segments: what is only likely
    inconsistent_target.CHECK,
    inconsistent_source.CHECK,
    mixed_spelling.CHECK,
    length.CHECK,
)
"""In the order of precedence: on one span the earlier code wins."""


GROUP = "tmkit.checks"
"""Of the entry points by which other packages bring checks."""


@lru_cache(maxsize=1)
def by_code() -> dict[str, Check]:
    """Every check, ours and those of installed packages (entry points `tmkit.checks`), in order of precedence."""
    ours = {check.code: check for check in CHECKS}
    if not _announced():
        return ours
    from importlib.metadata import entry_points

    theirs = (point.load() for point in entry_points(group=GROUP))
    return ours | {check.code: check for check in theirs}


def _announced() -> bool:
    """Whether an installed package may have checks: a plain look that costs a tenth of reading what all of them say."""
    mark = f"[{GROUP}]".encode()
    for folder in map(Path, sys.path):
        if folder.is_file():
            return True  # an archive: for the library to read
        for said in folder.glob("*.*-info/entry_points.txt"):
            if mark in said.read_bytes():
                return True
    return False


def check(code: str) -> Check:
    """The check of that code. Raises ConfigurationError, naming the nearest, when there is none."""
    known = by_code()
    if code not in known:
        raise ConfigurationError(f"there is no check {code!r}{nearest(code, known)}; `tmkit rules` lists them")
    return known[code]
