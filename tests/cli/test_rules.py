"""factcheck rules: list, explain, test, schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.yamlfile import YamlBroken, YamlProblem
from tests.cli.conftest import Lint


def write(folder: Path, text: str) -> Path:
    path = folder / "house" / "one.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


RULE = "extends: existence\nmessage: Not “%s”\ntokens: [very]\nexamples:\n  flag: [A very old man.]\n"


def test_a_rule_is_listed_and_explained(run: Lint, tmp_path: Path) -> None:
    path = write(tmp_path, RULE + "source: The style book\n")
    assert run("rules", "list", "--rules", path).stdout == "house.one  existence       warning     Not “%s”\n"
    explained = run("rules", "explain", "house.one", "--rules", path).stdout
    assert "The style book" in explained
    assert "flagged:\n  - A very old man." in explained


def test_a_rule_that_is_not_there_is_guessed(run: Lint, tmp_path: Path) -> None:
    result = run("rules", "explain", "house.noe", "--rules", write(tmp_path, RULE))
    assert (result.exit_code, result.stderr) == (
        2,
        "no rule, pack or kind is named house.noe; did you mean house.one?\n",
    )


def test_examples_that_differ_are_shown(run: Lint, tmp_path: Path) -> None:
    result = run("rules", "test", "--rules", write(tmp_path, RULE))
    assert (result.exit_code, result.stdout) == (0, "1 of 1 examples as written, 1 rule\n")
    path = write(tmp_path, RULE + "  pass: [A very fast car.]\n")
    result = run("rules", "test", "--rules", path)
    assert (result.exit_code, result.stdout) == (
        1,
        f"{path}:1: house.one, pass example 1: noisy\n  A very fast car.\n  found    “very”\n"
        "1 of 2 examples as written, 1 rule\n",
    )


def test_rules_of_kinds_that_are_not_run_are_named(run: Lint, tmp_path: Path) -> None:
    style = write(tmp_path, RULE).parent
    (style / "two.yml").write_text("extends: spelling\nmessage: m\n", encoding="utf-8")
    result = run("rules", "list", "--rules", style)
    assert result.exit_code == 0
    assert result.stderr == f"{style / 'two.yml'}:1: rules that extend 'spelling' are not run\n"


def test_the_schema_is_json(run: Lint) -> None:
    assert json.loads(run("rules", "schema").stdout)["title"] == "factcheck rules"


def test_facts_that_cannot_be_read_fail_the_run(run: Lint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise YamlBroken([YamlProblem("rules/world/a.yml", 2, 3, "unknown field 'naem'")])

    monkeypatch.setattr("factcheck.world.shipped.load_world", broken)
    path = write(tmp_path, "extends: membership\nmessage: m\ngroup: eu\nphrase: x\n")
    result = run("rules", "list", "--rules", path)
    assert (result.exit_code, result.stderr) == (2, "rules/world/a.yml:2:3: unknown field 'naem'\n")
