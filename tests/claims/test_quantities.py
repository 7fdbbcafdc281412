"""Quantities found in text: their intervals, units, what they count, and what is no quantity."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.model import Quantity
from factcheck.claims.numbers.measures import unit_names
from factcheck.claims.numbers.numerals import numerals, spelled
from factcheck.claims.numbers.quantities import quantities_in
from factcheck.claims.reading import Reading
from factcheck.draft import Block, BlockKind, Draft
from factcheck.draft.model import SourceMap
from factcheck.world import load_world


def found(text: str) -> tuple[Quantity, ...]:
    block = Block(BlockKind.PARAGRAPH, text, SourceMap.identity(0, len(text)))
    return quantities_in(block, unit_names(load_world()))


def one(text: str) -> Quantity:
    (quantity,) = found(text)
    return quantity


INTERVALS = [
    ("98,000 men have entered the country", 97_500, 98_499),
    ("almost 100,000 men have fled", 90_000, 100_000),
    ("more than 115,000 people have fled", 115_000, inf),
    ("at least 40 people were hurt", 40, inf),
    ("up to 50 people were hurt", 0, 50),
    ("40-50 thousand persons are queued", 39_500, 50_499),
    ("between 40,000 and 50,000 persons", 38_000, 52_500),
    ("two dozen people", 24, 24),
    ("a dozen eggs", 12, 12),
    ("half a million people", 450_000, 549_999),
    ("two and a half years", 2.25, 2.75),
    ("six and a half million people", 6_250_000, 6_749_999),
    ("twenty-three people", 23, 23),
    ("one hundred and twenty-three people", 123, 123),
    ("12 people", 12, 12),
    ("100 people", 95, 105),
    ("12 per cent of it", 11.5, 12.5),
    ("2.5% of it", 2.45, 2.55),
    ("£2.5bn", 2.45e9, 2.55e9),
    ("$4.2 million", 4.15e6, 4.25e6),
    ("about 60 people", 54, 66),
    ("just over 60 people", 60, 66),
    ("60 or more people", 60, inf),
    ("tens of thousands of people", 15_000, 199_999),
    ("a 38-year-old teacher", 38, 38),
]


@pytest.mark.parametrize(("text", "low", "high"), INTERVALS)
def test_intervals(text: str, low: float, high: float) -> None:
    quantity = one(text)
    assert quantity.low == pytest.approx(low)
    assert quantity.high == pytest.approx(high, rel=1e-6)


READINGS = [
    ("The blast killed at least 12 people.", "12", "cardinal", "", "person", "kill"),
    ("98,000 Russian men have now entered the country.", "98,000", "cardinal", "", "man", "enter"),
    ("The 14 dead were named.", "14", "cardinal", "", "dead", "name"),
    ("Two dozen police officers were injured.", "Two dozen", "cardinal", "", "officer", "injure"),
    ("A third of the voters stayed at home.", "A third", "fraction", "", "voter", "stay"),
    ("One in five women agreed.", "One in five", "ratio", "", "woman", "agree"),
    ("Prices rose 12 per cent.", "12 per cent", "percent", "%", "", "rise"),
    ("It cost £2.5bn.", "£2.5bn", "money", "GBP", "", "cost"),
    ("It cost five million euros.", "five million euros", "money", "EUR", "", "cost"),
    ("A 20-mile road was closed.", "20-mile", "measure", "mile", "road", "close"),
    ("They carried 10 tonnes of grain.", "10 tonnes", "measure", "tonne", "grain", "carry"),
    ("It was the 21st attempt.", "21st", "ordinal", "", "attempt", ""),
    ("She won the first prize.", "first", "ordinal", "", "prize", "win"),
    ("An 11-year-old girl fell.", "11-year-old", "measure", "year", "age", "fall"),
    ("Ada Hill, 34, spoke.", "34", "measure", "year", "age", ""),
    ("A man of 19 was held.", "19", "measure", "year", "age", "hold"),
    ("They held a group of 19 on Monday.", "19", "cardinal", "", "", ""),
    ("The firm sold 2.5m tickets.", "2.5m", "cardinal", "", "ticket", "sell"),
    ("She ran the 100m in Rome.", "100m", "measure", "metre", "", ""),
    ("Winds of 60mph are due.", "60mph", "measure", "mile per hour", "", ""),
    ("It is three times as large.", "three", "multiple", "", "", ""),
    ("The five-member panel met.", "five", "cardinal", "", "member", "meet"),
    ("Four more people were found.", "Four", "cardinal", "", "person", "find"),
    ("They ask for a 30% cut.", "30%", "percent", "%", "cut", ""),
    ("Of them 9 out of 10 agreed.", "9 out of 10", "ratio", "", "", "agree"),
]


@pytest.mark.parametrize(("text", "words", "kind", "unit", "noun", "verb"), READINGS)
def test_readings(text: str, words: str, kind: str, unit: str, noun: str, verb: str) -> None:
    quantity = one(text)
    assert quantity.passage.text == words
    assert (quantity.kind, quantity.unit, quantity.noun) == (kind, unit, noun)
    if verb:
        assert quantity.verb == verb


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 it closed.",
        "The 2008 elections were held on 12 May.",
        "On May 12, 2020, at 10:30, it rained.",
        "It opens at 9am and shuts at 5.30 p.m.",
        "Call 555-1234 or 020 7946 0000.",
        "The G7 met in Room 101 of the A12 services.",
        "It was one of the best.",
        "No one came; this one is new.",
        "United won 3-1 on Sunday.",
        "A Boeing 737 landed.",
        "See chapter two and section 12.",
        "Covid-19 spread in the 1990s.",
        "It ran from 1990 to 2005.",
        "In the 21st century it went.",
        "She came three days ago.",
        "At first, he said no.",
        "In the second half they scored.",
        "The Second World War ended on 8 May 1945.",
    ],
)
def test_no_quantities(text: str) -> None:
    assert [quantity.passage.text for quantity in found(text)] == []


@pytest.mark.parametrize(
    "dateline",
    ["LIMA – ", "LIMA (Reuters) - ", "LIMA, May 16 (Reuters) - ", "LIMA — ", "NEW YORK, N.Y. (AP) — ", "Lima (AFP) – "],
)
def test_a_number_word_after_a_dateline_opens_the_sentence(dateline: str) -> None:
    assert [quantity.value for quantity in found(f"{dateline}Nine people were hurt in the square.")] == [9]


def test_a_number_word_with_a_capital_elsewhere_is_part_of_a_name() -> None:
    assert not found("The band played with Nine people were hurt.")


def test_a_vote_is_two_counts() -> None:
    ayes, noes = found("The court ruled in a 5-4 vote.")
    assert (ayes.value, ayes.unit, ayes.qualifiers) == (5, "vote", ("for",))
    assert (noes.value, noes.unit, noes.qualifiers) == (4, "vote", ("against",))


def test_two_sums_of_money() -> None:
    dollars, pounds = found("It paid $13bn (£8bn).")
    assert (dollars.unit, pounds.unit) == ("USD", "GBP")


def test_agreement_is_a_matter_of_intervals() -> None:
    assert one("98,000 men").agrees(one("almost 100,000 men"))
    assert one("40-50 thousand men").agrees(one("between 40,000 and 50,000 men"))
    assert not one("more than 115,000 men").agrees(one("98,000 men"))
    assert not one("12 men").agrees(one("14 men"))


def test_one_key_for_every_way_of_writing() -> None:
    assert one("2,500,000 people").value == one("2.5 million people").value
    assert one("12 people died").key == one("Twelve people were killed").key


def test_related_links_make_no_claims() -> None:
    draft = Draft.from_text("Ten men came.\n\nRead more on this:\n\nTwelve men left for home yesterday\n")
    assert all(quantity.passage.block.asserts for quantity in Reading(draft).quantities)


@given(st.integers(min_value=0, max_value=999_999))
def test_figures_are_read_as_written(value: int) -> None:
    (number,) = numerals(f"{value:,}")
    assert number.value == value
    low, high = number.bounds()
    assert low <= value <= high


@given(st.integers(min_value=1, max_value=9999))
def test_numbers_in_words(value: int) -> None:
    number = spelled(in_words(value))
    assert number is not None
    assert (number.value, number.end) == (value, len(in_words(value)))


def in_words(value: int) -> str:
    """English words for 1 to 9,999."""
    ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    ones += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if value >= 1000:
        rest = value % 1000
        joint = " and " if 0 < rest < 100 else " "
        return f"{in_words(value // 1000)} thousand" + (joint + in_words(rest) if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{ones[value // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if value >= 20:
        return tens[value // 10] + (f"-{ones[value % 10]}" if value % 10 else "")
    return ones[value]


@given(st.text(alphabet="0123456789 ,.-–$£%aeioumnkts", max_size=60))
def test_any_text_gives_ordered_quantities_inside_it(text: str) -> None:
    spans = [(quantity.passage.start, quantity.passage.end) for quantity in found(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(quantity.low <= quantity.high for quantity in found(text))
