"""The spellings that one entry of a glossary stands for: `AIDS (SIDA)`, `colour; color`, `to print`.

Glossaries made in spreadsheets put several spellings, an acronym or a remark into one cell.
"""

from functools import lru_cache

from tmkit.core import Term
from tmkit.glossary.function_words import function_words
from tmkit.text import patterns

_CAPITALS = patterns.of(r"\p{Lu}")
_BRACKETED = patterns.of(
    r"^(.{1,200}?)\s*[(\[\uff08\u3010]\s*([^()\[\]\uff08\uff09\u3010\u3011]{1,80}?)\s*[)\]\uff09\u3011]$"
)
_APART = patterns.of(r"\s*[;\uff1b]\s*|\s+/\s+")
_REMARK = patterns.of(r"\s*[\[\u3010][^\[\]\u3010\u3011]{1,120}[\]\u3011]\s*")


def is_acronym(word: str) -> bool:
    """Whether capitals make the word: WHO, IoT, iPhone, COVID; not Qualcomm."""
    return len(_CAPITALS.findall(word)) >= 2 or (word[:1].islower() and bool(_CAPITALS.search(word)))


@lru_cache(maxsize=65536)
def alternatives(text: str, lang: str) -> tuple[str, ...]:
    """What the entry may stand for, the whole first: the parts between semicolons, what stands before brackets, and an
    acronym within them; an English verb also without its `to`.
    """
    found = [text.strip()]
    for part in _APART.split(_REMARK.sub(" ", text).strip()):
        found.append(part)
        bracketed = _BRACKETED.match(part)
        if bracketed:
            found.append(bracketed[1])
            if all(is_acronym(word) for word in bracketed[2].split()):
                found.append(bracketed[2])
    if lang.partition("-")[0].lower() == "en":
        found += [part[3:] for part in found if part.startswith("to ") and part[3:] not in function_words("en")]
    return tuple(dict.fromkeys(part for part in found if part))


def spellings(term: Term) -> tuple[str, ...]:
    """The alternatives of the term's text and of its variants, in order."""
    return tuple(dict.fromkeys(each for text in (term.text, *term.variants) for each in alternatives(text, term.lang)))
