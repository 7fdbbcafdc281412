"""From files to drafts."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.draft import Draft
from factcheck.draft.reader import DraftError, format_of, iter_drafts, read, read_bytes


def test_the_suffix_chooses_the_format(tmp_path: Path) -> None:
    for name, kind in (("a.txt", "paragraph"), ("a.MD", "title")):
        (tmp_path / name).write_text("# The bridge\n", encoding="utf-8")
        draft = read(tmp_path / name)
        assert draft.blocks[0].kind.value == kind
        assert draft.path == str(tmp_path / name)
    assert format_of("a.markdown") == "markdown"
    assert format_of("a.jsonl") is None


def test_a_date_is_given_for_a_draft_without_one() -> None:
    assert read_bytes(b"Text.", path="a.txt", date="2022-09-28").metadata.date == datetime.date(2022, 9, 28)
    dated = read_bytes(b"---\ndate: 2020-01-02\n---\n", path="a.md", date=datetime.date(2022, 9, 28))
    assert dated.metadata.date == datetime.date(2020, 1, 2)


BAD_DATES = ["2024-13-45", "2024-02-30", "07/03/2024", "soon", "March 2024", "[2024-03-07, 2024-03-08]", "{at: soon}"]


@pytest.mark.parametrize("written", BAD_DATES)
def test_a_date_that_cannot_be_read_is_no_missing_date(written: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: Bridge\ndate: {written}\n---\nText.\n", encoding="utf-8")
    said = r"broken front matter at line 3, column [78]: “.+” is no date; write it as 2024-03-07, or give --date"
    with pytest.raises(DraftError, match=said):
        read(path)
    assert read(path, date="2022-09-28").metadata.date == datetime.date(2022, 9, 28)


@pytest.mark.parametrize("written", ["", "''", "~", "null", " "])
def test_an_empty_date_is_none(written: str) -> None:
    assert read_bytes(f"---\ndate: {written}\n---\n".encode(), path="a.md").metadata.date is None


@pytest.mark.parametrize("name", ["md", "markdown", "mkd"])
def test_a_suffix_names_its_format(name: str) -> None:
    assert Draft.from_text("# Bridge", name).format == "markdown"


def test_given_title_and_standfirst_are_blocks_without_a_place() -> None:
    draft = Draft.from_text("Text.", title="The title", standfirst="The standfirst.", date="2022-09-28")
    assert [block.kind.value for block in draft.blocks] == ["title", "standfirst", "paragraph"]
    assert [block.index for block in draft.blocks] == [0, 1, 2]
    assert draft.blocks[0].source_map.span(4, 9) == (0, 0)


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"\xff", "byte 1, line 1"), (b"a\r\nb\rc\n\xe9t\xe9", "byte 8, line 4"), (b"ok \xed\xa0\x80", "byte 4, line 1")],
)
def test_bytes_that_are_not_utf8_are_named(data: bytes, place: str) -> None:
    with pytest.raises(DraftError, match=place) as caught:
        read_bytes(data, path="a.txt")
    assert caught.value.path == "a.txt"
    assert caught.value.message.startswith("not UTF-8")


def test_files_that_are_no_drafts(tmp_path: Path) -> None:
    for name in ("missing.txt", "draft.pdf", "draft"):
        with pytest.raises(DraftError) as caught:
            read(tmp_path / name)
        assert caught.value.path == str(tmp_path / name)
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(DraftError, match="directory"):
        read(tmp_path / "folder.txt")


def test_unknown_format_and_date() -> None:
    with pytest.raises(ValueError, match="pdf"):
        Draft.from_text("x", "pdf")
    with pytest.raises(ValueError, match="yesterday"):
        Draft.from_text("x", date="yesterday")


def test_drafts_below_a_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c.jsonl", ".hidden.txt", ".git/x.txt", "a/.x/y.md", "c.MD", "b.factcheck.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    errors: list[OSError] = []
    found = [Path(path).relative_to(tmp_path).as_posix() for path in iter_drafts(tmp_path, errors.append)]
    assert [error.filename for error in errors] == [str(tmp_path / "gone.txt")]
    assert found == ["a/z.md", "b.txt", "c.MD"]


def test_plain_text_needs_neither_grammar_nor_yaml() -> None:
    code = (
        "import sys; from factcheck.draft import Draft; Draft.from_text('One. Two.'); "
        "sys.exit(bool({'tree_sitter', 'yaml', 'sentencex', 'textual'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    for name in ("draft.md", "draft"):
        with pytest.raises(DraftError, match="no such file"):
            read(tmp_path / name)
