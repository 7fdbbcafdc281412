"""Positions and maps."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.draft import Draft, Metadata, SourceMap, Span
from factcheck.draft.model import Segment


@settings(deadline=None)
@given(st.text(alphabet="ab\r\n\u2028\x0b\U0001f600é"))
def test_every_offset_goes_to_line_and_column_and_back(source: str) -> None:
    draft = Draft(source, [], Metadata())
    lines = re.split(r"\r\n|\r|\n", source)
    assert len(draft.line_starts) == len(lines)
    for offset in range(len(source) + 1):
        line, column = draft.position(offset)
        assert draft.line_starts[line - 1] + column - 1 == offset
        assert column <= len(lines[line - 1]) + 3
    for number, start in enumerate(draft.line_starts):
        assert source[start : start + len(lines[number])] == lines[number]


def test_span_through_inexact_and_skipped_stretches() -> None:
    # "a &amp; **b**" reads as "a & b"
    source_map = SourceMap(
        [Segment(0, 2, 0, 2, True), Segment(2, 1, 2, 5, False), Segment(3, 1, 7, 1, True), Segment(4, 1, 10, 1, True)]
    )
    assert source_map.span(0, 5) == Span(0, 11)
    assert source_map.span(2, 3) == Span(2, 7)
    assert source_map.span(4, 5) == Span(10, 11)
    assert source_map.span(3, 3) == Span(7, 7)
    assert SourceMap([]).span(0, 0) == Span(0, 0)


def test_the_source_keeps_every_byte() -> None:
    data = "\ufeffOne.\r\nTwo.\rThree.\n".encode()
    draft = Draft.from_text(data.decode("utf-8"))
    assert draft.source.encode() == data
    assert [draft.position(block.source_map.span(0, 1).start).line for block in draft.blocks] == [1, 2, 3]
