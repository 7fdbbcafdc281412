"""Markdown → blocks, and the maps back."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.draft import Block, Draft, Metadata
from factcheck.draft.reader import DraftError


def read(text: str) -> Draft:
    return Draft.from_text(text, "markdown")


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(text).blocks]


def marked(draft: Draft, words: str) -> str:
    """The source that the clean words stand for."""
    block = next(block for block in draft.blocks if words in block.text)
    start = block.text.index(words)
    span = block.source_map.span(start, start + len(words))
    return draft.source[span.start : span.end]


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("**Twelve** people _died_.", "Twelve people died."),
        ("***Twelve* people** died.", "Twelve people died."),
        ("Lund &amp; Hale&#8217;s &nope; x", "Lund & Hale’s &nope; x"),
        (r"a \* b \[c\]", "a * b [c]"),
        ('See [the **report**](http://x.example/a_b_c "t") now.', "See the report now."),
        ("See [the report][r] and [r].\n\n[r]: http://x.example", "See the report and r."),
        ("“[They] left,” he said, [sic] and [a][b].", "“[They] left,” he said, [sic] and [a][b]."),
        ("Run `a *b*` now", "Run a *b* now"),
        ("A <b>bold</b> word<br>and more<!-- not this -->", "A bold word\nand more"),
        ("one  \ntwo\\\nthree\n   four", "one\ntwo\nthree\nfour"),
        ("killed ~~12~~ 14 people, ~50 of ~60", "killed 14 people, ~50 of ~60"),
        ("The toll was 12[^1].", "The toll was 12."),
        ("It cost $4 million and $5 million, 2 * 3 * 4.", "It cost $4 million and $5 million, 2 * 3 * 4."),
        ("<http://x.example> and snake_case_name", "http://x.example and snake_case_name"),
    ],
)
def test_inline_markup_is_no_text(source: str, clean: str) -> None:
    assert shown(source)[0] == ("paragraph", clean)


def test_blocks_and_kinds() -> None:
    source = (
        "# The bridge\n\nFirst *part*.\n\n## A part ##\n\n> Said one.\n> Said two.\n>\n> > Deeper.\n\n"
        "- one\n  more\n- two\n\n1. three\n\n| a | b \\| c |\n|---|---|\n| *x* | y |\n\n"
        "```py\ncode\n```\n\n    indented\n\n<!-- hidden -->\n\n<div>\nin HTML\n</div>\n\nLast\n====\n"
    )
    assert shown(source) == [
        ("title", "The bridge"),
        ("paragraph", "First part."),
        ("heading", "A part"),
        ("quotation", "Said one.\nSaid two."),
        ("quotation", "Deeper."),
        ("list item", "one\nmore"),
        ("list item", "two"),
        ("list item", "three"),
        ("table cell", "a"),
        ("table cell", "b | c"),
        ("table cell", "x"),
        ("table cell", "y"),
        ("code", "code"),
        ("code", "indented"),
        ("paragraph", "in HTML"),
        ("heading", "Last"),
    ]


def test_images_and_their_captions() -> None:
    source = '![Ana Lima at *work*](a.png "Ana Lima in May")\n*Ana Lima in her office.*\n\nText ![x y](b.png) goes on.'
    assert shown(source) == [
        ("caption", "Ana Lima at work"),
        ("caption", "Ana Lima in May"),
        ("caption", "Ana Lima in her office."),
        ("caption", "x y"),
        ("paragraph", "Text goes on."),
    ]


def test_related_links_furniture_and_byline() -> None:
    source = (
        "# Bridge\n\nBy Ana Lima\n\nThe bridge is open.\n\n**Read more:**\n\n- [Roof mended](a)\n- [Ferry fares](b)\n\n"
        "Read more: [Town hall sold](c)\n\nIt cost more than planned.\n\nShare this"
    )
    assert [kind for kind, _ in shown(source)] == [
        "title", "byline", "paragraph", "related link", "related link", "related link", "related link", "paragraph",
        "furniture",
    ]  # fmt: skip


FRONT = """---
title: "Bridge \\u2018opens\\u2019 today"
dek: 'The mayor''s plan
  comes true'
date: 2022-09-28T10:00:00Z
author: [Ana Lima, Jo Park]
dateline: OSLO
lang: en-GB
tags: {a: [b, c]}
---
Body text here.
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter(ending: str, mark: str) -> None:
    draft = read(mark + FRONT.replace("\n", ending))
    assert draft.metadata == Metadata(
        "Bridge ‘opens’ today", "The mayor's plan comes true", "Ana Lima, Jo Park", "OSLO",
        datetime.date(2022, 9, 28), "en-GB",
    )  # fmt: skip
    assert [block.kind.value for block in draft.blocks] == [
        "title", "standfirst", "date", "byline", "byline", "dateline", "paragraph",
    ]  # fmt: skip
    assert marked(draft, "‘opens’ today") == "\\u2018opens\\u2019 today"
    assert marked(draft, "mayor's") == "mayor''s"
    assert marked(draft, "comes") == "comes"
    assert marked(draft, "2022-09-28") == "2022-09-28"
    assert marked(draft, "Jo Park") == "Jo Park"
    assert marked(draft, "Body") == "Body"


