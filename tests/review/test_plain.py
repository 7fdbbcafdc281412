"""``review --plain``: letters in, words out, each answer on disk before its word is said."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from factcheck.review.journal import Journal
from factcheck.review.ledger import Ledger
from factcheck.review.places import journal_path
from factcheck.review.plain import PlainReview
from factcheck.review.session import Session
from tests.review.support import ARTICLE, begin, marker, stand, write

LINT = marker("arrested", "costs", r"\bopen\b", replacement="held")


def talk(path: Path, answers: str) -> tuple[Session, list[str]]:
    session = begin(path, LINT)
    out = io.StringIO()
    PlainReview(session, io.StringIO(answers), out).run()
    return session, out.getvalue().replace(" > ", " >\n").splitlines()


def test_every_flag_in_turn(tmp_path: Path) -> None:
    session, lines = talk(write(tmp_path), "a\nx\ni\ns\n")
    assert stand(session) == ["arrested accepted", "costs dismissed", "open open"]
    spoken = [line for line in lines if line in ("accepted", "dismissed", "skipped")]
    assert spoken == ["accepted", "dismissed", "skipped"]
    assert lines[0].endswith("story.txt: 3 to decide, 0 accepted, 0 dismissed")
    assert lines[-1] == "1 to decide, 1 accepted, 1 dismissed, 1 skipped"
    assert "1 of 3  error, line 1 column 8  test.mark" in lines
    assert "in: “Police arrested 12 people in Oslo on Friday, Anna Berg said.”" in lines


@pytest.mark.parametrize(("answers", "after"), [("a\n", "open"), ("x\ni\n", "open"), ("f\n", "open")])
def test_the_last_answer_can_be_taken_back(tmp_path: Path, answers: str, after: str) -> None:
    path = write(tmp_path)
    session, lines = talk(path, f"s\ns\n{answers}u\nq\n")
    assert stand(session)[2] == f"open {after}"
    assert "undone" in lines
    assert path.read_bytes() == ARTICLE.encode()
    talk(path, "a\na\na\n")
    session, lines = talk(path, "u\n")
    assert stand(session)[2] == "open open"
    assert "nothing is left to decide here" in lines


def test_a_draft_before_the_last_ends_of_itself(tmp_path: Path) -> None:
    out = io.StringIO()
    answers = io.StringIO("a\na\na\na\n")
    review = PlainReview(begin(write(tmp_path), LINT), answers, out, stays=False)
    review.run()
    assert not review.ended
    assert answers.read() == "a\n"


def test_the_other_statement_is_told_whole(tmp_path: Path) -> None:
    session = begin(write(tmp_path), marker(r"bridge is open", against=r"is closed"))
    out = io.StringIO()
    PlainReview(session, io.StringIO("q\n"), out).run()
    told = out.getvalue().splitlines()
    assert (
        told[told.index("against: line 7 “is closed”") + 1] == "in: “The bridge is closed, Karl Lund said on Monday.”"
    )


@pytest.mark.parametrize("answers", ["", "a", "x\n", "x\no\n", "c\n", "f", "q\n", "Q\n", "a\nq\na\n"])
def test_the_end_comes_in_good_order(tmp_path: Path, answers: str) -> None:
    session, lines = talk(write(tmp_path), answers)
    assert "to decide" in lines[-1]
    assert stand(begin(session.path, LINT)) == stand(session)


@pytest.mark.parametrize(
    ("answers", "reason", "note"),
    [
        ("x\nn\n", "not an error", ""),
        ("x\nx\n", "not an error", ""),
        ("x\na\nI\n", "intended", ""),
        ("x disputed\n", "disputed", ""),
        ("x\nagreed with the desk\n", "other", "agreed with the desk"),
        ("x o\n", "other", ""),
    ],
)
def test_a_dismissal_has_a_reason(tmp_path: Path, answers: str, reason: str, note: str) -> None:
    session, lines = talk(write(tmp_path), answers)
    decision = session.flags[0].decision
    assert decision
    assert (decision.choice, decision.reason, decision.note) == ("dismiss", reason, note)
    assert "dismissed" in lines


@pytest.mark.parametrize(
    ("answers", "said"),
    [("x\n\n", "nothing was decided"), ("x\n", "nothing was decided"), ("c\n\n", "nothing was noted")],
)
def test_a_question_within_an_answer_can_be_left(tmp_path: Path, answers: str, said: str) -> None:
    session, lines = talk(write(tmp_path), answers)
    assert stand(session) == ["arrested open", "costs open", "open open"]
    assert session.flags[0].note == ""
    assert lines.count("1 of 3  error, line 1 column 8  test.mark") == 2
    assert lines.index(said) < len(lines) - 1 - lines[::-1].index("1 of 3  error, line 1 column 8  test.mark")


def test_a_note_can_be_taken_out(tmp_path: Path) -> None:
    session, _ = talk(write(tmp_path), "c call Oslo\nc\n\nq\n")
    assert session.flags[0].note == "call Oslo"
    session, _ = talk(session.path, "c\n-\nq\n")
    assert session.flags[0].note == ""


def test_after_leaving_a_question_the_flag_can_be_decided(tmp_path: Path) -> None:
    session, lines = talk(write(tmp_path), "x\n\na\nq\n")
    assert stand(session)[0] == "arrested accepted"
    assert "dismissed" not in lines


def test_without_a_suggestion_there_is_nothing_to_apply(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path)
    out = io.StringIO()
    PlainReview(session, io.StringIO("f\nu\nq\n"), out).run()
    assert "there is no suggestion" in out.getvalue()
    assert path.read_text() == ARTICLE


def test_notes_help_and_unknown_letters(tmp_path: Path) -> None:
    session, lines = talk(write(tmp_path), "c\ncall Oslo\n?\nw\n\nc again\nq\n")
    assert lines.count("noted") == 2
    assert session.flags[0].note == "again"
    assert [line.startswith("x  dismiss") for line in lines].count(True) == 3
    assert "note: “call Oslo”" in lines


def test_undo_goes_back_to_the_flag(tmp_path: Path) -> None:
    session, lines = talk(write(tmp_path), "u\na\nu\nx n\nq\n")
    assert "there is nothing to undo" in lines
    assert "undone" in lines
    assert stand(session)[0] == "arrested dismissed"


def test_fixes_are_applied_and_undone(tmp_path: Path) -> None:
    path = write(tmp_path)
    session, lines = talk(path, "f\nf will cost\nu\nq\n")
    assert path.read_text() == ARTICLE.replace("arrested", "held")
    assert lines.count("applied") == 2
    assert "undone" in lines
    assert stand(session) == ["costs open", "open open"]
    _, lines = talk(path, 'f 7\nf costs\nf "12"\nq\n')
    assert "not saved: there is no suggestion 7; to put in a number, write it in double quotes" in lines
    assert "not saved: the replacement is what stands there already" in lines
    assert "The plan 12 $4.2" in path.read_text()


def test_a_draft_changed_meanwhile_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path)
    session = begin(path, LINT)
    path.write_text("Rain.\n\n" + ARTICLE)
    out = io.StringIO()
    PlainReview(session, io.StringIO("f\nf\nq\n"), out).run()
    assert "reading the draft again" in out.getvalue()
    assert path.read_text() == "Rain.\n\n" + ARTICLE.replace("arrested", "held")


def test_a_word_is_said_only_when_the_answer_is_on_disk(tmp_path: Path) -> None:
    path = write(tmp_path)
    seen: list[int] = []

    class Out(io.StringIO):
        def write(self, text: str) -> int:
            if text.strip() in ("accepted", "dismissed", "noted"):
                seen.append(len(Ledger(Journal(journal_path(path)).events).decisions()))
            return super().write(text)

    PlainReview(begin(path, LINT), io.StringIO("a\nx i\nc hm\nq\n"), Out()).run()
    assert seen == [1, 2, 3]


def test_an_answer_that_cannot_be_saved_is_said(tmp_path: Path) -> None:
    session = Session.open(write(tmp_path), LINT, reviewer="ana", journal=tmp_path / "no" / "j.jsonl")
    out = io.StringIO()
    PlainReview(session, io.StringIO("a\n"), out).run()
    assert "not saved: " in out.getvalue()
    assert "\naccepted" not in out.getvalue()


def test_nothing_in_a_draft_reaches_the_terminal(tmp_path: Path) -> None:
    path = write(tmp_path, "Police \x1b[31marrested\x07 12 \u202emen\u2066 [/b] in Oslo.\n")
    _, lines = talk(path, "c \x1b]0;title\x07\nq\n")
    text = "\n".join(lines)
    assert not any(character in text for character in "\x1b\x07\u202e\u2066")
    assert "[/b]" in text


def test_a_terminal_that_knows_ascii_only(tmp_path: Path) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    PlainReview(begin(write(tmp_path), LINT), io.StringIO("a\n"), out).run()
    assert b"flagged: ?arrested?\n" in raw.getvalue()


def test_a_reopened_flag_shows_before_and_now(tmp_path: Path) -> None:
    path = write(tmp_path)
    talk(path, "x i\nq\n")
    path.write_text(ARTICLE.replace("12 people", "21 people"))
    _, lines = talk(path, "q\n")
    assert "reopened: dismissed by ana on 2022-09-28 (intended), but what it stands on changed" in lines
    assert "before: “Police arrested 12 people in Oslo on Friday, Anna Berg said.”" in lines
    assert "now: “Police arrested 21 people in Oslo on Friday, Anna Berg said.”" in lines


def test_only_the_flags_that_are_wanted(tmp_path: Path) -> None:
    session = begin(write(tmp_path), LINT)
    out = io.StringIO()
    PlainReview(session, io.StringIO("a\na\na\n"), out, wanted=lambda view: view.flag.text == "costs").run()
    assert stand(session) == ["arrested open", "costs accepted", "open open"]
