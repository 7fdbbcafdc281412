"""The journal keeps every decision: torn lines, merges, two writers, a killed process, a renamed draft."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.digest import sha256
from factcheck.review.events import Choice, Event, FlagRecord, Op, new_id, timestamp
from factcheck.review.journal import Journal, JournalError, Trouble
from factcheck.review.ledger import Ledger
from factcheck.review.places import adopt, find_journal, journal_path, strays
from tests.review.support import Clock

ROOT = Path(__file__).resolve().parents[2]


def record(name: str = "f1") -> FlagRecord:
    return FlagRecord(rule="test.mark", fingerprint=name, text="arrested", statement="He was arrested.")


def decide(journal: Journal, name: str = "f1", choice: Choice = Choice.ACCEPT, draft: str = "d1") -> Event:
    return journal.append(Op.DECIDE, draft=draft, name="story.txt", flags=(record(name),), choice=choice.value)


def keep(folder: Path, *names: str) -> Path:
    path = folder / "story.txt.factcheck.jsonl"
    journal = Journal(path, who="ana", now=Clock())
    for name in names:
        decide(journal, name)
    return path


def decided(path: Path) -> dict[str, str]:
    return {decision.key: decision.choice for decision in Ledger(Journal(path).events).decisions()}


def test_a_decision_is_read_again(tmp_path: Path) -> None:
    path = keep(tmp_path, "f1", "f2")
    header, first, second = Journal(path).events
    assert (header.op, header.name, header.draft) == ("draft", "story.txt", "d1")
    assert [event.flags[0].fingerprint for event in (first, second)] == ["f1", "f2"]
    assert first.who == "ana"
    assert first.at == "2022-09-28T12:00:00.000Z"
    assert path.read_bytes().count(b"\n") == 3


def test_every_decision_is_flushed_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[bool] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        flushed.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    path = keep(tmp_path, "f1")
    assert flushed == [False, True]
    decide(Journal(path), "f2")
    assert flushed == [False, True, False]


def test_ids_grow_even_in_one_millisecond(tmp_path: Path) -> None:
    events = Journal(keep(tmp_path, *"abcdefgh")).events
    assert len({event.at for event in events}) == 1
    assert [event.id for event in events] == sorted({event.id for event in events})


def test_the_last_word_counts_when_the_clock_is_set_back(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    clock = Clock()
    journal = Journal(path, who="ana", now=clock)
    decide(journal, "f1", Choice.ACCEPT)
    clock.move(-3600)
    decide(Journal(path, who="bo", now=clock), "f1", Choice.DISMISS)
    assert decided(path) == {"f1": "dismiss"}


def test_a_line_torn_at_any_byte_costs_that_line_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    path = keep(tmp_path, "f1", "f2")
    data = path.read_bytes()
    last = data[:-1].rfind(b"\n") + 1
    for end in range(last, len(data) + 1):
        path.write_bytes(data[:end])
        journal = Journal(path, who="ana", now=Clock())
        whole = end >= len(data) - 1
        assert ("f2" in decided(path)) is whole
        assert [trouble.kind for trouble in journal.troubles] == ([] if whole or end == last else ["torn"])
        decide(journal, "f3")
        assert set(decided(path)) == ({"f1", "f2", "f3"} if whole else {"f1", "f3"})
        again = Journal(path)
        assert [trouble.kind for trouble in again.troubles] == ([] if whole or end == last else ["torn"])
        again.refuse_damage()


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with two reviewers, notes, undo and redo."""
    path = keep(tmp_path_factory.mktemp("busy"), "f1", "f2")
    journal = Journal(path, who="bo", now=Clock())
    undone = decide(journal, "f1", Choice.DISMISS)
    journal.append(Op.NOTE, flags=(record("f2"),), note="ask")
    journal.append(Op.UNDO, target=undone.id)
    journal.append(Op.REDO, target=undone.id)
    journal.append(Op.UNDO, target=journal.events[1].id)
    decide(journal, "f3")
    return path


