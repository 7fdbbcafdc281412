"""Rises and falls that a sentence tells by two figures alone."""

from __future__ import annotations

import pytest

from factcheck.claims.agreement.trends import trends
from factcheck.claims.reading import Reading
from factcheck.draft import Draft


def told(text: str) -> list[tuple[str, bool]]:
    """The trends of a text: their passages, and whether each is a fall."""
    figures = Reading(Draft.from_text(text)).sides.figures
    return [(trend.passage.text, 1 in trend.sides) for trend in trends(figures, "movement")]


@pytest.mark.parametrize(
    ("text", "passage", "fall"),
    [
        (
            "Net income was $12.4 million, compared with $15.1 million a year earlier.",
            "$12.4 million, compared with",
            True,
        ),
        ("Costs came to £40m in May, against £36m in the same month last year.", "£40m in May, against £36m", False),
        ("The port handled 412 ships, compared to 388 ships in 2019.", "412 ships, compared to 388", False),
        ("It earned $3.20 a share, versus a year-earlier $3.90.", "$3.20 a share, versus a year-earlier $3.90", True),
    ],
)
def test_two_figures_tell_a_trend(text: str, passage: str, fall: bool) -> None:
    [(found, falls)] = told(text)
    assert found.startswith(passage)
    assert falls is fall


@pytest.mark.parametrize(
    "text",
    [
        "Rents are £900 in Leeds, compared with £1,400 in London.",
        "Sales rose by $5 million, compared with $7 million a year earlier.",
        "Growth was 3 per cent, compared with 5 per cent a year earlier.",
        "It earned $12 million, compared with 40 cents a year earlier.",
        "It earned $12 million on costs of $4m. It had earned $15 million a year earlier.",
        "It earned $12 million, compared with $12 million a year earlier.",
        "It earned $12, compared with $12 million a year earlier.",
    ],
)
def test_other_pairs_of_figures_tell_none(text: str) -> None:
    assert not told(text)
