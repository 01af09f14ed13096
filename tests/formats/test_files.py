"""Files are written whole or not at all, devices are written into, links are followed."""

import os
import stat
from pathlib import Path

import pytest

from tmkit.core import EncodingError, InputError, OutputError, RefusedError
from tmkit.formats import files


def test_what_is_written_is_read(tmp_path: Path) -> None:
    files.write(tmp_path / "a", b"one")
    files.write(tmp_path / "a", b"two")
    assert files.read(tmp_path / "a") == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "a").chmod(0o640)
    files.write(tmp_path / "a", b"two")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "link").symlink_to("a")
    files.write(tmp_path / "link", b"two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"two"


def test_a_pipe_is_written_into_and_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    files.write(tmp_path / "pipe", b"told")
    assert os.read(reader, 10) == b"told"
    os.close(reader)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_an_error_and_stays_a_device() -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        files.write("/dev/full", b"x" * 100_000)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_nothing_is_left_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(OutputError, match="nothing was changed"):
        files.write(tmp_path / "file" / "inside", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        files.read(tmp_path / "absent")
    with pytest.raises(InputError, match="directory"):
        files.read(tmp_path)
    (tmp_path / "large").write_bytes(b"x" * 100)
    with pytest.raises(RefusedError):
        files.read(tmp_path / "large", limit=99)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("d'été".encode("cp1252"), "0xE9 at offset 2 is not UTF-8; it may be CP1252"),
        ("重庆市，很荣幸。".encode("gb18030"), "GB18030"),
        (b"\x89PNG\r\n\x1a\n\0\0", "offset 0"),
        (b"a\0b", "binary"),
    ],
)
def test_a_wrong_encoding_is_told_with_its_byte(raw: bytes, words: str) -> None:
    with pytest.raises(EncodingError, match=words):
        files.decode(raw)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding(encoding: str) -> None:
    assert files.decode("重庆 été".encode(encoding)) == "重庆 été"
