"""``factcheck review`` as far as it needs no terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Lint


@pytest.fixture
def draft(folder: Path) -> Path:
    path = folder / "story.txt"
    path.write_text("There are a lot of people. They shall come.\n", encoding="utf-8")
    return path


def test_plain_asks_line_by_line(run: Lint, rules: Path, draft: Path) -> None:
    done = run("review", "--plain", "--rules", rules, "--reviewer", "ana", draft, stdin=b"a\nx n\n")
    assert done.exit_code == 0
    assert "accepted" in done.output
    assert "dismissed" in done.output
    again = run("review", "--plain", "--rules", rules, draft, stdin=b"")
    assert "0 to decide" in again.output


def test_plain_goes_from_draft_to_draft(run: Lint, rules: Path, draft: Path) -> None:
    (draft.parent / "other.txt").write_text("They shall not.\n", encoding="utf-8")
    done = run("review", "--plain", "--rules", rules, ".", stdin=b"s\na\nq\n")
    assert "other.txt: 1 to decide" in done.output
    assert "story.txt: 2 to decide" in done.output
    done = run("review", "--plain", "--rules", rules, ".", stdin=b"q\n")
    assert "story.txt" not in done.output


def test_without_a_terminal_it_says_what_to_do(run: Lint, rules: Path, draft: Path) -> None:
    done = run("review", "--rules", rules, draft)
    assert done.exit_code == 2
    assert "--plain" in done.output


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["gone.txt"], "no such file"),
        (["-"], "standard input cannot be reviewed"),
        (["story.txt", "other.txt", "--journal", "j.jsonl"], "--journal is for one draft"),
        (["story.txt", "--keymap", "gone.yml"], "gone.yml: no such file"),
    ],
)
def test_what_cannot_be_done_is_exit_2(run: Lint, rules: Path, draft: Path, arguments: list[str], problem: str) -> None:
    (draft.parent / "other.txt").write_text("They shall not.\n", encoding="utf-8")
    done = run("review", "--rules", rules, *arguments)
    assert done.exit_code == 2
    assert problem in done.output


def test_a_draft_that_cannot_be_read_fails_the_plain_review(run: Lint, rules: Path, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"caf\xe9\n")
    done = run("review", "--plain", "--rules", rules, "bad.txt", stdin=b"")
    assert done.exit_code == 2
    assert "not UTF-8" in done.output
