"""``factcheck review``: decide on flags in the terminal."""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import chosen_rules, fail, find_drafts, rule_options
from factcheck.display import display_safe

if TYPE_CHECKING:
    from factcheck.ruleset.ruleset import RuleSet

#: Where a desk's own keys are, below XDG_CONFIG_HOME.
KEYMAP = Path("factcheck", "keymap.yml")


@click.command("review")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@rule_options
@click.option("--reviewer", metavar="NAME", help="Who decides; otherwise $FACTCHECK_REVIEWER, or git's user.")
@click.option("--journal", metavar="FILE", help="Where the draft's decisions are kept, if not beside it.")
@click.option("--plain", is_flag=True, help="Ask line by line, for screen readers and simple terminals.")
@click.option("--theme", type=click.Choice(["dark", "light", "contrast"]), default="dark", help="The colours.")
@click.option("--keymap", metavar="FILE", help="A YAML file with other keys; otherwise factcheck/keymap.yml of yours.")
def command(
    paths: tuple[str, ...],
    packs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: datetime.date | None,
    reviewer: str | None,
    journal: str | None,
    plain: bool,
    theme: str,
    keymap: str | None,
) -> None:
    """Review drafts: accept, dismiss or note each flag. PATHS are files and folders.

    Every decision is on disk before the next key is read. Exit status: 0 the review ended in good order, 2 a draft
    or rule could not be used.
    """
    drafts = _drafts(paths)
    if journal and len(drafts) > 1:
        fail("--journal is for one draft")
    from factcheck.review.reviewer import reviewer_name

    who = reviewer_name(reviewer, folder=drafts[0].parent)
    rules = chosen_rules(packs, select, ignore)
    if plain:
        if sys.stdin is None:
            fail("standard input is closed: there is nobody to ask")
        _plain(drafts, rules, date, who, journal)
    else:
        _screen(drafts, rules, date, who, journal, theme, keymap)


def _drafts(paths: tuple[str, ...]) -> list[Path]:
    found: dict[Path, None] = {}
    for path, problem in find_drafts(paths):
        if path == "-" or problem:
            fail(f"{path}: {problem or 'standard input cannot be reviewed; give a file'}")
        found.setdefault(Path(path))
    return list(found)


def _plain(drafts: list[Path], rules: RuleSet, date: datetime.date | None, reviewer: str, journal: str | None) -> None:
    from functools import partial

    from factcheck.draft.reader import read
    from factcheck.engine import lint
    from factcheck.review.journal import JournalError
    from factcheck.review.plain import PlainReview
    from factcheck.review.session import Session

    failed = False
    for path in drafts:
        try:
            session = Session.open(
                path,
                lambda draft: lint(draft, rules, date=date),
                reviewer=reviewer,
                journal=journal,
                read=partial(read, date=date),
                rules=rules.ids,
                knowledge=rules.knowledge,
            )
        except (ValueError, OSError, RuntimeError, JournalError) as problem:
            click.echo(display_safe(f"{path}: {problem}"), err=True)
            failed = True
            continue
        review = PlainReview(session, sys.stdin, sys.stdout, stays=path == drafts[-1])
        review.run()
        if review.ended:
            break
    if failed:
        raise SystemExit(2)


def _screen(
    drafts: list[Path],
    rules: RuleSet,
    date: datetime.date | None,
    reviewer: str,
    journal: str | None,
    theme: str,
    keymap: str | None,
) -> None:
    from factcheck.tui.keys import KeymapError, read_keymap

    try:
        keys = read_keymap(path) if (path := _keymap_file(keymap)) else {}
    except KeymapError as problem:
        fail(str(problem))
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        fail("the review needs a terminal; --plain asks line by line")
    from factcheck.tui.app import ReviewApp
    from factcheck.tui.desk import Desk

    desk = Desk(drafts, rules, reviewer=reviewer, date=date, journal=Path(journal) if journal else None)
    if len(desk.cases) == 1:
        desk.cases[0].session = desk.open(desk.cases[0])
        if desk.cases[0].problem:
            fail(f"{drafts[0]}: {desk.cases[0].problem}")
    app = ReviewApp(desk, theme=theme, keymap=keys)
    app.run()
    with contextlib.suppress(OSError):  # the terminal may be gone
        for line in desk.farewell():
            click.echo(display_safe(line))
    if app.return_code:
        raise SystemExit(app.return_code)


def _keymap_file(given: str | None) -> Path | None:
    if given:
        return Path(given)
    home = os.environ.get("XDG_CONFIG_HOME")
    path = (Path(home) if home else Path.home() / ".config") / KEYMAP
    return path if path.is_file() else None
