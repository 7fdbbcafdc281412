"""``factcheck claims`` as checkers and programs see it."""

from __future__ import annotations

from pathlib import Path

from factcheck.claims.reading import Reading
from factcheck.claims.sheet.sheet import sheet
from factcheck.review.session import Session
from tests.cli.conftest import Lint, document

DRAFT = """---
title: Harbour opens
date: 2024-05-15
---

Ana Ruiz, 41, said the pier cost £4.2m.

Two men left on Friday. Later Ruiz said “the pier cost £4.2m”.
"""

FIELDS = {
    *[
        "kind",
        "text",
        "words",
        "normal",
        "about",
        "fact",
        "start",
        "end",
        "line",
        "column",
        "end_line",
        "end_column",
        "speaker",
        "through",
        "quoted",
    ],
    *["worth", "status", "verdict"],
}


def write(folder: Path, text: str = DRAFT) -> Path:
    path = folder / "a.md"
    path.write_bytes(text.encode("utf-8"))
    return path


def verdict(path: Path) -> None:
    session = Session.open(path, lambda draft: [], reviewer="ana")
    session.take_sheet(sheet(Reading(session.draft)))
    item = next(view.item for view in session.sheet if view.item.text == "£4.2m")
    session.verdict(item, "confirmed", source="ledger")


def test_the_table_has_a_line_for_each_fact(run: Lint, folder: Path) -> None:
    write(folder)
    result = run("claims", "a.md")
    assert result.exit_code == 0
    head, *rows = result.stdout.splitlines()
    assert head.split() == ["line", "kind", "claim", "reads", "as", "says", "who", "worth", "verdict"]
    money = [row for row in rows if "£4.2m" in row and "quantity" in row]
    assert len(money) == 1
    assert "(also 8)" in money[0]
    assert "4,200,000 GBP" in money[0]
    assert money[0].split()[-2:] == ["●●●", "open"]
    assert rows[-1].startswith("a.md: ")
    assert rows[-1].endswith(" open)")


def test_worth_puts_what_needs_a_source_first(run: Lint, folder: Path) -> None:
    write(folder)
    rows = run("claims", "a.md", "--by", "worth").stdout.splitlines()
    dots = [row.count("●") for row in rows[1:] if "●" in row]
    assert dots == sorted(dots, reverse=True)
    assert dots[0] == 3


def test_json_lists_every_occurrence_where_it_stands(run: Lint, folder: Path) -> None:
    path = write(folder, DRAFT.replace("\n", "\r\n"))
    parsed = document(run("claims", "a.md", "--format", "json"))
    assert (parsed["version"], parsed["path"]) == (1, "a.md")
    source = path.read_bytes().decode("utf-8")
    for claim in parsed["claims"]:
        assert set(claim) == FIELDS
        assert source[claim["start"] : claim["end"]] == claim["text"]
        line = source.split("\r\n")[claim["line"] - 1]
        assert line[claim["column"] - 1 :].startswith(claim["text"])
    money = [claim for claim in parsed["claims"] if claim["kind"] == "quantity" and claim["text"] == "£4.2m"]
    assert [claim["line"] for claim in money] == [6, 8]
    assert len({claim["fact"] for claim in money}) == 1
    assert {claim["status"] for claim in money} == {"open"}


def test_verdicts_are_shown_in_every_format(run: Lint, folder: Path) -> None:
    verdict(write(folder))
    claims = document(run("claims", "a.md", "--format", "json"))["claims"]
    found = [claim["verdict"] for claim in claims if claim["status"] == "confirmed"]
    assert [(each["verdict"], each["source"], each["who"]) for each in found] == [("confirmed", "ledger", "ana")] * 2
    assert "confirmed" in run("claims", "a.md").stdout
    assert "ledger" in run("claims", "a.md", "--format", "markdown").stdout


def test_a_verdict_reopens_when_the_figure_changes(run: Lint, folder: Path) -> None:
    path = write(folder)
    verdict(path)
    path.write_text(DRAFT.replace("£4.2m", "£42m"), encoding="utf-8")
    claims = document(run("claims", "a.md", "--format", "json"))["claims"]
    assert {claim["status"] for claim in claims if claim["text"] == "£42m"} >= {"reopened"}
    reopened = next(claim for claim in claims if claim["status"] == "reopened")
    assert reopened["verdict"]["verdict"] == "confirmed"
    path.write_text(DRAFT.replace("Ana Ruiz, 41, said", "Today Ana Ruiz, 41, repeated"), encoding="utf-8")
    claims = document(run("claims", "a.md", "--format", "json"))["claims"]
    assert {claim["status"] for claim in claims if claim["text"] == "£4.2m"} == {"confirmed"}


def test_a_draft_cannot_write_control_sequences_or_markup(run: Lint, folder: Path) -> None:
    write(folder, "“<b>12</b> \x1b[31mmen | left” Ana *Ruiz* said.\n")
    assert "\x1b" not in run("claims", "a.md").stdout
    markdown = run("claims", "a.md", "--format", "markdown").stdout
    assert "\x1b" not in markdown
    assert "<b>" not in markdown


def test_standard_input(run: Lint, folder: Path) -> None:
    result = run("claims", "-", "--stdin-filename", "b.md", "--format", "json", stdin=b"*Two* men left.\n")
    parsed = document(result)
    assert parsed["path"] == "b.md"
    assert [(claim["text"], claim["start"], claim["end"]) for claim in parsed["claims"]] == [("Two men", 1, 9)]


def test_the_date_settles_relative_days(run: Lint, folder: Path) -> None:
    write(folder, "The pier closed on Monday.\n")
    parsed = document(run("claims", "a.md", "--format", "json", "--date", "2024-05-15"))
    assert [claim["normal"] for claim in parsed["claims"]] == ["Monday 2024-05-13"]


def test_what_cannot_be_read_exits_2(run: Lint, folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"\xff\xfe\xff")
    (folder / "fr.md").write_text("---\nlang: fr\n---\n\nDeux hommes.\n", encoding="utf-8")
    for path in ("nowhere.md", "bad.md", "fr.md", "."):
        result = run("claims", path)
        assert result.exit_code == 2
        assert path in result.stderr
        assert result.stdout == ""


def test_an_empty_draft_has_no_claims(run: Lint, folder: Path) -> None:
    write(folder, "")
    assert run("claims", "a.md").stdout == "a.md: 0 claims to check\n"


def test_a_fact_that_recurs_on_many_lines_is_one_line_and_names_the_first_of_them(run: Lint, folder: Path) -> None:
    (folder / "a.md").write_text("The pier cost £4.2m.\n\n" * 60, encoding="utf-8")
    (line,) = (line for line in run("claims", "a.md").stdout.splitlines() if "quantity" in line)
    assert "(also 3, 5, 7, 9, 11, …)" in line
