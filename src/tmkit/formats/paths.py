"""What the path of a file says of its language."""

import re
from functools import lru_cache

from tmkit.core import LanguageError
from tmkit.formats import plural_rules
from tmkit.text import languages

_PIECE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?:@[a-z]+)?")
_ANDROID = re.compile(r"values-(?:b\+([A-Za-z0-9+]+)|([a-z]{2,3})(?:-r([A-Z]{2}))?)")
_NO_LANGUAGE = frozenset({"po", "src", "res", "app", "www", "doc", "lib", "bin", "web", "ui", "ts", "js", "id", "my"})
"""Folder names that would also be language codes; as a file's own name they still are."""

_FURTHER = frozenset(
    ("aa ab av ay ba co cr cv gn ht ia ie ki kv kw la lu mi nv oc qu rn rw sa tg tk tt ty za").split()  # noqa: SIM905 (a list of codes reads better so)
)
"""Codes of languages that have no plural rule in CLDR; the two lists together are ISO 639-1 and CLDR's others."""


@lru_cache(maxsize=4096)
def language(path: str) -> str:
    """The BCP 47 tag in a path such as `fr.po`, `locale/zh_Hans/LC_MESSAGES/x.po`, `values-fr/strings.xml`,
    `x.fr.resx`, `fr.lproj/x.strings`; empty where it names none.
    """
    parts = path.replace("\\", "/").split("/")
    name = parts[-1]
    stems = name.split(".")
    whole = _tag(stems[0], folder=False) if len(stems) <= 2 else ""
    inner = next((tag for stem in reversed(stems[1:-1]) if (tag := _tag(stem, folder=False))), "")
    if inner or whole:
        return inner or whole
    for piece in re.split(r"[-_.]", stems[0])[:0:-1] if len(stems) > 1 else ():
        at = stems[0].rindex(piece)
        for start in (stems[0].rfind("_", 0, max(at - 1, 0)) + 1, at):
            if start and (tag := _tag(stems[0][start:], folder=False)):
                return tag
        break
    for folder in reversed(parts[:-1]):
        android = _ANDROID.fullmatch(folder)
        if android:
            raw = android[1].replace("+", "-") if android[1] else "-".join(filter(None, android.groups()[1:]))
            return languages.canonical(raw)
        if tag := _tag(folder.removesuffix(".lproj"), folder=not folder.endswith(".lproj")):
            return tag
    return ""


def _tag(piece: str, *, folder: bool) -> str:
    if not _PIECE.fullmatch(piece) or (folder and piece in _NO_LANGUAGE):
        return ""
    try:
        tag = languages.canonical(piece)
    except LanguageError:
        return ""
    return tag if plural_rules.rule(tag) or languages.primary(tag) in _FURTHER else ""
