"""The cache: data in files, safe to share and to delete."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.cache import cache_folder, cached, content_key


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_was_built_is_read_again(folder: Path) -> None:
    assert cached("k", lambda: {"a": [1, "é"]}) == {"a": [1, "é"]}
    assert cached("k", lambda: pytest.fail("built again")) == {"a": [1, "é"]}
    assert [path.name for path in folder.iterdir()] == ["k.msgpack"]


@pytest.mark.parametrize("broken", [b"", b"\xc1", b"\x81", b"\x01\x02", b"\xdd\xff\xff\xff\xff"])
def test_a_broken_file_is_built_again(folder: Path, broken: bytes) -> None:
    folder.mkdir()
    (folder / "k.msgpack").write_bytes(broken)
    assert cached("k", lambda: {"new": True}) == {"new": True}
    assert cached("k", lambda: pytest.fail("built again")) == {"new": True}


def test_a_file_with_one_byte_changed_is_built_again(folder: Path) -> None:
    cached("k", lambda: ["Chad", "Mali"])
    path = folder / "k.msgpack"
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert cached("k", lambda: "new") == "new"


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path) -> None:
    folder.write_text("a file, not a folder")
    assert cached("k", lambda: 7) == 7


def test_an_empty_variable_switches_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "")
    assert cache_folder() is None
    assert cached("k", lambda: 1) == 1


def test_the_user_s_cache_is_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FACTCHECK_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / "factcheck")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / ".cache" / "factcheck")


def test_keys_tell_parts_apart() -> None:
    assert content_key("ab", "c") != content_key("a", "bc")
    assert content_key("a", b"b") == content_key("a", "b")