def test_folded_and_literal_front_matter() -> None:
    draft = read("---\nsummary: >-\n  One line\n  and another.\ntitle: |\n  The “bridge”\n---\n# Other\n")
    assert draft.metadata.standfirst == "One line and another."
    assert draft.metadata.title == "The “bridge”"
    assert marked(draft, "line and another") == "line\n  and another"
    assert marked(draft, "The “bridge”") == "The “bridge”"
    assert draft.blocks[-1].kind.value == "heading"


@pytest.mark.parametrize(
    "text", ["---\n\nJust a rule.\n\n---\n\nMore.", "---\nno end: here\n", "--- \nSome prose.\n---\n"]
)
def test_rules_are_no_front_matter(text: str) -> None:
    draft = read(text)
    assert draft.metadata.title is None
    assert draft.blocks


@pytest.mark.parametrize("yaml", ['title: "open', "title: a: b", "title: [a", "\ttitle: x", "title: x\x01"])
def test_broken_front_matter_names_its_line(yaml: str) -> None:
    with pytest.raises(DraftError, match=r"line [23]"):
        read(f"---\nlang: en\n{yaml}\n---\nText.")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("28 September 2022", (2022, 9, 28)),
        ("September 28, 2022", (2022, 9, 28)),
        ("Wed, 28 Sept. 2022 10:30 GMT", (2022, 9, 28)),
        ("2022-09-28 10:30", (2022, 9, 28)),
        ("20220928", (2022, 9, 28)),
    ],
)
def test_dates(written: str, date: tuple[int, int, int]) -> None:
    assert read(f"---\ndate: {written}\n---\n").metadata.date == datetime.date(*date)


@pytest.mark.parametrize("written", ["31 September 2022", "03/04/2022", "2022-0928", "soon"])
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(DraftError, match=f"“{written}” is no date"):
        read(f"---\ndate: {written}\n---\n")


WORDS = ["Twelve", "people", "died", "in", "Ünder", "漢字", "\U0001f600", "“so”"]
WRAPS = ["{}", "**{}**", "*{}*", "[{}](http://x.example/q_r)", "`{}`", "<b>{}</b>", "***{}***"]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WRAPS)), min_size=1, max_size=12),
    st.sampled_from(["", "> ", "- ", "## ", "1. "]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_words_map_back_through_markup(pairs: list[tuple[str, str]], prefix: str, ending: str, mark: bool) -> None:
    source = (
        ("\ufeff" if mark else "")
        + prefix
        + f" &amp; \\* {ending if prefix == '' else ''}".join(wrap.format(word) for word, wrap in pairs)
    )
    draft = read(source + ending)
    assert len(draft.blocks) == 1
    block = draft.blocks[0]
    words = block.text.replace("&", " ").replace("*", " ").split()
    assert words == [word for word, _ in pairs]
    at = 0
    for word in words:
        at = block.text.index(word, at)
        start, end = block.source_map.span(at, at + len(word))
        assert source[start:end] == word
        at += len(word)


def check_map(source: str, block: Block) -> None:
    clean = at = 0
    assert block.text
    for segment in block.source_map.segments:
        assert segment.start == clean
        assert at <= segment.source_start
        assert segment.length > 0
        at, clean = segment.source_start + segment.source_length, clean + segment.length
        if segment.exact:
            assert segment.length == segment.source_length
            assert source[segment.source_start : at] == block.text[segment.start : clean]
    assert clean == len(block.text)
    assert at <= len(source)


PIECES = [
    *"ab *_`[]()<>!#|-+~&;:\\\t\0\"'.1=é\U0001f600\u2028",
    "\n", "\r\n", "\r", "\n\n", "> ", "- ", "1. ", "    ", "```\n", "---\n", "title: ", "&amp;", "\ufeff", "![", "](x)",
    "<!--", "-->", "<div>", "[^1]: ", "\n| a | b |\n|---|---|\n",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40) | st.text().map(list))
def test_any_text_has_exact_maps_in_range(pieces: list[str]) -> None:
    source = "".join(pieces)
    try:
        draft = read(source)
    except DraftError:
        assert "---" in source
        return
    for block in draft.blocks:
        check_map(source, block)


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\n\n", "<!-- nothing -->", "---\ntitle:\n---\n", "***", "```\n```", "#"]
)
def test_nothing_to_read(text: str) -> None:
    assert read(text).blocks == ()


@pytest.mark.parametrize(
    "text",
    [
        "> " * 3000 + "deep",
        "- " * 3000 + "deep",
        "\n".join(" " * (2 * i) + "- deep" for i in range(600)),
        ">" * 3000 + "deep",
    ],
)
def test_deep_nesting_is_read(text: str) -> None:
    assert "deep" in read(text + "\n\nAfter.").blocks[-2].text


@pytest.mark.parametrize("mark", ["*a ", "[", "![", "**a", "~a ", "`a", "<a ", "&amp;"])
def test_many_marks_are_read_in_time(mark: str) -> None:
    assert read(mark * 20_000).blocks is not None