@given(number=st.integers(0, 8), at=st.floats(0, 1))
def test_damage_anywhere_is_reported_and_costs_no_other_line(busy: Path, number: int, at: float) -> None:
    lines = busy.read_bytes().splitlines(keepends=True)
    cut = 1 + round(at * (len(lines[number]) - 3))
    lines[number] = lines[number][:cut] + b"\n"
    damaged = busy.with_name("damaged.jsonl")
    damaged.write_bytes(b"".join(lines))
    journal = Journal(damaged)
    assert len(journal.events) == 8
    assert journal.troubles == [Trouble(number + 1, "unreadable")]
    with pytest.raises(JournalError, match=f"line {number + 1} cannot be read.*restore the journal from git"):
        journal.refuse_damage()


@given(order=st.permutations(range(9)), doubled=st.lists(st.integers(0, 8)))
def test_replay_is_the_same_in_every_order_of_lines(busy: Path, order: list[int], doubled: list[int]) -> None:
    lines = busy.read_bytes().splitlines(keepends=True)
    merged = busy.with_name("merged.jsonl")
    merged.write_bytes(b"".join(lines[number] for number in [*order, *doubled]))
    journal = Journal(merged)
    assert not journal.troubles
    assert Ledger(journal.events).decisions() == Ledger(Journal(busy).events).decisions()
    assert decided(merged) == {"f1": "dismiss", "f2": "accept", "f3": "accept"}


def test_union_of_two_branches(tmp_path: Path) -> None:
    path = keep(tmp_path, "f1")
    base = path.read_bytes()
    clock = Clock()
    clock.move(60)
    decide(Journal(path, who="ana", now=clock), "f2")
    ours = path.read_bytes()
    path.write_bytes(base)
    clock.move(60)
    decide(Journal(path, who="bo", now=clock), "f3")
    path.write_bytes(ours + path.read_bytes()[len(base) :])
    assert set(decided(path)) == {"f1", "f2", "f3"}


def test_two_branches_that_both_began_the_journal(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    path = tmp_path / "merged.jsonl"
    path.write_bytes(keep(two, "f2").read_bytes() + keep(one, "f1").read_bytes())
    assert set(decided(path)) == {"f1", "f2"}


def test_marks_of_an_unfinished_merge_are_named_and_nothing_is_dropped(tmp_path: Path) -> None:
    path = keep(tmp_path, "f1", "f2", "f3")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b"<<<<<<< HEAD\n", lines[2], b"=======\n", lines[3], b">>>>>>> branch\n"]))
    journal = Journal(path)
    assert set(decided(path)) == {"f1", "f2", "f3"}
    assert [(trouble.line, trouble.kind) for trouble in journal.troubles] == [
        (3, "conflict"),
        (5, "conflict"),
        (7, "conflict"),
    ]
    assert "*.factcheck.jsonl merge=union in .gitattributes" in str(journal.troubles[0])
    journal.refuse_damage()


def test_line_ends_of_another_system_and_unknown_events(tmp_path: Path) -> None:
    path = keep(tmp_path, "f1", "f2")
    strange = msgspec.json.encode({"id": "01", "at": "2022-09-28T12:00:00Z", "who": "x", "op": "bless", "more": 1})
    path.write_bytes(b"\xef\xbb\xbf" + (path.read_bytes() + strange + b"\n").replace(b"\n", b"\r\n"))
    journal = Journal(path)
    assert not journal.troubles
    assert set(decided(path)) == {"f1", "f2"}


def test_a_second_reviewer_is_seen(tmp_path: Path) -> None:
    path = keep(tmp_path, "f1")
    ana, bo = Journal(path, who="ana"), Journal(path, who="bo")
    decide(bo, "f2")
    assert [event.who for event in ana.refresh()] == ["bo"]
    assert ana.refresh() == []
    decide(bo, "f3")
    decide(ana, "f4")
    assert [event.flags[0].fingerprint for event in ana.events[1:]] == ["f1", "f2", "f3", "f4"]


