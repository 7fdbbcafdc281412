"""Rows: nothing lost, nothing too wide, every place found again."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.display import display_safe
from factcheck.draft import Draft
from factcheck.tui.wrap import Layout, wrap

TEXT = st.text(alphabet=st.sampled_from("ab —“é漢字한👩\u200d🚀\ufe0fשלe\u0301 "), max_size=80)


def rows(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_lines_break_at_spaces() -> None:
    assert rows("the pier is open", 8) == ["the pier", "is open"]
    assert rows("the pier is open", 9) == ["the pier", "is open"]
    assert rows("the pier is open", 7) == ["the", "pier is", "open"]


def test_a_word_wider_than_a_row_is_cut() -> None:
    assert rows("Llanfairpwll", 5) == ["Llanf", "airpw", "ll"]


def test_wide_characters_take_two_cells() -> None:
    assert rows("漢字漢字", 5) == ["漢字", "漢字"]
    assert rows("a 漢字 b", 6) == ["a 漢字", "b"]


def test_what_reads_as_one_character_is_not_split() -> None:
    family = "👩\u200d👩\u200d👧"
    assert rows(f"aaa{family}{family}", 5) == [f"aaa{family}", family]


@example("\u200d aa字字", 5)
@example("\u200d\u200daa字字", 5)
@given(TEXT, st.integers(4, 30))
def test_rows_hold_everything_but_the_spaces_they_break_at(text: str, width: int) -> None:
    spans = wrap(text, width)
    at = 0
    for start, end in spans:
        assert text[at:start] in ("", " ")
        assert start <= end
        assert cell_len(text[start:end]) <= width
        at = end
    assert at == len(text)


@given(st.lists(st.sampled_from(["a", "word ", "漢", "\n", "\r\n", "\r", "\t", "\x1b[2J"]), max_size=40))
def test_every_place_of_the_source_is_in_its_row(parts: list[str]) -> None:
    source = "".join(parts)
    layout = Layout(Draft.from_text(source), 9)
    assert layout.text == display_safe(source)
    for number in range(len(layout)):
        row = layout[number]
        for offset in range(row.start, row.end):
            assert layout.row_at(offset) == number
    drawn = "".join(layout.row_text(number) for number in range(len(layout)))
    assert drawn.replace(" ", "") == display_safe(source.replace("\r", "").replace("\n", "")).replace(" ", "")
