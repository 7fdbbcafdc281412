"""Input and surroundings that nobody wishes for: the right exit status, a plain message, no traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.paths import file_bytes
from factcheck.review.places import journal_path
from factcheck.ruleset import patterns
from tests.cli.conftest import Lint, document

GOOD = "The council met on Monday.\n"
FAULTY = "On the bridge a lot of people waited.\n"
DEEP = b"---\ntitle: " + b"[" * 3000 + b"]" * 3000 + b"\n---\nText.\n"

#: What must never reach a terminal: controls but line ends, and what turns the reading direction.
UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
POISON = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\r"

#: Commands that read one draft; each is given the draft's path.
READERS = [("lint",), ("claims",), ("status",), ("report",), ("report", "--format", "markdown"), ("review", "--plain")]

Shell = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def house(rules: Path) -> tuple[str, ...]:
    return "--rules", str(rules)


def with_rules(command: tuple[str, ...], house: tuple[str, ...]) -> tuple[str, ...]:
    return command if command[0] == "claims" else (*command, *house)


@pytest.fixture
def shell(folder: Path, rules: Path) -> Shell:
    """Run a shell command in which ``$FACTCHECK`` and ``$RULES`` are the program and its rules."""

    def call(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        root = str(Path(__file__).resolve().parents[2])
        return subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": root,
                "FACTCHECK": f"{sys.executable} -m factcheck",
                "RULES": f"--rules {rules}",
                **environment,
            },
            capture_output=True,
            text=True,
            errors="replace",
            timeout=60,
            check=False,
        )

    return call


@pytest.mark.parametrize("command", READERS, ids=" ".join)
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bad.txt", b"Fine so far \xff\n", "at byte 13, line 1"),
        ("de.md", b"---\nlang: de\n---\n\nEin Satz.\n", "“de”"),
        ("open.md", b'---\ntitle: "x\n---\nText.\n', "front matter at line 2, column 8"),
        ("deep.md", DEEP, "nested more than 40 deep"),
        ("nowhere.md", None, "no such file"),
        ("folder.md", b"", "folder"),
    ],
    ids=lambda value: "-" if isinstance(value, bytes) else None,
)
def test_what_cannot_be_read_exits_2_and_says_why(
    run: Lint, folder: Path, house: tuple[str, ...], command: tuple[str, ...], name: str, data: bytes | None, said: str
) -> None:
    if name == "folder.md":
        (folder / name).mkdir()
    elif data is not None:
        (folder / name).write_bytes(data)
    result = run(*with_rules(command, house), name)
    assert result.exit_code == 2
    assert name in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize("command", READERS, ids=" ".join)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.md", b" \r\n\t\n"),
        ("mark.txt", b"\xef\xbb\xbf"),
        ("front.md", b"---\ntitle: Only this\n---\n"),
        ("bomb.md", b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c\n---\nText.\n"),
        ("controls.txt", bytes(range(32)) * 20),
    ],
    ids=lambda value: "-" if isinstance(value, bytes) else None,
)
def test_an_odd_draft_has_nothing_to_settle(
    run: Lint, folder: Path, house: tuple[str, ...], command: tuple[str, ...], name: str, data: bytes
) -> None:
    (folder / name).write_bytes(data)
    result = run(*with_rules(command, house), name, stdin=b"")
    assert result.exit_code == 0, result.output


def test_a_link_that_leads_to_itself_is_no_file_and_a_linked_folder_is_not_entered(lint: Lint, folder: Path) -> None:
    (folder / "self.md").symlink_to("self.md")
    (folder / "gone.md").symlink_to("nowhere.md")
    inner = folder / "inner"
    inner.mkdir()
    (inner / "loop").symlink_to(folder)
    (inner / "a.md").write_text(GOOD, encoding="utf-8")
    assert lint("self.md").exit_code == 2
    result = lint("--format", "json", ".")
    parsed = document(result)
    assert [file["path"] for file in parsed["files"]] == ["inner/a.md"]
    assert [error["path"] for error in parsed["errors"]] == ["gone.md", "self.md"]
    assert result.exit_code == 2
    assert "gone.md: a link to nothing" in lint("gone.md").stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_named_and_not_waited_for(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    result = lint(".")
    assert (result.exit_code, "pipe.txt: no file" in result.stderr) == (2, True)
    for path in ("pipe.txt", "/dev/null"):
        assert f"{path}: a device, pipe or socket, no file to read" in lint(path).stderr


@pytest.mark.parametrize("command", ["lint", "status", "report", "review"])
def test_an_empty_name_is_not_this_folder(run: Lint, rules: Path, folder: Path, command: str) -> None:
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    result = run(command, "", "--rules", rules)
    assert (result.exit_code, '"": an empty name; is a variable not set?' in result.stderr) == (2, True)
    assert "a.md" not in result.stdout


def test_a_file_that_may_not_be_read_is_named(lint: Lint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> bytes:
        if path == "secret.md":
            raise PermissionError(13, "Permission denied", path)
        return file_bytes(path)

    monkeypatch.setattr("factcheck.draft.reader.file_bytes", refuse)
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    (folder / "secret.md").write_text(GOOD, encoding="utf-8")
    result = lint(".")
    assert result.exit_code == 2
    assert "secret.md: permission denied" in result.stderr
    assert "house.vague" in result.stdout


def test_a_folder_that_may_not_be_entered_is_named_and_the_others_are_read(
    lint: Lint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    (folder / "closed").mkdir()
    (folder / "z.md").write_text(FAULTY, encoding="utf-8")
    monkeypatch.setattr(os, "scandir", refuse)
    result = lint(".")
    assert result.exit_code == 2
    assert "closed: Permission denied" in result.stderr
    assert "house.vague" in result.stdout


def test_a_rule_that_takes_too_long_is_named_with_its_place(
    lint: Lint, folder: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "BOUND", 0.05)
    slow = rules.with_name("slow.yml")
    slow.write_text('extends: existence\nmessage: slow\ntokens: ["(?:a|aa)+b"]\n', encoding="utf-8")
    (folder / "a.txt").write_text(GOOD + "\n" + "a" * 60 + "c\n", encoding="utf-8")
    (folder / "b.txt").write_text(FAULTY, encoding="utf-8")
    result = lint("--rules", slow, ".")
    assert result.exit_code == 2
    assert "a.txt: rule house.slow (" in result.stderr
    assert "slow.yml:1)" in result.stderr
    assert "at line 3, column 1, “aaa" in result.stderr
    assert "house.vague" in result.stdout


@pytest.mark.parametrize("command", ["lint", "status", "report"])
def test_a_garbled_journal_fails_the_run_and_its_lines_are_named(
    run: Lint, rules: Path, folder: Path, command: str
) -> None:
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    journal_path(folder / "a.md").write_bytes(b'no event\n\xff\xfe\x00\n[]\n{"v": 1}\n{"id"')
    result = run(command, "a.md", "--rules", rules)
    assert result.exit_code == 2
    assert "a.md.factcheck.jsonl: lines 1, 2, 3, 4 cannot be read, and decisions may be lost" in result.stderr
    assert "restore the journal from git, or remove what is damaged" in result.stderr


@pytest.mark.parametrize("data", [b"garbage", b"garbage\n" * 9, b"\x89PNG\r\n\x1a\n\x00", b"=======\nx"])
def test_a_journal_overwritten_with_something_else_fails_the_run(lint: Lint, folder: Path, data: bytes) -> None:
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    journal_path(folder / "a.md").write_bytes(data)
    assert lint("a.md").exit_code == 2
    assert lint("a.md", "--no-decisions").exit_code == 0


def test_only_a_torn_last_line_is_no_more_than_a_notice(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    journal_path(folder / "a.md").write_bytes(b'{"id":"01J')
    result = lint("a.md")
    assert result.exit_code == 0
    assert "line 1 was cut off while it was written" in result.stderr


@pytest.mark.parametrize("command", ["lint", "report"])
def test_a_journal_that_is_named_must_be_there(run: Lint, rules: Path, folder: Path, command: str) -> None:
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    result = run(command, "a.md", "--rules", rules, "--journal", "nowhere.jsonl")
    assert (result.exit_code, "nowhere.jsonl: there is no such journal" in result.stderr) == (2, True)
    assert run("claims", "a.md", "--journal", "nowhere.jsonl").exit_code == 2


def test_a_journal_that_cannot_be_read_fails_the_run(lint: Lint, folder: Path) -> None:
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    journal_path(folder / "a.md").mkdir()
    result = lint("a.md")
    assert result.exit_code == 2
    assert "journal cannot be read" in result.stderr


@pytest.mark.parametrize("spoiled", [b"", b"\xff" * 50, b"\x81\xa1a", b"\xc0", b"\x91" * 5000])
def test_a_spoiled_cache_is_built_again(
    lint: Lint, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoiled: bytes
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    assert lint("a.md").exit_code == 1
    entries = list((tmp_path / "cache").iterdir())
    assert entries
    for entry in entries:
        entry.write_bytes(spoiled)
    assert lint("a.md").exit_code == 1


def test_a_cache_that_cannot_be_written_is_done_without(
    lint: Lint, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "file" / "cache"))
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    assert lint("a.md").exit_code == 1


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_nothing_in_a_draft_a_rule_or_a_name_reaches_the_terminal(
    run: Lint, folder: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    bad = tmp_path / "bad" / "rules.yml"
    bad.parent.mkdir()
    bad.write_text("extends: existence\nmessage: '\u202e\u2066 %s'\ntokens: [people]\n", encoding="utf-8")
    said = POISON.encode("unicode-escape").decode("ascii")
    name = POISON.replace("\r", "") + ".md"
    (folder / name).write_text(
        f'---\ntitle: "{said} 12 people"\n---\n\n{POISON} 14 people waited, “{POISON}” said {POISON} Ana.\n',
        encoding="utf-8",
    )
    reviewer = ("--reviewer", POISON) if command[0] == "review" else ()
    result = run(*with_rules(command, ("--rules", str(bad))), *reviewer, name, stdin=f"c {POISON}\na\n".encode())
    assert result.exit_code in (0, 1), result.output
    assert "14 people" in result.output or command[0] == "status"
    assert not UNSAFE.findall(result.output)


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_nothing_in_a_message_of_failure_reaches_the_terminal(
    run: Lint, folder: Path, house: tuple[str, ...], command: tuple[str, ...]
) -> None:
    result = run(*with_rules(command, house), f"{POISON}.md")
    assert result.exit_code == 2
    assert not UNSAFE.findall(result.output)


def test_a_closed_pipe_is_no_accident(shell: Shell, folder: Path) -> None:
    (folder / "a.md").write_text((FAULTY + "\n") * 3000, encoding="utf-8")
    for command in ("lint $RULES a.md", "lint $RULES --format json a.md", "report $RULES a.md"):
        result = shell(f"$FACTCHECK {command} | head -1")
        assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("script", "status", "said"),
    [
        ("$FACTCHECK lint $RULES - <&-", 2, "standard input is closed"),
        ("$FACTCHECK claims - <&-", 2, "standard input is closed"),
        ("$FACTCHECK review --plain $RULES a.md <&-", 2, "standard input is closed"),
        ("$FACTCHECK lint $RULES a.md >&-", 1, ""),
        ("$FACTCHECK lint $RULES a.md 2>&- >&-", 1, ""),
        ("$FACTCHECK lint $RULES nowhere.md 2>&- >&-", 2, ""),
        ("$FACTCHECK lint $RULES a.md >/dev/full", 2, "output: No space left on device"),
        ("$FACTCHECK report $RULES a.md -o /dev/full", 2, "/dev/full: No space left on device"),
    ],
)
def test_closed_and_full_channels(shell: Shell, folder: Path, script: str, status: int, said: str) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = shell(script)
    assert result.returncode == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_locale_without_these_characters_does_not_end_the_run(
    shell: Shell, folder: Path, command: tuple[str, ...]
) -> None:
    (folder / "a.md").write_text(f"Café “日本” – 14 {FAULTY}", encoding="utf-8")
    ours = "" if command[0] == "claims" else "$RULES"
    result = shell(
        f"$FACTCHECK {' '.join(command)} {ours} a.md </dev/null", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert result.returncode in (0, 1)
    assert "Traceback" not in result.stderr
    assert result.stdout


def test_two_at_once_with_an_empty_cache(shell: Shell, folder: Path, tmp_path: Path) -> None:
    (folder / "a.md").write_text(FAULTY, encoding="utf-8")
    result = shell(
        "$FACTCHECK lint $RULES a.md >one & $FACTCHECK lint $RULES a.md >two; echo $?; wait $!; echo $?",
        FACTCHECK_CACHE=str(tmp_path / "fresh"),
    )
    assert result.stdout.split() == ["1", "1"]
    assert (folder / "one").read_bytes() == (folder / "two").read_bytes()
    assert not [entry for entry in (tmp_path / "fresh").iterdir() if entry.name.endswith(".tmp")]
