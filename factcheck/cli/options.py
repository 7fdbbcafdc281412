"""Options and steps that several commands share: which rules, which drafts, which day."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from factcheck.display import display_safe

if TYPE_CHECKING:
    from factcheck.draft import Draft
    from factcheck.ruleset.ruleset import RuleSet
    from factcheck.world import Knowledge

#: Exit status of a run that failed: something was not read or not checked.
FAILED = 2

#: What is said of an empty name, as a script gives it; it must not stand for the current folder.
NO_NAME = "an empty name; is a variable not set?"

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


#: Which packs, for every command that wants rules or what is known beside them.
PACKS = click.option(
    "--rules",
    "packs",
    multiple=True,
    metavar="PACK_OR_PATH",
    help="A shipped pack (or shipped, for all of them), a folder or a file of rules.",
)

#: The name of standard input, for every command that reads it.
STDIN_NAME = click.option(
    "--stdin-filename",
    metavar="NAME",
    help="The name that tells the format of standard input (-); without it front matter makes it Markdown.",
)


def rule_options(command: C) -> C:
    """Add --rules, --select, --ignore and --date."""
    for option in (
        click.option("--date", type=Day(), help="The day the drafts speak from; otherwise each draft's own date."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Leave out a rule or pack; * matches any name."),
        click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or pack; * matches any name."),
        PACKS,
    ):
        command = option(command)
    return command


def fail(message: str) -> NoReturn:
    """Say on standard error why nothing was checked, and end with exit status 2."""
    click.echo("\n".join(display_safe(line) for line in message.splitlines()), err=True)
    raise SystemExit(FAILED)


def chosen_rules(
    packs: tuple[str, ...],
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    refuse: Callable[[str], NoReturn] = fail,
) -> RuleSet:
    """Load rules and narrow them down; rules of kinds that are not run are named on standard error.

    Broken rules, and names that no rule bears, are given to ``refuse``, all that is wrong at once; by default it says
    so and ends the program with exit status 2.
    """
    from factcheck.engine import load_rules
    from factcheck.ruleset.model import RulesBroken

    try:
        loaded = load_rules(*packs)
    except RulesBroken as broken:
        refuse(str(broken))
    unknown = loaded.unmatched([*select, *ignore])
    if unknown:
        refuse("\n".join(no_such_rule(name, loaded) for name in unknown))
    rules = loaded.select(select, ignore)
    for line in rules.left_out:
        click.echo(display_safe(line), err=True)
    if not len(rules):
        refuse("no rule is left to run: look at --rules, --select and --ignore")
    return rules


def own_knowledge(packs: tuple[str, ...]) -> Knowledge | None:
    """What is known with the facts and names of ``packs``; None without any.

    Facts that cannot be read end the program with exit status 2.
    """
    if not packs:
        return None
    from factcheck.engine import load_knowledge
    from factcheck.ruleset.model import RulesBroken

    try:
        return load_knowledge(*packs)
    except RulesBroken as broken:
        fail(str(broken))


def no_such_rule(name: str, rules: RuleSet) -> str:
    """What to say of a name that no rule, pack or kind bears, with the nearest one."""
    near = _nearest(name, {*_packs(rules), *(listed.extends for listed in rules.rules), *rules.ids})
    return f"no rule, pack or kind is named {name}" + (f"; did you mean {near}?" if near else "")


def no_such_comment(name: str, rules: RuleSet) -> str | None:
    """What to say of a name in a comment that turns rules off, None where nothing is amiss.

    A rule of a pack that is not loaded may be named there: only a slip in a known name is one.
    """
    packs = _packs(rules)
    if name == "*" or name in rules.ids or name in packs:
        return None
    near = _nearest(name, {*packs, *rules.ids})
    if near is None and name.partition(".")[0] not in packs:
        return None
    return f"no rule or pack is named {name}" + (f"; did you mean {near}?" if near else "")


def _packs(rules: RuleSet) -> set[str]:
    return {id_.partition(".")[0] for id_ in rules.ids}


def _nearest(name: str, known: set[str]) -> str | None:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    near = extractOne(name, sorted(known), scorer=ratio, score_cutoff=70)
    return near[0] if near else None


def find_drafts(paths: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    """Each draft's path with None, or a path that cannot be checked with the reason why; each path once."""
    seen: set[str | None] = set()
    for path in paths:
        for found, problem in _below(path):
            place = os.path.abspath(found) if found != "-" else None
            if place not in seen:
                seen.add(place)
                yield found, problem


def _below(path: str) -> Iterator[tuple[str, str | None]]:
    from factcheck.draft.reader import iter_drafts

    if not path:
        yield '""', NO_NAME
    elif path == "-" or os.path.isfile(path):
        yield path, None
    elif os.path.isdir(path):
        closed: list[OSError] = []
        drafts = list(iter_drafts(path, closed.append))
        yield from ((str(error.filename), error.strerror or str(error)) for error in closed)
        if not drafts and not closed:
            yield path, "no draft in this folder"
        yield from ((draft, None) for draft in drafts)
    elif os.path.exists(path):
        yield path, "a device, pipe or socket, no file to read; - reads standard input"
    elif os.path.islink(path):
        yield path, "a link to nothing"
    else:
        yield path, "no such file or folder"


def read_draft(path: str, stdin_filename: str | None = None, date: datetime.date | None = None) -> Draft:
    """Read one draft; ``-`` is standard input, read as if it were the file ``stdin_filename``.

    Without that name it is Markdown where it opens with front matter, else plain text; its path is ``stdin.md`` or
    ``stdin.txt``.

    ``date`` is the day that the run is to check against; without one, the draft's own must be readable.
    """
    from factcheck.draft.reader import DraftError, read, read_bytes

    if path == "-":
        if sys.stdin is None:
            raise DraftError("standard input is closed", path)
        data = sys.stdin.buffer.read()
        return read_bytes(data, path=stdin_filename or _name_by_content(data), date=date)
    return read(path, date=date)


def _name_by_content(data: bytes) -> str:
    """A name that tells the format: a draft whose own date and language stand in front matter must not lose them."""
    from factcheck.draft.frontmatter import opens_front_matter

    return "stdin.md" if opens_front_matter(data.decode("utf-8", "replace")) else "stdin.txt"
