"""Figures of one thing that cannot both hold, and pairs that look so and are none."""

from __future__ import annotations

import pytest

from factcheck.checks.figures import Figures, FiguresFields
from factcheck.claims.reading import Reading
from factcheck.draft import Draft
from factcheck.flag import Level
from factcheck.ruleset.model import Finding, Rule, RuleProblem
from factcheck.ruleset.patterns import Search

TOLL = FiguresFields(
    extends="figures",
    message="",
    find="conflict",
    count=("killed", "killing", "dead", "died", "death toll", "deaths"),
    of=("person", "people", "victim", "dead", "death"),
)
PRICE = FiguresFields(
    extends="figures", message="", find="conflict", count=("fined", "fine"), of=("money",), named=True
)
SLIP = FiguresFields(extends="figures", message="", find="magnitude")


def found(fields: FiguresFields, *paragraphs: str) -> list[Finding]:
    check = Figures(Rule("test.rule", fields))
    form = "markdown" if paragraphs[0].startswith("![") else "text"
    draft = Draft.from_text("\n\n".join(paragraphs), date="2024-06-15", format=form)
    return list(check.run(Reading(draft), Search(check, draft)))


CONFLICTS = [
    ("A gas blast in a bakery killed 12 people on Tuesday.", "The 14 dead were all bakers.", "12", "14"),
    (
        "Twelve people were killed when the roof fell.",
        "The mayor met the families of the 15 people killed.",
        "Twelve",
        "15",
    ),
    ("The fire left 23 people dead.", "Doctors said all 32 victims died of smoke.", "23", "32"),
    ("The quake killed 98 people.", "The governor said the death toll of 89 came from one street.", "98", "89"),
    ("At least 40 people died in the stampede.", "The 36 people killed were on a narrow bridge.", "40", "36"),
    ("More than 200 people were killed in the flood.", "Only 150 deaths were recorded in the flood.", "200", "150"),
    ("The crash killed 7 passengers.", "The coach had no belts; 9 passengers died on the road.", "7", "9"),
    (
        "Nine miners were killed underground.",
        "The bodies lay deep. Eleven miners died, the firm said.",
        "Nine",
        "Eleven",
    ),
    (
        "The landslide killed 31 people in the valley.",
        "Of the village, 13 houses stand. The 35 dead lie in the school.",
        "31",
        "35",
    ),
    ("Floods killed 12 people.", "Most of the 14 people killed were asleep.", "12", "14"),
    ("The slide left 11 miners dead.", "The 17 dead miners were from one village.", "11", "17"),
    ("Twelve people were killed.", "Of the 14 people killed, nobody could swim.", "Twelve", "14"),
    ("An avalanche killed 8 climbers.", "The 6 climbers killed were from one club.", "8", "6"),
    ("A total of 23 people died in the wreck.", "The 32 people who died came from one port.", "23", "32"),
    ("The blast killed 12 people, 3 men and 9 women.", "The 14 dead were all bakers.", "12", "14"),
    ("The storm killed 18 people, police said.", "The coroner has named the 16 people who died.", "18", "16"),
    ("LIMA, June 3 (AFP) – Nine people died in a mine.", "The 12 dead were contractors.", "Nine", "12"),
    (
        "Nine people died in a mine on Monday. In 2016 gas in the mine killed two people.",
        "The 12 dead were contractors.",
        "Nine",
        "12",
    ),
    (
        "Nine people died in a mine on Monday. A fire in the same mine killed 20 people.",
        "The 12 dead were contractors.",
        "Nine",
        "12",
    ),
    ("Nine people, including two children, were killed.", "The 12 dead were all bakers.", "Nine", "12"),
    (
        "Two people died in the flood, in the worst flooding since 2007.",
        "A candle burned for each of the three people who died.",
        "Two",
        "three",
    ),
    ("Nine people died. The floods that year killed 20 people.", "The 12 dead were all bakers.", "Nine", "12"),
    ("About 2,000 people died.", "The 200 people who died lie in one grave.", "2,000", "200"),
]

