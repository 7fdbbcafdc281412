"""The check sheet: what goes on it, how it reads, what recurs."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.model import Speaker
from factcheck.claims.reading import Reading
from factcheck.claims.sheet.sheet import SheetItem, by_worth, facts, says_who, sheet
from factcheck.draft import Draft

DAY = datetime.date(2024, 5, 15)


def lines(text: str, kind: str = "") -> list[SheetItem]:
    reading = Reading(Draft.from_text(text), DAY)
    return [item for item in sheet(reading) if not kind or item.kind == kind]


def only(text: str, kind: str) -> SheetItem:
    found = lines(text, kind)
    assert len(found) == 1, [(item.kind, item.text) for item in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "claim", "words", "reads"),
    [
        (
            "The mayor said 4,200 lorry drivers who were held up by the strike have now left the port.",
            "4,200 lorry drivers",
            "4,200 lorry drivers … left the port",
            "4,200 lorry drivers",
        ),
        ("The firm sold more than 30,000 boats.", "more than 30,000 boats", "sold more than 30,000 boats", None),
        ("Rents rose by 12 per cent.", "12 per cent", "rose by 12 per cent", "12 %"),
        ("The bridge cost £4.2m.", "£4.2m", "cost £4.2m", "4,200,000 GBP"),
        (
            "Some 60 boats have sailed to Oslo to flee the ice.",
            "Some 60 boats",
            "Some 60 boats have sailed to Oslo",
            None,
        ),
        ("There are 60 guides in the park.", "60 guides", None, "60 guides"),
        ("It was 19–21 degrees Celsius at noon.", "19–21 degrees Celsius", None, "19–21 degrees Celsius"),
        ("Gusts of 90 miles per hour struck.", "90 miles per hour", None, "90 miles per hour"),
        ("The pool holds 300 cubic feet.", "300 cubic feet", None, "300 cubic feet"),
        ("Tourists may stay for three months.", "three months", "stay for three months", "3 months"),
        ("A third of the islands have no doctor.", "A third of the islands", None, "33.33 % of the islands"),
    ],
)
def test_a_quantity_reads_alone_and_in_one_way(text: str, claim: str, words: str | None, reads: str | None) -> None:
    item = only(text, "quantity")
    assert item.text == claim
    if words:
        assert item.words == words
    if reads:
        assert item.reads == reads


@pytest.mark.parametrize(
    ("text", "words", "reads"),
    [
        ("The council closed the pier last Monday.", "closed the pier last Monday", "Monday 2024-05-13"),
        ("The pier was built in 1961.", "was built in 1961", "1961"),
        ("It opened on Friday 3 May 2024.", "opened on Friday 3 May 2024", "Friday 2024-05-03"),
        ("The pier reopens in June 2025.", "The pier reopens in June 2025", "2025-06"),
    ],
)
def test_a_date_reads_as_its_days(text: str, words: str, reads: str) -> None:
    item = only(text, "date")
    assert (item.words, item.reads) == (words, reads)


@pytest.mark.parametrize(
    ("text", "office", "bearer"),
    [
        ("Lena Hartog, the harbour’s chief engineer, spoke.", "the harbour’s chief engineer", "Lena Hartog"),
        ("Kalmar’s Deputy Foreign Minister, Otto Lindqvist, wrote a letter.", None, "Otto Lindqvist"),
        ("The leader of the council, Graham Osei, resigned.", "The leader of the council", "Graham Osei"),
        ("Nils Brandt, who runs the ferry line, said so.", "who runs the ferry line", "Nils Brandt"),
        ("Nora Lind and Finance Minister Eva Ström met.", "Finance Minister", "Eva Ström"),
        ("Judge Mary Okafor said the case was over.", "Judge", "Mary Okafor"),
    ],
)
def test_an_office_belongs_to_its_bearer(text: str, office: str | None, bearer: str) -> None:
    item = only(text, "office")
    assert item.about == bearer
    if office:
        assert item.reads == office


def test_two_offices_in_a_list_stay_apart() -> None:
    found = lines("The German chancellor, Uwe Lang, and the French president, Yves Morel, met.", "office")
    assert [item.words for item in found] == [
        "The German chancellor, Uwe Lang",
        "the French president, Yves Morel",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "claim"),
    [
        ("It was the first general strike since 1926.", "first", "the first general strike since 1926"),
        ("The lake froze for the first time in a decade.", "first", "for the first time in a decade"),
        ("She became the first woman to run the port.", "first", "the first woman to run the port"),
        ("It is the biggest wind farm in Europe.", "superlative", "the biggest wind farm in Europe"),
        ("It made a record loss of 68m euros.", "superlative", "a record loss of 68m euros"),
        ("He owns the only bakery on the island.", "superlative", "the only bakery on the island"),
        ("Trains are slower than buses here.", "comparison", "slower than buses"),
        ("Sales have doubled since 2019.", "comparison", "doubled since 2019"),
        ("Mr Hale was accused of taking bribes.", "accusation", "accused of taking bribes"),
        ("Ruth Hale was charged with fraud.", "accusation", "charged with fraud"),
        ("Austria is a member of NATO.", "relation", "a member of NATO"),
        ("Astana, the capital of Kazakhstan, is cold.", "relation", "the capital of Kazakhstan"),
        ("Kenya’s capital is warm.", "relation", "Kenya’s capital"),
    ],
)
def test_firsts_superlatives_comparisons_and_accusations(text: str, kind: str, claim: str) -> None:
    assert only(text, kind).text == claim


@pytest.mark.parametrize(
    "text",
    [
        "The first half was dull.",
        "It was the first day of the trial.",
        "More than 300 people came.",
        "The rest of the forest burned.",
        "It’s the best way to travel.",
        "He went rather than wait.",
        "The number of members has more than a dozen causes.",
    ],
)
def test_manners_of_speaking_are_no_claims(text: str) -> None:
    kinds = {"first", "superlative", "comparison", "accusation"}
    assert [item.text for item in lines(text) if item.kind in kinds] == []


def test_a_relative_date_is_the_same_fact_whatever_the_clock() -> None:
    draft = Draft.from_text("The council closed the pier last Monday.")
    keys = {item.key for day in (None, DAY) for item in sheet(Reading(draft, day)) if item.kind == "date"}
    assert len(keys) == 1


def test_an_age_belongs_to_a_person() -> None:
    found = lines("Ana Ruiz, 41, met Bo Ek, 41, in court.", "age")
    assert [(item.words, item.about) for item in found] == [("Ana Ruiz, 41", "Ruiz"), ("Bo Ek, 41", "Ek")]
    assert found[0].key != found[1].key


def test_quotations_have_their_speaker_and_mere_figures_are_no_quotations() -> None:
    found = lines("“We will rebuild the pier by June,” Ana Ruiz said. An estimated “4,000” came.", "quotation")
    assert [(item.words, says_who(item.speaker)) for item in found] == [
        ("“We will rebuild the pier by June,”", "Ana Ruiz")
    ]


def test_a_name_that_recurs_is_one_fact() -> None:
    names = lines("Vera Holm spoke. Later Holm left. Max Holmes stayed.", "name")
    assert [[item.text for item in places] for places in facts(names)] == [["Vera Holm", "Holm"], ["Max Holmes"]]


def test_one_of_a_kind_counts_only_where_something_is_said_of_it() -> None:
    assert lines("It is one way to see it. There was one problem. He has zero tolerance.", "quantity") == []
    assert only("The fire killed one person.", "quantity").reads == "1 person"


def test_places_that_everybody_knows_are_no_lines() -> None:
    assert lines("The French team flew from France to Germany.", "name") == []


def test_the_same_figure_of_two_things_is_two_facts() -> None:
    text = "Profit rose by 12 per cent. Rents fell by 12 per cent. Police arrested 12 men. Police freed 12 men."
    assert [len(places) for places in facts(lines(text, "quantity"))] == [1, 1, 1, 1]


def test_a_sum_that_recurs_is_one_fact() -> None:
    text = "The builder took £90,000. The court ordered that £90,000 be repaid."
    assert [len(places) for places in facts(lines(text, "quantity"))] == [2]


def test_other_stories_give_their_firsts_and_nothing_else() -> None:
    text = "The harbour opened.\nRead more:\nVera Holm leads the first strike since 1926 for 400 men\n"
    found = lines(text)
    assert [(item.kind, says_who(item.speaker)) for item in found if "strike" in item.text] == [
        ("first", "another story")
    ]


def test_what_most_needs_a_source_comes_first() -> None:
    items = lines("Two men left on Friday. The bridge cost £4.2m. It is the biggest in Europe.")
    ranked = by_worth(items)
    assert [item.worth for item in ranked] == sorted((item.worth for item in items), reverse=True)
    assert {item.kind for item in ranked if item.worth == 3} == {"quantity", "superlative"}
    assert sorted(map(id, ranked)) == sorted(map(id, items))


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        (Speaker(), "the story"),
        (Speaker("Ana Ruiz", quoted=True), "Ana Ruiz"),
        (Speaker(quoted=True), "quoted, unnamed"),
        (Speaker("a source", quoted=True, through="Ana Ruiz"), "a source, through Ana Ruiz"),
    ],
)
def test_who_says_it(speaker: Speaker, words: str) -> None:
    assert says_who(speaker) == words


def test_a_text_without_sentences_is_read_in_reasonable_time() -> None:
    text = "“12 men are the biggest of 30,000 ” " * 600
    assert len(lines(text)) > 600


VOCABULARY = """
the first biggest 12 4,200 £3m men Ana Ruiz , . said “ ” ’s on Friday 2019 than more accused of was who %
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80)))
def test_every_line_stands_where_it_says(text: str) -> None:
    draft = Draft.from_text(text)
    items = sheet(Reading(draft, DAY))
    assert items == sheet(Reading(draft, DAY))
    assert [item.passage.order for item in items] == sorted(item.passage.order for item in items)
    for item in items:
        assert draft.source[item.span.start : item.span.end] == item.text != ""
        assert item.text in item.statement
        assert item.words
        assert item.worth in (1, 2, 3)


