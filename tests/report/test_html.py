"""The check report as HTML: well formed, self-contained, and deaf to markup in drafts."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.reading import Reading
from factcheck.claims.sheet.sheet import sheet
from factcheck.display import display_safe
from factcheck.draft import Draft, Span
from factcheck.flag import Evidence, Flag, Level, Suggestion
from factcheck.report.dossier import Dossier
from factcheck.report.html import render
from factcheck.review.standing import View
from factcheck.review.verdicts import stand_sheet
from tests.report.support import review

TAGS = {
    *[
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "p",
        "ol",
        "ul",
        "li",
        "a",
        "mark",
        "span",
        "strong",
        "br",
        "div",
    ],
    *["table", "thead", "tbody", "tr", "th", "td"],
}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href"}
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page and refuses what is not well formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.lines: dict[str, str] = {}
        self.text = ""
        self._label = False
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        found = dict(attrs)
        assert set(found) <= ATTRIBUTES
        if "id" in found:
            self.ids.append(found["id"] or "")
        if "href" in found:
            self.links.append(found["href"] or "")
        self._label = found.get("class") == "at"
        if tag not in VOID:
            self.open.append(tag)
        if tag == "li" and "id" in found:
            self.lines[found["id"] or ""] = ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._label = False

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        if self._label or self.open[-1:] == ["style"]:
            return
        self.text += data
        if {"ol", "li"} <= set(self.open):
            self.lines[next(reversed(self.lines))] += data


def flag(draft: Draft, start: int, end: int, other: tuple[int, int], level: Level = Level.ERROR) -> Flag:
    return Flag(
        rule="house.rule",
        check="existence",
        level=level,
        message=draft.source,
        span=Span(start, end),
        text=draft.source[start:end],
        statement=draft.source,
        evidence=(
            Evidence(text=draft.source, note=draft.source, span=Span(*other), speaker=draft.source),
            Evidence(text=draft.source, source=draft.source),
        ),
        suggestions=(Suggestion(span=Span(start, end), replacement=draft.source),),
        fingerprint="f" * 20,
    )


def dossier(text: str, *flags: Flag) -> Dossier:
    draft = Draft.from_text(text)
    claims = tuple(stand_sheet(sheet(Reading(draft)), []))
    return Dossier("a&b.md", draft, tuple(View(each) for each in flags), sheet=claims)


TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(["<script>", "</li>", "&amp;", '"', "'", "12 men", "<!--", "\x1b[31m", "\u202e", "\r\n", "\n"]),
        max_size=12,
    ).map(" ".join),
)


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.data())
def test_any_text_is_shown_and_none_is_markup(text: str, data: st.DataObject) -> None:
    draft = Draft.from_text(text)
    flags = []
    for level in Level:
        first, second, third, last = sorted(data.draw(st.integers(0, len(text))) for _ in range(4))
        flags.append(flag(draft, first, last, (second, third), level))
    found = dossier(text, *flags)
    rendered = render(found)
    page = Page(rendered)
    lines = [text[start:end].rstrip("\r\n") for start, end in zip(draft.line_starts, _ends(draft), strict=True)]
    assert list(page.lines.values()) == [display_safe(line) for line in lines]
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "\x1b" not in rendered
    assert rendered == render(found)
    rendered.encode("utf-8")


def _ends(draft: Draft) -> list[int]:
    return [*draft.line_starts[1:], len(draft.source)]


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    rendered = render(Dossier.of(review(tmp_path)))
    for word in ("src=", "url(", "@import", "<script", "<link", "//"):
        assert word not in rendered
    assert all(link.startswith("#") for link in Page(rendered).links)


def test_both_sides_of_a_conflict_are_marked_and_linked(tmp_path: Path) -> None:
    rendered = render(Dossier.of(review(tmp_path)))
    assert 'id="m1" href="#f1">1</a><mark class="error">bridge is open</mark>' in rendered
    assert 'id="m1-1" href="#f1">↔1</a><mark class="other">bridge is closed</mark>' in rendered
    assert '<a href="#m1">line 5, column 5</a>' in rendered
    assert '<a href="#m1-1">line 7, column 5</a>' in rendered
    assert "<p>“bridge is open” in “The bridge is open to cars.”</p>" in rendered
    assert ": “bridge is closed” in “The bridge is closed, Karl Lund said on Monday.”" in rendered


def test_marks_that_overlap_keep_the_gravest_look() -> None:
    draft = Draft.from_text("abcdef")
    found = dossier("abcdef", flag(draft, 0, 4, (6, 6), Level.WARNING), flag(draft, 2, 6, (6, 6)))
    line = next(line for line in render(found).splitlines() if line.startswith('<li id="L1"'))
    assert '<mark class="warning">ab</mark>' in line
    assert '<mark class="error">cd</mark><mark class="error">ef</mark>' in line


def test_decisions_say_who_when_and_why(tmp_path: Path) -> None:
    session = review(tmp_path)
    session.decide([session.flags[0].id], "accept")
    session.decide([session.flags[0].id], "dismiss", reason="disputed", note="two <b>sources</b>")
    text = render(Dossier.of(session))
    assert "dismissed by ana, 2022-09-28 12:00 UTC: disputed" in text
    assert "two &lt;b&gt;sources&lt;/b&gt;" in text
    assert "2022-09-28 12:00 UTC  ana: accepted".replace("  ", " ") in text


def test_the_sheet_shows_verdicts_and_counts_what_is_left(tmp_path: Path) -> None:
    session = review(tmp_path)
    before = render(Dossier.of(session))
    item = next(view.item for view in session.sheet if view.item.text == "$4.2 million")
    session.verdict(item, "confirmed", source="budget, p. 3", note="asked twice")
    after = render(Dossier.of(session))
    row = next(line for line in after.splitlines() if "$4.2 million" in line and line.startswith("<tr>"))
    for part in ("confirmed", "budget, p. 3", "asked twice", "ana, 2022-09-28 12:00 UTC", "●●●"):
        assert part in row
    number = len(Dossier.of(session).facts())
    assert f"{number} claims without a verdict" in before
    assert f"{number - 1} claims without a verdict" in after
    assert "1 flag to decide" in after


def test_a_settled_draft_says_that_nothing_is_left(tmp_path: Path) -> None:
    session = review(tmp_path)
    session.decide([view.id for view in session.flags], "dismiss", reason="intended")
    for view in list(session.sheet):
        session.verdict(view.item, "confirmed")
    assert "<p>Nothing: every flag is settled" in render(Dossier.of(session))


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "It rained."])
def test_drafts_with_nothing_to_check(text: str) -> None:
    page = Page(render(dossier(text)))
    assert "Nothing: every flag is settled" in page.text
