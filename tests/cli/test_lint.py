"""``factcheck lint`` as reporters and CI see it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Lint, document

CLEAN = "The council met on Monday.\n"
FAULTY = "Prices rose.\n\nOn the bridge a lot of people waited.\n"


def test_a_clean_draft_exits_0(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(CLEAN, encoding="utf-8")
    result = lint("a.md")
    assert result.exit_code == 0
    assert result.stdout == "nothing to settle\n1 draft read, 2 rules\n"


def test_an_error_exits_1_and_shows_line_mark_and_rule(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = lint("a.md")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "a.md"
    assert lines[1].startswith("  3:15   error")
    assert lines[1].endswith("house.vague")
    assert lines[2].index("a lot of people") == lines[3].index("‾")
    assert lines[3].count("‾") == len("a lot of people")
    assert "1 flag to settle (1 error)" in result.stdout


def test_a_suggestion_does_not_hold_the_draft_back_unless_asked(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text("We shall see.\n", encoding="utf-8")
    assert lint("a.md").exit_code == 0
    assert lint("a.md", "--fail-level", "suggestion").exit_code == 1
    assert lint("a.md", "--fail-level", "suggestion", "--exit-zero").exit_code == 0


def test_hidden_levels_are_counted(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text("We shall see.\n", encoding="utf-8")
    result = lint("a.md", "--level", "warning")
    assert "no flag at level warning or above, 1 suggestion hidden: --level suggestion" in result.stdout
    assert "house.shall" not in result.stdout


def test_the_level_shown_does_not_change_the_exit_status(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text("We shall see.\n", encoding="utf-8")
    assert lint("a.md", "--level", "error", "--fail-level", "suggestion").exit_code == 1


def test_json_holds_every_documented_field(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text("Aé 𝔛 we shall see.\r\nOn a lot of people.\n", encoding="utf-8", newline="")
    (folder / "b.md").write_text(CLEAN, encoding="utf-8")
    parsed = document(lint("--format", "json", "."))
    assert (parsed["version"], parsed["errors"]) == (1, [])
    assert [file["path"] for file in parsed["files"]] == ["a.md", "b.md"]
    first, second = parsed["files"][0]["flags"]
    assert parsed["files"][1]["flags"] == []
    source = (folder / "a.md").read_bytes().decode("utf-8")
    assert source[first["start"] : first["end"]] == "shall" == first["text"]
    assert (first["rule"], first["check"], first["level"], first["status"]) == (
        "house.shall",
        "substitution",
        "suggestion",
        "open",
    )
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (1, 9, 1, 14)
    assert first["suggestions"] == [{"start": first["start"], "end": first["end"], "replacement": "will"}]
    assert (second["line"], second["column"]) == (2, 4)
    assert len(first["fingerprint"]) == 20


@pytest.mark.parametrize("command", ["lint", "status", "claims"])
def test_json_comes_out_for_a_name_that_is_not_utf8(run: Lint, rules: Path, folder: Path, command: str) -> None:
    odd = os.fsdecode(b"caf\xe9.txt")
    try:
        (folder / odd).write_text(FAULTY, encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    options = [odd] if command == "claims" else [".", "--rules", str(rules)]
    result = run(command, *options, "--format", "json")
    assert result.exit_code == (1 if command == "lint" else 0)
    parsed = document(result)
    listed = parsed.get("files") or parsed.get("drafts") or [parsed]
    assert [each["path"] for each in listed][-1] == "caf\\udce9.txt"
    assert run(command, *options).exit_code == result.exit_code


def test_json_names_a_file_that_failed_and_is_not_utf8(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(CLEAN, encoding="utf-8")
    result = lint("a.md", os.fsdecode(b"caf\xe9.txt"), "--format", "json")
    assert (result.exit_code, document(result)["errors"][0]["path"]) == (2, "caf\\udce9.txt")


def test_what_holds_a_draft_back_is_shown_at_any_level(
    lint: Lint, run: Lint, rules: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.md").write_text("We shall see.\n\nThey shall go.\n", encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_REVIEWER", "ana")
    run("review", "--plain", "a.md", "--rules", rules, stdin=b"a\nq\n")
    result = lint("a.md", "--level", "error")
    assert result.exit_code == 1
    assert "1:4    accepted   Write “will” for “shall”" in result.stdout
    assert "accepted by ana" in result.stdout
    assert "1 flag to settle (1 suggestion), 1 suggestion hidden: --level suggestion" in result.stdout
    flags = document(lint("a.md", "--level", "error", "--format", "json"))["files"][0]["flags"]
    assert [flag["status"] for flag in flags] == ["accepted"]
    assert lint("a.md", "--level", "error", "--fail-level", "suggestion").stdout.count("house.shall") == 2


def test_a_draft_named_twice_is_read_once(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = lint("a.md", "./a.md", ".", folder / "a.md")
    assert "1 flag to settle" in result.stdout
    assert "1 draft read" in result.stdout


@pytest.mark.parametrize("options", [("--select", "nothing"), ("--rules", "nowhere"), ("--ignore", "house")])
@pytest.mark.parametrize("command", ["lint", "status"])
def test_json_comes_out_although_no_rule_can_be_run(
    run: Lint, rules: Path, folder: Path, command: str, options: tuple[str, ...]
) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = run(command, "a.md", "--rules", rules, *options, "--format", "json")
    parsed = document(result)
    assert (result.exit_code, parsed.get("files", parsed.get("drafts"))) == (2, [])
    assert [error["message"] for error in parsed["errors"]] == result.stderr.splitlines()


def test_a_slip_in_a_comment_is_named(lint: Lint, folder: Path) -> None:
    text = "<!-- factcheck off house.vage: said so -->\nOn a lot of people.\n<!-- factcheck on -->\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    result = lint("a.md")
    assert result.exit_code == 1
    assert result.stderr == "a.md:1:1: no rule or pack is named house.vage; did you mean house.vague?\n"
    assert lint("a.md", "--select", "house.vague").stderr == ""
    (folder / "a.md").write_text(text.replace("house.vage", "house calendar.weekday"), encoding="utf-8")
    assert (lint("a.md").exit_code, lint("a.md").stderr) == (0, "a.md: 1 flag is turned off by comments\n")


def test_what_comments_turn_off_is_counted_once_a_draft(lint: Lint, folder: Path) -> None:
    text = "<!-- factcheck off -->\n\nOn a lot of people.\n\nThen a lot of people came.\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    (folder / "b.md").write_text("<!-- a note -->\n\nOn two people.\n", encoding="utf-8")
    for options in ((), ("--no-decisions",), ("--format", "json"), ("--select", "house")):
        result = lint("a.md", "b.md", *options)
        assert (result.exit_code, result.stderr) == (0, "a.md: 2 flags are turned off by comments\n")


@pytest.mark.parametrize("comment", ["factcheck of house: x", "Factcheck off house: x", "factcheck: off", "factcheck"])
def test_a_comment_that_is_not_understood_is_named(lint: Lint, folder: Path, comment: str) -> None:
    text = f"<!-- factchecked by Ann -->\n\nOn <!--{comment}--> a lot of people.\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    result = lint("a.md")
    said = "a.md:3:4: not understood: it is <!-- factcheck off RULE: reason --> or <!-- factcheck on -->\n"
    assert (result.exit_code, result.stderr) == (1, said)


@pytest.mark.parametrize(("term", "coloured"), [("xterm", True), ("dumb", False)])
def test_a_dumb_terminal_gets_no_colour(
    lint: Lint, folder: Path, monkeypatch: pytest.MonkeyPatch, term: str, coloured: bool
) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    assert ("\x1b[" in lint("a.md").stdout) is coloured


def test_a_missing_file_is_a_failed_run_but_the_others_are_checked(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = lint("a.md", "nowhere.md")
    assert result.exit_code == 2
    assert "house.vague" in result.stdout
    assert "nowhere.md: no such file or folder" in result.stderr
    alone = lint("nowhere.md")
    assert alone.exit_code == 2
    assert "nothing to settle" not in alone.stdout


def test_bytes_that_are_no_text_are_a_failed_run(lint: Lint, folder: Path) -> None:
    (folder / "bad.md").write_bytes(b"Fine so far \xff\n")
    (folder / "good.md").write_text(FAULTY, encoding="utf-8")
    result = lint("--format", "json", ".")
    assert result.exit_code == 2
    parsed = document(result)
    assert [file["path"] for file in parsed["files"]] == ["good.md"]
    assert parsed["errors"][0]["path"] == "bad.md"
    assert "at byte 13, line 1" in parsed["errors"][0]["message"]


def test_a_language_without_rules_is_said_to_be_unchecked(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text("---\nlang: de\n---\n\nEin Satz.\n", encoding="utf-8")
    result = lint("a.md", "--exit-zero")
    assert result.exit_code == 2
    assert "not checked" in result.stderr


@pytest.mark.parametrize("command", ["lint", "status", "report", "claims", "review"])
def test_a_date_that_cannot_be_read_is_a_failed_run_unless_one_is_given(
    run: Lint, rules: Path, folder: Path, command: str
) -> None:
    (folder / "a.md").write_text("---\ndate: 2024-02-30\n---\nThe council met.\n", encoding="utf-8")
    options = ["--rules", str(rules)] if command != "claims" else []
    options += ["--plain"] if command == "review" else []
    result = run(command, "a.md", *options)
    assert result.exit_code == 2
    assert "a.md: broken front matter at line 2, column 7: “2024-02-30” is no date" in result.stderr
    assert "write it as 2024-03-07, or give --date" in result.stderr
    assert run(command, "a.md", *options, "--date", "2024-03-01").exit_code == 0


def test_a_folder_without_drafts_is_a_failed_run(lint: Lint, folder: Path) -> None:
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "a.md").write_text(FAULTY, encoding="utf-8")
    result = lint(".")
    assert result.exit_code == 2
    assert "no draft" in result.stderr


def test_an_empty_draft_has_no_flags(lint: Lint, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    assert lint("a.txt").exit_code == 0


@pytest.mark.parametrize(
    "options",
    [
        ["--date", "yesterday"],
        ["--level", "fatal"],
        ["--no-such-option"],
        ["--select", "nothing.here"],
        ["--ignore", "house.shal"],
        ["--rules", "no-such-pack"],
    ],
)
def test_a_bad_option_is_a_failed_run(lint: Lint, folder: Path, options: list[str]) -> None:
    (folder / "a.md").write_text(CLEAN, encoding="utf-8")
    assert lint("a.md", *options).exit_code == 2


def test_select_and_ignore_narrow_the_rules(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text("We shall see a lot of people.\n", encoding="utf-8")
    only = document(lint("a.md", "--format", "json", "--select", "house.sh*"))
    assert [flag["rule"] for flag in only["files"][0]["flags"]] == ["house.shall"]
    without = document(lint("a.md", "--format", "json", "--ignore", "house.shall"))
    assert [flag["rule"] for flag in without["files"][0]["flags"]] == ["house.vague"]


def test_standard_input_is_read_as_the_named_format(lint: Lint, folder: Path) -> None:
    result = lint("-", "--stdin-filename", "a.md", "--format", "json", stdin=b"**We shall** see.\n")
    parsed = document(result)
    assert parsed["files"][0]["path"] == "a.md"
    assert parsed["files"][0]["flags"][0]["start"] == 5


def test_standard_input_that_opens_with_front_matter_is_markdown(lint: Lint, folder: Path) -> None:
    result = lint("-", "--format", "json", stdin=b"---\ndate: 2024-03-07\n---\n\n**We shall** see.\n")
    (parsed,) = document(result)["files"]
    assert (parsed["path"], parsed["flags"][0]["text"], parsed["flags"][0]["start"]) == ("stdin.md", "shall", 31)


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_foreign_draft_on_standard_input_is_not_passed(lint: Lint, folder: Path, ending: bytes) -> None:
    result = lint("-", stdin=ending.join([b"---", b"lang: fr", b"---", b"", b"Il pleut.", b""]))
    assert result.exit_code == 2
    assert "stdin.md" in result.output


def test_broken_front_matter_on_standard_input_is_an_error(lint: Lint, folder: Path) -> None:
    assert lint("-", stdin=b"---\ndate: soon\n---\n\nAll is well.\n").exit_code == 2


@pytest.mark.parametrize("text", [b"We shall see.\n", b"---\n\nWe shall see.\n", b"---\nWe shall see.\n---\n"])
def test_other_standard_input_is_plain_text(lint: Lint, folder: Path, text: bytes) -> None:
    (parsed,) = document(lint("-", "--format", "json", stdin=text))["files"]
    assert parsed["path"] == "stdin.txt"


def test_the_name_goes_before_the_content(lint: Lint, folder: Path) -> None:
    text = b"---\nlang: fr\n---\n\nIl pleut.\n"
    assert lint("-", "--stdin-filename", "a.txt", stdin=text).exit_code == 0


def test_control_characters_never_reach_the_terminal(lint: Lint, folder: Path) -> None:
    (folder / "a.txt").write_text("\x1b]0;owned\x07 a lot of people \x1b[2J\x9b31m\u202e here.\n", encoding="utf-8")
    result = lint("a.txt")
    assert result.exit_code == 1
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in result.output)


def test_a_broken_rule_is_named_with_its_place_and_nothing_is_checked(lint: Lint, folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "house" / "broken.yml"
    broken.write_text('extends: existence\nmesage: "x"\ntokens: [a]\n', encoding="utf-8")
    (folder / "a.md").write_text(CLEAN, encoding="utf-8")
    result = lint("--rules", broken, "a.md")
    assert result.exit_code == 2
    assert f"{broken}:2:1: " in result.stderr
    assert "did you mean 'message'" in result.stderr
    assert result.stdout == ""


def test_a_comment_takes_a_passage_out(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(
        "<!-- factcheck off house.vague: quoted from the minutes -->\n\nA lot of people.\n\n<!-- factcheck on -->\n\n"
        "Then a lot of people came.\n",
        encoding="utf-8",
    )
    flags = document(lint("a.md", "--format", "json"))["files"][0]["flags"]
    assert [flag["line"] for flag in flags] == [7]


def test_the_same_run_gives_the_same_bytes(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY * 3, encoding="utf-8")
    assert lint("a.md", "--format", "json").stdout == lint("a.md", "--format", "json").stdout


def test_fingerprints_tell_equal_findings_apart_and_survive_a_move(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text("On a lot of people.\n\nOn a lot of people.\n", encoding="utf-8")
    before = [flag["fingerprint"] for flag in document(lint("a.md", "--format", "json"))["files"][0]["flags"]]
    assert len(set(before)) == 2
    (folder / "a.md").write_text("New first line.\n\nOn a lot of people.\n\nOn a lot of people.\n", encoding="utf-8")
    assert [flag["fingerprint"] for flag in document(lint("a.md", "--format", "json"))["files"][0]["flags"]] == before


def test_decisions_on_a_draft_that_is_gone_are_not_passed_over(lint: Lint, folder: Path) -> None:
    (folder / "new.md").write_text(FAULTY, encoding="utf-8")
    (folder / "old.md.factcheck.jsonl").write_text("", encoding="utf-8")
    result = lint("new.md")
    assert "old.md.factcheck.jsonl: decisions on a draft that is not here" in result.stderr
    assert lint("new.md", "--no-decisions").stderr == ""
