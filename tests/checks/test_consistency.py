"""consistency: two forms of which a draft should keep to one."""

from __future__ import annotations

from tests.checks.patterns import make, marks, run


def test_one_form_is_no_conflict() -> None:
    check = make("consistency", either={"advisor": "adviser"})
    assert marks(check, "The advisor met the advisor.", "An advisor.") == []


def test_after_both_every_block_is_flagged_at_its_last_match() -> None:
    check = make("consistency", either={"advisor": "adviser"})
    first = "The advisor came."
    found = run(check, first, "The adviser and the advisor left.", "No one.", "An adviser.")
    assert [(finding.passage.block.index, finding.passage.text) for finding in found] == [
        (1, "advisor"),
        (3, "adviser"),
    ]
    assert [[(e.passage.text, e.passage.block.index) for e in f.evidence if e.passage] for f in found] == [
        [("adviser", 1)],
        [("advisor", 0)],
    ]


def test_pairs_are_kept_apart() -> None:
    check = make("consistency", either={"advisor": "adviser", "grey": "gray"})
    assert marks(check, "A grey advisor, a gray advisor.") == ["gray"]


def test_whole_words_unless_told_otherwise() -> None:
    assert marks(make("consistency", either={"pro": "anti"}), "prowar, antiwar") == []
    assert marks(make("consistency", either={"pro": "anti"}, nonword=True), "prowar, antiwar") == ["anti"]
    assert marks(make("consistency", either={"a": "b"}, ignorecase=True), "A b") == ["b"]
