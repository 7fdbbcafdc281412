"""Which flags are shown, which is current, which comes next."""

from __future__ import annotations

from factcheck.draft import Span
from factcheck.flag import Flag, Level
from factcheck.review.standing import Status, View
from factcheck.tui.lineup import Lineup


def view(number: int, *, status: Status = Status.OPEN, rule: str = "test.a") -> View:
    flag = Flag(
        rule=rule,
        check="existence",
        level=Level.ERROR,
        message="",
        span=Span(number, number + 1),
        text=str(number),
        fingerprint=str(number),
    )
    return View(flag, status)


def lineup(*views: View) -> Lineup:
    made = Lineup()
    made.take(list(views), final=True)
    return made


def test_the_first_flag_is_current() -> None:
    made = lineup(view(0), view(1))
    assert (made.current, made.row, made.place) == ("0", 0, 0)


def test_a_review_goes_on_at_the_first_flag_to_decide() -> None:
    made = lineup(view(0, status=Status.ACCEPTED), view(1), view(2))
    assert (made.current, made.row) == ("1", 1)
    assert lineup(view(0, status=Status.ACCEPTED), view(1, status=Status.DISMISSED)).current == "0"


def test_an_empty_lineup_has_nothing() -> None:
    made = lineup()
    found: list[object] = [made.current, made.view, made.row, made.at_row(0), made.step(1), made.next_open()]
    assert found == [None] * 6


def test_steps_stop_at_the_ends() -> None:
    made = lineup(view(0), view(1), view(2))
    assert [made.step(by) for by in (-5, -1, 1, 2, 5)] == ["0", "0", "1", "2", "2"]
    assert made.at_row(-1) == "2"


def test_the_next_open_flag_is_found_round_the_end() -> None:
    made = lineup(view(0), view(1, status=Status.ACCEPTED), view(2), view(3, status=Status.REOPENED))
    made.current = "2"
    assert made.next_open() == "3"
    assert made.next_open(step=-1) == "0"
    made.current = "3"
    assert made.next_open() == "0"
    made.skipped = {"0"}
    assert made.next_open(skip=True) == "2"


def test_a_flag_that_is_alone_open_is_not_its_own_successor() -> None:
    assert lineup(view(0), view(1, status=Status.DISMISSED)).next_open() is None


def test_a_filtered_flag_gives_way_to_the_next_shown() -> None:
    made = lineup(view(0), view(1), view(2, rule="test.b"))
    made.current = "1"
    made.filter.toggle_rule("test.b")
    made.refilter()
    assert (made.current, made.shown) == ("2", [2])
    made.filter.set_text("nothing like it")
    made.refilter()
    assert made.current is None
    made.filter.set_text("")
    made.filter.toggle_rule("")
    made.refilter()
    assert made.current == "0"


def test_a_decided_flag_leaves_and_comes_back() -> None:
    views = [view(0), view(1)]
    made = Lineup()
    made.take(views, final=True)
    made.filter.next_mode()
    made.refilter()
    views[0] = view(0, status=Status.ACCEPTED)
    assert made.update([0])
    assert (made.shown, made.current, made.row) == ([1], "0", None)
    assert made.step(1) == "1"
    views[0] = view(0)
    assert made.update([0])
    assert made.shown == [0, 1]
    assert not made.update([1])


def test_the_current_flag_is_kept_while_the_draft_is_checked_again() -> None:
    made = lineup(view(0), view(1), view(2))
    made.current = "1"
    made.take([], final=False)
    assert (made.current, made.view) == ("1", None)
    made.take([view(0), view(1), view(2)], final=True)
    assert made.view is not None
    made.take([view(0), view(2)], final=True)
    assert made.current == "2"


def test_open_flags_of_a_rule_are_those_in_view() -> None:
    made = lineup(view(0), view(1, rule="test.b"), view(2, status=Status.ACCEPTED), view(3))
    assert made.open_of_rule() == ["0", "3"]
