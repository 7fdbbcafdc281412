"""conditional: something that needs something else."""

from __future__ import annotations

from tests.checks.patterns import make, marks

ABBREVIATION = {"first": r"\b([A-Z]{3,5})\b", "second": r"(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)"}


def test_an_abbreviation_needs_its_long_form_before_it() -> None:
    check = make("conditional", **ABBREVIATION)
    assert marks(check, "The World Health Organization (WHO) met.", "The WHO and the IMF agreed.") == ["IMF"]
    assert marks(check, "The WHO met.", "The World Health Organization (WHO) met.") == ["WHO"]


def test_exceptions() -> None:
    assert marks(make("conditional", **ABBREVIATION, exceptions=("IMF",)), "The IMF and NATO") == ["NATO"]


def test_without_groups_the_second_has_to_stand_in_the_block() -> None:
    check = make("conditional", first="accused", second="denie[sd]")
    assert marks(check, "He was accused; he denied it.", "She was accused.") == ["accused"]


def test_ignorecase_has_no_effect() -> None:
    assert marks(make("conditional", first="ACCUSED", second="x", ignorecase=True), "accused") == []
