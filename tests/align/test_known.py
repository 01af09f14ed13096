"""Known translations teach an aligner words: they bind what nothing else does; strange ones change nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tmkit import align
from tmkit.align import known
from tmkit.align.side import side
from tmkit.core import Bead, InputError, Segment
from tmkit.flows import align_lines, align_memories, build_memory
from tmkit.flows.build_memory import Options

SOURCE = ["kala mira.", "tovu sene.", "rafo lipu."]
TARGET = ["wald see berg feld.", "dach rohr turm haus."]
"""Two of the three source segments belong to one target segment; which two, no length tells."""


def words(source: str, target: str) -> list[tuple[str, str]]:
    return [pair for pair in zip(source.split(), target.split(), strict=True) for _ in range(4)]


FIRST_TWO = words("kala mira tovu sene rafo lipu", "wald see berg feld dach haus")
LAST_TWO = words("kala mira tovu sene rafo lipu", "wald feld dach rohr turm haus")


def aligned(translations: list[tuple[str, str]]) -> tuple[Bead, ...]:
    return align.pair(
        [Segment(text, "xx") for text in SOURCE],
        [Segment(text, "de") for text in TARGET],
        embed=False,
        known=translations,
    )


def shapes(beads: tuple[Bead, ...]) -> list[tuple[int, int]]:
    return [(len(bead.source), len(bead.target)) for bead in beads]


def test_known_words_bind_what_nothing_else_does() -> None:
    assert shapes(aligned(FIRST_TWO)) == [(2, 1), (1, 1)]
    assert shapes(aligned(LAST_TWO)) == [(1, 1), (2, 1)]


def test_strange_translations_change_nothing() -> None:
    assert aligned([("zzz yyy", "xxx www"), ("", ""), ("kala", "")]) == aligned([])


def test_the_documents_own_words_keep_their_numbers_and_the_most_alike_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(known, "MOST_KEPT", 1)
    ours, theirs = (side([Segment(text, lang) for text in texts]) for texts, lang in ((SOURCE, "xx"), (TARGET, "de")))
    found = known.beside(ours, theirs, [("rafo", "dach"), ("kala mira", "wald see")])
    assert found is not None
    assert found[0].words[: len(ours.tokens.words)] == ours.tokens.words
    assert (len(found[0].starts), len(found[1].starts)) == (5, 4)
    assert found[0].numbers[-2:].tolist() == ours.tokens.numbers[:2].tolist()
    assert known.beside(ours, theirs, [("a", "b")]) is None


TMX = """<tmx version="1.4"><header srclang="fr" creationtool="x" creationtoolversion="1" segtype="sentence" \
o-tmf="x" adminlang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="fr-FR"><seg>Un.</seg></tuv><tuv xml:lang="en-GB"><seg>One.</seg></tuv>\
<tuv xml:lang="zh"><seg>一。</seg></tuv></tu></body></tmx>"""


def test_a_memory_gives_the_pairs_of_two_languages_either_way(tmp_path: Path) -> None:
    (tmp_path / "m.tmx").write_text(TMX, encoding="utf-8")
    units = align_memories.read([str(tmp_path / "m.tmx")])
    assert align_memories.between(units, "fr", "en-US") == (("Un.", "One."),)
    assert align_memories.between(units, "zh", "fr") == (("一。", "Un."),)
    assert align_memories.between(units, "de", "fr") == ()
    with pytest.raises(InputError):
        align_memories.read([str(tmp_path / "none.tmx")])


def test_texts_and_lines_learn_from_the_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(SOURCE), encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n".join(TARGET), encoding="utf-8")
    for taught, beads in ((FIRST_TWO, [(2, 1), (1, 1)]), (LAST_TWO, [(1, 1), (2, 1)])):
        options = Options(embed=False, known=tuple((("xx", text), ("de", other)) for text, other in taught))
        texts = [build_memory.read(tmp_path / name, lang) for name, lang in (("a.txt", "xx"), ("b.txt", "de"))]
        assert shapes(build_memory.align_texts(texts[0], texts[1:], options).beads[0]) == beads
        row = {"source_lang": "xx", "target_lang": "de", "source": SOURCE, "target": TARGET}
        (line,) = align_lines.answer_lines([json.dumps(row).encode()], options)
        assert [(len(ours), len(theirs)) for ours, theirs in json.loads(line)["beads"]] == beads


def test_the_command_takes_a_memory(tmp_path: Path) -> None:
    for name, text in (("m.tmx", TMX), ("a.fr.txt", "Un.\nDeux."), ("a.en.txt", "One.\nTwo.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("tmkit")), "align", "a.fr.txt", "a.en.txt", "--beads", "--no-embed"]
    done = subprocess.run([*command, "--memory", "m.tmx"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "[0]:[0]\n[1]:[1]\n"), done.stderr
    done = subprocess.run([*command, "--memory", "no.tmx"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no.tmx" in done.stderr
    assert "Traceback" not in done.stderr
