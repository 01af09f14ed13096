"""Files become a memory: verbatim texts, honest scores, many versions, corrections, a door for pipelines."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tmkit.core import Bead, ConfigurationError, InputError, Span
from tmkit.flows import align_files, align_lines, build_memory, language_of
from tmkit.flows.build_memory import Options
from tmkit.formats import registry
from tmkit.text import detection

CORPUS = Path(__file__).parents[2] / "corpora" / "sce2018"
PLAIN = Options(embed=False)


def release(*langs: str) -> build_memory.Aligned:
    texts = [build_memory.read(CORPUS / f"release.{lang}.txt") for lang in langs]
    return build_memory.align_texts(texts[0], texts[1:], PLAIN)


def test_a_two_to_one_bead_is_the_verbatim_slice() -> None:
    aligned = release("fr", "zh")
    bead = next(bead for bead in aligned.beads[0] if len(bead.source) == 2)
    joined = aligned.source.verbatim(bead.source)
    assert joined is not None
    assert joined.text in aligned.source.text
    assert joined.place is not None
    assert joined.place.of(aligned.source.text) == joined.text
    first, last = bead.source.start, bead.source.end - 1
    assert joined.text.startswith(aligned.source.segments[first].text)
    assert joined.text.endswith(aligned.source.segments[last].text)


def test_three_languages_share_a_row_where_they_share_a_source_segment() -> None:
    rows = build_memory.rows(release("fr", "en", "zh"))
    assert len(rows) == 13
    assert [i for row in rows for i in range(row.source.start, row.source.end)] == list(range(15))
    for k, size in ((0, 20), (1, 17)):
        assert [j for row in rows for j in range(row.targets[k].start, row.targets[k].end)] == list(range(size))


def made(sources: int, targets: list[list[tuple[int, int]]]) -> build_memory.Aligned:
    """An alignment of lines, its beads by their sizes."""
    texts = []
    counts = [sources, *(sum(b for _, b in beads) for beads in targets)]
    for number, size in enumerate(counts):
        text = "\n".join(f"T{number} {k}." for k in range(size)) or "x"
        segments = build_memory.segment.split(text, ("fr", "en", "zh")[number])
        texts.append(build_memory.Text("t", ("fr", "en", "zh")[number], "", text, segments, tuple(range(1, size + 1))))
    tables = []
    for beads in targets:
        i = j = 0
        table = []
        for a, b in beads:
            table.append(Bead(Span(i, i + a), Span(j, j + b), 0.9))
            i, j = i + a, j + b
        tables.append(tuple(table))
    return build_memory.Aligned(texts[0], tuple(texts[1:]), tuple(tables))


def test_chained_beads_make_one_row_and_lone_targets_their_own() -> None:
    rows = build_memory.rows(made(4, [[(2, 1), (0, 1), (2, 1)], [(1, 1), (2, 2), (1, 0)]]))
    assert [(row.source, row.targets) for row in rows] == [
        (Span(0, 4), (Span(0, 3), Span(0, 3))),
    ] or [(len(row.source), *map(len, row.targets)) for row in rows] == [(4, 3, 3)]
    rows = build_memory.rows(made(2, [[(0, 1), (1, 1), (1, 0)], [(1, 1), (1, 1), (0, 1)]]))
    assert [(len(row.source), *map(len, row.targets)) for row in rows] == [(0, 1, 0), (1, 1, 1), (1, 0, 1), (0, 0, 1)]


def test_the_memory_reads_back_with_its_scores_and_paragraphs(tmp_path: Path) -> None:
    aligned = build_memory.build(
        CORPUS / "release.fr.txt", [CORPUS / "release.en.txt"], tmp_path / "o.tmx", options=PLAIN
    )
    units = list(registry.parse((tmp_path / "o.tmx").read_bytes(), path="o.tmx").units())
    assert len(units) == len(aligned.beads[0])
    for unit, bead in zip(units, aligned.beads[0], strict=True):
        assert unit.property("score") == f"{bead.score:.2f}"
        assert unit.property("paragraph") == str(aligned.source.paragraphs[bead.source.start])
        assert unit.target is not None
        assert unit.source.text in aligned.source.text


def test_what_nobody_translated_is_a_unit_with_one_side() -> None:
    aligned = made(2, [[(1, 1), (1, 0), (0, 1)]])
    raw = build_memory.as_tmx(aligned).decode()
    assert raw.count("<tu ") == 3
    assert raw.count("<tuv ") == 4
    assert "<seg></seg>" not in raw
    assert "<seg/>" not in raw


def test_rows_under_the_least_score_are_left_out() -> None:
    aligned = made(2, [[(1, 1), (1, 1)]])
    unsure = build_memory.Aligned(
        aligned.source, aligned.targets, ((aligned.beads[0][0], Bead(Span(1, 2), Span(1, 2), 0.4)),)
    )
    assert len(build_memory.units(unsure)) == 2
    assert len(build_memory.units(unsure, least=0.5)) == 1
    assert build_memory.as_tsv(unsure, least=0.5).decode().splitlines() == ["T0 0.\tT1 0.\t0.90"]


def test_paragraphs_part_at_line_breaks(tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Un. Deux.\nTrois.\n\nQuatre.", encoding="utf-8")
    assert build_memory.read(tmp_path / "a.fr.txt").paragraphs == (1, 1, 2, 3)
    (tmp_path / "b.fr.txt").write_text("Un mot\net un autre. Deux.\n\nTrois.", encoding="utf-8")
    assert build_memory.read(tmp_path / "b.fr.txt", newlines="two").paragraphs == (1, 1, 2)


@pytest.mark.parametrize(
    ("path", "lang"),
    [("release.fr.txt", "fr"), ("a.zh-Hant.txt", "zh-Hant"), ("notes_en.txt", "en"), ("notes.txt", ""), ("a/b.de", "")],
)
def test_a_file_name_says_its_language(path: str, lang: str) -> None:
    assert language_of.named(path) == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Le chat est dans la maison et il ne veut pas sortir.", "fr"),
        ("The cat is in the house and does not want to go out.", "en"),
        ("猫在屋里，不想出去。", "zh"),
        ("Кот в доме и не хочет выходить.", "ru"),
        ("Die Katze ist im Haus und will nicht hinaus.", "de"),
    ],
)
def test_a_language_is_told_by_script_and_common_words(text: str, lang: str) -> None:
    assert language_of._guessed(text) == lang


def test_a_text_of_no_language_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detection, "detect", lambda text: None)
    with pytest.raises(ConfigurationError, match="--langs"):
        language_of.detected("12 34 56 !?")


def answers(*rows: object) -> list[dict[str, object]]:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    return [json.loads(line) for line in align_lines.answer_lines(lines, PLAIN)]


def test_the_door_answers_line_by_line_and_names_what_is_wrong() -> None:
    good = {"id": 1, "source_lang": "fr", "target_lang": "en", "source": ["Un.", "Deux."], "target": ["One.", "Two."]}
    told = answers(
        good, b"", b"{", {"id": 2}, {**good, "id": 3, "source": "Un."}, {**good, "id": 4, "source_lang": "?"}
    )
    assert told[0] == {"id": 1, "beads": [[[0], [0]], [[1], [1]]], "scores": told[0]["scores"]}
    assert [row["id"] for row in told] == [1, None, 2, 3, 4]
    assert all("error" in row for row in told[1:])
    assert answers({**good, "source": []})[0]["beads"] == [[[], [0]], [[], [1]]]
    assert answers({**good, "unknown": 5})[0]["beads"] == [[[0], [0]], [[1], [1]]]


def test_a_review_page_carries_the_texts_and_its_corrections_are_applied(tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Un </script> piège.\nDeux.\nTrois.", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("A trap.\nTwo.\nThree.", encoding="utf-8")
    paths = str(tmp_path / "a.fr.txt"), [str(tmp_path / "a.en.txt")]
    done = align_files.align_named(*paths, (), PLAIN)
    align_files.write_review(str(tmp_path / "r.html"), done.aligned)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 2
    assert "http" not in page.replace("http-equiv", "")
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    assert data["sides"][0]["segments"][0] == "Un </script> piège."
    data["beads"][0] = [[[0, 1], [0], 1], [[2], [1, 2], 1]]
    (tmp_path / "c.json").write_text(json.dumps({"beads": data["beads"]}), encoding="utf-8")
    applied = align_files.align_named(*paths, (), PLAIN, corrections=str(tmp_path / "c.json"))
    assert [build_memory.bead_line(bead) for bead in applied.aligned.beads[0]] == ["[0, 1]:[0]", "[2]:[1, 2]"]


@pytest.mark.parametrize(
    "saved", ["{", "[]", '{"beads": []}', '{"beads": [[[[0],[0],1]]]}', '{"beads": [[[[1],[0],1]]]}', '{"beads": 5}']
)
def test_corrections_that_do_not_fit_are_refused(saved: str, tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Un.\nDeux.", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("One.\nTwo.", encoding="utf-8")
    (tmp_path / "c.json").write_text(saved, encoding="utf-8")
    with pytest.raises(InputError, match=r"c\.json"):
        align_files.align_named(
            str(tmp_path / "a.fr.txt"), [str(tmp_path / "a.en.txt")], (), PLAIN, corrections=str(tmp_path / "c.json")
        )


def run(*arguments: str, folder: Path, told: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("tmkit")), "align", *arguments]
    return subprocess.run(
        command, cwd=folder, input=told, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_folder_is_aligned_by_its_names(tmp_path: Path) -> None:
    for name in ("one", "deep/two"):
        for lang, text in (("fr", "Un.\nDeux."), ("en", "One.\nTwo.")):
            (tmp_path / "in" / f"{name}.{lang}.txt").parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "in" / f"{name}.{lang}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "alone.fr.txt").write_text("Seul.", encoding="utf-8")
    done = run("in", "--langs", "fr,en", "-o", "out", "--beads", "--no-embed", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "deep" / "two.txt").read_text() == "[0]:[0]\n[1]:[1]\n"
    assert sorted(path.name for path in (tmp_path / "out").rglob("*.txt")) == ["one.txt", "two.txt"]
    refused = run("in", "--langs", "fr,en", "-o", "out", "--pattern", "{name}.txt", folder=tmp_path)
    assert refused.returncode == 2
    assert "{lang}" in refused.stderr


def test_the_command_says_how_it_knew_the_languages_and_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Un.\nDeux.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The one that is first.\nAnd the other that is not.", encoding="utf-8")
    done = run("a.fr.txt", "b.txt", "--beads", "--no-embed", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "[0]:[0]\n[1]:[1]\n")
    assert "a.fr.txt: fr, told by its name" in done.stderr
    assert "b.txt: en, told by" in done.stderr
    assert "2 fr + 2 en segments: 2 beads" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name a source"),
        (("a.fr.txt",), "name the versions"),
        (("a.fr.txt", "a.fr.txt"), "both fr"),
        (("a.fr.txt", "a.en.txt", "--langs", "fr"), "1 languages for 2"),
        (("a.fr.txt", "a.en.txt", "--dictionary", "cedit"), "cedict"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    (tmp_path / "a.fr.txt").write_text("Un.", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("One.", encoding="utf-8")
    done = run(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
