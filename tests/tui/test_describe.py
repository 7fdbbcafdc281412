"""What is said about a flag."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck.draft import Draft, Span
from factcheck.flag import Evidence, Flag, Level, Suggestion
from factcheck.review.standing import View
from factcheck.tui.clipboard import copy_natively
from factcheck.tui.describe import describe_flag, moment
from factcheck.tui.export import report_path
from factcheck.tui.paragraphs import paragraph, pieces_of
from factcheck.tui.screens.compare import differences

DRAFT = Draft.from_text("The pier is open.\n\nThe pier is closed.\n")
FLAG = Flag(
    rule="test.state",
    check="contradiction",
    level=Level.ERROR,
    message="Open or closed?",
    span=Span(12, 16),
    text="open",
    evidence=(
        Evidence(text="closed", span=Span(31, 37), statement="The pier is closed.", speaker="Liv Moen", note="denied"),
        Evidence(text="The pier opened in 1931", source="Harbour Board, 1931"),
    ),
    suggestions=(Suggestion(span=Span(12, 16), replacement="closed"), Suggestion(span=Span(12, 16), replacement="")),
    statement="The pier is open.",
    fingerprint="1",
)


def lines(*, evidence: int = 0) -> list[str]:
    described = describe_flag(DRAFT, View(FLAG), place=(3, 7), evidence=evidence)
    return [each.label + each.text for each in described]


def test_everything_about_a_flag_is_said() -> None:
    assert lines() == [
        "E error  test.state  3 of 7  open",
        "Open or closed?",
        "this     1 The pier is [open].",
        "other◆   3 The pier is [closed].  says Liv Moen; denied",
        "fact       The pier opened in 1931  source: Harbour Board, 1931",
        "fix      1 “open” → “closed”",
        "         2 “open” → leave it out",
    ]


def test_the_current_evidence_is_marked() -> None:
    assert [line[:6] for line in lines(evidence=1)[3:5]] == ["other ", "fact ◆"]


def test_a_long_statement_is_cut_around_the_words() -> None:
    statement = "Well before dawn on the coldest day of the year the pier was open to all who cared to walk there."
    text = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces_of(statement, "open", room=40))
    assert "[open]" in text
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) <= 42


def test_paragraphs_are_safe_and_on_one_line() -> None:
    made = paragraph("", "a\x1b[2J\nb", (" [/b]\t", "strong"))
    assert made.text == "a␛[2J b [/b] "
    assert made.marks == ((7, 13, "strong"),)


def test_differing_words_are_found_whatever_their_case() -> None:
    left, right = differences("The pier is open.", "the PIER is closed now.")
    assert left == [(12, 16)]
    assert right == [(12, 22)]


def test_times_are_said_in_words() -> None:
    assert moment("2022-09-28T12:00:00.000Z") == "28 Sep 2022 12:00"


def test_over_ssh_or_without_a_desktop_the_terminal_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_CONNECTION", "here there")
    assert not copy_natively("words")
    for name in ("SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not copy_natively("words")


def test_on_a_desktop_its_own_tool_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "wl-copy"
    tool.write_text(f'#!/bin/sh\ncat > "{tmp_path}/clipboard"\n', encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert copy_natively("the “pier”")
    assert (tmp_path / "clipboard").read_text(encoding="utf-8") == "the “pier”"


def test_a_report_never_takes_the_drafts_name() -> None:
    session: Any = SimpleNamespace(path=Path("drafts/story.md"))
    assert {str(report_path(session, output)) for output in ("html", "markdown")} == {
        "drafts/story.factcheck.html",
        "drafts/story.factcheck.md",
    }