def test_a_journal_that_git_replaced_is_read_anew(tmp_path: Path) -> None:
    path = keep(tmp_path, "f1", "f2")
    journal = Journal(path)
    other = tmp_path / "other"
    other.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    other.replace(path)
    journal.refresh()
    assert [event.op for event in journal.events] == ["draft", "decide"]
    path.unlink()
    journal.refresh()
    assert journal.events == []


_APPEND = """
import sys
from pathlib import Path
from factcheck.review.events import FlagRecord, Op
from factcheck.review.journal import Journal
journal = Journal(Path(sys.argv[1]), who=sys.argv[2])
for number in range(int(sys.argv[3])):
    name = f"{sys.argv[2]}{number}"
    record = FlagRecord(rule="r", fingerprint=name, text="t" * 300, statement="s" * 300)
    journal.append(Op.DECIDE, draft="d", name="n", flags=(record,), choice="accept")
    print(name, flush=True)
"""


def writer(path: Path, who: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _APPEND, str(path), who, str(count)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    writers = [writer(path, who, 60) for who in ("ana", "bo")]
    assert [process.wait(30) for process in writers] == [0, 0]
    for process in writers:
        process.communicate()
    journal = Journal(path)
    assert not journal.troubles
    assert set(decided(path)) == {f"{who}{number}" for who in ("ana", "bo") for number in range(60)}
    assert [event.op for event in journal.events].count("draft") == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_kill_in_the_middle_of_deciding(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    for delay in (0.0, 0.01, 0.03):
        process = writer(path, f"ana{delay}-", 100_000)
        assert process.stdout
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        acknowledged = process.communicate()[0].split("\n")[:-1]
        kept = decided(path)
        assert all(name in kept for name in acknowledged)
    assert all(trouble.kind in ("torn", "unreadable") for trouble in Journal(path).troubles)
    decide(Journal(path), "after")
    assert "after" in decided(path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "missing" / "j.jsonl", who="ana", now=Clock())
    with pytest.raises(JournalError, match="--journal"):
        decide(journal)
    assert journal.events == []


def test_a_folder_in_the_journals_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "j.jsonl").mkdir()
    with pytest.raises(JournalError, match="cannot be read"):
        Journal(tmp_path / "j.jsonl")


def test_a_renamed_draft_finds_its_journal(tmp_path: Path) -> None:
    keep(tmp_path, "f1")
    renamed = tmp_path / "final.txt"
    renamed.write_text("x")
    assert find_journal(renamed, "d1") == tmp_path / "story.txt.factcheck.jsonl"
    assert find_journal(renamed, "d2") is None
    assert strays(tmp_path) == [tmp_path / "story.txt.factcheck.jsonl"]
    assert adopt(tmp_path / "story.txt.factcheck.jsonl", renamed) == journal_path(renamed)
    assert set(decided(journal_path(renamed))) == {"f1"}


def test_a_journal_that_a_renamed_draft_goes_by_is_not_astray(tmp_path: Path) -> None:
    journal = tmp_path / "old.txt.factcheck.jsonl"
    journal.write_text(f'{{"draft": "{sha256(b"x")}"}}')
    (tmp_path / "new.txt").write_text("x")
    assert strays(tmp_path) == []
    (tmp_path / "new.txt").write_text("x, edited")
    assert strays(tmp_path) == [journal]


def test_a_copied_draft_does_not_take_the_journal_of_the_first(tmp_path: Path) -> None:
    keep(tmp_path, "f1")
    (tmp_path / "story.txt").write_text("x")
    assert find_journal(tmp_path / "copy.txt", "d1") is None
    assert find_journal(tmp_path / "story.txt", "other") == tmp_path / "story.txt.factcheck.jsonl"


def test_an_id_is_a_ulid() -> None:
    at = timestamp(Clock()())
    made = new_id(at)
    assert len(made) == 26
    assert made < new_id("2022-09-28T12:00:00.001Z")
    assert new_id(at, last="7ZZZZZZZZZZZZZZZZZZZZZZZZY") == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"
