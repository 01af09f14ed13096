"""A file of one language beside its source file: as one document, and what its keys lack."""

from tmkit.flows import source_texts
from tmkit.flows.configuration import Configuration
from tmkit.formats import files, pairing, registry
from tmkit.formats.document import Document
from tmkit.formats.pairing import Pair, Report


def beside(path: str, configuration: Configuration, *, source: str = "", source_lang: str = "") -> Pair | None:
    """The file and its source file as one; none where it is bilingual, or where no source file is found.

    `source` names it; else it is found as `tmkit qa` finds it. Raises InputError.
    """
    document = registry.parse(files.read(path), path=path)
    first = next(iter(document.units()), None)
    if first is not None and not is_monolingual(document):
        return None
    lang = source_lang or configuration.get("source-lang") or "en"
    found = source or source_texts.source_file(path, configuration, lang)
    if not found:
        return None
    other = registry.parse(files.read(found), path=found)
    return pairing.pair(other, document, source_lang=lang, path=path)


def is_monolingual(document: Document) -> bool:
    """Whether the file's units have targets alone."""
    first = next(iter(document.units()), None)
    return first is not None and not first.source.text and first.source.lang == "und"


def report(pair: Pair) -> Report:
    """What the target file lacks, has besides, has twice and has untranslated."""
    return pairing.report(list(pair.source.units()), list(pair.target.units()))
