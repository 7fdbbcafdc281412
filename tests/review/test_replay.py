"""Whatever is done in whatever order: what is on disk is what is on the screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.review.fixes import DraftChanged
from factcheck.review.places import journal_path
from factcheck.review.session import Session
from tests.review.support import ARTICLE, Clock, begin, marker, write

LINT = marker("arrested", "costs", r"\bopen\b", "closed", replacement="held")

Step = tuple[str, str, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ana", "bo"]),
        st.sampled_from(["accept", "dismiss", "all", "note", "hand", "fix", "undo", "redo", "edit", "wait"]),
        st.integers(0, 5),
    ),
    max_size=12,
)


def act(session: Session, what: str, number: int) -> None:
    if what == "undo":
        session.undo()
    elif what == "redo":
        session.redo()
    elif what == "all":
        session.decide([view.id for view in session.flags], "accept")
    elif what == "hand":
        block = session.draft.blocks[number % len(session.draft.blocks)]
        session.flag_by_hand(block.sentences[0].span, "sure?")
    elif session.flags:
        flag_id = session.flags[number % len(session.flags)].id
        if what == "note":
            session.note(flag_id, f"note {number}")
        elif what == "fix":
            session.fix(flag_id, f"word{number}")
            session.relint()
        else:
            session.decide([flag_id], what, reason="intended")


def outcome(session: Session) -> tuple[object, ...]:
    return (
        [(view.id, view.status, view.note, view.who, view.history) for view in session.flags],
        {decision.key for decision in session.fixed},
        {decision.key for decision in session.orphans},
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_session_shows_what_a_new_one_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: list[Step]
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    path = write(tmp_path)
    journal_path(path).unlink(missing_ok=True)
    clock = Clock()
    sessions = {who: begin(path, LINT, who=who, clock=clock) for who in ("ana", "bo")}
    for who, what, number in steps:
        session = sessions[who]
        if what == "wait":
            clock.move(number)
        elif what == "edit":
            write(tmp_path, ARTICLE.replace("12", str(10 + number)))
        else:
            if session.changed_on_disk:
                session.reload()
            try:
                act(session, what, number)
            except DraftChanged:
                assert what in ("undo", "redo")
            except ValueError:
                assert what == "fix"
        for each in sessions.values():
            each.refresh()
    for session in sessions.values():
        if session.changed_on_disk or session.needs_lint:
            session.reload()
        assert outcome(session) == outcome(begin(path, LINT, clock=clock))
