"""What is shown beside a word or a segment: concepts and matches, as Markdown."""

from collections.abc import Iterable, Sequence

from tmkit.core import Concept, Match, TermHit
from tmkit.text import languages

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|!"})
MATCHES = 3
"""Matches shown: a screen holds no more beside the text."""


def markdown(hits: Sequence[TermHit], matches: Sequence[Match], langs: Iterable[str]) -> str:
    """The concepts of the hits with their terms in those languages, then the best matches; empty if there is none."""
    wanted = [languages.primary(lang) for lang in langs]
    concepts = {id(hit.concept): hit.concept for hit in hits}
    parts = [_concept(concept, wanted) for concept in concepts.values()]
    parts += [_match(match) for match in matches[:MATCHES]]
    return "\n\n---\n\n".join(parts)


def _concept(concept: Concept, wanted: Sequence[str]) -> str:
    about = " · ".join(part for part in (concept.subject, concept.definition) if part)
    lines = [f"**{_plain(concept.terms[0].text)}**" + (f" — {_plain(about)}" if about else "")]
    if concept.do_not_translate:
        lines.append("\nnot to be translated")
    lines.append("")
    for term in concept.terms:
        if languages.primary(term.lang) in wanted:
            known = ", ".join(filter(None, (term.status.value, term.part_of_speech, term.gender)))
            lines.append(f"- {term.lang}: **{_plain(term.text)}** ({known})")
    if concept.note:
        lines.append(f"\n{_plain(concept.note)}")
    return "\n".join(lines)


def _match(match: Match) -> str:
    lines = [f"**{match.score} %** {_plain(match.origin)}".rstrip(), "", f"> {_quoted(match.unit.source.plain)}", ">"]
    lines.append(f"> {_quoted(match.target)}")
    told = [*match.differences, *match.repairs]
    if told:
        lines += ["", "; ".join(_plain(one) for one in told)]
    return "\n".join(lines)


def _plain(text: str) -> str:
    return text.translate(_SPECIAL).replace("\n", " ")


def _quoted(text: str) -> str:
    return _plain(text)
