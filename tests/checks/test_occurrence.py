"""occurrence: too many or too few in a block."""

from __future__ import annotations

from tests.checks.patterns import make, marks, messages, run


def test_too_many_in_a_sentence_are_flagged_once_at_the_first() -> None:
    check = make("occurrence", "%d commas", token=",", max=2, scope=("sentence",))
    (finding,) = run(check, "One, two. One, two, three, four.")
    assert (finding.passage.start, finding.message) == (13, "3 commas")


def test_each_block_counts_for_itself() -> None:
    assert marks(make("occurrence", token="very", max=1), "very much", "very, very") == ["very"]


def test_too_few() -> None:
    check = make("occurrence", "%s", token="source", min=2)
    assert messages(check, "a source", "source and source") == ["1"]


def test_none_at_all_is_flagged_at_the_first_word() -> None:
    check = make("occurrence", token=r"\bsaid\b", min=1)
    assert marks(check, "  He claimed it.", "She said so.", "") == ["He"]


def test_blank_matches_have_no_place() -> None:
    assert marks(make("occurrence", token=r"\s", max=1), "a b c") == []


def test_case() -> None:
    assert marks(make("occurrence", token="a", max=1, ignorecase=True), "A a") == ["A"]
    assert marks(make("occurrence", token="a", max=1), "A a") == []
