"""support.figure-contradicted: figures in headlines that hold although the body has another one in their place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from factcheck.draft import Draft
from factcheck.engine import lint, load_rules
from factcheck.ruleset.ruleset import RuleSet

PACK = Path(__file__).parents[2] / "rules" / "support"

RIGHT = [
    # Another ordinal of the same kind of thing, in another sentence.
    ("Third suspect arrested in museum theft", "Police held a man on Friday. The second suspect was arrested in May."),
    ("Rangers beat Albion in sixth round", "Rangers beat Albion 2-0 in the cup. In the fifth round Rangers beat Vale."),
    # Shares, parts and wholes.
    ("Mill to shed 80 posts", "The mill will shed one in ten of its 800 posts."),
    ("Half of 20 shops close", "Ten shops closed on Friday. The other ten stay open."),
    ("Quarter of 40 shops close", "Ten shops closed on Friday. The other 30 stay open."),
    ("Seven of eight lifeboats saved", "Seven lifeboats were saved; one lifeboat sank."),
    ("One of six missing climbers found", "A climber was found on Sunday. Five climbers are still missing."),
    ("Four of nine councillors quit", "Five councillors stay. Four left on Monday."),
    # Sums of what is told apart.
    ("Three hurt in crash", "A nurse and two drivers were hurt in the crash."),
    ("Five hurt in crash", "Four passengers and a driver were hurt in the crash."),
    ("Four hurt in crash", "A driver, a nurse and two passengers were hurt in the crash."),
    ("Five hurt in crash", "Ana Lima and four passengers were hurt in the crash."),
    ("Five hurt in crash", "The crash hurt Ana Lima, 40, and four others."),
    ("Five hurt in crash", "Four passengers and Ana Lima were hurt in the crash."),
    ("Four arrested after raid", "Three men were arrested after the raid. A woman was arrested on Sunday."),
    ("Six arrested after raid", "Three men were arrested after the raid. Three women were arrested on Sunday."),
    ("Crash kills five", "The crash killed four people on Friday, and a fifth died on Sunday."),
    ("Crash kills five", "The crash killed four people on Friday. Another died on Sunday."),
    # Ages are no counts, and what changed is told with the change.
    ("Two held", "A man of 19 and a woman of 20 were held."),
    ("Two held", "A man aged 19 and a woman aged 20 were held."),
    ("Police hold two men", "Police hold a man of 30 and another man."),
    ("Jail term cut to four years", "Judges cut the term of seven years by three."),
    ("Rates cut to 4%", "The bank cut rates from 5% by one percentage point."),
    ("Fare to rise to £5", "The fare of £4 will rise by £1."),
    ("Half of pupils pass", "Of 200 pupils, 101 passed."),
    ("Half of MPs absent", "Of 650 MPs 325 were absent from the vote on Tuesday."),
    # Borne out elsewhere, or told of each, or in another form.
    ("Avalanche kills 6 in 9 days", "Six people have died in an avalanche since May. One avalanche killed four."),
    ("Brothers fined £4,000 for dumping", "The two brothers were each fined £2,000 for dumping."),
    ("1 in 4 shops empty", "Twenty-five per cent of shops are empty. One in eight shops was empty in 2015."),
    ("Buses to run every 20 minutes", "Buses will run three times an hour. Buses run every 30 minutes now."),
]  # fmt: skip

WRONG = [
    ("Hospital to open fourth ward in June", "The hospital will open its fifth ward in June.", "fourth"),
    ("Four of nine councillors quit", "Three of nine councillors quit on Monday.", "Four"),
    ("Mill to shed 80 posts", "The mill will shed 90 posts.", "80"),
    ("Eight hurt in crash", "A driver and four passengers were hurt in the crash.", "Eight"),
    ("Police hold two men", "Police hold three men of the town.", "two"),
    ("Jail term cut to five years", "Judges cut the term of seven years by three.", "five years"),
    ("Rates cut to 3%", "The bank cut rates from 5% by one percentage point.", "3%"),
    ("Two held", "Three men aged 19 were held.", "Two"),
    ("Four arrested after raid", "Three men were arrested after the raid. They were held overnight.", "Four"),
    ("Crash kills five", "The crash killed four people on Friday. Police closed the road.", "five"),
    ("Brothers fined £4,000 for dumping", "The brothers were fined £2,000 for dumping.", "£4,000"),
    ("1 in 4 shops empty", "One in eight shops is empty.", "1 in 4"),
    ("Buses to run every 20 minutes", "Buses will run every 30 minutes.", "20 minutes"),
    ("Five dead in Leeds house fire", "Four people died in a house fire in Leeds.", "Five"),
    ("Three dead as storm hits Kent", "Two people died in storms in Kent.", "Three"),
    ("Three dead as storm hits Kent", "The storm hit Kent and two people died.", "Three"),
]


@cache
def rules() -> RuleSet:
    return load_rules(PACK)


def contradicted(title: str, text: str) -> list[str]:
    found = lint(Draft.from_text(text, title=title), rules())
    return [flag.text for flag in found if flag.rule == "support.figure-contradicted"]


@pytest.mark.parametrize(("title", "text"), RIGHT)
def test_a_figure_that_the_body_bears_out_in_other_words(title: str, text: str) -> None:
    assert contradicted(title, text) == []


@pytest.mark.parametrize(("title", "text", "mark"), WRONG)
def test_a_figure_that_the_body_contradicts(title: str, text: str, mark: str) -> None:
    assert contradicted(title, text) == [mark]
