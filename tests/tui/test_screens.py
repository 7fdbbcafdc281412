"""States and screens: while a draft is checked, empty, done, several drafts, the check sheet, a small terminal."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import cast

import pytest
from textual import events

from factcheck.draft import Draft
from factcheck.flag import Flag
from factcheck.tui.app import ReviewApp
from factcheck.tui.screens.dialogs import ChoiceDialog, ReadDialog
from factcheck.tui.screens.drafts import DraftsScreen
from factcheck.tui.screens.sheet import SheetScreen
from tests.tui.support import (
    LINT,
    OwnDesk,
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
    write,
)


async def test_the_article_can_be_read_while_the_draft_is_checked(path: Path) -> None:
    go_on = threading.Event()

    def slow(draft: Draft) -> list[Flag]:
        go_on.wait(10)
        return list(LINT(draft))

    app = ReviewApp(OwnDesk([path], slow))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.1)
        await pilot.press("J")
        text = shown(pilot)
        assert "The ferry to Utsira" in text
        assert "checking" in text
        assert "The article can be read meanwhile" in text
        go_on.set()
        await settled(pilot)
        assert current(pilot) == "40 passengers"


async def test_a_check_that_fails_is_said(path: Path) -> None:
    def broken(draft: Draft) -> list[Flag]:
        raise ValueError("the draft is in “fr”")

    async with opened(path, lint=broken) as pilot:
        assert "could not be checked" in shown(pilot)
        assert "the draft is in “fr”" in shown(pilot)
        await press(pilot, "a", "x", "j", "n", "f", "e", "v", "o")
        assert "The ferry to Utsira" in shown(pilot)


async def test_a_draft_without_flags_says_so(tmp_path: Path) -> None:
    async with opened(story(tmp_path, "All is well.\n")) as pilot:
        assert "Nothing found" in shown(pilot)
        await press(pilot, "a", "x", "j", "n", "A", "c", "f", "e", "v", "o", "s", "u", "bracketright")
        assert "Nothing found" in shown(pilot)


async def test_the_end_is_told(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "a", "a", "a", "a", "a")
        assert isinstance(pilot.app.screen, ReadDialog)
        assert "Every flag is decided" in shown(pilot)
        await press(pilot, "u")
        assert standing(pilot)[4] == "next week open"


async def test_several_drafts_have_a_list(tmp_path: Path) -> None:
    paths = [story(tmp_path, name=f"{name}.txt") for name in ("one", "two")]
    paths.append(tmp_path / "gone.txt")
    async with opened(*paths) as pilot:
        assert isinstance(pilot.app.screen, DraftsScreen)
        assert "0/5" in shown(pilot)
        assert "! " in shown(pilot)
        await press(pilot, "j", "enter")
        assert bench(pilot).case.path.name == "two.txt"
        assert "2 of 3: two.txt" in shown(pilot)
        await press(pilot, "a", "greater_than_sign")
        assert "cannot be reviewed" in shown(pilot)
        await press(pilot, "less_than_sign", "less_than_sign")
        assert bench(pilot).case.path.name == "one.txt"
        await press(pilot, "less_than_sign")
        assert "this is the first draft" in shown(pilot)
        await press(pilot, "D")
        assert "1/5" in shown(pilot)
        await press(pilot, "n", "enter")
        assert bench(pilot).case.path.name == "two.txt"
        assert standing(pilot)[0] == "40 passengers accepted"


async def test_from_the_last_flag_straight_to_the_next_draft(tmp_path: Path) -> None:
    paths = [story(tmp_path, name=f"{name}.txt") for name in ("one", "two")]
    async with opened(*paths) as pilot:
        await press(pilot, "enter", "a", "a", "a", "a", "a", "greater_than_sign")
        assert bench(pilot).case.path.name == "two.txt"
        assert current(pilot) == "40 passengers"


async def test_a_draft_changed_meanwhile_is_not_overwritten(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "j", "j")
        changed = path.read_text(encoding="utf-8") + "\nA later line.\n"
        path.write_text(changed, encoding="utf-8")
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, ChoiceDialog)
        assert "Nothing was written" in shown(pilot)
        assert path.read_text(encoding="utf-8") == changed
        await press(pilot, "r")
        assert session_of(pilot).draft.source == changed
        assert current(pilot) == "mayor"
        await press(pilot, "f")
        assert "head of the council" in path.read_text(encoding="utf-8")


async def test_a_change_is_noticed_when_the_reviewer_comes_back(path: Path) -> None:
    async with opened(path) as pilot:
        pilot.app.post_message(events.AppBlur())
        path.write_text("Another story.\n", encoding="utf-8")
        pilot.app.post_message(events.AppFocus())
        await pilot.pause()
        assert "changed on disk" in shown(pilot)
        await press(pilot, "a")
        assert path.read_text(encoding="utf-8") == "Another story.\n"


async def test_another_reviewers_decision_is_shown(path: Path) -> None:
    async with opened(path) as pilot:
        from tests.review.support import begin

        other = begin(path, LINT, who="bo")
        other.decide([other.flags[1].id], "accept")
        bench(pilot).look_at_disk()
        assert standing(pilot)[1] == "open accepted"


async def test_a_decision_that_cannot_be_saved_is_not_shown_as_made(tmp_path: Path) -> None:
    path = story(tmp_path)
    app = ReviewApp(OwnDesk([path], journal=tmp_path / "no" / "such" / "folder" / "j.jsonl"))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        assert standing(pilot)[0] == "40 passengers open"
        assert "not saved" in shown(pilot)


async def test_decisions_are_there_when_the_review_is_opened_again(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "a", "x", "d")
    async with opened(path) as pilot:
        assert standing(pilot)[:2] == ["40 passengers accepted", "open dismissed"]


async def test_a_reopened_flag_shows_before_and_after(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "j", "x", "d")
    path.write_text(path.read_text(encoding="utf-8").replace("until May", "until June"), encoding="utf-8")
    lint = marker(r"\bopen\b", rule="test.state", against=r"closed until \w+")
    async with opened(path, lint=lint) as pilot:
        assert standing(pilot) == ["open reopened"]
        text = shown(pilot)
        assert "before" in text
        assert "until May" in text


async def test_verdicts_on_the_check_sheet(path: Path) -> None:
    async with opened(path) as pilot:
        await press(pilot, "y")
        screen = cast(SheetScreen, pilot.app.screen)
        assert "without a verdict" in shown(pilot)
        first = screen.fact
        assert first
        await press(pilot, "a")
        await write(pilot, "harbour log")
        await write(pilot, "seen by ana")
        view = session_of(pilot).sheet[0]
        assert view.verdict
        assert (view.status, view.verdict.source, view.verdict.note) == ("confirmed", "harbour log", "seen by ana")
        assert screen.fact != first
        await press(pilot, "u")
        assert session_of(pilot).sheet[0].status == "open"
        await press(pilot, "U", "t", "j", "k", "n", "x", "escape")
        assert session_of(pilot).sheet[0].status == "confirmed"
        await press(pilot, "question_mark")
        assert "cannot be verified" in shown(pilot)


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (60, 15), (120, 36), (40, 12), (20, 5)])
async def test_it_can_be_used_at_every_size(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, size=size) as pilot:
        await press(pilot, "j")
        assert "open" in shown(pilot) or size < (40, 12)
        await press(pilot, "a")
        assert standing(pilot)[1] == "open accepted"
        assert all(len(line) <= size[0] for line in shown(pilot).splitlines())


async def test_the_wheel_and_clicks_work(path: Path) -> None:
    async with opened(path) as pilot:
        await pilot.click(bench(pilot).queue, offset=(8, 3))
        await pilot.pause()
        assert current(pilot) == "mayor"
        await pilot.click(bench(pilot).queue, offset=(8, 2), times=2)
        await pilot.pause()
        await pilot.pause()
        assert current(pilot) == "open"
        assert bench(pilot).article.has_focus


async def test_a_resize_keeps_the_place(tmp_path: Path) -> None:
    path = story(tmp_path, "The pier is open.\n\n" + "Filler stands here for a while.\n\n" * 90 + "A mayor.\n")
    async with opened(path) as pilot:
        await press(pilot, "j")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        article = bench(pilot).article
        rows = "\n".join(article.render_line(y).text for y in range(article.size.height))
        assert "A mayor." in rows


async def test_after_the_last_flag_was_fixed_the_end_is_told(tmp_path: Path) -> None:
    async with opened(story(tmp_path, "The mayor spoke.\n")) as pilot:
        await press(pilot, "f")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadDialog) or "Nothing found" in shown(pilot)
        await press(pilot, "escape", "u")
        assert current(pilot) == "mayor"
