"""Date expressions: found as written, resolved against the draft's own date."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.dates.date_mentions import find_mentions
from factcheck.claims.model import DateClaim
from factcheck.claims.reading import Reading
from factcheck.draft import Draft

CLOCK = "2022-09-28"  # a Wednesday


def dates(text: str, clock: str | None = CLOCK) -> list[DateClaim]:
    return list(Reading(Draft.from_text(text, date=clock)).dates)


def found(text: str, clock: str | None = CLOCK) -> list[tuple[str, str]]:
    return [(claim.passage.text, claim.key) for claim in dates(text, clock)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 22 September 2022.", [("22 September 2022", "2022-09-22")]),
        ("It opened on the 22nd of September 2022.", [("22nd of September 2022", "2022-09-22")]),
        ("It opened on Sept. 22.", [("Sept. 22", "2022-09-22")]),
        ("It opened on September 22, 2022, at last.", [("September 22, 2022", "2022-09-22")]),
        ("It opened on 2022-09-22.", [("2022-09-22", "2022-09-22")]),
        ("It opened on 22/09/2022.", [("22/09/2022", "2022-09-22")]),
        ("It opened on 09/22/2022.", [("09/22/2022", "2022-09-22")]),
        ("It opened on 3/4/2022.", []),
        ("Market 12 opened on 22 September 2022.", [("22 September 2022", "2022-09-22")]),
        ("OPEN SINCE SEPTEMBER 22, 2022", [("SEPTEMBER 22, 2022", "2022-09-22")]),
        ("It opened in September 2022.", [("September 2022", "2022-09-01..2022-09-30")]),
        ("It opened in 2014.", [("2014", "2014-01-01..2014-12-31")]),
        ("It opened in the 1990s.", [("1990s", "1990-01-01..1999-12-31")]),
        ("It opened in the ’60s.", [("’60s", "1960-01-01..1969-12-31")]),
        ("It opened in the 19th century.", [("19th century", "1801-01-01..1900-12-31")]),
        ("It opened in the summer of 2014.", [("summer of 2014", "2014-06-01..2014-08-31")]),
        ("It opened in Q3 2014.", [("Q3 2014", "2014-07-01..2014-09-30")]),
        ("It opened on Monday 26 September.", [("Monday 26 September", "2022-09-26")]),
        ("It opened on Mon, 26 Sept, they said.", [("Mon, 26 Sept", "2022-09-26")]),
        ("It opened on 26 September (Monday).", [("26 September (Monday)", "2022-09-26")]),
    ],
)
def test_written_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened last Wednesday.", "2022-09-21"),
        ("It opened on Wednesday.", "2022-09-28"),
        ("It opened on Tuesday.", "2022-09-27"),
        ("It will open on Thursday.", "2022-09-29"),
        ("It opens next Wednesday.", "2022-10-05"),
        ("It opened on Tuesday last week.", "2022-09-20"),
        ("It opened yesterday.", "2022-09-27"),
        ("It opened the day before yesterday.", "2022-09-26"),
        ("It opens tomorrow.", "2022-09-29"),
        ("It opened three days ago.", "2022-09-25"),
        ("It opened two months ago.", "2022-07-01..2022-07-31"),
        ("It opened ten years ago.", "2012-01-01..2012-12-31"),
        ("It opens next month.", "2022-10-01..2022-10-31"),
        ("It opened last year.", "2021-01-01..2021-12-31"),
        ("It opened last week.", "2022-09-19..2022-09-25"),
        ("It opened last May.", "2022-05-01..2022-05-31"),
        ("It opened last October.", "2021-10-01..2021-10-31"),
        ("Over the last week it snowed.", "2022-09-18..2022-09-28"),
        ("Over the past three days it snowed.", "2022-09-25..2022-09-28"),
    ],
)
def test_relative_dates(text: str, expected: str) -> None:
    (claim,) = dates(text)
    assert claim.key == expected
    assert claim.relative


def test_relative_dates_without_a_clock_are_left_open() -> None:
    (claim,) = dates("It opened last Wednesday.", clock=None)
    assert (claim.earliest, claim.latest, claim.weekday, claim.relative) == (None, None, 2, False)


def test_a_missing_year_is_the_nearest_unless_the_sentence_names_another() -> None:
    assert found("It opened on 3 January.", "2022-12-20") == [("3 January", "2023-01-03")]
    assert found("In 1945 it closed on 8 May.")[1] == ("8 May", "m5d8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran from 3 to 5 May 2019.", [("3 to 5 May 2019", "2019-05-03..2019-05-05")]),
        ("It ran 3-5 May 2019.", [("3-5 May 2019", "2019-05-03..2019-05-05")]),
        ("It ran May 3-5, 2019.", [("May 3-5, 2019", "2019-05-03..2019-05-05")]),
        ("It ran between 3 and 5 May 2019.", [("3 and 5 May 2019", "2019-05-03..2019-05-05")]),
        ("It ran 3 May – 5 June 2019.", [("3 May – 5 June 2019", "2019-05-03..2019-06-05")]),
        ("It ran from 20 December to 3 January 2020.", [("20 December to 3 January 2020", "2019-12-20..2020-01-03")]),
        ("It ran 1990–1994.", [("1990–1994", "1990-01-01..1994-12-31")]),
        ("It ran 1990-94.", [("1990-94", "1990-01-01..1994-12-31")]),
        ("It ran from 2012 to 2015.", [("2012 to 2015", "2012-01-01..2015-12-31")]),
        ("It runs Monday to Friday.", [("Monday to Friday", "2022-09-26..2022-09-30")]),
    ],
)
def test_ranges_are_one_claim(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march.",
        "Theresa May spoke; May won.",
        "He sat in the sun for a second.",
        "On Black Friday and Ash Wednesday shops shut.",
        "About 2000 people and 1987 cars came.",
        "The flight cost $2014 and the code is AB2014.",
        "April Jones met August Wilson.",
        "Mondays are hard.",
        "The ratio was 1/2 and the score 20-15.",
        "More than 2000 were hurt.",
        "In the last three months of the campaign it snowed.",
    ],
)
def test_words_and_numbers_that_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_times_with_zones() -> None:
    claims = dates("It starts at 10.30am EST, or 5pm, or 1600 GMT on 4 May 2023.")
    assert [(claim.passage.text, claim.grain) for claim in claims] == [
        ("10.30am EST", "time"),
        ("5pm", "time"),
        ("1600 GMT", "time"),
        ("4 May 2023", "day"),
    ]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("It ran Friday-Saturday, May 5-6, 2023.", None),
        ("He said Monday October 7 would be the day.", None),
        ("Reading The Sun, October 7, 2014, helped.", None),
        ("On Tuesday night, Oct. 7, 2014, it rained.", 1),
        ("On Tuesday the 7th of October 2014 it rained.", 1),
    ],
)
def test_a_weekday_belongs_to_the_date_beside_it(text: str, weekday: int | None) -> None:
    assert [claim.weekday for claim in dates(text) if claim.day is not None] == [weekday]


PIECES = ("Monday", ",", "May", "3", "-", "31", "2014", "last", "from", "to", "in", "and", "7", "(", ")")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_gives_mentions_in_order_inside_it(text: str) -> None:
    end = 0
    for mention in find_mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@settings(max_examples=150, deadline=None)
@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2199, 12, 31)), st.dates())
def test_a_full_date_means_itself_whatever_the_clock(day: datetime.date, clock: datetime.date) -> None:
    (claim,) = dates(f"It opened on {day.isoformat()}.", clock.isoformat())
    assert claim.earliest == claim.latest == day
