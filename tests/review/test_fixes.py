"""Changes to a file: atomic, byte for byte, taken back without a trace."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft import Span
from factcheck.review.fixes import DraftChanged, apply_edit, inverse, make_edit, remap_span

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(source=TEXT, start=st.integers(0, 40), length=st.integers(0, 10), new=TEXT)
def test_undo_restores_every_byte(
    tmp_path_factory: pytest.TempPathFactory, source: str, start: int, length: int, new: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "fix.txt"
    path.write_bytes(source.encode())
    span = Span(min(start, len(source)), min(start + length, len(source)))
    try:
        edit = make_edit(source, span, new)
    except ValueError:
        return
    changed = apply_edit(path, edit)
    assert changed == source[: span.start] + edit.new + source[span.end :]
    assert path.read_bytes() == changed.encode()
    apply_edit(path, inverse(edit))
    assert path.read_bytes() == source.encode()


@given(
    source=TEXT,
    edit_at=st.tuples(st.integers(0, 40), st.integers(0, 10)),
    at=st.tuples(st.integers(0, 40), st.integers(1, 10)),
)
def test_spans_keep_their_words(source: str, edit_at: tuple[int, int], at: tuple[int, int]) -> None:
    span = Span(min(at[0], len(source)), min(sum(at), len(source)))
    changed = Span(min(edit_at[0], len(source)), min(sum(edit_at), len(source)))
    if span.start == span.end or (span.start < changed.end and changed.start < span.end):
        return
    new = "☃☃"
    if source[changed.start : changed.end] == new or (span.start < changed.start < span.end):
        return
    edit = make_edit(source, changed, new)
    after = source[: changed.start] + edit.new + source[changed.end :]
    moved = remap_span(span, edit)
    assert after[moved.start : moved.end] == source[span.start : span.end]


def test_a_span_around_the_change_holds_the_new_words() -> None:
    edit = make_edit("the old words here", Span(4, 7), "newer")
    assert remap_span(Span(0, 13), edit) == Span(0, 15)
    assert remap_span(Span(5, 6), edit) == Span(4, 9)


def test_line_ends_of_a_replacement_become_the_drafts() -> None:
    assert make_edit("a\r\nb", Span(0, 1), "x\ny").new == "x\r\ny"
    assert make_edit("a\rb", Span(0, 1), "x\ny").new == "x\ry"
    assert make_edit("a\nb", Span(0, 1), "x\r\ny").new == "x\ny"


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "story.txt", tmp_path / "link.txt"
    path.write_text("one two")
    path.chmod(0o640)
    link.symlink_to(path)
    apply_edit(link, make_edit("one two", Span(0, 3), "six"))
    assert path.read_text() == "six two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["link.txt", "story.txt"]


def test_another_text_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    edit = make_edit("one two", Span(0, 3), "six")
    with pytest.raises(DraftChanged, match="gone"):
        apply_edit(path, edit)
    path.write_text("one two three")
    with pytest.raises(DraftChanged, match="another program"):
        apply_edit(path, edit)
    assert path.read_text() == "one two three"


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "story.txt"
    path.write_text("one two")
    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(OSError, match="No space"):
        apply_edit(path, make_edit("one two", Span(0, 3), "six"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["story.txt"]
    assert path.read_text() == "one two"


def test_nothing_to_change_is_said() -> None:
    with pytest.raises(ValueError, match="already"):
        make_edit("one two", Span(0, 3), "one")
