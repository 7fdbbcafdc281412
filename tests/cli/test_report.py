"""``factcheck report``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Lint

FAULTY = "Prices rose.\n\nOn the bridge a lot of people waited on Friday.\n"


def test_the_report_goes_to_a_file_and_is_the_same_each_time(run: Lint, rules: Path, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    for name in ("one.html", "two.html"):
        result = run("report", "a.md", "--rules", rules, "--output", name)
        assert (result.exit_code, result.stdout) == (0, "")
    data = (folder / "one.html").read_bytes()
    assert data == (folder / "two.html").read_bytes()
    assert b'<mark class="error">a lot of people</mark>' in data
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "one.html", "two.html"]


def test_markdown_on_standard_output(run: Lint, rules: Path, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = run("report", "a.md", "--rules", rules, "--format", "markdown")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Check report: a.md\n")
    assert "- [ ] 1 flag to decide" in result.stdout


def test_the_draft_is_not_overwritten(run: Lint, rules: Path, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = run("report", "a.md", "--rules", rules, "--output", "./a.md")
    assert result.exit_code == 2
    assert (folder / "a.md").read_text(encoding="utf-8") == FAULTY


def test_what_cannot_be_read_or_written_exits_2(run: Lint, rules: Path, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    assert run("report", "nowhere.md", "--rules", rules).exit_code == 2
    assert run("report", ".", "--rules", rules).exit_code == 2
    assert run("report", "a.md", "--rules", rules, "-o", "no/such/folder.html").exit_code == 2
