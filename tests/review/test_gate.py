"""A draft's repository: lint holds it back, a dismissal lets it through, a changed fact holds it back again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factcheck.cli import main
from factcheck.engine import lint as engine_lint
from factcheck.engine import load_rules
from factcheck.review.places import journal_path
from factcheck.review.session import Session
from tests.review.support import Clock

RULES = """
rules:
  - name: bridge
    extends: contradiction
    message: "Conflicting statements on whether {topic}"
    level: error
    topic: the bridge is open
    positions:
      open: ['bridge is open']
      closed: ['bridge is closed']
"""
STORY = "The bridge is open to 40 cars an hour.\n\nThe bridge is closed after 3 accidents with Danish lorries.\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.yml"
    path.write_text(RULES)
    return path


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY)
    return path


def lint(draft: Path, rules: Path, *options: str) -> tuple[int, list[dict[str, Any]]]:
    """Exit status and flags."""
    arguments = ["lint", str(draft), "--rules", str(rules), "--format", "json", *options]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, json.loads(result.stdout)["files"][0]["flags"]


def dismiss(draft: Path, rules: Path, *, journal: Path | None = None) -> None:
    loaded = load_rules(rules)
    session = Session.open(draft, lambda read: engine_lint(read, loaded), reviewer="ana", now=Clock(), journal=journal)
    session.decide([view.id for view in session.flags], "dismiss", reason="disputed")


def test_red_green_and_red_again(draft: Path, rules: Path) -> None:
    status, flags = lint(draft, rules)
    assert (status, [flag["status"] for flag in flags]) == (1, ["open"])
    dismiss(draft, rules)
    status, flags = lint(draft, rules)
    assert (status, [flag["status"] for flag in flags]) == (0, ["dismissed"])
    assert lint(draft, rules, "--no-decisions")[0] == 1
    for figure, other in (("40 cars", "50 cars"), ("3 accidents", "4 accidents")):
        draft.write_text(STORY.replace(figure, other))
        status, flags = lint(draft, rules)
        assert (status, [flag["status"] for flag in flags]) == (1, ["reopened"])
    draft.write_text("It rained.\n\n" + STORY.replace(" ", "  "))
    assert lint(draft, rules)[0] == 0


def test_lint_writes_no_journal(draft: Path, rules: Path) -> None:
    lint(draft, rules)
    assert not journal_path(draft).exists()


def test_a_renamed_draft_stays_green(draft: Path, rules: Path) -> None:
    dismiss(draft, rules)
    assert lint(draft.rename(draft.with_name("final.md")), rules)[0] == 0


def test_a_damaged_line_lets_nothing_through_but_the_review_opens(draft: Path, rules: Path) -> None:
    loaded = load_rules(rules)

    def open_review() -> Session:
        return Session.open(draft, lambda read: engine_lint(read, loaded), reviewer="ana", now=Clock())

    session = open_review()
    session.decide([view.id for view in session.flags], "accept")
    session.note(session.flags[0].id, "ask the county")
    journal = journal_path(draft)
    whole = journal.read_bytes()
    lines = whole.splitlines(keepends=True)
    journal.write_bytes(b"".join([lines[0], lines[1][:40] + b"\n", *lines[2:]]))
    arguments = ["lint", str(draft), "--rules", str(rules)]
    assert CliRunner().invoke(main, arguments).exit_code == 2
    again = open_review()
    assert [view.note for view in again.flags] == ["ask the county"]
    assert "line 2 cannot be read" in again.notices[0]
    damaged = journal.read_bytes()
    again.decide([again.flags[0].id], "dismiss", reason="intended")
    assert journal.read_bytes().startswith(damaged)
    assert CliRunner().invoke(main, arguments).exit_code == 2
    journal.write_bytes(whole)
    assert CliRunner().invoke(main, arguments).exit_code == 1


def test_a_journal_elsewhere(draft: Path, rules: Path, tmp_path: Path) -> None:
    place = tmp_path / "decisions.jsonl"
    dismiss(draft, rules, journal=place)
    assert lint(draft, rules)[0] == 1
    assert lint(draft, rules, "--journal", str(place))[0] == 0
