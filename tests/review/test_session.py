"""A review from the first decision to the last, without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.draft import Draft, Span
from factcheck.flag import Level
from factcheck.review.events import BY_HAND
from factcheck.review.fixes import DraftChanged
from factcheck.review.gate import holds_back, statuses
from factcheck.review.journal import JournalError
from factcheck.review.places import journal_path
from factcheck.review.session import Session
from tests.review.support import ARTICLE, WORDS, Clock, begin, ids, marker, stand, write


def test_a_fresh_draft_is_open(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    assert stand(session) == ["arrested open", "costs open", "open open"]
    assert session.progress == (3, 3, 0, 0, 0, 0)
    assert not journal_path(session.path).exists()


def test_decisions_are_there_when_the_review_is_opened_again(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    first, second, third = ids(session)
    assert session.decide([first], "accept") == [first]
    assert session.decide([second], "dismiss", reason="intended", note="as the budget has it") == [second]
    assert session.note(third, "ask the harbour") == [third]
    again = begin(path, who="bo")
    assert stand(again) == stand(session) == ["arrested accepted", "costs dismissed", "open open"]
    assert again.view(second).note == "as the budget has it"
    assert again.view(third).note == "ask the harbour"
    assert again.view(first).who == "ana"
    assert again.progress == (3, 1, 1, 1, 0, 2)
    assert again.progress.decided == 2


def test_dismissing_needs_a_reason(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    for reason in ("", "because"):
        with pytest.raises(ValueError, match="Reason"):
            session.decide(ids(session)[:1], "dismiss", reason=reason)
    assert not session.journal.exists


def test_a_batch_is_one_step(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    assert session.decide(ids(session), "accept") == ids(session)
    step = session.undo()
    assert step
    assert step.changed == ids(session)
    assert session.progress.open == 3
    assert session.undo() is None
    assert session.redo()
    assert session.progress.accepted == 3
    assert session.redo() is None


def test_undo_reaches_into_an_earlier_session(tmp_path: Path) -> None:
    path = write(tmp_path)
    begin(path).decide(ids(begin(path))[:1], "accept")
    session = begin(path)
    assert session.undo()
    assert stand(begin(path))[0] == "arrested open"


def test_the_next_open_flag_is_found_round_the_end(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    first, second, third = ids(session)
    assert session.next_open() == first
    session.decide([third], "accept")
    assert session.next_open(second) == first
    session.decide([first, second], "accept")
    assert session.next_open(first) is None


def test_a_changed_figure_reopens_and_shows_before_and_after(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    session.decide(ids(session)[:1], "dismiss", reason="intended")
    write(tmp_path, ARTICLE.replace("12 people", "21 people"))
    again = begin(path)
    view = again.flags[0]
    assert view.status == "reopened"
    assert view.change
    assert "12 people" in view.change.before
    assert "21 people" in view.change.after
    again.note(view.id, "call Oslo")
    assert (again.flags[0].status, again.flags[0].note) == ("reopened", "call Oslo")
    again.decide([view.id], "accept")
    assert (again.flags[0].status, again.flags[0].note, len(again.flags[0].history)) == ("accepted", "call Oslo", 3)
    again.undo()
    assert again.flags[0].status == "reopened"
    again.redo()
    third = begin(path)
    assert third.flags[0].status == "accepted"
    assert not third.orphans


def test_a_decision_comes_back_with_the_words_it_was_made_on(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    session.decide(ids(session)[:1], "dismiss", reason="not an error")
    write(tmp_path, ARTICLE.replace("12 people", "21 people"))
    session = begin(path)
    session.decide(ids(session)[:1], "accept")
    write(tmp_path)
    session = begin(path)
    assert session.flags[0].status == "dismissed"
    assert [decision.record.statement for decision in session.fixed] == [ARTICLE.split("\n")[0].replace("12", "21")]


def test_what_is_gone_is_fixed_or_orphaned(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    first, second, third = ids(session)
    session.decide([first], "accept")
    session.decide([second], "dismiss", reason="other", note="as agreed")
    session.note(third, "ask")
    write(tmp_path, "Nothing of this is left.\n")
    again = begin(path)
    assert [decision.key for decision in again.fixed] == [first]
    assert {decision.key for decision in again.orphans} == {second, third}


def test_a_rule_that_did_not_run_says_nothing_of_its_decisions(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    session.decide(ids(session), "accept")
    some = statuses(path, session.draft, [], rules={"other.rule"})
    assert (some.views, some.fixed, some.orphans, len(some.unchecked)) == ((), (), (), 3)
    assert len(statuses(path, session.draft, []).fixed) == 3
    narrow = Session.open(path, lambda _: [], reviewer="ana", now=Clock(), rules={"other.rule"})
    assert not narrow.fixed


def test_two_reviewers_at_once(tmp_path: Path) -> None:
    path = write(tmp_path)
    ana, bo = begin(path, who="ana"), begin(path, who="bo")
    first, second, _ = ids(ana)
    bo.decide([first], "accept")
    assert ana.decide([second], "accept") == [first, second]
    assert bo.refresh() == [second]
    assert bo.refresh() == []
    assert stand(ana) == stand(bo)
    assert bo.undo()
    assert stand(bo)[:2] == ["arrested open", "costs accepted"]


def test_a_renamed_draft_keeps_its_decisions(tmp_path: Path) -> None:
    path = write(tmp_path)
    begin(path).decide(ids(begin(path))[:1], "accept")
    renamed = path.rename(tmp_path / "final.txt")
    session = begin(renamed)
    assert session.flags[0].status == "accepted"
    session.decide(ids(session)[1:2], "accept")
    assert [entry.name for entry in sorted(tmp_path.iterdir())] == ["final.txt", "final.txt.factcheck.jsonl"]
    renamed.write_text(ARTICLE + "\nMore.\n")
    assert begin(renamed).progress.accepted == 2


def test_a_journal_in_another_place(tmp_path: Path) -> None:
    path, place = write(tmp_path), tmp_path / "elsewhere.jsonl"
    session = Session.open(path, WORDS, reviewer="ana", journal=place, now=Clock())
    session.decide(ids(session)[:1], "accept")
    assert place.exists()
    assert not journal_path(path).exists()
    assert statuses(path, session.draft, WORDS(session.draft), place).views[0].status == "accepted"


def test_a_decision_that_cannot_be_written_is_not_made(tmp_path: Path) -> None:
    session = Session.open(write(tmp_path), WORDS, reviewer="ana", journal=tmp_path / "no" / "j.jsonl", now=Clock())
    with pytest.raises(JournalError):
        session.decide(ids(session)[:1], "accept")
    assert session.progress.accepted == 0


def test_flags_can_come_later(tmp_path: Path) -> None:
    session = Session.open(write(tmp_path), WORDS, reviewer="ana", now=Clock(), lint_now=False)
    assert session.needs_lint
    assert session.flags == []
    session.take(session.lint(session.draft))
    assert not session.needs_lint
    assert len(session.flags) == 3


def test_lone_surrogates_in_a_note_are_replaced(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    session.note(ids(session)[0], "caf\udce9")
    assert session.flags[0].note == "caf?"


FIGURE = marker(r"12 people", r"\$4\.2 million", "closed", replacement="14 people")


def test_a_fix_is_written_and_moves_the_others_along(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeff" + ARTICLE.replace("\n", "\r\n"))
    original = path.read_bytes()
    session = begin(path, FIGURE)
    session.decide(ids(session)[1:2], "dismiss", reason="intended")
    session.fix(ids(session)[0])
    assert path.read_bytes() == original.replace(b"12 people", b"14 people")
    session.fix(ids(session)[0], "$4.25 million")
    assert session.needs_lint
    assert [decision.record.text for decision in session.fixed] == ["12 people", "$4.2 million"]
    (view,) = session.flags
    assert session.draft.source[view.flag.span.start : view.flag.span.end] == "closed"
    session.undo()
    assert stand(session) == ["$4.2 million dismissed", "closed open"]
    session.undo()
    assert path.read_bytes() == original
    assert stand(session) == ["12 people open", "$4.2 million dismissed", "closed open"]
    assert session.redo()
    assert path.read_bytes() == original.replace(b"12 people", b"14 people")
    session.relint()
    assert stand(session) == ["$4.2 million dismissed", "closed open"]


def test_a_fix_is_undone_in_a_later_session(tmp_path: Path) -> None:
    path = write(tmp_path)
    begin(path, FIGURE).fix(ids(begin(path, FIGURE))[0])
    session = begin(path, FIGURE)
    session.undo()
    assert path.read_text() == ARTICLE
    session.relint()
    assert stand(session)[0] == "12 people open"


def test_a_draft_changed_by_another_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path, FIGURE)
    path.write_text(ARTICLE + "More.\n")
    assert session.changed_on_disk
    with pytest.raises(DraftChanged):
        session.fix(ids(session)[0])
    assert path.read_text() == ARTICLE + "More.\n"
    assert not session.journal.exists
    session.reload()
    session.fix(ids(session)[0])
    path.write_text("Another text.\n")
    with pytest.raises(DraftChanged):
        session.undo()
    assert path.read_text() == "Another text.\n"


def test_a_fix_that_cannot_be_written_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    path = write(tmp_path)
    session = begin(path, FIGURE)
    monkeypatch.setattr("factcheck.review.session.apply_edit", full)
    with pytest.raises(OSError, match="No space"):
        session.fix(ids(session)[0])
    assert path.read_text() == ARTICLE
    assert stand(begin(path, FIGURE))[0] == "12 people open"


def test_a_fix_that_would_break_the_draft_is_not_made(tmp_path: Path) -> None:
    text = "---\ntitle: Oslo held 12 people\n---\nPolice arrested 12 people.\n"
    path = write(tmp_path, text, "story.md")
    session = begin(path, FIGURE)
    assert stand(session) == ["12 people open", "12 people open"]
    with pytest.raises(ValueError, match="front matter"):
        session.fix(ids(session)[0], "12: [people")
    assert path.read_text() == text
    assert stand(session) == ["12 people open", "12 people open"]


def test_words_that_are_not_in_the_file_cannot_be_fixed(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = Session.open(
        path, FIGURE, reviewer="ana", now=Clock(), read=lambda _: Draft.from_text(ARTICLE, title="Oslo: 12 people held")
    )
    with pytest.raises(ValueError, match="do not stand"):
        session.fix(ids(session)[0])
    assert path.read_text() == ARTICLE


def test_a_crash_before_the_draft_is_written_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> str:
        raise KeyboardInterrupt

    path = write(tmp_path)
    session = begin(path, FIGURE)
    monkeypatch.setattr("factcheck.review.session.apply_edit", killed)
    with pytest.raises(KeyboardInterrupt):
        session.fix(ids(session)[0])
    monkeypatch.undo()
    again = begin(path, FIGURE)
    assert stand(again)[0] == "12 people accepted"
    assert again.undo()
    assert path.read_text() == ARTICLE
    assert stand(again)[0] == "12 people open"


def select(source: str, words: str) -> Span:
    start = source.index(words)
    return Span(start, start + len(words))


def test_a_passage_flagged_by_hand_lives_by_the_same_rules(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    made = session.flag_by_hand(select(ARTICLE, "the mayor"), "which mayor?")
    view = session.view(made)
    assert (view.flag.rule, view.flag.text, view.status, view.flag.level) == (BY_HAND, "the mayor", "accepted", "error")
    assert [flag.flag.text for flag in session.flags] == ["arrested", "costs", "the mayor", "open"]
    write(tmp_path, "Rain.\n\n" + ARTICLE.replace("the mayor", "the\u00a0mayor"))
    moved = begin(path)
    assert "the\u00a0mayor accepted" in stand(moved)
    moved.decide([made], "dismiss", reason="intended")
    write(tmp_path, ARTICLE.replace("$4.2", "$42"))
    changed = begin(path)
    assert "the mayor reopened" in stand(changed)
    changed.decide([next(view.id for view in changed.flags if view.flag.rule == BY_HAND)], "accept")
    write(tmp_path, ARTICLE.replace("$4.2", "$42").replace("the mayor", "Mayor Eva Dahl"))
    assert [decision.record.rule for decision in begin(path).fixed] == [BY_HAND]


def test_a_flag_by_hand_is_undone(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    session.flag_by_hand(select(ARTICLE, "Oslo"), "Bergen?")
    assert len(session.flags) == 4
    session.undo()
    assert len(session.flags) == 3
    session.redo()
    assert len(session.flags) == 4


def test_there_is_nothing_to_flag_between_paragraphs(tmp_path: Path) -> None:
    session = begin(write(tmp_path))
    gap = ARTICLE.index("\n\n")
    with pytest.raises(ValueError, match="no text"):
        session.flag_by_hand(Span(gap, gap + 2), "gap")


def test_a_dismissed_passage_whose_own_figure_changes_reopens(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    made = session.flag_by_hand(select(ARTICLE, "$4.2 million"), "sure?")
    session.decide([made], "dismiss", reason="not an error")
    write(tmp_path, ARTICLE.replace("$4.2 million", "$4.8 million"))
    assert "$4.8 million reopened" in stand(begin(path))


def test_the_gate(tmp_path: Path) -> None:
    path = write(tmp_path)
    lint = marker("arrested", "costs", level=Level.WARNING)
    session = begin(path, lint)
    first, second = ids(session)

    def red(level: Level) -> bool:
        draft = session.draft
        return holds_back(statuses(path, draft, lint(draft)).views, level)

    assert not red(Level.ERROR)
    assert red(Level.WARNING)
    session.decide([first], "accept")
    assert red(Level.ERROR)
    session.decide([first, second], "dismiss", reason="intended")
    assert not red(Level.SUGGESTION)


def test_lint_reports_what_is_wrong_with_the_journal(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    session.decide(ids(session)[:1], "accept")
    with journal_path(path).open("ab") as file:
        file.write(b'{"id": "01')
    reviewed = statuses(path, session.draft, WORDS(session.draft))
    assert [view.status for view in reviewed.views] == ["accepted", "open", "open"]
    assert len(reviewed.notices) == 1
    assert "line 3 was cut off" in reviewed.notices[0]
