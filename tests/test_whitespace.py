"""A line may break at any space of a paragraph: what is found does not hang on it."""

from __future__ import annotations

import re

import pytest

from factcheck.draft import Draft
from factcheck.engine import lint
from factcheck.ruleset.examples import examples_of
from factcheck.ruleset.rule_fields import Example
from factcheck.ruleset.ruleset import RuleSet
from tests.shipped import shipped

#: Rules that still look for a space as such; each is a miss, none a false alarm.
SPACED = frozenset(["relations.body-holder", "spelling.title", "terms.decade-apostrophe"])
#: A line that opens with one of these begins a list item, a heading or the like.
_OPENER = r"[\s#>*+|=–—-]"
_SPACE = re.compile(rf"(?<!{_OPENER}) (?!{_OPENER}|\d+[.)])")
_LAID_OUT = re.compile(r"(?m)^(?:[#!|>\[]|    )|[^\n]\n[^\n]")


def _draft(example: Example, text: str) -> Draft:
    parts = {"title": example.title, "standfirst": example.standfirst, "date": example.date}
    return Draft.from_text(text, format="markdown", **parts)


def test_a_line_may_break_at_every_space_of_what_the_rules_show() -> None:
    lost: set[str] = set()
    for check in shipped().checks:
        alone = RuleSet.of([check])
        for kind, _, example in examples_of(check.rule):
            text = example.text.strip()
            if kind != "flag" or _LAID_OUT.search(text):
                continue
            whole, broken = (lint(_draft(example, one), alone) for one in (text, _SPACE.sub("\n", text)))
            if len(broken) < len(whole):
                lost.add(check.rule.id)
    assert lost == SPACED


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan\nand other EU countries met in Baku.",
        "Kazakhstan\r\nand other EU countries met in Baku.",
        "Kazakhstan\tand other EU countries met in Baku.",
        "Kazakhstan\u00a0and other EU countries met in Baku.",
        "Kazakhstan,\nGeorgia\nand other EU countries met in Baku.",
        "The\nKremlin spoke to Kazakhstan\nand\nother\nEU\ncountries.",
    ],
)
def test_other_countries_of_a_group_over_a_line_break(text: str) -> None:
    (flag,) = lint(Draft.from_text(text, format="markdown"), shipped("geography"))
    assert flag.rule == "geography.other-members"
    assert flag.evidence[0].text == "Kazakhstan"


def test_words_of_a_right_term_over_a_line_break_are_right() -> None:
    text = "The Prime\nMinister spoke of prices that rose by four per\ncent."
    assert lint(Draft.from_text(text, format="markdown"), shipped("terms")) == []


def test_a_repair_joins_the_line_again() -> None:
    (flag,) = lint(Draft.from_text("The Prime\nMinster spoke.", format="markdown"), shipped("terms"))
    assert [one.replacement for one in flag.suggestions] == ["Prime Minister"]


def test_a_toll_that_moves_is_left_alone_over_a_line_break() -> None:
    text = "A blast killed 12 people at\nfirst.\n\nThe 14 dead so\nfar were all bakers."
    assert lint(Draft.from_text(text, format="markdown"), shipped("figures")) == []
