"""Which values bear one another out, and which cannot both hold."""

from __future__ import annotations

import pytest

from factcheck.claims.agreement.comparison import Value
from factcheck.claims.agreement.exclusion import Lexicon
from factcheck.claims.agreement.values import Values
from factcheck.claims.reading import Reading
from factcheck.draft import Draft


def told_of(values: Values, value: Value) -> list[Value]:
    return values.told[value.family].values if value.family in values.told else []


LEXICON = Lexicon(
    {"movement": ["rise, increase, go up", "fall, drop"], "place": ["inside", "outside"]},
    {"colours": ["red", "grey, gray"], "direction": ["north", "North"]},
)


def values(kind: str, stated: str, told: str) -> tuple[Value, Value]:
    """The last value of a kind in a standfirst, and the last in the body."""
    sides = Reading(Draft.from_text(f"{told}\n\nThat is all there is to it.", standfirst=stated)).sides
    found: Values = sides.choices(LEXICON) if kind == "choices" else getattr(sides, kind)
    here = found.stated[-1]
    return here, found.told[here.family].values[-1]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("There were 400 guests.", "There were 412 guests."),
        ("There were more than 400 guests.", "There were 412 guests."),
        ("There were nearly 400 guests.", "There were 396 guests."),
        ("It cost £3m.", "It cost £3 million."),
        ("It cost $1.2bn.", "It cost $1,190m."),
        ("Two dozen guests came.", "There were 24 guests."),
        ("Dozens of guests came.", "There were more than 60 guests."),
    ],
)
def test_figures_that_agree(stated: str, told: str) -> None:
    ours, theirs = values("quantities", stated, told)
    assert ours.agrees(theirs)
    assert not ours.conflicts(theirs)


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("There were 412 guests.", "There were 421 guests."),
        ("There were around 871 guests.", "There were around 870 guests."),
        ("It cost below $30bn.", "It cost below $25bn."),
        ("There were fewer than 870 guests.", "There were 870 guests."),
        ("Dozens of guests came.", "There were at least three guests."),
        ("It cost $0.14.", "It cost $0.13."),
        ("A third child watched.", "A tenth child watched."),
        ("It was the 23rd attempt.", "It was the 21st attempt."),
    ],
)
def test_figures_that_conflict(stated: str, told: str) -> None:
    ours, theirs = values("quantities", stated, told)
    assert ours.conflicts(theirs)


@pytest.mark.parametrize(
    ("stated", "told", "agree"),
    [
        ("It closed in May 1997.", "It closed in 1997.", True),
        ("It closed in 1987.", "It closed in 1997.", False),
        ("It closed on Monday.", "It closed on Tuesday.", False),
        ("It closes tomorrow.", "It closes today.", False),
    ],
)
def test_dates(stated: str, told: str, agree: bool) -> None:
    ours, theirs = values("dates", stated, told)
    assert ours.agrees(theirs) is agree
    assert ours.conflicts(theirs) is not agree


@pytest.mark.parametrize(
    ("stated", "told", "agree"),
    [
        ("It was Anna Berg.", "It was Ms Berg.", True),
        ("It was Anna Berg.", "It was Anna Bergh.", True),
        ("It was Anna Berg.", "It was Helen Strand.", False),
        ("It was Pierre Martin.", "It was Pierre Duval.", False),
        ("He lives in France.", "He is French.", True),
        ("He lives in France.", "He lives in Spain.", False),
    ],
)
def test_names(stated: str, told: str, agree: bool) -> None:
    ours, theirs = values("names", stated, told)
    assert ours.agrees(theirs) is agree


@pytest.mark.parametrize(
    ("stated", "told", "conflict"),
    [
        ("Prices rose.", "Prices fell.", True),
        ("Prices rose.", "Prices went up.", False),
        ("Prices did not rise.", "Prices fell.", False),
        ("Prices rose.", "Prices did not fall.", False),
        ("A red van came.", "A gray van came.", True),
    ],
)
def test_words_that_exclude_one_another(stated: str, told: str, conflict: bool) -> None:
    ours, theirs = values("choices", stated, told)
    assert ours.conflicts(theirs) is conflict


def test_kinds_are_nouns_and_small_words_are_no_names() -> None:
    sides = Reading(Draft.from_text("It is so.", standfirst="The Red Cross redded it, and grey vans came.")).sides
    assert [value.slot.passage.text for value in sides.choices(LEXICON).stated] == ["grey"]


@pytest.mark.parametrize(
    ("stated", "told", "conflict"),
    [
        ("It was not approved.", "It was approved.", True),
        ("It was approved.", "It was never approved.", True),
        ("It was not only approved.", "It was approved.", False),
        ("It was unpopular.", "It was popular.", True),
        ("It was not unpopular.", "It was popular.", False),
        ("It was approved.", "They refused to say that it was approved.", False),
        ("It was a non-nuclear plant.", "It was a nuclear plant.", True),
        ("It was a non-nuclear plant.", "It was a nonnuclear plant.", False),
        ("It was not in the final bill.", "It was removed from the final bill.", False),
    ],
)
def test_polarity(stated: str, told: str, conflict: bool) -> None:
    sides = Reading(Draft.from_text(f"{told}\n\nThat is all.", standfirst=stated)).sides
    found = sides.polarities
    pairs = [(ours, other) for ours in found.stated for other in told_of(found, ours)]
    assert any(ours.conflicts(other) for ours, other in pairs) is conflict


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("The mill sheds 80 posts.", "The mill will shed one in ten posts."),
        ("Half of shops are shut.", "Six shops are shut."),
        ("Nine of ten jurors agree.", "Nine jurors agreed."),
        ("One of six climbers was found.", "Five climbers are missing."),
        ("Quarter of 40 shops shut.", "Ten shops shut."),
        ("A fifth of its 30 shops shut.", "Six shops shut."),
        ("Six shops shut.", "It has a fifth of the 30 shops."),
    ],
)
def test_shares_parts_and_wholes_say_nothing_against_one_another(stated: str, told: str) -> None:
    ours, theirs = values("quantities", stated, told)
    assert not ours.conflicts(theirs)


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("Half of shops are shut.", "A third of shops are shut."),
        ("Four of nine shops shut.", "Four of eight shops shut."),
        ("One of six climbers was found.", "Eight climbers set out."),
        ("Three dead.", "Two people died."),
    ],
)
def test_shares_parts_and_wholes_conflict_with_their_like(stated: str, told: str) -> None:
    ours, theirs = values("quantities", stated, told)
    assert ours.conflicts(theirs)
