"""Every example of the README runs and does what the README says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import lint, load_rules
from factcheck.cli import main
from factcheck.ruleset.examples import run_examples

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def marked(name: str, text: str = README) -> list[str]:
    """The fenced blocks that stand under ``<!-- name -->``."""
    return re.findall(rf"<!-- {name} -->\n```\w*\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("block", marked("run"))
def test_a_command_prints_what_the_readme_shows(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, shown = block.split("\n", 1)
    result = CliRunner().invoke(main, command.removeprefix("$ factcheck ").split())
    assert result.exit_code in (0, 1)
    assert result.stdout == shown


def test_the_main_command_lints_a_shipped_draft() -> None:
    (block,) = marked("main command")
    *_, arguments = block.strip().split("factcheck ")
    result = CliRunner().invoke(main, [str(ROOT / part) if "/" in part else part for part in arguments.split()])
    assert result.exit_code == 1
    assert "to settle" in result.stdout


@pytest.mark.parametrize("block", marked("rule"))
def test_a_rule_of_the_readme_loads_and_passes_its_own_examples(block: str, tmp_path: Path) -> None:
    path = tmp_path / "house" / "rule.yml"
    path.parent.mkdir()
    path.write_text(block, encoding="utf-8")
    assert run_examples(load_rules(str(path)), lint) == []


@pytest.mark.parametrize("block", marked("python"))
def test_python_of_the_readme_runs(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


def test_there_is_one_test_command_and_ci_runs_it() -> None:
    assert len(marked("test command")) == 1
    assert "<!-- test command -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_links_to_files_of_the_project_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("option", ["--rules", "--select", "--ignore", "--level", "--fail-level", "--exit-zero"])
def test_options_of_the_readme_exist(option: str) -> None:
    assert option in README
    assert option in CliRunner().invoke(main, ["lint", "--help"]).output
