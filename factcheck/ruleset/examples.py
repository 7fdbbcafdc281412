"""Rules tested by the examples inside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from factcheck.draft import Draft
from factcheck.ruleset.ruleset import RuleSet

if TYPE_CHECKING:
    from factcheck.flag import Flag
    from factcheck.ruleset.model import Rule
    from factcheck.ruleset.rule_fields import Example, RuleFields

#: What runs rules over a draft (``factcheck.lint``).
Lint: TypeAlias = "Callable[[Draft, RuleSet], Sequence[Flag]]"


class Outcome(NamedTuple):
    """An example that came out otherwise than the rule says.

    ``problem`` is "missed" (nothing flagged), "noisy" (a pass example is flagged), "wrong mark", "wrong evidence",
    "wrong suggestion", "unfilled message" (a ``{…}`` of the message that nothing fills) or "works now" (a known miss
    is flagged: make it a flag example). ``expected`` and ``found`` are the texts that differ. ``number`` counts the
    examples of one kind from 1.
    """

    rule: str
    path: str
    line: int
    kind: str
    number: int
    problem: str
    text: str
    expected: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


def run_examples(rules: RuleSet, lint: Lint) -> list[Outcome]:
    """Run the examples of every rule, each against its own rule alone; what came out otherwise, in order."""
    outcomes: list[Outcome] = []
    for check in rules.checks:
        alone = RuleSet.of([check], rules.knowledge)
        for kind, number, example in examples_of(check.rule):
            flags = lint(draft_of(example), alone)
            for problem, expected, found in _differences(kind, example, flags):
                rule = check.rule
                place = (rule.id, rule.path, rule.line, kind, number)
                outcomes.append(Outcome(*place, problem, example.text, expected, found))
    return outcomes


def examples_of(rule: Rule[RuleFields]) -> Iterator[tuple[str, int, Example]]:
    """A rule's examples: kind (flag, pass or miss), number within the kind from 1, example."""
    examples = rule.fields.examples
    for kind, listed in (("flag", examples.flag), ("pass", examples.pass_), ("miss", examples.miss)):
        for number, example in enumerate(listed, 1):
            yield kind, number, example


def draft_of(example: Example) -> Draft:
    """The draft that an example stands for."""
    above = {"title": example.title, "standfirst": example.standfirst}
    return Draft.from_text(example.text, example.format, **above, date=example.date)


def _differences(
    kind: str, example: Example, flags: Sequence[Flag]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Problem, expected and found texts."""
    marks = tuple(flag.text for flag in flags)
    if kind != "flag":
        if flags:
            yield "noisy" if kind == "pass" else "works now", (), marks
        return
    if not flags:
        yield "missed", example.marks, ()
        return
    if example.marks and set(example.marks) != set(marks):
        yield "wrong mark", example.marks, marks
    unfilled = tuple(slot for flag in flags for slot in re.findall(r"\{[a-z][\w-]*\}", flag.message))
    if unfilled:
        yield "unfilled message", (), unfilled
    evidence = tuple(shown.text for flag in flags for shown in flag.evidence)
    if not set(example.evidence) <= set(evidence):
        yield "wrong evidence", example.evidence, evidence
    suggestions = tuple(suggestion.replacement for flag in flags for suggestion in flag.suggestions)
    if not set(example.suggest) <= set(suggestions):
        yield "wrong suggestion", example.suggest, suggestions
