"""``factcheck status``: how far the review of each draft has come."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from factcheck.cli.options import FAILED, chosen_rules, fail, find_drafts, rule_options
from factcheck.display import display_safe
from factcheck.report.status import Standing, render, render_json
from factcheck.review.gate import statuses
from factcheck.review.places import strays

if TYPE_CHECKING:
    from factcheck.ruleset.ruleset import RuleSet


@click.command("status")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@rule_options
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", help="How it is printed.")
def command(
    paths: tuple[str, ...],
    packs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    date: datetime.date | None,
    output: str,
) -> None:
    """Count the open, accepted, dismissed, reopened, fixed and orphaned flags of each draft.

    PATHS are files and folders (default: this folder). Exit status: 0, or 2 where a draft or rule could not be used.
    """
    from factcheck.cli.sheets import failures, why

    rules = chosen_rules(packs, select, ignore, refuse=_refuse_in_json if output == "json" else fail)
    standings: list[Standing] = []
    failed: list[tuple[str, str]] = []
    for path, problem in find_drafts(paths or (".",)):
        if problem:
            failed.append((path, problem))
            continue
        try:
            standings.append(_standing(path, rules, date))
        except failures() as trouble:
            failed.append((path, why(trouble)))
    used = {str(standing.journal) for standing in standings}
    lost = [journal for journal in _strays(paths or (".",)) if journal not in used]
    click.echo(render_json(standings, lost, failed) if output == "json" else render(standings, lost), nl=False)
    if failed:
        for path, message in failed if output == "text" else ():
            click.echo(f"{display_safe(path)}: {display_safe(message)}", err=True)
        raise SystemExit(FAILED)


def _refuse_in_json(message: str) -> NoReturn:
    """Say why nothing was read in the document that is asked for, too."""
    click.echo(render_json([], [], [("", line) for line in message.splitlines()]), nl=False)
    fail(message)


def _standing(path: str, rules: RuleSet, date: datetime.date | None) -> Standing:
    from factcheck.draft.reader import read
    from factcheck.engine import lint

    draft = read(path, date=date)
    flags = lint(draft, rules, date=date)
    reviewed = statuses(Path(path), draft, flags, rules=rules.ids, knowledge=rules.knowledge)
    return Standing.of(path, reviewed)


def _strays(paths: tuple[str, ...]) -> list[str]:
    """Journals whose draft is gone, in the folders asked for and in those inside them that hold drafts."""
    folders = [Path(path) for path in paths if path != "-" and Path(path).is_dir()]
    inside = {Path(path).parent for folder in folders for path, problem in find_drafts((str(folder),)) if not problem}
    return sorted({str(journal) for folder in {*folders, *inside} for journal in strays(folder)})
