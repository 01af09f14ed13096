"""Inputs that must fail well: a sentence with what, where and the way out; exit 2; nothing half-written."""

import subprocess
import sys
from pathlib import Path

import pytest

TMKIT = str(Path(sys.executable).with_name("tmkit"))
ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpora" / "sce2018"
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="hand" creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en"
 srclang="fr" datatype="plaintext"/><body>
<tu><tuv xml:lang="fr"><seg>Bonjour.</seg></tuv><tuv xml:lang="en"><seg>Hello.</seg></tuv></tu>
</body></tmx>
"""
READERS = {
    "segment": ["segment", "{}", "--lang", "fr"],
    "align": ["align", "{}", str(CORPUS / "release.en.txt"), "--langs", "fr,en", "-o", "out.tmx"],
    "qa": ["qa", "{}"],
    "score": ["score", "{}", str(CORPUS / "release.en.txt"), "--lang", "en"],
    "glossary check": ["glossary", "check", "{}", "--glossary", str(ROOT / "glossaries" / "sce2018.tbx")],
}


def tmkit(*arguments: str, folder: Path, limit: float = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TMKIT, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=limit, check=False
    )


def refused(told: subprocess.CompletedProcess[str], *words: str) -> None:
    assert told.returncode == 2, (told.returncode, told.stdout, told.stderr)
    assert "Traceback" not in told.stderr
    assert "internal fault" not in told.stderr
    for word in words:
        assert word.lower() in told.stderr.lower(), (word, told.stderr)


@pytest.fixture(params=sorted(READERS))
def reader(request: pytest.FixtureRequest) -> list[str]:
    return READERS[request.param]


def filled(reader: list[str], name: str) -> list[str]:
    return [part.replace("{}", name) for part in reader]


def test_a_missing_file_is_named(reader: list[str], tmp_path: Path) -> None:
    refused(tmkit(*filled(reader, "absent.fr.txt"), folder=tmp_path), "absent.fr.txt", "no such file")
    assert not (tmp_path / "out.tmx").exists()


def test_a_directory_is_not_read(reader: list[str], tmp_path: Path) -> None:
    (tmp_path / "folder.fr.txt").mkdir()
    told = tmkit(*filled(reader, "folder.fr.txt"), folder=tmp_path)
    refused(told)
    assert "is a directory" in told.stderr or "folder" in told.stderr


@pytest.mark.parametrize("name", ["picture.fr.txt", "picture.tmx", "picture.po"])
def test_a_binary_file_is_refused(reader: list[str], name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    refused(tmkit(*filled(reader, name), folder=tmp_path), name)


@pytest.mark.parametrize("command", ["segment", "align", "score"])
def test_a_wrong_encoding_is_named_by_its_byte_with_a_guess(command: str, tmp_path: Path) -> None:
    (tmp_path / "latin.fr.txt").write_bytes("Une première étape\nest franchie à Chongqing".encode("cp1252"))
    refused(tmkit(*filled(READERS[command], "latin.fr.txt"), folder=tmp_path), "0xE8", "offset 9", "CP1252")


def test_chinese_in_a_legacy_encoding_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "gb.zh.txt").write_bytes("重庆市市长唐良智表示，重庆很荣幸。".encode("gb18030"))
    refused(tmkit("segment", "gb.zh.txt", "--lang", "zh", folder=tmp_path), "GB18030")


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "wide.fr.txt").write_bytes("Un début. Une fin.".encode("utf-16"))
    told = tmkit("segment", "wide.fr.txt", "--lang", "fr", folder=tmp_path)
    assert (told.returncode, told.stdout.splitlines()) == (0, ["Un début.", "Une fin."])
    (tmp_path / "wide.tmx").write_bytes(TMX.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert tmkit("qa", "wide.tmx", folder=tmp_path).returncode == 0


def test_an_empty_text_has_no_segments_and_nothing_to_align(tmp_path: Path) -> None:
    (tmp_path / "empty.fr.txt").write_bytes(b"")
    told = tmkit(*filled(READERS["segment"], "empty.fr.txt"), folder=tmp_path)
    assert (told.returncode, told.stdout) == (0, "")
    refused(tmkit(*filled(READERS["align"], "empty.fr.txt"), folder=tmp_path), "empty.fr.txt", "no text")


def test_an_empty_tmx_is_malformed(tmp_path: Path) -> None:
    (tmp_path / "empty.tmx").write_bytes(b"")
    refused(tmkit("qa", "empty.tmx", folder=tmp_path), "empty.tmx", "empty")


def test_truncated_xml_is_refused_with_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "cut.tmx").write_text(TMX[: TMX.index("</tuv>")], encoding="utf-8")
    refused(tmkit("qa", "cut.tmx", folder=tmp_path), "cut.tmx:4:")


def test_malformed_xml_is_refused_with_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "bad.tmx").write_text(TMX.replace("Hello.", "Hello & goodbye"), encoding="utf-8")
    refused(tmkit("qa", "bad.tmx", folder=tmp_path), "bad.tmx:4:")


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
EXTERNAL = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "secret.txt">]>'


@pytest.mark.parametrize("declaration", [BOMB, EXTERNAL], ids=["bomb", "external entity"])
def test_declared_entities_are_refused_and_nothing_is_read(declaration: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    entity = "&c;" if declaration is BOMB else "&a;"
    text = TMX.replace("<tmx ", declaration + "<tmx ").replace("Hello.", entity)
    (tmp_path / "trap.tmx").write_text(text, encoding="utf-8")
    told = tmkit("qa", "trap.tmx", folder=tmp_path)
    refused(told, "trap.tmx", "entit")
    assert "the secret" not in told.stdout + told.stderr


def test_a_gigabyte_is_refused_by_its_size(reader: list[str], tmp_path: Path) -> None:
    name = "huge.fr.po" if reader[0] in {"qa", "glossary"} else "huge.fr.txt"
    with (tmp_path / name).open("wb") as file:
        file.truncate(2**30)
    refused(tmkit(*filled(reader, name), folder=tmp_path, limit=20), name, "1024 MiB")


def test_a_language_tag_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Un. Deux.", encoding="utf-8")
    refused(tmkit("segment", "text.txt", "--lang", "f!r", folder=tmp_path), "f!r", "language tag")
    refused(tmkit("align", "text.txt", "text.txt", "--langs", "fr,e?n", "-o", "o.tmx", folder=tmp_path), "e?n")


def test_a_language_without_rules_gets_the_default_ones_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Unu. Doi.", encoding="utf-8")
    told = tmkit("segment", "text.txt", "--lang", "ro", folder=tmp_path)
    assert (told.returncode, told.stdout.splitlines()) == (0, ["Unu.", "Doi."])
    assert "default" in told.stderr


@pytest.mark.parametrize("command", ["segment", "align", "qa", "score", "demo"])
def test_an_unknown_option_suggests_its_neighbour(command: str, tmp_path: Path) -> None:
    known = {"segment": "--lang", "align": "--langs", "qa": "--glossary", "score": "--lang", "demo": "--help"}[command]
    refused(tmkit(command, known + "x", "fr", folder=tmp_path), known)


def test_an_unwritable_output_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    texts = [str(CORPUS / "release.fr.txt"), str(CORPUS / "release.en.txt")]
    refused(tmkit("align", *texts, "-o", "file/out.tmx", folder=tmp_path), "out.tmx", "cannot be written")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [["formats"], ["rules"], ["qa", "a.tmx"]], ids=lambda command: command[0])
def test_a_full_disk_behind_standard_output_is_said(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.tmx").write_text(TMX, encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [TMKIT, *command], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
    assert told.returncode == 2
    assert told.stderr == "tmkit: standard output: No space left on device\n"
