"""Keymap files: what they may say, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.tui.keys import GROUPS, SHEET_GROUPS, KeymapError, read_keymap


def keymap(folder: Path, text: str) -> Path:
    path = folder / "keymap.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_keys_are_named_by_id(tmp_path: Path) -> None:
    assert read_keymap(keymap(tmp_path, "accept: p\nhelp: [f1, ',']\n")) == {"accept": "p", "help": "f1,comma"}
    assert read_keymap(keymap(tmp_path, "")) == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("acept: p\n", "1:8: unknown key id “acept”; did you mean “accept”?"),
        ("accept: x\n", "“x” is given to both accept and dismiss"),
        ("accept:\n", "“accept” has no key"),
        ("- accept\n", "a keymap is a list of lines such as accept: a"),
        ("accept: [\n", "keymap.yml:"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(KeymapError) as raised:
        read_keymap(keymap(tmp_path, text))
    assert problem in str(raised.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(KeymapError, match="no such file"):
        read_keymap(tmp_path / "none.yml")


def test_ids_are_unique() -> None:
    ids = [key.id for groups in (GROUPS, SHEET_GROUPS) for group in groups.values() for key in group]
    assert len(ids) == len(set(ids))
