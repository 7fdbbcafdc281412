"""Undo, redo, notes and decisions that take another's place."""

from __future__ import annotations

from factcheck.review.events import ClaimRecord, Event, FlagRecord
from factcheck.review.ledger import Ledger


def flag(name: str, replaces: str = "") -> FlagRecord:
    return FlagRecord(rule="r", fingerprint=name, text="t", statement="s", replaces=replaces)


def event(number: int, op: str, who: str = "ana", **more: object) -> Event:
    return Event(id=f"{number:02}", at=f"2022-09-28T12:00:{number:02}Z", who=who, op=op, **more)  # type: ignore[arg-type]


DECIDED = event(1, "decide", flags=(flag("a"), flag("b")), choice="dismiss", reason="intended", note="both named")


def test_a_batch_is_undone_in_one_step() -> None:
    assert Ledger([DECIDED, event(2, "undo", target="01")]).decisions() == []


def test_redo_follows_undo_until_something_else_is_done() -> None:
    second = event(2, "decide", flags=(flag("c"),), choice="accept")
    undone = [DECIDED, second, event(3, "undo", target="02"), event(4, "undo", target="01")]
    ledger = Ledger(undone)
    assert ledger.undoable("ana") is None
    assert ledger.redoable("ana") == DECIDED
    ledger.add(event(5, "redo", target="01"))
    assert ledger.redoable("ana") == second
    ledger.add(event(6, "note", flags=(flag("d"),), note="new"))
    assert ledger.redoable("ana") is None


def test_undo_is_for_ones_own_actions() -> None:
    ledger = Ledger([DECIDED, event(2, "decide", who="bo", flags=(flag("c"),), choice="accept")])
    assert ledger.undoable("ana") == DECIDED
    assert ledger.undoable("carl") is None


def test_the_later_of_two_reviewers_counts_and_both_are_shown() -> None:
    ledger = Ledger([DECIDED, event(2, "decide", who="bo", flags=(flag("a"),), choice="accept")])
    decision = ledger.decision("a")
    assert decision
    assert (decision.choice, decision.who, decision.note) == ("accept", "bo", "both named")
    assert [each.who for each in decision.history] == ["ana", "bo"]


def test_a_note_alone_decides_nothing() -> None:
    decision = Ledger([event(1, "note", flags=(flag("a"),), note="ask Oslo")]).decision("a")
    assert decision
    assert (decision.choice, decision.note) == ("", "ask Oslo")


def test_an_empty_note_takes_the_last_one_away() -> None:
    decision = Ledger([DECIDED, event(2, "note", flags=(flag("a"),))]).decision("a")
    assert decision
    assert (decision.choice, decision.note) == ("dismiss", "")


def test_a_decision_on_the_changed_statement_takes_the_place_of_the_old_one() -> None:
    newer = event(2, "decide", flags=(flag("a2", replaces="a"),), choice="accept")
    ledger = Ledger([DECIDED, newer])
    old, new = ledger.decision("a"), ledger.decision("a2")
    assert old
    assert old.replaced
    assert new
    assert not new.replaced
    assert new.history == (DECIDED, newer)
    ledger.add(event(3, "undo", target="02"))
    restored = ledger.decision("a")
    assert restored
    assert not restored.replaced


def test_decisions_that_replace_each_other_end() -> None:
    ledger = Ledger(
        [
            event(1, "decide", flags=(flag("a", replaces="b"),), choice="accept"),
            event(2, "decide", flags=(flag("b", replaces="a"),), choice="accept"),
        ]
    )
    assert {decision.key for decision in ledger.decisions()} == {"a", "b"}


def test_a_verdict_stands_on_the_claim_until_undone() -> None:
    claim = ClaimRecord(kind="quantity", text="98,000", normal_form="98000 man")
    ledger = Ledger([event(1, "verdict", claims=(claim,), verdict="confirmed", source="ministry")])
    verdict = ledger.verdict(claim.key)
    assert verdict
    assert (verdict.verdict, verdict.source) == ("confirmed", "ministry")
    ledger.add(event(2, "undo", target="01"))
    assert ledger.verdicts() == []
