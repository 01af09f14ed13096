"""A plural's forms in one message, as ICU MessageFormat and Fluent have them."""

import re
from collections.abc import Sequence

from tmkit.core import Unit
from tmkit.formats.writers.making import text_of

_VARIABLE = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*\}\}|\{\s*\$\s*([A-Za-z_]\w*)\s*\}")
_NAMED = re.compile(r"\{\s*\$?([A-Za-z_]\w*)\s*\}")


def variables(text: str) -> str:
    """The text with the variables of every format spelt `{name}`: `{{name}}` of i18next, `{ $name }` of Fluent."""
    return _VARIABLE.sub(lambda found: f"{{{found[1] or found[2]}}}", text)


def counted(group: Sequence[Unit], usual: str = "count") -> str:
    """The name of the number that the forms count by: the first placeholder in braces of any of them."""
    found = (_NAMED.search(text_of(unit)) for unit in group)
    return next((one[1] for one in found if one), usual)


def are_balanced(text: str) -> bool:
    """Whether the text's braces open and close in order, so that it can stand inside others."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def in_order(group: Sequence[Unit]) -> list[tuple[str, str]]:
    """Category and text of each form, `other` last; where there is none, the last form stands for it."""
    texts = {unit.plural: text_of(unit) for unit in group}
    other = texts.pop("other", next(reversed(texts.values()), ""))
    return [*texts.items(), ("other", other)]
