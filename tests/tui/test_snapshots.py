"""What the main states look like, cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from factcheck.tui.app import ReviewApp
from tests.tui.support import Bench, OwnDesk, settled, story


class Compare(Protocol):
    def __call__(self, app: ReviewApp, *, terminal_size: tuple[int, int], run_before: object) -> bool: ...


WIDE, SMALL = (120, 36), (80, 24)


def check(
    compare: Compare,
    folder: Path,
    *keys: str,
    size: tuple[int, int] = WIDE,
    theme: str = "dark",
    text: str | None = None,
) -> bool:
    async def prepare(pilot: Bench) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    path = story(folder, text) if text is not None else story(folder)
    return compare(ReviewApp(OwnDesk([path]), theme=theme), terminal_size=size, run_before=prepare)


def test_wide(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, "a", "j")


def test_small(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, "a", size=SMALL)


def test_light(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, "j", "x", "enter", theme="light")


def test_contrast(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, "j", size=SMALL, theme="contrast")


def test_no_color(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert check(snap_compare, tmp_path, "j", "s")


def test_empty(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, text="All is well.\n", size=SMALL)


def test_done(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, "a", "a", "a", "a", "a")


def test_help(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, "question_mark", size=SMALL)


def test_note(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, "c", "o", "k", size=SMALL)


def test_compare(snap_compare: Compare, tmp_path: Path) -> None:
    assert check(snap_compare, tmp_path, "j", "v")
