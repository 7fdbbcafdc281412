"""The shipped rules: every one sourced, exemplified, and as good as its examples say."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from factcheck import lint, load_rules
from factcheck.ruleset.examples import draft_of, run_examples
from factcheck.ruleset.loader import shipped_packs
from factcheck.ruleset.model import Check
from factcheck.ruleset.ruleset import RuleSet


@cache
def shipped() -> RuleSet:
    return load_rules()


def ids() -> list[str]:
    return [check.rule.id for check in shipped().checks]


def rule(name: str) -> Check[Any]:
    check = shipped().get(name)
    assert check is not None
    return check


def test_there_are_packs_and_at_least_forty_rules() -> None:
    assert len(shipped_packs()) >= 8
    assert len(shipped()) >= 40


@pytest.mark.parametrize("name", ids())
def test_a_shipped_rule_has_a_source_and_both_kinds_of_examples(name: str) -> None:
    fields = rule(name).rule.fields
    assert fields.source.strip()
    assert fields.examples.flag
    assert fields.examples.pass_


@pytest.mark.parametrize("name", ids())
def test_the_examples_of_a_rule_come_out_as_written(name: str) -> None:
    assert run_examples(RuleSet([rule(name)]), lint) == []


@pytest.mark.parametrize("name", ids())
def test_a_pass_example_is_passed_by_every_other_error_rule(name: str) -> None:
    """What one rule holds up as right must not be an error to another, unless that is another error on purpose."""
    rules = shipped()
    for example in rule(name).rule.fields.examples.pass_:
        found = [flag for flag in lint(draft_of(example), rules) if flag.level.value == "error"]
        assert [(flag.rule, flag.text) for flag in found] == []
