"""calendar: right and wrong dates in equal number, and weekdays of any day."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.claims.dates.date_words import MONTH_NAMES, WEEKDAY_NAMES
from factcheck.draft import Draft
from factcheck.engine import lint, load_rules
from factcheck.flag import Flag, Level
from factcheck.ruleset.ruleset import RuleSet

PACK = Path(__file__).parents[2] / "rules" / "calendar"


@cache
def rules() -> RuleSet:
    return load_rules(PACK)


def flags(text: str, date: str | None = "2014-07-01") -> list[Flag]:
    return lint(Draft.from_text(text, date=date), rules())


WRONG_WEEKDAY = """
It meets on Monday, 7-Oct-2014 in Bath.
The 7th of October 2014 was a Monday.
October 7, 2014, fell on a Monday, they said.
It meets on Monday 7th October 2014 in Bath.
It meets on Mon. 7 Oct 2014 in Bath.
It meets on Monday, the 7th of October 2014, in Bath.
It meets on Monday the 7th October 2014 in Bath.
It meets on Monday night, Oct. 7, 2014, in Bath.
IT MEETS ON MONDAY, OCTOBER 7, 2014, IN BATH.
it meets on monday, october 7, 2014, in bath.
It meets on October 7, 2014 (Monday) in Bath.
It meets on October 7, 2014, a Monday, in Bath.
It meets on 7 October 2014, Monday.
It meets on 7 October Monday.
It meets on Monday 2014-10-07 in Bath.
It meets on 2014-10-07 (Monday) in Bath.
It meets on Monday 31.10.2014 in Bath.
It meets on Monday, 31/10 in Bath.
It meets on Monday, 10/31 in Bath.
It meets on Monday (7 October 2014) in Bath.
It meets on Monday – 7 October 2014 – in Bath.
It meets on Thurs 7 Oct in Bath.
It meets on Weds, 7 Oct. in Bath.
It meets on Oct 7th (Mon) in Bath.
It meets from Monday 6 May 2014 on.
It meets on Mo, 7 October in Bath.
"""
RIGHT_WEEKDAY = """
It meets on Tuesday, 7-Oct-2014 in Bath.
The 7th of October 2014 was a Tuesday.
October 7, 2014, was a Monday paper's headline.
It meets on Tuesday 7th October 2014 in Bath.
It meets on Tues. 7 Oct 2014 in Bath.
It meets on Tuesday, the 7th of October 2014, in Bath.
It meets on October 7, 2014 (Tuesday) in Bath.
It meets on 7 October 2014, Tuesday.
It meets on Friday 31.10.2014 in Bath.
It meets on Friday, 31/10 in Bath.
It meets on Tu, 7 October in Bath.
It meets Friday-Saturday, October 10-11, in Bath.
It meets on Friday and Saturday, October 10 and 11, in Bath.
The Sun, October 7, 2014, had it first.
It meets every Monday, October 7 to November 5, in Bath.
They came on Monday (June 30) and Tuesday (July 1).
On Monday, June 30, 2000 people came.
The May 3 vote on Monday was close.
He said Monday October 7 would be the day.
He left on Oct 7, Monday was quiet.
It runs Monday to Friday, 6-10 October.
In 2013 the vote on Monday 7 October was lost.
He came on Monday. October 7 is another day.
It happened on Wednesday 2 September 1752 by the old calendar.
On Monday 9/10/2014 or so the note ends.
"""
WRONG_DAY = """
It closes on November 31st is what they said.
The 31st of June was what they said.
The 29th of February 1900 was cold.
It closes on Feb 30, 2014, they said.
It closes on the 31st of June, they said.
It closes on 31 September 2014, they said.
It closes on November 31st, they said.
It closes until 32 March, they said.
It closes on 2014-02-29, they said.
It closes on 29 February 1900, they said.
It closes by 30 February, they said.
It ran from April 31 to May 2, they said.
It ran 28-31 June, they said.
It closes on 30/02/2014, they said.
"""
RIGHT_DAY = """
Under Section 31 June Cole was held.
Look at Channel 31 September listings.
He scored 31 April goals, they said.
By April 31 goals had been scored.
The 29th of February 2000 was cold.
It closes on 29 February 2000, they said.
It closes on 29 February, they said.
In June 31 people died, they said.
In June, 31 people died, they said.
The June 31-year-olds met, they said.
The 31 May protests ended, they said.
It closes on 31 October 2014, they said.
See volume 89, number 9, 2002, pages 1531–1546, DOI 10.3732/abc.89.9.1531 for more.
They won 2-31 in June, they said.
In February 30 firms closed, they said.
"""
WRONG_RANGE = """
From 5 to 2 March she was at sea.
Rents fell between May 2015 and March 2014 and later.
She led it from 2015 to 2012 and left.
She led it between 1994 and 1990 and left.
She led it 12–9 May and left.
She led it May 12-9, 2014, and left.
She led it from 12 to 9 May and left.
She led it from 12 May to 9 May and left.
She led it (1994–1990) and left.
She led it from May 2015 to March 2014 and left.
She led it 5 June 2014 – 3 May 2014 and left.
She led it from June 5, 2014 until May 3, 2014 and left.
She led it January 17 – 10, 2016 and left.
She led it between 9 and 5 May and left.
She led it May 2014 – March 2014 and left.
"""
RIGHT_RANGE = """
From 2 to 5 March she was at sea.
The 12-9 May defeat was their worst.
The lead went from 12 to 9 May figures showed.
The years differ: between 2014 and 2010 grew a gap.
She led it from 9am to 5pm and left.
They won 20-15 in May and left.
They lost in May 12-9 and left.
She led it from October to March and left.
She led it from 20 December to 3 January 2015 and left.
Rome grew 753–510 BC and later.
Rome grew from 1550 to 1525 BC and later.
The 1999-00 season was hers.
She led it 1990-94 and left.
She led it January 10 – 17, 2016 and left.
The gap between 2014 and 2010 grew.
The vote fell from 2015 to 2012 votes.
The target was brought forward from 2035 to 2030.
It turned the clock back from 2014 to 1950.
Call 1800-1234 or 2014-1999 for more.
She led it from 28 May to 3 June and left.
"""
WRONG_PAIR = """
The bridge shut yesterday (4 May) at noon.
The bridge shut today, 4 May, at noon.
The bridge shuts tomorrow, May 8, at noon.
The bridge shut three days ago, on 5 May, at noon.
The bridge shut yesterday (Tuesday) at noon.
The bridge shut last Tuesday (9 May) at noon.
The bridge shuts next Friday, 5 May, at noon.
It shut on Wednesday, two days after the match on Tuesday.
It shut on Friday, a day before talks on Sunday.
It shut on 4 May, two days after a vote on 3 May.
It shut on Monday and two days later, on Friday, it opened.
"""
RIGHT_PAIR = """
The bridge shut yesterday (5 May) at noon.
The bridge shut yesterday (Friday) at noon.
The bridge shut last Tuesday (2 May) at noon.
The bridge shut last Tuesday (25 April) at noon.
The bridge shuts next Friday, 12 May, at noon.
It shut on Wednesday, two days after the match on Monday.
It shut on Saturday, a day before talks on Sunday.
It shut on 5 May, two days after a vote on 3 May.
It shut yesterday, when the 4 May vote was counted.
“Yesterday, December 7, 1941,” the old speech began.
"""
WRONG_TENSE = """
The tribunal will sit on 5 September in Hull.
The tribunal will sit on Monday, 26 September.
The summit will be held on 3 May 2019 in Paris.
The summit will take place in Paris in June 2021.
The mine is due to open on 5 January 2022.
He was born on 3 May 2032 in Leeds.
The vote took place on 5 June 2024 in Leeds.
"""
RIGHT_TENSE = """
The tribunal will sit on 5 October in Hull.
The tribunal will sit on 5 September next year.
The park will close on 5 September every year.
The tribunal will sit on 5 May in Hull.
The tribunal will hear the men held on 5 September.
The summit will be held on 3 May 2023 in Paris.
He will be sentenced for the attack on 3 May 2019.
It will be the biggest in Paris since 3 May 2019.
He said in 2018 it will close in 2020.
It was due to open on 5 January 2032.
They will look at what happened on 3 May 2019.
They will honour soldiers killed on 3 May 2019.
They will remember his speech in 2019.
The old letter said: “We will meet on 3 May 2019.”
"""


def cases(rule: str, date: str, table: str) -> list[tuple[str, str, str]]:
    return [(rule, date, line) for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    ("rule", "date", "text"),
    cases("weekday", "2014-07-01", WRONG_WEEKDAY)
    + cases("impossible", "2014-07-01", WRONG_DAY)
    + cases("reversed-range", "2014-07-01", WRONG_RANGE)
    + cases("days-disagree", "2023-05-06", WRONG_PAIR)
    + cases("tense", "2022-09-28", WRONG_TENSE),
)
def test_wrong_dates_are_flagged(rule: str, date: str, text: str) -> None:
    assert f"calendar.{rule}" in [flag.rule for flag in flags(text, date)]


@pytest.mark.parametrize(
    ("rule", "date", "text"),
    cases("weekday", "2014-07-01", RIGHT_WEEKDAY)
    + cases("impossible", "2014-07-01", RIGHT_DAY)
    + cases("reversed-range", "2014-07-01", RIGHT_RANGE)
    + cases("days-disagree", "2023-05-06", RIGHT_PAIR)
    + cases("tense", "2022-09-28", RIGHT_TENSE),
)
def test_right_dates_pass_every_rule(rule: str, date: str, text: str) -> None:
    assert [(flag.rule, flag.message) for flag in flags(text, date)] == []


@pytest.mark.parametrize(
    ("text", "repairs"),
    [
        ("It is Monday, 7 October 2014, here.", ["Tuesday, 7 October 2014", "Monday, 6 October 2014"]),
        ("It is on Mon 7 Oct here.", ["Tue 7 Oct", "Mon 6 Oct"]),
        ("It is Thurs., Oct. 7th, here.", ["Tues., Oct. 7th", "Thurs., Oct. 9th"]),
        ("It is MONDAY, OCTOBER 7, here.", ["TUESDAY, OCTOBER 7", "MONDAY, OCTOBER 6"]),
        ("It is 2014-10-07 (Monday) here.", ["2014-10-07 (Tuesday)", "2014-10-06 (Monday)"]),
    ],
)
def test_the_weekday_is_repaired_first_then_the_day(text: str, repairs: list[str]) -> None:
    (flag,) = flags(text)
    assert [suggestion.replacement for suggestion in flag.suggestions][:2] == repairs


def test_without_a_clock_a_weekday_without_year_is_not_judged() -> None:
    assert flags("It opened on Wednesday 22 September.", date=None) == []


def test_the_last_year_named_before_can_be_the_dates_year() -> None:
    text = "The war ended in 1945, and with it the rationing of coal.\n\nPeace came on Tuesday 8 May, at noon."
    assert flags(text, "2022-09-28") == []


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2025-06-11", "The hearing will open on Monday 12 January."),
        ("2025-06-11", "The hearing is due to open on Monday 12 January."),
        ("2025-06-11", "The clerk said the hearing would open on Monday 12 January."),
        ("2025-06-11", "The hearing opened on Monday 8 July and took eleven months."),
        ("2025-06-11", "She was fined on Thursday 5 December and sacked in January."),
        ("2025-06-11", "The ballot of Thursday 4 July brought the mayor to office."),
        ("2025-06-11", "Last year’s regatta began on Saturday 15 June."),
        ("2025-06-11", "Last year's regatta began on Saturday 15 June."),
        ("2025-06-11", "Next year's regatta is on Saturday 13 June."),
        ("2025-06-11", "A year earlier, the regatta began on Saturday 15 June."),
        ("2025-06-11", "The crew won in 2024. Two years earlier they lost on Wednesday 15 June."),
        ("2025-06-11", "It has been eleven months since Thursday 4 July."),
        ("2025-06-11", "She was bailed to appear in court on Monday 12 January."),
        ("2025-06-11", "The hearing was adjourned until Monday 12 January."),
        ("2025-06-11", "The hearing opens on Monday 12 January."),
        ("2025-06-11", "The deadline is Monday 12 January."),
        ("2025-06-11", "The mayor came to power on Thursday 4 July."),
        ("2025-01-03", "The dance was on Tuesday 31 December. The next is on Wednesday 31 December."),
    ],
)
def test_the_tense_or_a_cue_tells_the_year(date: str, text: str) -> None:
    assert flags(text, date) == []


@pytest.mark.parametrize(
    ("date", "text", "message"),
    [
        (
            "2025-11-08",
            "The choir sings at home on Sunday 15 November.",
            "15 November 2025 is a Saturday, not a Sunday",
        ),
        ("2025-11-08", "The choir will sing on Sunday 15 November.", "15 November 2025 is a Saturday, not a Sunday"),
        (
            "2025-11-08",
            "The choir won and will sing on Friday 15 November.",
            "15 November 2025 is a Saturday, not a Friday",
        ),
        ("2025-06-11", "The hearing will be opened on Saturday 13 June.", "13 June 2025 is a Friday, not a Saturday"),
        ("2025-06-11", "The hearing will open on Tuesday 12 January.", "12 January 2026 is a Monday, not a Tuesday"),
        ("2025-06-11", "The hearing opened on Wednesday 8 July.", "8 July 2024 is a Monday, not a Wednesday"),
        ("2025-06-11", "The hearing opened on Tuesday 3 March.", "3 March 2025 is a Monday, not a Tuesday"),
        ("2025-06-11", "Hearing - Sunday 9 October", "9 October 2025 is a Thursday, not a Sunday"),
    ],
)
def test_a_weekday_of_no_year_that_is_meant_is_an_error(date: str, text: str, message: str) -> None:
    (flag,) = flags(text, date)
    assert (flag.level, flag.message) == (Level.ERROR, message)


def test_a_weekday_that_fits_a_year_that_the_tense_does_not_point_to_is_a_suggestion() -> None:
    (flag,) = flags("The hearing opened on Sunday 3 March.", "2025-06-11")
    assert (flag.rule, flag.level) == ("calendar.weekday", Level.SUGGESTION)


@pytest.mark.parametrize("text", ["Voters go to the polls on {}.", "The couple wed on {}."])
@pytest.mark.parametrize("day", ["Monday 12 January", "Friday 12 January"])
def test_without_a_tense_a_weekday_that_fits_a_year_beside_is_a_warning(text: str, day: str) -> None:
    (flag,) = flags(text.format(day), "2025-06-11")
    assert flag.level == Level.WARNING


@pytest.mark.parametrize(("day", "flagged"), [("Monday", 0), ("Sunday", 0), ("Friday", 1), ("Wednesday", 1)])
def test_what_is_announced_without_a_verb_may_be_of_the_next_such_day(day: str, flagged: int) -> None:
    assert len(flags(f"Hearing: {day} 12 January", "2025-06-11")) == flagged


def test_without_a_tense_a_weekday_that_fits_the_year_before_is_a_warning() -> None:
    (flag,) = flags("Harbour Fete - Thursday 12 September", "2025-06-11")
    assert (flag.level, flag.message) == (Level.WARNING, "12 September 2025 is a Friday, not a Thursday")


@pytest.mark.parametrize(
    "text",
    [
        "The festival will be held on Saturday 20 September.",
        "Voters will go to the polls on Tuesday 4 November.",
        "The next hearing is on Monday 1 December.",
        "Fetes: Saturday 20 September.",
        "Christmas Day, Thursday 25 December 2025; Boxing Day, Friday 26 December.",
        "New Year’s Eve, Wednesday 31 December 2025; New Year’s Day, Thursday 1 January.",
    ],
)
def test_a_weekday_many_months_ahead_is_of_the_year_to_come(text: str) -> None:
    assert flags(text, "2025-03-12") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The festival will be held on Monday 20 September.", "20 September 2025 is a Saturday, not a Monday"),
        (
            "Christmas Day, Thursday 25 December 2025; Boxing Day, Saturday 26 December.",
            "26 December 2025 is a Friday, not a Saturday",
        ),
        (
            "New Year’s Eve, Wednesday 31 December 2025; New Year’s Day, Friday 1 January.",
            "1 January 2026 is a Thursday, not a Friday",
        ),
    ],
)
def test_a_weekday_is_held_against_the_year_it_is_listed_under(text: str, message: str) -> None:
    (flag,) = flags(text, "2025-03-12")
    assert (flag.level, flag.message) == (Level.ERROR, message)


def test_a_reversed_range_names_the_months() -> None:
    (flag,) = flags("The fair runs from 9 May to 3 May.")
    assert flag.message.endswith("3 May comes before 9 May")


def test_what_happened_once_has_one_day() -> None:
    (flag,) = flags("The siege began on 5 February.\n\nMany fled. The siege began on 6 February.", "2014-02-20")
    assert (flag.rule, flag.text, [shown.text for shown in flag.evidence]) == (
        "calendar.days-disagree",
        "5 February",
        ["6 February"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The siege began on 5 February. It was cold. The siege began on 5 February.",
        "The siege began on 5 February in Acre. The siege began on 6 February in Tyre.",
        "The siege began on 5 February 2013. The siege began on 6 February 2014.",
        "The first siege began on 5 February. The second siege began on 6 February.",
        "The siege began on 5 February. The blockade began on 6 February.",
    ],
)
def test_two_events_have_two_days(text: str) -> None:
    assert flags(text, "2014-02-20") == []


def test_a_date_a_few_months_ahead_told_as_over_is_a_suggestion() -> None:
    (flag,) = flags("The vote took place on 5 October 2014 in Leeds.")
    assert (flag.rule, flag.level) == ("calendar.tense", Level.SUGGESTION)


@settings(max_examples=120, deadline=None)
@given(
    st.dates(datetime.date(1753, 1, 1), datetime.date(2199, 12, 31)),
    st.integers(0, 6),
    st.sampled_from(["{w}, {d} {m} {y}", "{w} {m} {d}, {y}", "{d} {m} {y} ({w})", "{w}, {y:04d}-{n:02d}-{d:02d}"]),
)
def test_a_weekday_is_flagged_exactly_when_it_is_wrong(day: datetime.date, weekday: int, form: str) -> None:
    words = {"w": WEEKDAY_NAMES[weekday], "d": day.day, "m": MONTH_NAMES[day.month], "n": day.month, "y": day.year}
    found = [flag.rule for flag in flags(f"The register names {form.format(**words)} for it.", None)]
    assert found == ([] if weekday == day.weekday() else ["calendar.weekday"])


@settings(max_examples=60, deadline=None)
@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1)), st.integers(-170, 170), st.integers(0, 6))
def test_without_a_year_the_nearest_counts(clock: datetime.date, away: int, weekday: int) -> None:
    day = clock + datetime.timedelta(days=away)
    assume((day.month, day.day) != (2, 29))
    text = f"The register names {WEEKDAY_NAMES[weekday]} {day.day} {MONTH_NAMES[day.month]} for it."
    assert bool(flags(text, clock.isoformat())) == (weekday != day.weekday())
