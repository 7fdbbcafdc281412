"""A small rule pack, drafts, and the program as its users call it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import main

RULES = """
rules:
  - name: vague
    extends: existence
    level: error
    message: "“%s” says nothing that can be checked"
    tokens: ['a lot of people']
  - name: shall
    extends: substitution
    level: suggestion
    message: "Write “%s” for “%s”"
    swap:
      shall: will
"""

Lint = Callable[..., Result]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "house" / "rules.yml"
    path.parent.mkdir()
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "drafts"
    path.mkdir()
    monkeypatch.chdir(path)
    return path


@pytest.fixture
def run() -> Lint:
    def call(*arguments: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)

    return call


@pytest.fixture
def lint(run: Lint, rules: Path) -> Lint:
    def call(*arguments: str | Path, stdin: bytes | None = None) -> Result:
        return run("lint", "--rules", rules, *arguments, stdin=stdin)

    return call


def document(result: Result) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(result.stdout)
    return parsed
