"""A page on which a person corrects an alignment: beads side by side, the least sure first, all by keyboard.

Self-contained: no network. It saves its corrections as JSON, `{"beads": [[[[0], [0, 1], 1.0], ...], ...]}`: for each
version its beads, each with its source segments, target segments and score; a bead that a person touched has score 1.
"""

import json
from collections.abc import Sequence
from html import escape
from importlib import resources

from tmkit.core import Bead

Side = tuple[str, str, Sequence[str]]
"""Language, name and segments of one text."""


def page(sides: Sequence[Side], beads: Sequence[Sequence[Bead]]) -> str:
    """The page for a source, which is the first side, and its versions with their beads."""
    data = {
        "sides": [{"lang": lang, "name": name, "segments": list(segments)} for lang, name, segments in sides],
        "beads": [
            [
                [
                    list(range(bead.source.start, bead.source.end)),
                    list(range(bead.target.start, bead.target.end)),
                    round(bead.score, 4),
                ]
                for bead in table
            ]
            for table in beads
        ],
    }
    # A text may hold `</script>` or `<!--`; escaped so, neither ends the element nor changes the JSON.
    embedded = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    embedded = embedded.replace("\u2029", "\\u2029")
    name = sides[0][1] if sides else ""
    template = resources.files("tmkit.report").joinpath("alignment.html").read_text(encoding="utf-8")
    return template.replace("@TITLE@", escape(f"Beads of {name}")).replace("@DATA@", embedded)
