"""Plain text → blocks."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.draft import BlockKind, Draft

PROSE = "The council voted on the new bridge after a long debate."
MORE = "It will open in the spring, the mayor told residents on Monday."


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in Draft.from_text(text).blocks]


def test_a_line_is_a_paragraph_without_blank_lines() -> None:
    draft = Draft.from_text(f"{PROSE}\n{MORE}\n{PROSE}")
    assert [block.text for block in draft.blocks] == [PROSE, MORE, PROSE]


def test_blank_lines_divide_and_wrapped_lines_stay_together() -> None:
    wrapped = "The council voted on the new\nbridge after a long debate."
    draft = Draft.from_text(f"{wrapped}\n \t\n{MORE}\n")
    assert [block.text for block in draft.blocks] == [wrapped, MORE]


def test_closed_lines_between_blank_ones_are_paragraphs() -> None:
    assert len(Draft.from_text(f"{PROSE}\n\n{MORE}\n{PROSE}\n{MORE}").blocks) == 4


def test_headline_standfirst_byline_and_date_at_the_top() -> None:
    draft = Draft.from_text(
        "Council backs new bridge\nA long debate ended with a narrow vote for the crossing\n"
        f"By Ana Lima and Jo Park\nPublished 28 September 2022\n{PROSE}\n{MORE}"
    )
    assert [block.kind.value for block in draft.blocks] == [
        "title", "standfirst", "byline", "date", "paragraph", "paragraph",
    ]  # fmt: skip
    assert draft.metadata.title == "Council backs new bridge"
    assert draft.metadata.byline == "Ana Lima and Jo Park"
    assert draft.metadata.date == datetime.date(2022, 9, 28)


@pytest.mark.parametrize(
    "head",
    [
        "Council backs new bridge\n\nBy Tom Ellery\nWednesday 5 March 2025",
        "Council backs new bridge\n\nBy Tom Ellery\r\nPublished 5 March 2025",
        "Council backs new bridge\n\nWednesday 5 March 2025\nBy Tom Ellery",
        "Council backs new bridge\nBy Tom Ellery\nWednesday 5 March 2025",
    ],
)
def test_byline_and_date_may_share_a_block(head: str) -> None:
    draft = Draft.from_text(f"{head}\n\n{PROSE}\n\n{MORE}\n")
    assert sorted(block.kind.value for block in draft.blocks[:3]) == ["byline", "date", "title"]
    assert (draft.metadata.byline, draft.metadata.date) == ("Tom Ellery", datetime.date(2025, 3, 5))


def test_a_wrapped_line_that_is_a_date_stays_in_its_paragraph() -> None:
    wrapped = "The council will vote on the bridge on\n5 March 2025"
    assert len(Draft.from_text(f"{PROSE}\n\n{wrapped}\n\n{MORE}").blocks) == 3


@pytest.mark.parametrize("first", [PROSE, "Who will pay for the bridge?", "and so the vote began", "A " * 100 + "line"])
def test_what_is_no_headline_stays_a_paragraph(first: str) -> None:
    assert kinds(f"{first}\n{MORE}\n{PROSE}")[0] == "paragraph"


def test_a_lone_line_is_a_paragraph() -> None:
    assert kinds("Twelve people were hurt and nobody was hurt") == ["paragraph"]


def test_no_second_headline_where_one_is_given() -> None:
    draft = Draft.from_text(f"Council backs bridge\n{PROSE}\n{MORE}", title="Bridge vote")
    assert draft.metadata.title == "Bridge vote"
    assert [block.kind for block in draft.blocks].count(BlockKind.TITLE) == 1


def test_captions_and_crossheads_among_prose() -> None:
    caption = "Ana Lima looks at the model of the bridge in the town hall"
    text = f"{PROSE}\n{caption}\n{MORE}\nThe next steps\n{PROSE}\nPhoto: Jo Park, town archive\n{MORE}"
    found = ["paragraph", "caption", "paragraph", "heading", "paragraph", "caption", "paragraph"]
    assert kinds(text) == found


def test_an_unclosed_line_of_several_sentences_is_no_caption() -> None:
    assert kinds(f"{PROSE}\nShe went home. Then she wrote to the mayor about it\n{MORE}") == ["paragraph"] * 3


def test_an_unclosed_last_line_is_no_caption() -> None:
    assert kinds(f"{PROSE}\n{MORE}\nThe talks about the bridge between the two towns go on")[-1] == "paragraph"


@pytest.mark.parametrize(
    "label", ["Read more on the bridge:", "Related:", "More on this story", "READ MORE", "See also"]
)
def test_headlines_under_a_label_are_related(label: str) -> None:
    text = f"{PROSE}\n{label}\nTown hall roof to be mended at last\nWhy do ferries cost so much?\n{MORE}"
    assert kinds(text) == ["paragraph", "related link", "related link", "related link", "paragraph"]


def test_label_and_headline_on_one_line() -> None:
    assert kinds(f"{PROSE}\nREAD MORE: Town hall roof to be mended\n{MORE}")[1] == "related link"


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Comment",
        "Share this",
        "Advertisement",
        "Sign up to our newsletter",
        "Follow us on Facebook",
        "Comments",
    ],
)
def test_page_furniture(line: str) -> None:
    assert kinds(f"{PROSE}\n{MORE}\n{line}")[-1] == "furniture"


@pytest.mark.parametrize("line", ["Share prices fell by a third on Monday.", "Related costs rose, the mayor said."])
def test_prose_that_opens_like_furniture(line: str) -> None:
    assert kinds(f"{PROSE}\n{line}\n{MORE}")[1] == "paragraph"


def test_bullets_are_list_items_without_their_mark() -> None:
    draft = Draft.from_text(f"{PROSE}\n- two lanes for cars\n• one for bicycles\n{MORE}")
    assert [(block.kind.value, block.text) for block in draft.blocks[1:3]] == [
        ("list item", "two lanes for cars"),
        ("list item", "one for bicycles"),
    ]


def test_front_matter_is_text_in_plain_text() -> None:
    assert Draft.from_text("---\ntitle: Bridge\n---\n").metadata.title is None


@pytest.mark.parametrize(
    ("opening", "line", "date"),
    [
        ("PARIS (AP) — ", "PARIS (AP)", None),
        ("KYIV, Ukraine — ", "KYIV, Ukraine", None),
        ("LONDON, Sept. 28, 2022 (Reuters) - ", "LONDON, Sept. 28, 2022 (Reuters)", datetime.date(2022, 9, 28)),
        ("Oslo (AFP) – ", "Oslo (AFP)", None),
        ("LONDON, 7 March (Reuters) - ", "LONDON, 7 March (Reuters)", None),
        ("NEW YORK -- ", "NEW YORK", None),
    ],
)
def test_datelines(opening: str, line: str, date: datetime.date | None) -> None:
    draft = Draft.from_text(f"{opening}{PROSE}\n{MORE}")
    assert draft.blocks[0].text.startswith(opening)
    assert (draft.metadata.dateline, draft.metadata.date) == (line, date)


@pytest.mark.parametrize(
    "line",
    [
        "LONDON, 7 March 2024",
        "LONDON, March 7, 2024",
        "LONDON, 7 March 2024 (Reuters)",
        "LONDON, March 7 2024 (Reuters)",
        "LONDON (Reuters), 7 March 2024",
        "LONDON (Reuters), March 7, 2024",
        "LONDON (Reuters) 7 March 2024",
        "LONDON, Thursday, 7 March 2024",
        "LONDON, Thursday, March 7, 2024",
        "LONDON, England, 7th March, 2024 (AP)",
        "London (AP), 7 March 2024",
        "London, 7 March 2024 (AP)",
    ],
)
@pytest.mark.parametrize("dash", [" - ", " – ", " — ", "— "])
def test_the_day_of_a_dateline_in_both_orders(line: str, dash: str) -> None:
    metadata = Draft.from_text(f"{line}{dash}{PROSE}\n{MORE}").metadata
    assert (metadata.dateline, metadata.date) == (line, datetime.date(2024, 3, 7))


@pytest.mark.parametrize("line", ["London, 7 March 2024", "ON 7 March 2024", "The talks of 7 March 2024"])
def test_a_day_alone_makes_no_dateline(line: str) -> None:
    assert Draft.from_text(f"{line} - {PROSE}\n{MORE}").metadata.dateline is None


@pytest.mark.parametrize("start", ["NATO - the alliance - met.", "He went to Paris — alone.", "A — B — C are letters."])
def test_what_is_no_dateline(start: str) -> None:
    found = Draft.from_text(f"{start} {PROSE}").metadata.dateline
    assert found is None or start.startswith("NATO")


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\t\r\n", "\n\n"])
def test_nothing_to_read(text: str) -> None:
    assert Draft.from_text(text).blocks == ()


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*"aB. -•:\t\0\u00a0\u3000\u2028😀é漢", "\r", "\n", "\r\n", "\ufeff", PROSE, "Related:"]))
)
def test_clean_text_is_a_slice_of_the_source(pieces: list[str]) -> None:
    source = "".join(pieces)
    draft = Draft.from_text(source)
    at = 0
    for block in draft.blocks:
        start, end = block.source_map.span(0, len(block.text))
        assert at <= start < end
        assert source[start:end] == block.text == block.text.strip()
        at = end
    if not any(block.kind is BlockKind.LIST_ITEM for block in draft.blocks):
        kept = "".join(block.text for block in draft.blocks)
        assert "".join(kept.split()) == "".join(source.removeprefix("\ufeff").split())
