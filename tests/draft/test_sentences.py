"""Sentences of news prose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.draft import Draft
from factcheck.draft.sentences import sentence_bounds

#: Each text with a bar where one sentence ends and the next begins.
TABLE = [
    "The bridge is shut.|It opens on Monday.",
    "The U.S. Army left.|It took a week.",
    "She moved to the U.S. in May.|Her brother followed.",
    "He was sent back to the U.S.|The flight left at noon.",
    "Mr. Ortega met Mrs. Lund and Dr. Hale.|They talked for an hour.",
    "Gov. Ana Lima signed it.|Sen. Paul Oster did not.",
    "Lt. Gen. Mark Hale and Sgt. Lou Pike gave evidence.",
    "The vote was held on Sept. 3 in Oslo.|Turnout was 61.5 percent.",
    "It closed in Dec.|The owners left.",
    "J. K. Ortega and R.L. Hale wrote it.|P. Lund edited it.",
    "Prices rose 3.5 percent to $4.20 a gallon.|Wages fell.",
    "Acme Inc. and Lund Co. Ltd. merged.|The price was not given.",
    "He works for Acme Inc.|The firm makes boats.",
    "It starts at 9 a.m. on Friday.|Doors open at 8 a.m.|The talks end by 5 p.m.",
    "They waited… and waited.|Nobody came.",
    "“I do not know… I was asleep,” he said.",
    "They waited...|Nobody came.",
    "“Stop!” he said.|“Why?” she asked.",
    "“Is it safe?” President Ana Lima asked reporters.|No one answered.",
    "“It is over.”|The crowd went home.",
    "“It is over,” she said.|“We lost.”",
    "“We lost.|We will try again,” she said.",
    '"We lost," he said.|"We will be back."',
    "He said: ‘It is done.’|Then he left.",
    "Did he resign?|Yes.|When?|On Tuesday.",
    "The ship (built in 1981) sank.|Two people were rescued.",
    "The ship sank. (Two people were rescued.)".replace(". (", ".|("),
    "See No. 10 on the list.|No. 11 is missing.",
    "The answer was no.|The minister agreed.",
    "St. John’s and Mt. Hale were cut off.|Ft. Lund was not.",
    "Jones v. Hale was heard in Jan. 2019.|The court agreed.",
    "Martin King Jr. spoke first.|He was cheered.",
    "He was born in Springfield, Ill., in 1950.|He died in Gary, Ind.|The family moved.",
    "About 40 staff, e.g. Drivers and cooks, walked out.",
    "Visit lund.example.com today.|It is free.",
    "The score was 2-1.|£3m was lost.",
    "The score was 2-1. 14 players were booked.".replace("1. 1", "1.|1"),
    "iPhones sold out.|eBay did well.".replace(".|e", ". e"),
    "Élodie won.|Ömer came second.",
    "He has a Ph.D. in law.|She has an M.D.",
    "“They have begun.|“We are ready.",
    "The U.N. Security Council met.|The E.U. did not.",
    "Washington, D.C. Mayor Ana Lima spoke.",
    "What a game!|What a night!!|Really?!|Yes.",
    "The S.&P. 500 fell.|The A.&B. index rose.",
    "The line\nruns on.|It ends\nhere.",
    "Col. Hale left Gen. Lund’s staff in Aug. 2001 with Capt. Pike.",
]


@pytest.mark.parametrize("marked", TABLE)
def test_news_sentences(marked: str) -> None:
    expected = [sentence.strip() for sentence in marked.split("|")]
    text = marked.replace("|", " ")
    assert [text[start:end] for start, end in sentence_bounds(text)] == expected


@settings(deadline=None)
@given(st.text(alphabet="aB. !?…“”\"'(é\U0001f600)\n\r\t1’—") | st.text())
def test_bounds_are_ordered_and_cover_all_but_space(text: str) -> None:
    bounds = sentence_bounds(text)
    at = 0
    for start, end in bounds:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_offsets_count_code_points() -> None:
    text = "\U0001f600 Ça va mal. Élodie est là."
    assert [text[start:end] for start, end in sentence_bounds(text)] == ["\U0001f600 Ça va mal.", "Élodie est là."]


def test_long_text_is_divided_as_short_text_is() -> None:
    piece = "Mr. Lund said the bridge fell. The U.S. sent help. “Why?” she asked. "
    assert len(sentence_bounds(piece * 1000)) == 1000 * len(sentence_bounds(piece)) == 3000


def test_sentence_at_an_offset() -> None:
    block = Draft.from_text("One came. Two left.").blocks[0]
    assert block.sentence_at(3).text == "One came."
    assert block.sentence_at(12).text == "Two left."
    assert block.sentence_at(99).text == "Two left."
