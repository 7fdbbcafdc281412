"""A newsroom's own facts and names, as each command uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.draft import Span
from factcheck.engine import load_knowledge
from factcheck.review.session import Session
from factcheck.world import Knowledge
from tests.cli.conftest import Lint

NAMES = "people: [Antoinette Sapt]\n"
PLACES = "entries:\n  - {id: hentzau, kind: city, name: Hentzau, country: austria}\n"
DRAFT = "Antoinette Sapte came to Hentzau and paid £3m.\n"
ALL = ("--rules", "shipped", "--rules", "house")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a draft, and a pack of facts and names without rules."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"house/names/a.yml": NAMES, "house/world/a.yml": PLACES, "letter.txt": DRAFT}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def flagged(run: Lint, *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("lint", "--format", "json", *arguments).stdout)["files"][0]["flags"]
    return found


def test_lint_knows_the_names_of_the_house(run: Lint, desk: Path) -> None:
    (flag,) = flagged(run, *ALL, "letter.txt")
    assert (flag["rule"], flag["text"]) == ("spelling.known-name", "Antoinette Sapte")
    assert not flagged(run, "letter.txt")
    assert flagged(run, "--rules", "spelling", "--rules", "house", "letter.txt") == [flag]


def test_shipped_stands_for_every_shipped_pack(run: Lint, desk: Path) -> None:
    assert run("rules", "list", "--rules", "shipped").stdout == run("rules", "list").stdout


def test_a_pack_without_rules_runs_none(run: Lint, desk: Path) -> None:
    result = run("lint", "--rules", "house", "letter.txt")
    assert (result.exit_code, result.stderr) == (
        2,
        "no rule is left to run: look at --rules, --select and --ignore\n",
    )


def test_a_slip_ends_every_command(run: Lint, desk: Path) -> None:
    (desk / "house" / "names" / "a.yml").write_text("people:\n  - {naem: Ann}\n", encoding="utf-8")
    (desk / "house" / "world" / "b.yml").write_text(
        "entries:\n  - {id: x, kind: city, name: X, country: nowhere}\n", "utf-8"
    )
    said = (
        "house/names/a.yml:2:6: unknown field 'naem'; did you mean 'name'?\n"
        "house/world/b.yml:2:43: no country has the id 'nowhere'\n"
    )
    for command in (["lint"], ["status"], ["review", "--plain"], ["report"], ["claims"]):
        result = run(*command, *ALL, "letter.txt")
        assert (result.exit_code, result.stderr) == (2, said), command
    for command in (["rules", "test"], ["rules", "list"]):
        assert (run(*command, *ALL).exit_code, run(*command, *ALL).stderr) == (2, said), command


def test_review_and_status_know_the_same(run: Lint, desk: Path) -> None:
    (flag,) = flagged(run, *ALL, "letter.txt")
    assert run("review", "--plain", "--reviewer", "ana", *ALL, "letter.txt", stdin=b"x n\n").exit_code == 0
    (again,) = flagged(run, *ALL, "letter.txt")
    assert (again["fingerprint"], again["status"]) == (flag["fingerprint"], "dismissed")
    assert '"dismissed": 1' in run("status", "--format", "json", *ALL, "letter.txt").stdout


def test_a_flag_made_by_hand_is_told_by_the_same_facts(run: Lint, desk: Path) -> None:
    def by_hand(knowledge: Knowledge | None) -> str:
        path = desk / ("own.txt" if knowledge else "shipped.txt")
        path.write_text("Hentzau is quiet.\n", encoding="utf-8")
        session = Session.open(path, lambda draft: [], reviewer="ana", knowledge=knowledge)
        return session.flag_by_hand(Span(0, 7), "sure?")

    made = by_hand(load_knowledge("house"))
    assert made != by_hand(None)
    assert [flag["fingerprint"] for flag in flagged(run, *ALL, "own.txt")] == [made]


def test_the_check_sheet_knows_the_same(run: Lint, desk: Path) -> None:
    draft = "Hentzau lies in the Alps. The pass at Hentzau is shut.\n"
    (desk / "letter.txt").write_text(draft, encoding="utf-8")

    def kinds(*arguments: str) -> list[str]:
        return [claim["kind"] for claim in json.loads(run("claims", "--format", "json", *arguments).stdout)["claims"]]

    assert kinds("letter.txt") != kinds("letter.txt", "--rules", "house")
    assert kinds("letter.txt") == kinds("letter.txt", "--rules", "calendar")
    assert "no such pack" in run("claims", "letter.txt", "--rules", "huose").stderr