def test_markup_in_a_long_line() -> None:
    draft = read("A *word* is said. " * 1000)
    assert len(draft.blocks) == 1
    assert draft.blocks[0].text.startswith("A word is said. A word")
    assert draft.blocks[0].text.count("*") <= 60


DAY = datetime.date(2025, 11, 8)
STORY = "Rovers play at home on Sunday."


@pytest.mark.parametrize(
    "head",
    [
        "# Rovers win\n\n8 November 2025",
        "# Rovers win\n\n*Saturday 8 November 2025*",
        "# Rovers win\n\n_Published: November 8, 2025_",
        "# Rovers win\n8 November 2025",
        "# Rovers win\n\nTwo late goals settle the derby.\n\n8 November 2025",
        "# Rovers win\n\nBy Tom Ellery\n\n8 November 2025",
        "# Rovers win\n\nBy Tom Ellery\nSaturday 8 November 2025",
        "# Rovers win\n\n*By Tom Ellery*  \n*8 November 2025*",
        "# Rovers win\n\nTwo late goals settle the derby.\n\n8 November 2025\nBy Tom Ellery",
        "---\ntitle: Rovers win\n---\n\n8 November 2025",
        "---\ntitle: Rovers win\n---\n\nBy Tom Ellery\r\n8 November 2025",
    ],
)
def test_a_date_line_under_the_title_is_the_drafts_date(head: str) -> None:
    draft = read(f"{head}\n\n{STORY}\n")
    assert draft.metadata.date == DAY
    kinds = [block.kind.value for block in draft.blocks]
    assert (kinds.count("date"), kinds.count("byline"), kinds[-1]) == (1, "By Tom" in head, "paragraph")
    (date,) = (block.text for block in draft.blocks if block.kind.value == "date")
    assert marked(draft, date) == date


@pytest.mark.parametrize(
    "text",
    [
        f"8 November 2025\n\n{STORY}",
        f"# Rovers win\n\n{STORY}\n\n{STORY}\n\n8 November 2025\n\n{STORY}",
        f"# The derby, day by day\n\n8 November 2025\n\n{STORY}\n\n9 November 2025\n\n{STORY}",
        f"# Rovers win\n\nThe derby of\n8 November 2025\n\n{STORY}",
        f"# Rovers win\n\n- 8 November 2025\n\n{STORY}",
        f"# Rovers win\n\n8 November\n\n{STORY}",
    ],
)
def test_other_dates_are_not_the_drafts(text: str) -> None:
    draft = read(text)
    assert draft.metadata.date is None
    assert "date" not in [block.kind.value for block in draft.blocks]


def test_front_matter_goes_before_a_date_line() -> None:
    draft = read(f"---\ndate: 2025-11-09\n---\n\n# Rovers win\n\n8 November 2025\n\n{STORY}")
    assert draft.metadata.date == datetime.date(2025, 11, 9)


def test_a_cell_knows_its_row_and_column() -> None:
    source = "| A | B | C |\n|---|--:|---|\n| x | 1 | |\n| y || 3 \\| 4 |\n\n> d | e\n> --|--\n> f | g\n"
    cells = [(block.text, block.cell) for block in Draft.from_text(source, "markdown").blocks]
    tables = sorted({cell.table for _, cell in cells if cell})
    first = [(text, cell.row, cell.column) for text, cell in cells if cell and cell.table == tables[0]]
    assert first == [("A", 0, 0), ("B", 0, 1), ("C", 0, 2), ("x", 1, 0), ("1", 1, 1), ("y", 2, 0), ("3 | 4", 2, 2)]
    rest = [(text, cell.row, cell.column) for text, cell in cells if cell and cell.table == tables[1]]
    assert rest == [("d", 0, 0), ("e", 0, 1), ("f", 1, 0), ("g", 1, 1)]


def test_html_between_paragraphs_is_text() -> None:
    source = (
        "Intro.\n\n<figure>\n<img src='a.jpg'>\n<figcaption>The <i>old</i> mill &amp; its dam.</figcaption>\n"
        "</figure>\n\n"
        '<div class="pull">\n<p>He said\nso.</p><p>She came.</p>\n<!-- hidden -->\n<script>var told = "him";</script>\n'
        "</div>\n\n> <p>Told in\n> Faro.</p>\n\n<ul><li>One</li><li>Two</li></ul>\n\n<!-- a\n\nb -->\n"
    )
    assert shown(source) == [
        ("paragraph", "Intro."),
        ("caption", "The old mill & its dam."),
        ("paragraph", "He said\nso."),
        ("paragraph", "She came."),
        ("quotation", "Told in\nFaro."),
        ("list item", "One"),
        ("list item", "Two"),
    ]
    draft = read(source)
    for block in draft.blocks:
        check_map(source, block)


@pytest.mark.parametrize(
    "text", ["<div>\n" + "<a " * 20_000, "<div>\n" + "<p>x</p>" * 4_000, "> <div>\n" + "> <p>x</p>\n" * 2_000]
)
def test_much_html_is_read_in_time(text: str) -> None:
    assert read(f"Intro.\n\n{text}\n").blocks[0].text == "Intro."
