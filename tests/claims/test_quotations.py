"""Quotations: what stands between which marks, and what only looks like a mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.model import Quotation
from factcheck.claims.quotations.quote_marks import read_marks
from factcheck.claims.reading import Reading
from factcheck.draft import Draft


def quotations(text: str) -> list[Quotation]:
    return list(Reading(Draft.from_text(text)).quotations)


def quoted(text: str) -> list[str]:
    return [quotation.passage.text for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are ready,” she said.", ["We are ready,"]),
        ('"We are ready," she said.', ["We are ready,"]),
        ("‘We are ready,’ she said.", ["We are ready,"]),
        ("'We are ready,' she said.", ["We are ready,"]),
        ("''We are ready,'' she said.", ["We are ready,"]),
        ("«We are ready», she said.", ["We are ready"]),
        ("»We are ready«, she said.", ["We are ready"]),
        ("„We are ready“, she said.", ["We are ready"]),
        ("„We are ready”, she said.", ["We are ready"]),
        ('“We are ready," she said.', ["We are ready,"]),
        ("“He told me ‘go home’ twice,” she said.", ["He told me ‘go home’ twice,", "go home"]),
        ("‘He told me “go home” twice,’ she said.", ["He told me “go home” twice,", "go home"]),
        ("She called it “a loss” and 'a shame'.", ["a loss", "a shame"]),
        ("The readers' vote, O'Brien's book and the '90s: 'a mess'.", ["a mess"]),
        ("Rock 'n' roll, ’til dawn, Hold 'em and goin' home.", []),
        ('He is 5\'10" tall and the screen 20" wide.', []),
        ("It was the '60 election and the '49 team.", []),
        ("Their 'host societies' agreed.", ["host societies"]),
        ("Texas' cities and Burns' poems.", []),
        ("The ‘readers’ choice’ prize went to her.", ["readers’ choice"]),
        ("In ('brackets') and—'dashes'—too.", ["brackets", "dashes"]),
        ('A dotless "I"s row, and a "bora"-like wind.', ["I", "bora"]),
        ("Mu'taq, Bahá'í and Isti'mal al-'Adad.", []),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("She said: “We are ready for it.”", "full"),
        ("She said they were “ready for all of it” now.", "fragment"),
        ("She called them “ready” now.", "scare"),
        ("“Yes,” she said.", "full"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert [quotation.form for quotation in quotations(text)] == [form]


def test_a_quotation_runs_over_paragraphs_that_open_it_again() -> None:
    text = "She said: “The roof went first.\n\n“Then the ‘old’ walls went.\n\n“Then we left.” The town is dry."
    whole, inner = quotations(text)
    assert [part.text for part in whole.parts] == [
        "The roof went first.",
        "Then the ‘old’ walls went.",
        "Then we left.",
    ]
    assert (whole.closed, whole.form, inner.passage.text) == (True, "full", "old")
    assert whole.key == "the roof went first then the old walls went then we left"


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    (quotation,) = quotations("She said: “The roof went first.")
    assert (quotation.passage.text, quotation.closed) == ("The roof went first.", False)


def test_paragraphs_of_a_quotation_run_together_are_one() -> None:
    assert quoted('"The roof went first. "Then we left," she said.') == ['The roof went first. "Then we left,']
    assert quoted("‘The roof went first. ‘Then we left,’ she said.") == ["The roof went first. ‘Then we left,"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab s.,'\"“”‘’«»„`-9\n(", max_size=120))
def test_any_text_gives_pairs_and_slips_inside_it(text: str) -> None:
    marks = read_marks(text)
    assert all(0 <= pair.start <= pair.end <= len(text) for pair in marks.pairs)
    assert all(0 <= slip.start < slip.end <= len(text) for slip in marks.slips)
    for quotation in quotations(text):
        for part in quotation.parts or (quotation.passage,):
            assert 0 <= part.start <= part.end <= len(part.block.text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=6))
def test_balanced_curly_marks_give_no_slip(words: list[str]) -> None:
    marks = read_marks(" ".join(f"so “{word.strip()}” it" for word in words))
    assert (marks.slips, marks.left_open, len(marks.pairs)) == ((), None, len(words))
