"""Drafts, rules and notes that try to be more than text."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.draft import Draft
from factcheck.flag import Evidence, Flag, Level, Suggestion
from tests.review.support import find
from tests.tui.support import Bench, bench, opened, press, session_of, shown, story, write

HOSTILE = (
    "He said [/b] and [@click=app.quit]press me[/] and [bold red]loud[/bold red].\n\n"
    "A title \x1b]0;owned\x07 and a \x1b[2Jclear screen and \x9b31m and \x7f.\n\n"
    "Right to left: \u202eshalom\u202c שלום עולם says the mayor.\n\n"
    "Wide: 漢字漢字 and a family 👩\u200d👩\u200d👧 at the 漢字 pier, e\u0301t.\n\n"
    "The end\tof it [sic] $text {brace} \\[escaped].\n"
)


def lint(draft: Draft) -> list[Flag]:
    """A flag on every paragraph, with hostile words wherever a flag has words."""
    found = []
    for number, passage in enumerate(find(draft, r"[^\n]+")):
        found.append(
            Flag(
                rule="test.[/b]\x1b[31m",
                check="existence",
                level=list(Level)[number % 3],
                message=f"[bold]{passage.text}[/nope] \x1b]52;c;AAAA\x07",
                span=passage.span,
                text=passage.text,
                evidence=(
                    Evidence(text=passage.text, span=passage.span, statement=passage.text, speaker="[@click=app.quit]"),
                    Evidence(text="\x1b[2Jfact[/]", source="[link=x]"),
                ),
                suggestions=(Suggestion(span=passage.span, replacement="[/i]\x1b[0m"),),
                statement=passage.text,
                masked=passage.text,
                claim_key=str(number),
                fingerprint=f"{number:064x}",
            )
        )
    return found


def clean(pilot: Bench) -> str:
    """What is on the screen, once nothing on it can be a control sequence."""
    text = shown(pilot)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    return text


async def test_nothing_is_executed_or_swallowed(tmp_path: Path) -> None:
    path = story(tmp_path, HOSTILE, name="[b]draft\x1b[2J.txt")
    async with opened(path, lint=lint, size=(120, 36)) as pilot:
        text = clean(pilot)
        for words in ("[/b]", "[@click=app.quit]", "[sic] $text {brace}", "␛]0;owned␇", "␛[2Jclear", "漢字漢字"):
            assert words in text
        for keys in ("j v", "] v", "x", "escape c", "escape e", "escape X", "escape y"):
            await press(pilot, *keys.split())
            clean(pilot)
        await press(pilot, "y", "question_mark")
        clean(pilot)


async def test_notes_and_filters_are_text_too(tmp_path: Path) -> None:
    path = story(tmp_path, HOSTILE)
    async with opened(path, lint=lint, size=(120, 36)) as pilot:
        await press(pilot, "c")
        await write(pilot, "[/b] \x1b[2J [@click=app.quit]note[/]")
        assert "[@click=app.quit]note[/]" in clean(pilot)
        await press(pilot, "slash")
        await write(pilot, "[/b]\x1b")
        clean(pilot)
        await press(pilot, "slash", "escape", "a", "a", "a", "a", "a")
        assert "Every flag is decided" in clean(pilot)


async def test_marks_sit_on_the_words_in_wide_text(tmp_path: Path) -> None:
    path = story(tmp_path, "漢字漢字 at the 漢字 pier.\n")
    async with opened(path) as pilot:
        article = bench(pilot).article
        from factcheck.draft import Span

        article.focus_flag(Span(12, 14))
        marked = [segment.text for segment in article.render_line(0) if segment.style and segment.style.reverse]
        assert marked == ["漢字"]


async def test_a_click_on_words_finds_their_flag(tmp_path: Path) -> None:
    path = story(tmp_path, "漢字漢字 at the pier that is open until the pier is closed.\n")
    async with opened(path) as pilot:
        article = bench(pilot).article
        column = article.margin_width + 8 + len(" at the pier that is o")
        await pilot.click(article, offset=(column, 1))
        await pilot.pause()
        view = bench(pilot).view
        assert view
        assert view.flag.text == "open"
        assert session_of(pilot).flags[0] == view