NO_CONFLICTS = [
    ("The attack killed six people in Kyiv and three in Odesa.", "The attack killed nine people."),
    ("A gas blast in a bakery killed 12 people on Tuesday.", "The 12 dead were all bakers."),
    ("The blast killed 12 people.", "By Monday 14 people had died."),
    ("The blast killed 12 people.", "The death toll rose to 14."),
    ("The blast killed 12 people.", "Police had earlier said that 10 people died."),
    ("The blast killed 12 people.", "Of the dead, 5 were children."),
    ("The blast killed 12 people and injured 30.", "The 30 injured were taken to three hospitals."),
    ("The blast killed about 100 people.", "The 96 dead were buried."),
    ("At least 12 people were killed.", "The 14 dead were named."),
    ("The blast in Lindow killed 12 people.", "In Marford 14 people were killed."),
    ("The blast killed 12 people.", "In 2011 a blast killed 14 people."),
    ("The blast killed 12 people.", "Another 14 people were killed in the south."),
    ("The blast killed 12 people.", "A similar explosion killed 15 people."),
    ("The blast killed 12 soldiers.", "The 14 civilians killed were farmers."),
    ("The fire killed 12 people.", "The earthquake killed 14 people."),
    ("The blast killed 12 people.", "The war has killed 12,000 people."),
    ("The blast killed 12 people and two more on Friday.", "The 14 dead were named."),
    ("Floods killed 12 people.", "Most of the 12 people killed were asleep."),
    ("The blast killed 12 people.", "The blast, which killed 14 people a year ago, was like it."),
    ("The blast killed 12 people.", "In total 14 people were killed by gas."),
    ("The blast could kill 12 people.", "The 14 dead were named."),
    ("No more than 20 people died.", "The 14 dead were named."),
    ("The blast killed dozens of people.", "The 64 dead were named."),
    ("The blast killed 12 people.", "The blast killed 14 people, although officials counted 12."),
    ("The blast killed 12 men.", "Fourteen women died of hunger."),
    ("Floods killed 12 people in May.", "Floods killed 14 people in June."),
    ("Nine people, including two children, were killed.", "Of the nine people killed, two were children."),
    ("The blast killed 12 people from Lindow.", "The blast killed 14 people from Marford."),
]


@pytest.mark.parametrize(("first", "second", "said", "other"), CONFLICTS)
def test_conflicts_are_found(first: str, second: str, said: str, other: str) -> None:
    (finding,) = found(TOLL, first, "The cause is not known.", second)
    assert finding.passage.text == said
    assert [shown.passage.text for shown in finding.evidence if shown.passage] == [other]


@pytest.mark.parametrize(("first", "second"), NO_CONFLICTS)
def test_what_differs_is_left_alone(first: str, second: str) -> None:
    assert found(TOLL, first, "The cause is not known.", second) == []


def test_three_values_are_a_story_of_several_events() -> None:
    texts = [f"The bombs killed {count} people in the market." for count in (10, 12, 14)]
    assert found(TOLL, *texts) == []


def test_a_value_of_another_event_belongs_there_wherever_it_is_repeated() -> None:
    texts = (
        "Nine people died in a mine.",
        "In 2016 gas killed 12 people; in 2014, 30 people died.",
        "The 12 dead lie here.",
    )
    assert found(TOLL, *texts) == []


def test_a_title_is_held_against_a_count_that_the_body_takes_up() -> None:
    draft = Draft.from_text("A mine caught fire.\n\nThe 12 dead were miners.", title="Mine fire leaves 14 dead")
    check = Figures(Rule("test.rule", TOLL))
    assert [finding.passage.text for finding in check.run(Reading(draft), Search(check, draft))] == ["14"]
    draft = Draft.from_text(
        "A mine fire killed 12 people.\n\nThe 12 dead were miners.", title="Mine fire leaves 14 dead"
    )
    assert not list(check.run(Reading(draft), Search(check, draft)))


ABOARD = FiguresFields(
    extends="figures",
    message="",
    find="conflict",
    count=("on board", "aboard"),
    of=("people", "person", "passenger and crew"),
)


def test_two_nouns_may_be_counted_as_one() -> None:
    (finding,) = found(ABOARD, "There were 185 people aboard.", "The 158 passengers and crew on board are safe.")
    assert finding.values["other"] == "158"
    assert found(ABOARD, "There were 185 people aboard.", "The 158 passengers on board are safe.") == []


def test_two_named_sources_may_differ() -> None:
    (finding,) = found(TOLL, "General Orlov said 12 people were killed.", "Mayor Petrenko said 14 people were killed.")
    assert finding.level is Level.SUGGESTION


def test_money_is_held_against_money_of_the_same_name_and_currency() -> None:
    (finding,) = found(PRICE, "The court fined Ashworth £200,000.", "Ashworth paid the £250,000 fine in full.")
    assert (finding.values["said"], finding.values["other"]) == ("£200,000", "£250,000")
    assert found(PRICE, "The court fined Ashworth £200,000.", "Ashworth paid the $250,000 fine in full.") == []
    assert found(PRICE, "The court fined Ashworth £200,000.", "Dunmore paid a £250,000 fine.") == []


def test_prices_are_held_against_each_other_of_one_noun_only() -> None:
    cost = FiguresFields(
        extends="figures", message="", find="conflict", count=("cost", "pier", "gate"), of=("money",), thing=True
    )
    (finding,) = found(cost, "The new pier cost £12m.", "The £14m pier opened on Monday.")
    assert finding.passage.text == "£12m"
    assert found(cost, "The new pier cost £12m.", "The £14m gate opened on Monday.") == []
    assert found(cost, "The new pier cost £12m.", "A £14m pier opened on Monday.") == []


