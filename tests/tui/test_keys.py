"""One test a key: press it, and look at the review."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from textual import events
from textual.geometry import Offset

from factcheck.draft import Draft, Span
from factcheck.flag import Evidence, Flag, Level
from factcheck.tui.screens.compare import CompareScreen
from factcheck.tui.screens.dialogs import ChoiceDialog, ReadDialog, TextDialog
from factcheck.tui.screens.sheet import SheetScreen
from tests.tui.support import (
    LINT,
    Bench,
    bench,
    current,
    marker,
    opened,
    press,
    session_of,
    settled,
    shown,
    standing,
    story,
    together,
    write,
)

ALL = ["40 passengers", "open", "mayor", "mayor", "next week"]


async def test_j_and_k_move_from_flag_to_flag(path: Path) -> None:
    async with opened(path) as pilot:
        assert current(pilot) == "40 passengers"
        await press(pilot, "j", "j")
        assert current(pilot) == "mayor"
        await press(pilot, "k")
        assert current(pilot) == "open"
        await press(pilot, "k", "k")
        assert current(pilot) == "40 passengers"


async def test_arrows_move_in_the_queue(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "down", "down", "up")
        assert current(pilot) == "open"


async def test_g_and_shift_g_go_to_the_ends(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "G")
        assert current(pilot) == "next week"
        await press(pilot, "g")
        assert current(pilot) == "40 passengers"


async def test_n_goes_to_undecided_flags_round_the_end(path: Path) -> None:
    async with opened(path) as pilot:
        session_of(pilot).decide([session_of(pilot).flags[1].id], "accept")
        await press(pilot, "n")
        assert bench(pilot).lineup.current == session_of(pilot).flags[2].id
        await press(pilot, "N", "N")
        assert current(pilot) == "next week"
        await press(pilot, "n")
        assert current(pilot) == "40 passengers"


async def test_a_accepts_and_goes_on(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "a")
        assert standing(pilot)[0] == "40 passengers accepted"
        assert current(pilot) == "open"
        assert "1/5" in shown(pilot)


async def test_x_asks_why(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, ChoiceDialog)
        await press(pilot, "i")
        assert standing(pilot)[0] == "40 passengers dismissed"
        assert session_of(pilot).flags[0].history[-1].reason == "intended"
        await press(pilot, "x", "escape")
        assert standing(pilot)[1] == "open open"
        await press(pilot, "x", "enter")
        assert session_of(pilot).flags[1].history[-1].reason == "not an error"


async def test_x_with_another_reason_asks_for_words(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "x", "o")
        assert isinstance(pilot.app.screen, TextDialog)
        await write(pilot, "as the timetable has it")
        view = session_of(pilot).flags[0]
        assert (view.history[-1].reason, view.note) == ("other", "as the timetable has it")


async def test_s_skips_and_the_flag_stays_open(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "s")
        assert current(pilot) == "open"
        assert standing(pilot)[0] == "40 passengers open"
        await press(pilot, "a", "a", "a", "a")
        assert isinstance(pilot.app.screen, ReadDialog)
        assert "skipped" in shown(pilot)


async def test_shift_a_accepts_the_rule_in_one_step(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "j", "j", "A")
        assert "Accept 2 flags of test.title?" in shown(pilot)
        await press(pilot, "n")
        assert standing(pilot)[2] == "mayor open"
        await press(pilot, "A", "y")
        assert standing(pilot)[2:4] == ["mayor accepted", "mayor accepted"]
        await press(pilot, "u")
        assert standing(pilot)[2:4] == ["mayor open", "mayor open"]


async def test_shift_x_dismisses_the_rule_in_view_only(path: Path) -> None:
    async with opened(path) as pilot:
        bench(pilot).lineup.filter.set_text("questions")
        bench(pilot).refilter()
        await press(pilot, "g", "X")
        assert "Dismiss 1 flag of test.title" in shown(pilot)
        await press(pilot, "d")
        assert standing(pilot)[2:4] == ["mayor open", "mayor dismissed"]


async def test_c_writes_a_note(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "c")
        await write(pilot, "ask the harbour")
        assert session_of(pilot).flags[0].note == "ask the harbour"
        assert standing(pilot)[0] == "40 passengers open"
        assert "ask the harbour" in shown(pilot)
        await press(pilot, "c", "escape")
        assert session_of(pilot).flags[0].note == "ask the harbour"


async def test_f_applies_the_suggestion(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "f")
        assert "no suggestion" in shown(pilot)
        await press(pilot, "j", "j", "f")
        assert "the head of the council told reporters" in path.read_text(encoding="utf-8")
        assert [view.flag.text for view in session_of(pilot).flags] == ["40 passengers", "open", "mayor", "next week"]
        assert current(pilot) == "mayor"
        await press(pilot, "u")
        assert "the mayor told reporters" in path.read_text(encoding="utf-8")
        assert [view.flag.text for view in session_of(pilot).flags] == ALL


async def test_digits_apply_that_suggestion(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "j", "j", "2")
        assert "no suggestion 2" in shown(pilot)
        await press(pilot, "1")
        assert "head of the council" in path.read_text(encoding="utf-8")


async def test_e_puts_other_words_there(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "e")
        await write(pilot, "41 passengers")
        assert "carried 41 passengers on Friday" in path.read_text(encoding="utf-8")
        assert session_of(pilot).fixed[0].record.text == "40 passengers"
        await press(pilot, "j", "e", "!", "enter")
        assert "the head of the council! told" in path.read_text(encoding="utf-8")


async def test_m_flags_the_selected_passage(path: Path) -> None:
    async with opened(path) as pilot:
        article = bench(pilot).article
        start = article.content_region.offset
        words = start + Offset(article.margin_width, 0)
        await pilot.mouse_down(offset=words)
        await pilot.hover(offset=words + Offset(8, 0))
        await pilot.mouse_up(offset=words + Offset(8, 0))
        assert article.selected_span == Span(0, 9)
        await press(pilot, "m")
        assert "What is wrong with “The ferry”?" in shown(pilot)
        await write(pilot, "which ferry?")
        view = session_of(pilot).flags[0]
        assert (view.flag.text, view.flag.message, view.status) == ("The ferry", "which ferry?", "accepted")


async def test_m_without_a_selection_asks_for_the_words(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "m")
        await write(pilot, "no such words")
        assert "does not stand in the article" in shown(pilot)
        await press(pilot, "m")
        await write(pilot, "nobody was  hurt")
        await write(pilot, "says who?")
        assert "Nobody was hurt accepted" in standing(pilot)
        assert current(pilot) == "Nobody was hurt"


async def test_u_and_shift_u_undo_and_redo(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "u")
        assert "nothing to undo" in shown(pilot)
        await press(pilot, "a", "u")
        assert standing(pilot)[0] == "40 passengers open"
        assert current(pilot) == "40 passengers"
        await press(pilot, "U")
        assert standing(pilot)[0] == "40 passengers accepted"
        await press(pilot, "backspace")
        assert standing(pilot)[0] == "40 passengers open"


async def test_o_shows_the_other_passage_and_comes_back(tmp_path: Path) -> None:
    path = story(tmp_path, "The pier is open.\n\n" + "Filler stands here.\n\n" * 60 + "The pier is closed until May.\n")
    async with opened(path) as pilot:
        await press(pilot, "o")
        assert "The pier is closed" in _article(bench(pilot))
        await press(pilot, "o")
        assert "The pier is open" in _article(bench(pilot))


async def test_brackets_go_through_the_evidence(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "]")
        assert "no evidence" in shown(pilot)
        await press(pilot, "j", "]")
        assert bench(pilot).evidence == 1
        await press(pilot, "[", "[")
        assert bench(pilot).evidence == 1


async def test_shift_j_and_space_scroll_the_article(tmp_path: Path) -> None:
    path = story(tmp_path, "The pier is open.\n\n" + "Filler stands here.\n\n" * 60)
    async with opened(path) as pilot:
        article = bench(pilot).article
        await press(pilot, "J", "J", "K")
        assert article.scroll_offset.y == 1
        await press(pilot, "space")
        top = article.scroll_offset.y
        assert top > 10
        await press(pilot, "pageup")
        assert article.scroll_offset.y == 1
        await press(pilot, "pagedown")
        assert article.scroll_offset.y == top


async def test_v_compares_and_decides(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "v")
        assert "no other passage" in shown(pilot)
        await press(pilot, "j", "v")
        assert isinstance(pilot.app.screen, CompareScreen)
        assert "Other passage 1 of 2" in shown(pilot)
        await press(pilot, "]")
        assert "Other passage 2 of 2" in shown(pilot)
        await press(pilot, "v")
        assert standing(pilot)[1] == "open open"
        await press(pilot, "v", "a")
        assert standing(pilot)[1] == "open accepted"
        await press(pilot, "k", "v", "x", "x")
        assert standing(pilot)[1] == "open dismissed"


async def test_a_known_fact_has_room_when_it_is_compared(path: Path) -> None:
    words = "The pier was closed by order of the council " * 4
    fact = Evidence(text=words, source="https://example.org/orders/12")

    def lint(draft: Draft) -> list[Flag]:
        return [msgspec.structs.replace(flag, evidence=(fact,)) for flag in marker("open")(draft)]

    async with opened(path, lint=lint, size=(70, 24)) as pilot:
        await press(pilot, "v")
        assert "Known fact 1 of 1" in shown(pilot)
        assert "https://example.org/orders/12" in shown(pilot)


async def test_slash_filters_while_it_is_typed(path: Path) -> None:
    async with opened(path) as pilot:
        await pilot.press("slash", *"rule:title")
        assert bench(pilot).queue.row_count == 2
        assert current(pilot) == "mayor"
        await press(pilot, "enter", "a")
        assert standing(pilot)[2] == "mayor accepted"
        await press(pilot, "slash")
        field = bench(pilot).query_one("#filter")
        assert field.has_focus
        await pilot.press(*" rle:x")
        assert "unknown field “rle”" in shown(pilot)
        await press(pilot, "escape")
        assert bench(pilot).queue.row_count == 5


async def test_what_is_typed_along_with_slash_decides_nothing(path: Path) -> None:
    async with opened(path) as pilot:
        before = standing(pilot)
        for key, character in (("slash", "/"), ("a", "a"), ("x", "x")):
            pilot.app.post_message(events.Key(key, character))
        await settled(pilot)
        assert bench(pilot).query_one("#filter").has_focus
        assert standing(pilot) == before


@pytest.mark.parametrize("key", ["c", "e", "m", "v", "x"])
async def test_what_is_typed_along_with_a_key_that_asks_decides_nothing(path: Path, key: str) -> None:
    async with opened(path) as pilot:
        before = standing(pilot)
        for character in (key, "a"):
            pilot.app.post_message(events.Key(character, character))
        await settled(pilot)
        assert standing(pilot) == before
        await press(pilot, "escape", "a")
        assert standing(pilot)[0] == "40 passengers accepted"


async def test_escape_takes_a_filter_away_that_is_set(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "slash", *"rule:nothing", "enter")
        assert "Esc takes it away" in shown(pilot)
        await press(pilot, "escape")
        assert bench(pilot).queue.row_count == 5
        await press(pilot, "escape")
        assert bench(pilot).queue.row_count == 5


async def test_r_shows_one_rule_and_t_open_or_decided(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "j", "j", "r")
        assert bench(pilot).queue.row_count == 2
        await press(pilot, "a", "t")
        assert bench(pilot).queue.row_count == 1
        assert "filter open, rule test.title" in shown(pilot)
        await press(pilot, "r")
        assert bench(pilot).queue.row_count == 4
        await press(pilot, "t")
        assert bench(pilot).queue.row_count == 1
        await press(pilot, "t")
        assert bench(pilot).queue.row_count == 5


async def test_a_decided_flag_leaves_the_open_ones(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "t", "a", "a")
        assert bench(pilot).queue.row_count == 3
        await press(pilot, "u")
        assert bench(pilot).queue.row_count == 4
        assert current(pilot) == "open"


async def test_shift_f_finds_words_in_the_article(tmp_path: Path) -> None:
    path = story(tmp_path, "One gull.\n\n" + "Filler stands here.\n\n" * 60 + "A gull again.\n")
    async with opened(path) as pilot:
        await pilot.press("F", *"GULL")
        assert "1 of 2" in shown(pilot)
        await press(pilot, "enter")
        assert "A gull again" in _article(bench(pilot))
        await press(pilot, "escape")
        assert bench(pilot).article.found == []
        assert bench(pilot).queue.has_focus


async def test_z_gives_a_pane_the_screen(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "tab", "z")
        assert bench(pilot).article.size.width == 100
        assert not bench(pilot).queue.display
        await press(pilot, "z")
        assert bench(pilot).queue.display


async def test_y_shows_the_check_sheet(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, SheetScreen)
        await press(pilot, "y")
        assert on_top(pilot) is bench(pilot)


async def test_enter_goes_into_the_article_and_escape_back(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "enter")
        assert bench(pilot).article.has_focus
        await press(pilot, "a")
        assert standing(pilot)[0] == "40 passengers accepted"
        await press(pilot, "escape")
        assert bench(pilot).queue.has_focus


async def test_shift_r_reads_the_draft_again(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "a")
        path.write_text("A late line.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        bench(pilot).look_at_disk()
        await pilot.pause()
        assert "changed on disk" in shown(pilot)
        await press(pilot, "R")
        assert "A late line" in _article(bench(pilot))
        assert standing(pilot)[0] == "40 passengers accepted"
        assert "changed on disk" not in shown(pilot)


async def test_w_writes_the_report(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "w", "h", "enter")
        assert "test.toll" in path.with_name("story.factcheck.html").read_text(encoding="utf-8")
        await press(pilot, "w", "m")
        await write(pilot, str(path))
        assert "give the report another name" in shown(pilot) or "Write over it?" in shown(pilot)
        await press(pilot, "y")
        assert path.read_text(encoding="utf-8").startswith("The ferry")


async def test_question_mark_lists_the_keys(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, ReadDialog)
        assert "accept: it is an error" in shown(pilot)
        await press(pilot, "escape")
        assert on_top(pilot) is bench(pilot)


async def test_q_and_control_c_quit(path: Path) -> None:
    for key in ("q", "ctrl+c", "ctrl+q"):
        async with opened(path) as pilot:
            await pilot.press(key)
            await pilot.pause()
            assert not pilot.app.is_running or pilot.app._exit


async def test_control_c_copies_what_is_selected(path: Path) -> None:
    async with opened(path) as pilot:
        bench(pilot).article.text_select_all()
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == path.read_text(encoding="utf-8").rstrip("\n")
        assert not pilot.app._exit


async def test_the_palette_knows_the_keys_by_name(path: Path) -> None:
    async with opened(path) as pilot:
        await pilot.press("ctrl+p", *"check sheet")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, SheetScreen)


async def test_a_keymap_changes_a_key(path: Path) -> None:
    async with opened(path, keymap={"accept": "p", "help": "f1"}) as pilot:
        await press(pilot, "a")
        assert standing(pilot)[0] == "40 passengers open"
        await press(pilot, "p")
        assert standing(pilot)[0] == "40 passengers accepted"
        await press(pilot, "f1")
        assert "p           accept: it is an error" in shown(pilot)


async def test_several_suggestions_are_offered(path: Path) -> None:
    lint = together(LINT, marker("Nobody", rule="test.who", replacement="No one", level=Level.WARNING))
    async with opened(path, lint=lint) as pilot:
        session = session_of(pilot)
        number = next(place for place, view in enumerate(session.flags) if view.flag.text == "Nobody")
        view = session.flags[number]
        import msgspec

        twice = (*view.flag.suggestions, msgspec.structs.replace(view.flag.suggestions[0], replacement="None"))
        flag = msgspec.structs.replace(view.flag, suggestions=twice)
        session.flags[number] = msgspec.structs.replace(view, flag=flag)
        bench(pilot).go_to_flag(view.id)
        await press(pilot, "f", "2")
        assert "None was hurt" in path.read_text(encoding="utf-8")


def on_top(pilot: Bench) -> object:
    return pilot.app.screen


def _article(screen: object) -> str:
    from factcheck.tui.screens.review import ReviewScreen

    assert isinstance(screen, ReviewScreen)
    article = screen.article
    return "\n".join(article.render_line(y).text for y in range(article.size.height))
