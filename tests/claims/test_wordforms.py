"""Words and stems: inflected forms meet, other words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.agreement.wordforms import irregular_forms, plain, singular, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        "increase increases increased increasing",
        "stop stops stopped stopping",
        "rise rose risen rising",
        "country countries country's countries'",
        "control controlled controls",
        "fall fell fallen falls",
        "agree agreed agrees",
        "study studied studies",
        "class classes",
    ],
)
def test_forms_of_one_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@given(st.from_regex("[A-Za-z]{1,7}(?:y|ies|ied|es|ed|ing|s|e|ll|'s)?", fullmatch=True))
def test_a_word_begins_with_its_stem_but_for_a_final_y_or_is_irregular(word: str) -> None:
    for form in (stem(word), singular(word)):
        letters = form[:1] + form[1:].removesuffix("y")
        assert word.lower().startswith(letters) or word.lower().removesuffix("'s") in irregular_forms(form)


@pytest.mark.parametrize("pair", ["king kin", "need nee", "bus buy", "string strip", "red read", "bed bee"])
def test_other_words_do_not(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_words_keep_their_places() -> None:
    text = "Q2 sales rose 1,200.5% at O'Brien’s well-known shop."
    assert [word.text for word in words(text)] == [
        "Q2", "sales", "rose", "1,200.5", "at", "O'Brien", "s", "well", "known", "shop",
    ]  # fmt: skip
    assert all(text[word.start : word.end] == word.text for word in words(text))


def test_singular_keeps_verbs_apart_from_nouns() -> None:
    assert singular("Women’s") == "woman"
    assert singular("trains") == "train"
    assert singular("planned") == "planned"


def test_accents_are_dropped() -> None:
    assert plain("Martínez") == "Martinez"


@given(st.text())
def test_any_text_has_words_inside_it(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.stem
        end = word.end