def test_a_restated_figure_reads_with_what_it_restates() -> None:
    found = lines("Of the 1,000 boats, 40%, or 400, are red.", "quantity")
    assert found[-1].words == "Of the 1,000 boats, 40%, or 400, are red"


def test_hours_are_no_verbs() -> None:
    found = lines("The pier is open from 8 am to 5 pm. Entry is free.", "date")
    assert [item.words for item in found] == ["is open from 8 am", "is open from 8 am to 5 pm"]


@pytest.mark.parametrize(
    "text",
    [
        "The leader of Kalmar Council, Otto Lind wrote on Twitter, “The road is shut.”",
        "Otto Lind told the TASS news agency that the road is shut.",
        "Otto Lind said in a talk with Radio Kalmar that the road is shut.",
        "“We agree,” Otto Lind told the BBC on Monday, “but the road is shut.”",
    ],
)
def test_where_and_to_whom_it_was_said_is_told_by_the_story(text: str) -> None:
    assert {says_who(item.speaker) for item in lines(text) if item.kind in ("name", "date")} == {"the story"}


def test_a_title_in_quotation_marks_is_a_name_and_no_quotation() -> None:
    assert [item.kind for item in lines("He read “The Long Winter” at school.")] == ["name"]


def test_other_stories_headlines_need_a_source_least() -> None:
    text = "The road is shut.\n\nRead more:\nFlood is the worst since 1953\n\nThe road was shut on Monday."
    assert [(item.kind, item.worth) for item in lines(text) if item.speaker.name == "another story"] == [
        ("superlative", 1)
    ]


def test_quotations_read_in_one_way() -> None:
    found = lines("Otto Lind said: “The Road is shut.\n\n“It will stay shut,” he said.", "quotation")
    assert found[0].reads == "The Road is shut. It will stay shut"


def test_a_part_keeps_its_whole() -> None:
    items = lines("The chain will close 300 of its 1,500 shops.", "quantity")
    assert [item.reads for item in items] == ["300 of its 1,500 shops", "1,500 shops"]
