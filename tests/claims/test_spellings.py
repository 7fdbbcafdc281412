"""Two spellings of one name, and pairs that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.names.spellings import nearly_same, same_name

ONE = [
    ("Mallory", "Malory"),
    ("Gonzales", "Gonzalez"),
    ("Nizhny", "Nizhnyy"),
    ("Wolanski", "Wolansky"),
    ("Barrio", "Bariro"),
    ("Kavadze", "Kavadse"),
    ("Petrenko", "Petranko"),
    ("Yushin", "Yushyn"),
    ("Tsarin", "Tzarin"),
    ("Khalidov", "Khalidow"),
]
TWO = [
    ("Austria", "Austrian"),
    ("Ukraine", "Ukrainian"),
    ("Brown", "Browns"),
    ("Rock", "Rocks"),
    ("Party", "Parties"),
    ("Martin", "Martina"),
    ("Mario", "Maria"),
    ("Niger", "Nigeria"),
    ("Austria", "Australia"),
    ("Boris", "Doris"),
    ("Peña", "Pena"),
    ("NATO", "NATOS"),
    ("Hall", "Hill"),
    ("London", "Londoner"),
]


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_name_in_two_spellings(first: str, second: str) -> None:
    assert same_name(first, second)


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_names_that_look_alike(first: str, second: str) -> None:
    assert not same_name(first, second)


def test_beside_one_given_name_more_is_a_slip() -> None:
    assert nearly_same("Metzger", "Meltzer")
    assert nearly_same("Brown", "Browne")
    assert not nearly_same("Brown", "Browns")
    assert not nearly_same("Hansen", "Jensen")


@given(st.text(alphabet="abeikyzNM", max_size=9), st.text(alphabet="abeikyzNM", max_size=9))
def test_the_order_does_not_matter(first: str, second: str) -> None:
    assert same_name(first, second) == same_name(second, first)
    assert not same_name(first, first)
