"""Translation files held against a glossary: the term checks alone."""

from collections.abc import Sequence

from tmkit.flows import configuration, glossary_files
from tmkit.flows import review as reviewing
from tmkit.report.review import Review

CODES = ("term-*",)


def check(
    paths: Sequence[str],
    *,
    glossaries: Sequence[str] = (),
    memories: Sequence[str] = (),
    fail_on: str = "",
    source_lang: str = "",
    target_lang: str = "",
) -> Review:
    """All term findings in the files. Raises InputError when there is no glossary or a file cannot be read.

    `memories` are files of approved translations: terms that they mostly do not follow are reported as infos.
    """
    settings = configuration.load()
    named = glossary_files.required(glossaries or settings.files("glossary"), settings.folder)
    options = reviewing.Options(
        select=CODES,
        fail_on=fail_on,
        glossary=named,
        memory=tuple(memories),
        source_lang=source_lang,
        target_lang=target_lang,
    )
    return reviewing.review(paths, settings, options)
