"""``factcheck rules``: list, explain and test rules, and print the schema of rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import PACKS, chosen_rules, fail, no_such_rule
from factcheck.display import display_safe, quoted

if TYPE_CHECKING:
    from factcheck.ruleset.examples import Outcome
    from factcheck.ruleset.model import Check
    from factcheck.ruleset.rule_fields import Example


@click.group("rules")
def command() -> None:
    """List, explain and test rules; print the schema of rule files."""


@command.command("list")
@PACKS
def list_rules(packs: tuple[str, ...]) -> None:
    """List every rule: id, kind, level and message."""
    rules = chosen_rules(packs)
    width = max(len(check.rule.id) for check in rules.checks)
    for check in rules.checks:
        fields = check.rule.fields
        message = display_safe(" ".join(fields.message.split()))
        click.echo(f"{check.rule.id:<{width}}  {fields.extends:<14}  {fields.level.value:<10}  {message}")


@command.command("explain")
@click.argument("rule")
@PACKS
def explain(rule: str, packs: tuple[str, ...]) -> None:
    """Say what RULE finds, why it exists, and show its examples."""
    rules = chosen_rules(packs)
    check = rules.get(rule)
    if check is None:
        fail(no_such_rule(rule, rules))
    click.echo("\n".join(display_safe(line) for line in _explanation(check)))


@command.command("test")
@click.argument("rule", nargs=-1)
@PACKS
def test(rule: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Run the examples inside the rules (all, or each RULE), and say what came out otherwise.

    Exit status: 0 all as written, 1 something differed, 2 a rule could not be loaded.
    """
    from factcheck.engine import lint
    from factcheck.ruleset.examples import examples_of, run_examples

    rules = chosen_rules(packs)
    for name in rule:
        if rules.unmatched([name]):
            fail(no_such_rule(name, rules))
    chosen = rules.select(rule) if rule else rules
    outcomes = run_examples(chosen, lint)
    for outcome in outcomes:
        click.echo("\n".join(display_safe(line) for line in _difference(outcome)))
    total = sum(1 for check in chosen.checks for _ in examples_of(check.rule))
    differed = len({(outcome.rule, outcome.kind, outcome.number) for outcome in outcomes})
    rules_run = f"{len(chosen.checks)} rule{'s' if len(chosen.checks) != 1 else ''}"
    click.echo(f"{total - differed} of {total} examples as written, {rules_run}")
    if outcomes:
        raise SystemExit(1)


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of rule files, for editors that complete and check YAML."""
    import json

    from factcheck.checks import KINDS
    from factcheck.ruleset.schema import json_schema

    click.echo(json.dumps(json_schema(KINDS), indent=2, ensure_ascii=False))


def _explanation(check: Check[Any]) -> list[str]:
    fields = check.rule.fields
    lines = [f"{check.rule.id} ({fields.extends}, {fields.level.value})", " ".join(fields.message.split()), ""]
    for text in (fields.description, fields.source, fields.link):
        if text:
            lines += [" ".join(text.split()), ""]
    for label, examples in (
        ("flagged", fields.examples.flag),
        ("passed", fields.examples.pass_),
        ("known misses", fields.examples.miss),
    ):
        if examples:
            lines += [f"{label}:", *(f"  - {_example(example)}" for example in examples), ""]
    lines.append(f"{check.rule.path}:{check.rule.line}")
    return lines


def _example(example: Example) -> str:
    parts = [
        f"[{name}: {value}]"
        for name, value in (("title", example.title), ("standfirst", example.standfirst), ("date", example.date))
        if value
    ]
    return " ".join([*parts, " ".join(example.text.split())])


def _difference(outcome: Outcome) -> list[str]:
    lines = [
        f"{outcome.path}:{outcome.line}: {outcome.rule}, {outcome.kind} example {outcome.number}: {outcome.problem}",
        f"  {' '.join(outcome.text.split())}",
    ]
    if outcome.expected:
        lines.append("  expected " + ", ".join(quoted(text) for text in outcome.expected))
    if outcome.found:
        lines.append("  found    " + ", ".join(quoted(text) for text in outcome.found))
    return lines
