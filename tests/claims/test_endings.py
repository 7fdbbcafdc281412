"""Phrases looked up before a place: the same as a pattern of alternatives would find there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.endings import Endings

PHRASES = "more than|than|no|not more than|a little|p.|pp"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("more than", "more than"),
        ("Not More Than", "not more than"),
        ("some more than", "more than"),
        ("anymore than", "than"),
        ("Athan", ""),
        ("_no", ""),
        ("-no", "no"),
        ("no ", ""),
        ("on p.", "p."),
        ("", ""),
    ],
)
def test_the_longest_phrase_that_ends_there(text: str, found: str) -> None:
    assert Endings(PHRASES).before(text, len(text)) == found


@given(
    st.lists(
        st.sampled_from(["more", "More", "than", "no", "not", "a", "little", "p.", "pp", " ", "-", "_", "1", "é"])
    ),
    st.integers(0, 30),
)
def test_it_finds_what_alternatives_would(words: list[str], at: int) -> None:
    text = "".join(words)
    at = min(at, len(text))
    pattern = rf"\b(?:{'|'.join(map(re.escape, PHRASES.split('|')))})$"
    match = re.compile(pattern, re.IGNORECASE).search(text, 0, at)
    assert Endings(PHRASES).before(text, at) == (match.group().lower() if match else "")
