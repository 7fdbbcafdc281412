"""What there is to say about a flag, a draft or a review, as paragraphs with marked stretches. Safe to show."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.display import display_safe


class Paragraph(NamedTuple):
    """A labelled paragraph. ``marks`` are start, end and the name of a style (label, strong, mark, dim, error …)."""

    label: str
    text: str
    marks: tuple[tuple[int, int, str], ...] = ()


def paragraph(label: str, *pieces: str | tuple[str, str]) -> Paragraph:
    """A paragraph made of texts, some with a style's name. All of it is made safe to show, on one line."""
    text = ""
    marks = []
    for piece in pieces:
        words, style = (piece, "") if isinstance(piece, str) else piece
        safe = display_safe(_one_line(words))
        if style and safe:
            marks.append((len(text), len(text) + len(safe), style))
        text += safe
    return Paragraph(display_safe(label), text, tuple(marks))


def _one_line(text: str) -> str:
    """``text`` with line breaks as spaces; other white space is kept."""
    return " ".join(line.strip() if number else line for number, line in enumerate(text.splitlines())) or text


def pieces_of(statement: str, words: str, *, room: int = 0) -> list[str | tuple[str, str]]:
    """``statement`` with ``words`` in brackets and marked where they stand in it.

    With ``room`` the statement is cut to about so many characters around the words.
    """
    statement = " ".join(statement.split())
    words = " ".join(words.split())
    at = statement.find(words) if words else -1
    if at < 0:
        return [statement or (words, "mark")]
    before, after = statement[:at], statement[at + len(words) :]
    if room and len(statement) > room:
        left = max(8, room - len(words) - 4)
        keep = left - min(len(after), left // 2)
        before = "…" + before[-keep:] if len(before) > keep else before
        after = after[: left - min(len(before), keep)] + "…" if len(after) > left - min(len(before), keep) else after
    return [before, (f"[{words}]", "mark"), after]
