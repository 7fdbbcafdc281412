"""``factcheck status``: how far each review has come."""

from __future__ import annotations

from pathlib import Path

from factcheck import load_rules
from factcheck.engine import lint as check
from factcheck.review.session import Session
from tests.cli.conftest import Lint, document

FAULTY = "On the bridge a lot of people waited.\n\nWe shall see.\n"


def review(path: Path, rules: Path) -> Session:
    loaded = load_rules(str(rules))
    return Session.open(path, lambda draft: check(draft, loaded), reviewer="ana")


def rows(text: str) -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in text.splitlines() if line[:1].isalnum()}


def test_every_draft_has_a_row_and_several_have_totals(run: Lint, rules: Path, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    (folder / "b.md").write_text("The council met.\n", encoding="utf-8")
    session = review(folder / "a.md", rules)
    session.decide([session.flags[0].id], "accept")
    result = run("status", "--rules", rules)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["open", "accepted", "dismissed", "reopened", "fixed", "orphaned"]
    found = rows(result.stdout)
    assert found["a.md"] == ["1", "1", "-", "-", "-", "-"]
    assert found["b.md"] == ["-"] * 6
    assert found["2"] == ["drafts", "1", "1", "0", "0", "0", "0"]


def test_fixed_and_orphaned_are_counted(run: Lint, rules: Path, folder: Path) -> None:
    path = folder / "a.md"
    path.write_text(FAULTY, encoding="utf-8")
    session = review(path, rules)
    session.decide([session.flags[0].id], "accept")
    session.decide([session.flags[1].id], "dismiss", reason="intended")
    path.write_text("Nothing is left.\n", encoding="utf-8")
    parsed = document(run("status", "a.md", "--rules", rules, "--format", "json"))
    assert parsed["version"] == 1
    draft = parsed["drafts"][0]
    assert (draft["path"], draft["fixed"], draft["orphaned"], draft["open"]) == ("a.md", 1, 1, 0)


def test_rules_that_are_left_out_orphan_nothing(run: Lint, rules: Path, folder: Path) -> None:
    path = folder / "a.md"
    path.write_text(FAULTY, encoding="utf-8")
    session = review(path, rules)
    session.decide([view.id for view in session.flags], "dismiss", reason="intended")
    result = run("status", "a.md", "--rules", rules, "--select", "house.shall")
    assert rows(result.stdout)["a.md"] == ["-", "-", "1", "-", "-", "-"]


def test_a_journal_without_a_draft_is_named(run: Lint, rules: Path, folder: Path) -> None:
    (folder / "b.md").write_text("The council met.\n", encoding="utf-8")
    path = folder / "a.md"
    path.write_text(FAULTY, encoding="utf-8")
    session = review(path, rules)
    session.decide([session.flags[0].id], "accept")
    path.unlink()
    assert "a.md.factcheck.jsonl: its draft is gone" in run("status", "--rules", rules).stdout
    assert document(run("status", "--rules", rules, "--format", "json"))["strays"] == ["a.md.factcheck.jsonl"]


def test_what_cannot_be_read_exits_2_and_the_rest_is_counted(run: Lint, rules: Path, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = run("status", "a.md", "nowhere.md", "--rules", rules)
    assert result.exit_code == 2
    assert rows(result.stdout)["a.md"][0] == "2"
    assert "nowhere.md: no such file or folder" in result.stderr
    parsed = document(run("status", "nowhere.md", "--rules", rules, "--format", "json"))
    assert parsed["errors"] == [{"path": "nowhere.md", "message": "no such file or folder"}]


def test_the_journal_of_a_renamed_draft_is_no_stray(run: Lint, rules: Path, folder: Path) -> None:
    path = folder / "a.md"
    path.write_text(FAULTY, encoding="utf-8")
    session = review(path, rules)
    session.decide([session.flags[0].id], "accept")
    path.rename(folder / "b.md")
    result = run("status", ".", "--rules", rules)
    assert rows(result.stdout)["b.md"] == ["1", "1", "-", "-", "-", "-"]
    assert "its draft is gone" not in result.stdout
