"""``factcheck lint``: check drafts, print flags, and hold the draft back while any is unsettled."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NoReturn

import click

from factcheck.cli.options import (
    FAILED,
    STDIN_NAME,
    chosen_rules,
    fail,
    find_drafts,
    no_such_comment,
    read_draft,
    rule_options,
)
from factcheck.display import display_safe
from factcheck.flag import Level
from factcheck.report.run import Checked, Failed, Run
from factcheck.review.gate import holds_back, statuses
from factcheck.review.standing import View

if TYPE_CHECKING:
    from factcheck.ruleset.ruleset import RuleSet

#: From this many drafts on a progress bar is worth its line.
MANY_DRAFTS = 20
#: Columns of what is piped, the same wherever it runs; and the most that a terminal's width is used for.
WIDTH = 100
WIDEST = 120

_LEVELS = click.Choice([level.value for level in Level])


@click.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@rule_options
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", help="How flags are printed.")
@click.option(
    "--level", type=_LEVELS, default="suggestion", help="The least level shown, beside what holds a draft back."
)
@click.option("--fail-level", type=_LEVELS, default="error", help="The least level that gives exit status 1.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 although there are flags; a failed run still exits 2.")
@click.option("--no-decisions", is_flag=True, help="Take no notice of decisions made in a review.")
@click.option("--journal", metavar="FILE", help="Where the draft's decisions are, if not beside it.")
@STDIN_NAME
def command(
    paths: tuple[str, ...],
    packs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: datetime.date | None,
    output: str,
    level: str,
    fail_level: str,
    exit_zero: bool,
    no_decisions: bool,
    journal: str | None,
    stdin_filename: str | None,
) -> None:
    """Check drafts. PATHS are files and folders (default: this folder); - is standard input.

    Exit status: 0 nothing to settle at or above --fail-level, 1 something is, 2 a draft or rule could not be used.
    """
    rules = chosen_rules(packs, select, ignore, refuse=_refuse_in_json if output == "json" else fail)
    checked: list[Checked] = []
    failed: list[Failed] = []
    for result in _check_all(
        list(find_drafts(paths or (".",))), rules, date, stdin_filename, not no_decisions, journal
    ):
        (checked if isinstance(result, Checked) else failed).append(result)  # type: ignore[arg-type]
    run = Run(tuple(checked), tuple(failed), len(rules), min(Level(level), Level(fail_level)))
    if not no_decisions and not journal:
        _tell_strays(checked)
    if not select and not ignore:
        _tell_slips(checked, rules)
    _tell_off(checked)
    _print(run, output)
    if failed:
        raise SystemExit(FAILED)
    if not exit_zero and holds_back(run.views(), Level(fail_level)):
        raise SystemExit(1)


def _tell_strays(checked: list[Checked]) -> None:
    """Name on standard error the journals beside the drafts that belong to none of them."""
    from factcheck.review.places import strays

    used = {draft.journal for draft in checked}
    for folder in sorted({os.path.dirname(draft.path) for draft in checked}):
        for stray in strays(folder):
            if stray not in used:
                text = f"{stray}: decisions on a draft that is not here; if it was renamed and edited, rename this too"
                click.echo(display_safe(text), err=True)


def _tell_slips(checked: list[Checked], rules: RuleSet) -> None:
    """Name on standard error the comments that turn off a rule which is not there."""
    from factcheck.engine import named_in_comments

    for path, draft in ((each.path, each.draft) for each in checked):
        for name, start in named_in_comments(draft):
            if problem := no_such_comment(name, rules):
                place = draft.position(start)
                click.echo(display_safe(f"{path}:{place.line}:{place.column}: {problem}"), err=True)


def _tell_off(checked: list[Checked]) -> None:
    """Say on standard error how many flags comments turn off, and name the comments that are not understood."""
    from factcheck.engine import unread_comments

    for each in checked:
        for start in unread_comments(each.draft):
            place = each.draft.position(start)
            told = "not understood: it is <!-- factcheck off RULE: reason --> or <!-- factcheck on -->"
            click.echo(display_safe(f"{each.path}:{place.line}:{place.column}: {told}"), err=True)
        if each.off:
            told = "1 flag is" if each.off == 1 else f"{each.off} flags are"
            click.echo(display_safe(f"{each.path}: {told} turned off by comments"), err=True)


def _refuse_in_json(message: str) -> NoReturn:
    """Say why nothing was checked in the document that is asked for, too."""
    from factcheck.report.json import render

    click.echo(render(Run((), tuple(Failed("", line) for line in message.splitlines()), 0)), nl=False)
    fail(message)


def _check_all(
    drafts: list[tuple[str, str | None]],
    rules: RuleSet,
    date: datetime.date | None,
    stdin_filename: str | None,
    decisions: bool,
    journal: str | None,
) -> Iterator[Checked | Failed]:
    for path, problem in _progress(drafts):
        yield Failed(path, problem) if problem else _check(path, rules, date, stdin_filename, decisions, journal)


def _progress(drafts: list[tuple[str, str | None]]) -> Iterable[tuple[str, str | None]]:
    if len(drafts) < MANY_DRAFTS or not sys.stderr.isatty():
        yield from drafts
        return
    with click.progressbar(drafts, file=sys.stderr, label="checking") as bar:
        yield from bar


def _check(
    path: str,
    rules: RuleSet,
    date: datetime.date | None,
    stdin_filename: str | None,
    decisions: bool,
    journal: str | None,
) -> Checked | Failed:
    from factcheck.draft.reader import DraftError
    from factcheck.engine import UnsupportedLanguage, lint_counting
    from factcheck.review.places import JournalError
    from factcheck.ruleset.patterns import BoundExceeded

    name = path
    try:
        draft = read_draft(path, stdin_filename, date)
        name = draft.path or name
        flags, off = lint_counting(draft, rules, date=date)
    except DraftError as problem:
        return Failed(problem.path or name, str(problem))
    except (UnsupportedLanguage, BoundExceeded) as problem:
        return Failed(name, str(problem))
    except OSError as problem:
        return Failed(name, problem.strerror or str(problem))
    if not decisions or (path == "-" and not journal):
        return Checked(name, draft, tuple(View(flag) for flag in flags), off=off)
    try:
        reviewed = statuses(
            path,
            draft,
            flags,
            journal,
            rules=rules.ids,
            knowledge=rules.knowledge,
        )
    except JournalError as problem:
        return Failed(name, str(problem))
    return Checked(name, draft, reviewed.views, reviewed.notices, reviewed.journal, off)


def _print(run: Run, output: str) -> None:
    if output == "json":
        from factcheck.report.json import render

        click.echo(render(run), nl=False)
        return
    from factcheck.report.terminal import Terminal

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = WIDTH
    if sys.stdout.isatty():
        import shutil

        width = min(shutil.get_terminal_size().columns, WIDEST)
    for checked in run.checked:
        for notice in checked.notices:
            click.echo(display_safe(notice), err=True)
    for failure in run.failed:
        click.echo(f"{display_safe(failure.path)}: {display_safe(failure.message)}", err=True)
    if run.checked:
        click.echo(Terminal(colour=colour, width=width).render(run), nl=False, color=colour)
