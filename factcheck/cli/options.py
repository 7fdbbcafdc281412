"""Options and steps that several commands share: which rules, which drafts, which day."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from factcheck.display import display_safe

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.ruleset.ruleset import RuleSet

#: Exit status of a run that failed: something was not read or not checked.
FAILED = 2

C = TypeVar("C", bound=Callable[..., Any])


class Day(click.ParamType[datetime.date]):
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day ``value`` names."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day of the form YYYY-MM-DD", param, ctx)


def rule_options(command: C) -> C:
    """Add --rules, --select, --ignore and --date."""
    for option in (
        click.option("--date", type=Day(), help="The day the drafts speak from; otherwise each draft's own date."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Leave out a rule or pack; * matches any name."),
        click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or pack; * matches any name."),
        click.option(
            "--rules",
            "packs",
            multiple=True,
            metavar="PACK_OR_PATH",
            help="A shipped pack, a folder or a file of rules.",
        ),
    ):
        command = option(command)
    return command


def chosen_rules(packs: tuple[str, ...], select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> RuleSet:
    """Load rules and narrow them down; rules of kinds that are not run are named on standard error.

    Broken rules, and names that no rule bears, end the program with exit status 2 and say all that is wrong.
    """
    from factcheck.engine import load_rules
    from factcheck.ruleset.model import RulesBroken

    try:
        loaded = load_rules(*packs)
    except RulesBroken as broken:
        fail(str(broken))
    unknown = loaded.unmatched([*select, *ignore])
    if unknown:
        fail("\n".join(no_such_rule(name, loaded) for name in unknown))
    rules = loaded.select(select, ignore)
    for line in rules.left_out:
        click.echo(display_safe(line), err=True)
    if not len(rules):
        fail("no rule is left to run: look at --rules, --select and --ignore")
    return rules


def no_such_rule(name: str, rules: RuleSet) -> str:
    """What to say of a name that no rule, pack or kind bears, with the nearest one."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    ids = [listed.id for listed in rules.rules]
    known = dict.fromkeys([*(id_.partition(".")[0] for id_ in ids), *(listed.extends for listed in rules.rules), *ids])
    near = extractOne(name, list(known), scorer=ratio, score_cutoff=70)
    return f"no rule, pack or kind is named {name}" + (f"; did you mean {near[0]}?" if near else "")


def find_drafts(paths: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    """Each draft's path with None, or a path that cannot be checked with the reason why."""
    from factcheck.draft.reader import iter_drafts

    for path in paths:
        if path == "-" or Path(path).is_file():
            yield path, None
        elif Path(path).is_dir():
            closed: list[OSError] = []
            drafts = [str(draft) for draft in iter_drafts(Path(path), closed.append)]
            yield from ((str(error.filename), error.strerror or str(error)) for error in closed)
            if not drafts and not closed:
                yield path, "no draft in this folder"
            yield from ((draft, None) for draft in drafts)
        else:
            yield path, "no such file or folder"


def read_draft(path: str, stdin_filename: str | None = None, date: datetime.date | None = None) -> Draft:
    """Read one draft; ``-`` is standard input, read as if it were the file ``stdin_filename``.

    ``date`` is the day that the run is to check against; without one, the draft's own must be readable.
    """
    from factcheck.draft.reader import DraftError, read, read_bytes

    if path == "-":
        if sys.stdin is None:
            raise DraftError("standard input is closed", path)
        return read_bytes(sys.stdin.buffer.read(), path=stdin_filename or "stdin.txt", date=date)
    return read(path, date=date)


def fail(message: str) -> NoReturn:
    """Say on standard error why nothing was checked, and end with exit status 2."""
    click.echo("\n".join(display_safe(line) for line in message.splitlines()), err=True)
    raise SystemExit(FAILED)
