"""Terms looked up: by name for a person, by text and cursor for an editor. Load once, ask often."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tmkit.core import Concept, ConfigurationError, Match, Span, Term, TermHit
from tmkit.flows import configuration, glossary_files
from tmkit.glossary import Glossary
from tmkit.glossary.search import INFLECTED, search
from tmkit.text import languages

if TYPE_CHECKING:
    from tmkit.flows.memory_lookup import Memories  # whoever asks a glossary alone shall not wait for it


@dataclass(frozen=True, slots=True)
class Answer:
    """A concept that answers a question, and the term that it was found by."""

    concept: Concept
    term: Term
    likeness: float
    """1 for the term itself, 0.97 for another form of it, less for one that contains or resembles it."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is known of a text, and of a place in it."""

    hits: tuple[TermHit, ...]
    """Terms, in order of place; at the cursor alone where one was given."""
    matches: tuple[Match, ...]
    """Of the memories, the best first."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A glossary, and perhaps memories, opened once for many questions."""

    glossary: Glossary
    problems: tuple[str, ...] = ()
    """What could not be read of its files, `file:line: what`."""
    memories: "Memories | None" = None

    def here(self, text: str, lang: str, *, cursor: int | None = None, target_lang: str = "") -> Here:
        """The terms of a text, or those at a place of it, and the memories' matches for the whole text.

        `cursor` in code points; without `target_lang` the memories are not asked. Each engine is visited once.
        """
        hits = self.hits(text, lang) if cursor is None else self.at(text, lang, cursor)
        matches: tuple[Match, ...] = ()
        if self.memories is not None and target_lang:
            from tmkit.flows.memory_lookup import Asking

            with suppress(ConfigurationError):  # a memory without these languages has nothing to say
                matches = self.memories.lookup(text, Asking(), source_lang=lang, target_lang=target_lang)
        return Here(hits, matches)

    def named(self, words: str, *, lang: str = "", most: int = 10) -> tuple[Answer, ...]:
        """The concepts that have a term of that name, in any inflected form; else those whose terms contain or
        resemble it. The best first; of one language when `lang` says so.
        """
        return tuple(
            Answer(found.concept, found.term, found.likeness)
            for found in search(self.glossary, words, lang=lang, most=most)
        )

    def hits(self, text: str, lang: str) -> tuple[TermHit, ...]:
        """The terms in a text, with their places in code points."""
        return self.glossary.hits(text, lang)

    def at(self, text: str, lang: str, cursor: int) -> tuple[TermHit, ...]:
        """The terms that stand at a place of the text: the cursor within one or at its end."""
        return tuple(hit for hit in self.hits(text, lang) if hit.span.start <= cursor <= hit.span.end)

    def renderings(self, concept: Concept, text: str, lang: str) -> tuple[Span, ...]:
        """Where a translation renders the concept."""
        return tuple(hit.span for hit in self.glossary.renderings(concept, text, lang))


def open_lookup(named: Iterable[str] = (), folder: Path | str = ".", *, memories: Sequence[str] = ()) -> Lookup:
    """The glossaries named, else those of the folder, and the memories, opened.

    Raises InputError when one cannot be read.
    """
    glossary, found = glossary_files.opened(glossary_files.find(named, folder))
    problems = tuple(f"{path}:{problem.line}: {problem.message}" for path, problem in found)
    if not memories:
        return Lookup(glossary, problems)
    from tmkit.flows.memory_lookup import Memories

    return Lookup(glossary, problems, Memories(tuple(memories)))


def as_json(answer: Answer, langs: Sequence[str] = ()) -> dict[str, object]:
    """An answer for editors: concept, and its terms by language, of `langs` alone when given."""
    wanted = {languages.primary(lang) for lang in langs}
    concept = answer.concept
    terms: dict[str, list[dict[str, str]]] = {}
    for term in concept.terms:
        if not wanted or languages.primary(term.lang) in wanted:
            told = {"term": term.text, "status": term.status.value}
            told |= {
                key: value
                for key, value in (
                    ("part_of_speech", term.part_of_speech),
                    ("gender", term.gender),
                    ("type", term.kind),
                    ("context", term.context),
                    ("note", term.note),
                )
                if value
            }
            terms.setdefault(term.lang, []).append(told)
    found: dict[str, object] = {"concept": concept.id, "matched": answer.term.text, "lang": answer.term.lang}
    found["likeness"] = round(answer.likeness, 2)
    found |= {
        key: value
        for key, value in (("subject", concept.subject), ("definition", concept.definition), ("note", concept.note))
        if value
    }
    if concept.do_not_translate:
        found["do_not_translate"] = True
    found["terms"] = terms
    return found


def open_required(named: Iterable[str] = ()) -> Lookup:
    """The glossaries named, else the configuration's, else those in ./glossaries. Raises InputError without any."""
    settings = configuration.load()
    folder = settings.folder
    return open_lookup(glossary_files.required(tuple(named) or settings.files("glossary"), folder), folder)


def lines(asked: str, answers: Sequence[Answer], langs: Sequence[str] = ()) -> list[str]:
    """The answers for a person: each concept with its definition and its terms, language by language."""
    if not answers:
        return [f"no term {asked!r}, and none like it"]
    wanted = {languages.primary(lang) for lang in langs}
    told = [] if answers[0].likeness >= INFLECTED else [f"no term {asked!r}; these contain or resemble it:"]
    for answer in answers:
        concept = answer.concept
        about = " · ".join(part for part in (concept.subject, concept.definition) if part)
        told.append(f"{concept.id}" + (f"  {about}" if about else ""))
        if concept.do_not_translate:
            told.append("  not to be translated")
        for term in concept.terms:
            if not wanted or languages.primary(term.lang) in wanted:
                known = (term.status.value, term.part_of_speech, term.gender, term.kind)
                told.append(f"  {term.lang:8s} {term.text}  ({', '.join(part for part in known if part)})")
        if concept.note:
            told.append(f"  note: {concept.note}")
    return told
