"""Totals in Markdown tables: wrong ones that must be found and right ones that must be left alone."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck import Draft, lint, load_rules
from factcheck.flag import Flag
from factcheck.ruleset.ruleset import RuleSet


@cache
def rules() -> RuleSet:
    return load_rules("arithmetic").select(["arithmetic.table-total"])


def flags(rows: str, before: str = "The figures, by place.") -> list[Flag]:
    """The flags on a table; ``rows`` holds one row a line, its cells parted by strokes."""
    head, *lines = (line.strip() for line in rows.strip().splitlines())
    rule = "|".join("---" for _ in head.split("|"))
    table = "\n".join(f"| {line} |" for line in (head, rule, *lines))
    return lint(Draft.from_text(f"{before}\n\n{table}\n\nThe end.\n", format="markdown"), rules())


WRONG = {
    "a column": (
        "Ward | Votes\nElm | 410\nOak | 95\nTotal | 515",
        ["In the column “Votes” the parts come to 505, not 515"],
    ),
    "one off": ("Party | Seats\nReds | 9\nBlues | 8\nOthers | 2\nAll | 20", ["“Seats” the parts come to 19, not 20"]),
    "the first row": ("Site | Staff\nAll sites | 70\nHull | 41\nLeeds | 27", ["“Staff” the parts come to 68, not 70"]),
    "a digit lost": ("Line | Km\nRed | 410\nBlue | 371\nTotal | 78", ["“Km” the parts come to 781, not 78"]),
    "money": ("Item | Cost\nRoof | £1.2m\nWalls | £2.4m\nTotal | £4.6m", ["“Cost” the parts come to 3.6 million, not"]),
    "decimals": ("Month | Rain (mm)\nMay | 40.5\nJune | 31.2\nSum | 72.7", ["the parts come to 71.7, not 72.7"]),
    "shares": ("Answer | Share\nYes | 52%\nNo | 31%\nNone | 7%\nTotal | 100%", ["the parts come to 90, not 100%"]),
    "one column of two": (
        "Port | Ships | Crew\nTyne | 12 | 240\nTees | 30 | 410\nBlyth | 8 | 95\nTotal | 50 | 754",
        ["In the column “Crew” the parts come to 745, not 754"],
    ),
    "a row": (
        "Club | Won | Lost | Total\nHull | 6 | 4 | 10\nYork | 7 | 5 | 13\nBath | 2 | 8 | 10",
        ["In the row “York” the parts come to 12, not 13"],
    ),
    "a total before its parts": (
        "Town | Total | Men | Women\nA-ville | 90 | 40 | 50\nB-ton | 81 | 41 | 50\nC-ham | 60 | 20 | 40",
        ["In the row “B-ton” the parts come to 91, not 81"],
    ),
    "a note under the total": ("Ward | Votes\nElm | 410\nOak | 95\nTotal | 515\nSource: the clerk |", ["505, not 515"]),
    "no head": (" | \nElm | 410\nOak | 95\nTotal | 515", ["In column 2 the parts come to 505, not 515"]),
    "ages": ("Age | Votes\n18-24 | 410\n25 and over | 95\nTotal | 515", ["505, not 515"]),
    "ranks": ("# | Club | Cups\n1 | Hull | 6\n2 | York | 5\n | Total | 12", ["“Cups” the parts come to 11, not 12"]),
}

RIGHT = {
    "sums": "Ward | Votes\nElm | 410\nOak | 95\nTotal | 505",
    "rounded shares": "Answer | Share\nYes | 33%\nNo | 33%\nNone | 33%\nTotal | 100%",
    "rounded millions": "Item | Cost\nRoof | £1.24m\nWalls | £2.4m\nTotal | £3.7m",
    "rounded thousands": "Sort | Tonnes (000)\nRye | 12\nOats | 13\nBarley | 9\nTotal | 35",
    "measured": "Sort | Weight\nRye | 12 kg\nOats | 13 kg\nTotal | 26 kg",
    "averages": "Ward | Mean pay\nElm | 410\nOak | 395\nTotal | 402",
    "an average without its name": "Ward | Pay\nElm | 410\nOak | 395\nOverall | 402",
    "rates": "Ward | Turnout\nElm | 41%\nOak | 39%\nTotal | 40%",
    "a gap": "Ward | Votes\nElm | 410\nOak | \nTotal | 515",
    "a dash": "Ward | Votes\nElm | 410\nOak | –\nTotal | 515",
    "not available": "Ward | Votes\nElm | 410\nOak | n/a\nTotal | 515",
    "a range": "Ward | Guests\nElm | 40-50\nOak | 20\nTotal | 75",
    "years": "Club | Founded\nHull | 1904\nYork | 1868\nTotal | 2",
    "units that differ": "Item | Amount\nFlour | 2 kg\nMilk | 3 l\nTotal | 6",
    "breakdowns twice": "Who | Votes\nMen | 40\nWomen | 60\nUnder 30 | 45\nOver 30 | 55\nTotal | 100",
    "sums among the parts": "Where | Jobs\nEngland | 90\nNorth | 40\nSouth | 50\nWales | 20\nTotal | 110",
    "subtotals": "Item | Cost\nRoof | 10\nWalls | 20\nTotal works | 30\nTax | 6\nTotal | 36",
    "of which": "Who | Held\nMen | 40\nof which minors | 6\nWomen | 20\nTotal | 60",
    "the others left out": "State | Cases\nA-land | 900\nB-land | 600\nTotal | 9,100",
    "a price and how many": "Stall | Price | Sold | Total\nA | 2 | 40 | 80\nB | 3 | 30 | 90\nC | 4 | 10 | 40",
    "a league": "Club | Played | Won | Points | Total\nHull | 9 | 6 | 18 | 20\nYork | 9 | 5 | 15 | 15",
    "a total in the middle": "Item | Cost\nRoof | 10\nTotal | 36\nWalls | 20",
    "no total": "Ward | Votes\nElm | 410\nOak | 95\nAsh | 515",
    "others are a part": "Party | Seats\nReds | 9\nBlues | 8\nAll others | 20",
    "rows that are no sums": "Name | Age | Caps | Total\nA Lee | 31 | 40 | 44\nB Ray | 27 | 12 | 12",
    "a balance": "Item | Sum\nIncome | 500\nCosts | 300\nTotal | 200",
    "figures of all kinds": "Item | Number\nTotal votes | 400\nValid | 380\nSpoilt | 20\nTurnout | 95%",
    "figures of all kinds, by name": "Item | Number\nTotal votes | 400\nValid | 380\nSpoilt | 20\nAverage age | 44",
    "scores": "Area | Goal\nRoads | 95%\nSchools | 90%\nOverall | 85%",
    "two numbers in a cell": "Wave | Done\nA | 5/12\nB | 3/4\nTotal | 9/16",
    "less and more": "Item | Change\nShips | +4\nTrains | −6\nTotal | −2",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_totals_are_found(name: str) -> None:
    rows, expected = WRONG[name]
    messages = [flag.message for flag in flags(rows)]
    assert len(messages) == len(expected)
    assert all(part in message for part, message in zip(expected, messages, strict=True)), messages


@pytest.mark.parametrize("name", RIGHT)
def test_right_and_unclear_totals_are_left_alone(name: str) -> None:
    assert flags(RIGHT[name]) == []


@pytest.mark.parametrize(
    "before",
    ["The three largest donors", "Figures in thousands, rounded", "Guests could give more than one answer."],
)
def test_what_stands_above_a_table_may_say_that_it_need_not_add_up(before: str) -> None:
    rows = "Donor | Gifts\nBell | 40\nReed | 25\nTotal | 66"
    assert flags(rows) != []
    assert flags(rows, before) == []


def test_running_text_above_a_table_says_nothing_of_its_figures() -> None:
    before = "The council met for the third time this month, in the largest of its rooms. " * 3
    assert flags("Donor | Gifts\nBell | 40\nReed | 25\nTotal | 66", before) != []


def test_the_parts_are_the_evidence_and_the_sum_the_repair() -> None:
    (flag,) = flags("Ward | Votes\nElm | 410\nOak | 95\nTotal | 515")
    assert (flag.text, [shown.text for shown in flag.evidence]) == ("515", ["410", "95"])
    assert [shown.note for shown in flag.evidence] == ["Elm", "Oak"]
    assert [suggestion.replacement for suggestion in flag.suggestions] == ["505"]


def test_a_part_that_is_wrong_shows_in_its_column_and_its_row() -> None:
    rows = "Town | Men | Women | Total\nElm | 40 | 50 | 90\nOak | 14 | 50 | 91\nAsh | 20 | 40 | 60\n"
    rows += "Total | 101 | 140 | 241"
    assert [flag.text for flag in flags(rows)] == ["91", "101"]


def test_tables_apart_are_added_up_apart() -> None:
    table = "| Ward | Votes |\n|---|---|\n| Elm | 410 |\n| Oak | 95 |\n| Total | {} |\n"
    text = f"{table.format(505)}\nNext.\n\n{table.format(515)}"
    assert [flag.text for flag in lint(Draft.from_text(text, format="markdown"), rules())] == ["515"]