def test_a_length_before_a_noun_is_told_as_one_by_itself() -> None:
    term = FiguresFields(
        extends="figures", message="", find="conflict", count=("jailed", "sentence"), of=("year",), named=True
    )
    (finding,) = found(term, "The judge jailed Owen Hale for 12 years.", "The 14-year sentence of Hale is too light.")
    assert (finding.values["said"], finding.values["other"]) == ("12 years", "14 years")


SLIPS = [
    ("The chain reported revenue of £4.8bn for the year.", "Its revenue of £4.8m beat forecasts."),
    ("The council will spend 2.5m on footpaths.", "The 2.5bn that the council will spend on footpaths is welcome."),
    ("The city will spend $30 million on new trams.", "The $30 billion the city will spend on trams is too much."),
    ("The ministry will spend £2.5bn on hospital wards.", "The ministry said the £2.5m for hospital wards is secure."),
    (
        "Some 10,000 voters signed the petition on the harbour.",
        "The 100,000 voters who signed the petition want a ballot.",
    ),
    (
        "The dam will cost the province $4.2 billion.",
        "Ministers say the province can pay the $4.2 million that the dam will cost.",
    ),
    (
        "The port handles 1.3 million containers a year.",
        "With 13 million containers handled, the port leads the coast.",
    ),
]

NO_SLIPS = [
    ("The chain reported revenue of £4.8bn for the year.", "Its profit of £4.8m beat forecasts."),
    ("The wall is 2.5m high.", "The 2.5bn people who saw the wall on screens are many."),
    ("The ministry will spend £2.5bn on hospital wards.", "Patients raised £2.5m for a garden."),
    ("The bank lent $1 billion to builders.", "A chair at the bank costs $1,000."),
    ("Some 10,000 voters signed the petition.", "The town has 100,000 voters."),
    ("The dam will cost $4.2 billion.", "The dam will cost $4.3 million a year to run."),
    ("The port handled 1.3 million containers in 2010.", "The port handled 13 million containers in 2020."),
]


@pytest.mark.parametrize(("first", "second"), SLIPS)
def test_slips_of_magnitude_are_found(first: str, second: str) -> None:
    assert len(found(SLIP, first, second)) == 1


@pytest.mark.parametrize(("first", "second"), NO_SLIPS)
def test_other_things_with_the_same_digits_are_left_alone(first: str, second: str) -> None:
    assert found(SLIP, first, second) == []


def test_fields_must_go_together() -> None:
    with pytest.raises(RuleProblem):
        Figures(Rule("test.rule", FiguresFields(extends="figures", message="", find="conflict")))
    with pytest.raises(RuleProblem):
        Figures(Rule("test.rule", FiguresFields(extends="figures", message="", find="magnitude", count=("killed",))))


def test_shares_are_counted_in_per_cent() -> None:
    turnout = FiguresFields(extends="figures", message="", find="conflict", count=("turnout",), of=("%",))
    (finding,) = found(turnout, "Turnout was 51 per cent.", "The turnout of 55 per cent was the highest since 2009.")
    assert finding.passage.text == "51 per cent"
    assert found(turnout, "Turnout was 51 per cent.", "The turnout of 51 per cent was the highest since 2009.") == []


@pytest.mark.parametrize("caption", ["Rescuers at the site where 17 people died", "17 dead in Harne"])
def test_a_caption_is_held_against_the_body(caption: str) -> None:
    (finding,) = found(TOLL, f"![{caption}](x)", "Fourteen people were killed in Harne.")
    assert (finding.values["said"], finding.values["other"]) == ("17", "Fourteen")


def test_what_a_caption_tells_in_the_words_of_the_body_is_left_to_other_rules() -> None:
    assert found(TOLL, "![17 people were killed](x)", "Fourteen people were killed in Harne.") == []


def test_evidence_is_a_few_places_and_tells_of_the_rest() -> None:
    (finding,) = found(TOLL, "A blast killed 12 people.", *["The 14 dead were all bakers."] * 20)
    assert [shown.note for shown in finding.evidence][-2:] == [
        "another figure for the same",
        "another figure for the same, and 14 more",
    ]


def test_counts_are_held_against_a_bounded_number_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.checks import figures

    calls = 0

    def counted(*_: object, **__: object) -> bool:
        nonlocal calls
        calls += 1
        return False

    monkeypatch.setattr(figures, "conflicting", counted)
    found(TOLL, *["The 12 dead were bakers.", "The 14 dead were bakers."] * 200)
    assert 0 < calls <= 400 * 100
