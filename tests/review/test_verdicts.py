"""Verdicts on the check sheet."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck.draft import Span
from tests.review.support import begin, write


class Item(NamedTuple):
    kind: str
    text: str
    normal_form: str
    statement: str
    span: Span = Span(0, 1)


def people(number: str, rest: str = "were arrested in Oslo on Friday.") -> Item:
    return Item("quantity", f"{number} people", f"{number} person", f"In all, {number} people {rest}")


OSLO = Item("name", "Oslo", "oslo", "In all, 12 people were arrested in Oslo on Friday.")


def test_a_fact_that_recurs_is_asked_once(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    session.take_sheet([people("12"), OSLO, people("12", "wait for their trial.")])
    assert session.verdict(people("12"), "confirmed", source="police log", note="p. 3") == [0, 2]
    assert [view.status for view in session.sheet] == ["confirmed", "open", "confirmed"]
    again = begin(session.path)
    again.take_sheet([OSLO, people("12")])
    verdict = again.sheet[1].verdict
    assert verdict
    assert (verdict.verdict, verdict.source, verdict.note, verdict.who) == ("confirmed", "police log", "p. 3", "ana")


def test_a_claim_that_changes_reopens(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    session.take_sheet([people("12"), OSLO])
    session.verdict(people("12"), "cannot verify")
    again = begin(session.path)
    again.take_sheet([OSLO, people("21"), people("21", "live there and it rains.")])
    assert [view.status for view in again.sheet] == ["open", "reopened", "open"]
    assert again.sheet[1].verdict
    assert again.sheet[1].verdict.claim.text == "12 people"
    assert again.verdict(people("21"), "confirmed") == [1, 2]


def test_a_verdict_is_undone(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    session.take_sheet([OSLO])
    session.verdict(OSLO, "disputed")
    assert session.undo()
    assert session.sheet[0].status == "open"
    assert session.redo()
    assert session.sheet[0].status == "disputed"


def test_an_unknown_verdict_is_refused(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    with pytest.raises(ValueError, match="maybe"):
        session.verdict(OSLO, "maybe")
    assert not session.journal.exists
