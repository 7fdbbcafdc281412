"""Text with overlapping styles → segments. Text from outside must have been through ``display_safe``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

#: Start and end in the text, and the style in between; later marks lie over earlier ones.
Mark = tuple[int, int, Style]


def paint(text: str, base: Style, marks: Iterable[Mark] = ()) -> list[Segment]:
    """``text`` in ``base``, with each mark's style laid over its stretch."""
    inside = [(max(0, start), min(end, len(text)), style) for start, end, style in marks]
    inside = [mark for mark in inside if mark[0] < mark[1]]
    if not inside:
        return [Segment(text, base)] if text else []
    edges = sorted({0, len(text), *(mark[0] for mark in inside), *(mark[1] for mark in inside)})
    segments = []
    for start, end in pairwise(edges):
        style = base
        for from_, to, over in inside:
            if from_ <= start and end <= to:
                style += over
        segments.append(Segment(text[start:end], style))
    return segments


def fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells: cut with an ellipsis, or filled with spaces."""
    from rich.cells import cell_len, set_cell_size

    if width <= 0:
        return ""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(text, width)
