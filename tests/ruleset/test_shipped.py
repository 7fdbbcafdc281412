"""The rules that come with factcheck are explained, tested, and do what their examples say."""

from __future__ import annotations

import pytest

from factcheck.claims.reading import Reading
from factcheck.draft import Draft
from factcheck.engine import lint
from factcheck.flag import Level
from factcheck.ruleset.examples import draft_of, run_examples
from factcheck.ruleset.loader import shipped_packs
from factcheck.ruleset.ruleset import RuleSet
from tests.shipped import shipped


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped()


def test_every_rule_has_a_source_and_examples_of_both_kinds(rules: RuleSet) -> None:
    for check in rules.checks:
        fields = check.rule.fields
        missing = [
            name
            for name, there in (
                ("source", fields.source.strip()),
                ("a flag example", fields.examples.flag),
                ("a pass example", fields.examples.pass_),
            )
            if not there
        ]
        assert not missing, f"{check.rule.path}:{check.rule.line}: {check.rule.id} lacks {', '.join(missing)}"


def test_every_example_comes_out_as_written(rules: RuleSet) -> None:
    outcomes = [f"{o.rule} {o.kind} {o.number}: {o.problem}: {o.text[:80]}" for o in run_examples(rules, lint)]
    assert not outcomes, "\n".join(outcomes)


def test_every_pattern_has_a_literal_that_the_prefilter_can_look_for(rules: RuleSet) -> None:
    slow = [f"{check.rule.id}: {p.text}" for check in rules.checks for p in check.rule.patterns if not p.needs]
    assert len(slow) <= len(rules) // 20, "\n".join(slow)


def test_there_are_packs_and_at_least_forty_rules(rules: RuleSet) -> None:
    assert len(shipped_packs()) >= 8
    assert len(rules) >= 40


def test_what_one_rule_holds_up_as_right_is_no_error_to_another(rules: RuleSet) -> None:
    found = [
        f"{check.rule.id}, pass example {number}: {flag.rule} flags “{flag.text}”"
        for check in rules.checks
        for number, example in enumerate(check.rule.fields.examples.pass_, 1)
        for flag in lint(draft_of(example), rules)
        if flag.level is Level.ERROR
    ]
    assert not found, "\n".join(found)


def test_the_prefilter_and_rules_left_unmade_hide_nothing(rules: RuleSet) -> None:
    texts = [example.text for check in rules.checks for example in check.rule.fields.examples.flag]
    draft = Draft.from_text("\n\n".join(texts[::8]), date="2022-09-28")
    assert found(rules, draft, prefilter=True) == found(rules, draft, prefilter=False) != []


def found(rules: RuleSet, draft: Draft, *, prefilter: bool) -> list[tuple[str, int, int, str | None]]:
    reading = Reading(draft)
    return [
        (check.rule.id, finding.passage.span.start, finding.passage.span.end, finding.message)
        for check, search in rules.searches(draft, prefilter=prefilter)
        for finding in check.run(reading, search)
    ]
