"""Bylines, dates and datelines that stand twice."""

from __future__ import annotations

from factcheck.claims.agreement.metadata import disagreements
from factcheck.draft import Draft

STORY = "The ferry went down at dawn, and forty people drowned, the coastguard said."


def found(front: str, text: str = STORY) -> list[tuple[str, str]]:
    draft = Draft.from_text(f"---\n{front}\n---\n\n{text}\n", "markdown")
    return [(one.text, other.text) for one, other in disagreements(draft)]


def test_two_bylines() -> None:
    assert found("byline: Helen Strand", f"By Peter Ashdown\n\n{STORY}") == [("By Peter Ashdown", "Helen Strand")]
    assert not found("byline: Helen Strand", f"By Helen Strand\n\n{STORY}")


def test_a_dateline_that_names_another_town() -> None:
    assert found("dateline: Oslo", f"BERGEN, Norway — {STORY}") == [("BERGEN, Norway", "Oslo")]
    assert not found("dateline: Bergen, Norway", f"BERGEN — {STORY}")
    assert not found("dateline: Bergen, Norway")


def test_two_dates_above_a_story() -> None:
    text = f"The ferry disaster\n\n28 September 2022\n\nPublished on 29 September 2022\n\n{STORY} {STORY}\n\n{STORY}"
    pairs = [(one.text, other.text) for one, other in disagreements(Draft.from_text(text))]
    assert pairs == [("Published on 29 September 2022", "28 September 2022")]
