"""Two passages side by side, with the words in which they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from factcheck.draft import Draft, Span
from factcheck.flag import Evidence
from factcheck.review.events import Choice
from factcheck.review.standing import View
from factcheck.tui.describe import describe_evidence, label
from factcheck.tui.paragraphs import Paragraph, paragraph
from factcheck.tui.widgets.article import ArticleView
from factcheck.tui.widgets.footer import KeyLine
from factcheck.tui.widgets.text import TextPane


class CompareScreen(Screen[str | None]):
    """The flagged statement and one piece of evidence; the answer is a choice made here, or None."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = "#left-article"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "decide('accept')", "Accept", id="compare-accept"),
        Binding("x", "decide('dismiss')", "Dismiss", id="compare-dismiss"),
        Binding("left_square_bracket", "evidence(-1)", "Previous evidence", id="compare-previous"),
        Binding("right_square_bracket", "evidence(1)", "Next evidence", id="compare-next"),
        Binding("v,escape,q", "decide('')", "Back", id="compare-back"),
    ]

    def __init__(self, draft: Draft, view: View, evidence: int) -> None:
        super().__init__()
        self._draft = draft
        self._view = view
        self._number = evidence % len(view.flag.evidence)

    def compose(self) -> ComposeResult:
        """On each side what is said, over the article."""
        with Container(id="sides"):
            for side in ("left", "right"):
                with Container(classes="side"):
                    yield TextPane(id=f"{side}-said", classes="said pane")
                    yield ArticleView(id=f"{side}-article", classes="pane")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show both sides."""
        for article in self.query(ArticleView):
            article.load(self._draft)
            article.show_flags([self._view])
        self._show()

    def _show(self) -> None:
        flag = self._view.flag
        evidence = flag.evidence[self._number]
        mine, theirs = flag.statement or flag.text, evidence.statement or evidence.text
        left, right = differences(mine, theirs) if evidence.span is not None else ([], [])
        line = self._draft.position(flag.span.start).line
        self._side("left", "This", [_said(label("this", line), mine, left)], flag.span)
        said = _said(label("other", self._line(evidence)), theirs, right)
        fact = evidence.span is None
        self._side(
            "right",
            f"Known fact {self._count}" if fact else f"Other passage {self._count}",
            [describe_evidence(self._draft, evidence)] if fact else [said, *_notes(evidence)],
            evidence.span,
        )

    @property
    def _count(self) -> str:
        return f"{self._number + 1} of {len(self._view.flag.evidence)}"

    def _line(self, evidence: Evidence) -> str:
        return str(self._draft.position(evidence.span.start).line) if evidence.span is not None else ""

    def _side(self, side: str, title: str, said: list[Paragraph], span: Span | None) -> None:
        pane = self.query_one(f"#{side}-said", TextPane)
        pane.border_title = title
        pane.set_class(span is None, "-alone")
        pane.show(said)
        article = self.query_one(f"#{side}-article", ArticleView)
        article.display = span is not None
        article.focus_flag(span)

    def action_evidence(self, step: int) -> None:
        """Compare with the next or previous piece of evidence."""
        self._number = (self._number + step) % len(self._view.flag.evidence)
        self._show()

    def action_decide(self, choice: str) -> None:
        """Go back, with a choice or without."""
        self.dismiss(Choice(choice).value if choice else None)


def _notes(evidence: Evidence) -> Iterator[Paragraph]:
    if evidence.speaker:
        yield paragraph(label("says"), evidence.speaker)
    if evidence.note:
        yield paragraph(label("note"), evidence.note)


def _said(margin: str, text: str, differing: Iterable[tuple[int, int]]) -> Paragraph:
    pieces: list[str | tuple[str, str]] = []
    at = 0
    for start, end in differing:
        pieces += [text[at:start], (text[start:end], "mark")]
        at = end
    return paragraph(margin, *pieces, text[at:])


def differences(one: str, other: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of each text whose words the other has not in the same place."""
    ours, theirs = (list(re.finditer(r"\w+|[^\w\s]+", text)) for text in (one, other))
    matcher = SequenceMatcher(None, [m[0].casefold() for m in ours], [m[0].casefold() for m in theirs], autojunk=False)
    left, right = [], []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            if b > a:
                left.append((ours[a].start(), ours[b - 1].end()))
            if d > c:
                right.append((theirs[c].start(), theirs[d - 1].end()))
    return left, right
