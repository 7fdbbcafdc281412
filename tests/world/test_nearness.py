"""Names one slip away: the quick way finds what the slow way finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from factcheck.world import load_world
from factcheck.world.nearness import NearIndex, bare, near_names, one_slip

WORDS = st.text(alphabet="abcd", max_size=8)


@given(WORDS, WORDS)
def test_one_slip_is_an_optimal_string_alignment_distance_of_one(first: str, second: str) -> None:
    assert one_slip(first, second) == (OSA.distance(first, second) == 1)


@given(st.sets(WORDS, max_size=12), WORDS)
def test_the_index_finds_every_name_one_slip_away(names: set[str], word: str) -> None:
    long = {name for name in names if len(name) >= 5}
    slow = sorted(name for name in long if one_slip(word, name)) if len(word) >= 5 and word not in long else []
    expected = slow if not any(other in long for other in (word.replace("ae", "a"),)) else []
    assert list(NearIndex(near_names(names)).near(word)) == expected


def test_accents_do_not_count() -> None:
    index = NearIndex(near_names(["São Paulo", "Schröder"]))
    assert list(index.near("Sao Paolo")) == ["São Paulo"]
    assert list(index.near("Sao Paulo")) == []
    assert list(index.near("Schroeder")) == []
    assert bare("Ölüdeniz’s") == "Oludeniz's"


def test_known_places_one_slip_away() -> None:
    assert [known.text for known in load_world().near("Crime")] == ["Crimea"]
    assert load_world().near("Niger") == []
