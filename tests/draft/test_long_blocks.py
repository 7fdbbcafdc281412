"""Text that runs on is read in parts, and no part loses its place."""

from __future__ import annotations

import pytest

from factcheck.draft import Block, BlockKind, Draft
from factcheck.draft.long_blocks import LONGEST_BLOCK, divided
from factcheck.draft.model import Segment, SourceMap
from factcheck.draft.sentences import LONGEST_SENTENCE, sentence_bounds


def test_a_story_on_one_line_is_parted_between_sentences_outside_quotations() -> None:
    line = "The mayor said: “We wait. We hope. We pay.” The road stayed open. " * 1000
    blocks = Draft.from_text(line.strip()).blocks
    assert len(blocks) > 3
    assert all(len(block.text) <= LONGEST_BLOCK for block in blocks)
    assert all(block.text.count("“") == block.text.count("”") for block in blocks)
    assert all(block.text.endswith(("”", "open.")) for block in blocks)
    assert " ".join(block.text for block in blocks) == line.strip()


@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize("text", ["word " * 20_000, "9" * 70_000, "Caf&eacute; **was** shut. " * 3000, "“a ‘b " * 9000])
def test_every_part_stands_where_it_says(text: str, format_: str) -> None:
    draft = Draft.from_text(text, format_)
    assert len(draft.blocks) > 1
    at = 0
    for block in draft.blocks:
        start, end = block.source_map.span(0, len(block.text))
        assert at <= start < end
        at = end
        for offset in range(0, len(block.text), 997):
            span = block.source_map.span(offset, offset + 1)
            written = draft.source[span.start : span.end]
            assert written == block.text[offset] or written.startswith("&")


def test_a_part_of_text_that_stands_for_other_text_keeps_all_of_its_source() -> None:
    whole = SourceMap([Segment(0, 30_000, 5, 90, False)])
    parts = list(divided([Block(BlockKind.TITLE, "word " * 6000, whole)]))
    assert len(parts) == 2
    assert {part.kind for part in parts} == {BlockKind.TITLE}
    assert [part.source_map.span(0, len(part.text)) for part in parts] == [(5, 95), (5, 95)]


@pytest.mark.parametrize("text", ["and so on " * 3000, "9" * 9999, "Stop. " + "comma, " * 2000])
def test_no_sentence_goes_on_for_ever(text: str) -> None:
    bounds = sentence_bounds(text)
    assert all(0 < end - start <= LONGEST_SENTENCE for start, end in bounds)
    assert "".join(text[start:end] for start, end in bounds).replace(" ", "") == text.replace(" ", "")
