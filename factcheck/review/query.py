"""The filter of a review: ``rule:figures status:open,reopened by:ana budget`` becomes a test on flags."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from fnmatch import fnmatchcase

from factcheck.claims.key import plain
from factcheck.flag import Level
from factcheck.review.standing import Status, View

Predicate = Callable[[View], bool]

_TERM = re.compile(r'(-?)(?:(rule|level|status|by|text):)?("[^"]*"?|\S+)')
_STRAY_KEY = re.compile(r"-?([a-z]+):\S", re.IGNORECASE)

#: Words for ``status:`` that stand for several statuses.
GROUPS = {
    "todo": (Status.OPEN, Status.REOPENED),
    "decided": (Status.ACCEPTED, Status.DISMISSED),
}


class QueryError(ValueError):
    """A filter that names no known field or value; the message says which, and what is meant perhaps."""


def parse_query(text: str) -> Predicate:
    """The test that ``text`` stands for.

    Terms are ``rule:`` (an id, a part of it, or a pattern with ``*``), ``level:``, ``status:`` (open, accepted,
    dismissed, reopened, todo, decided, noted), ``by:`` (who decided) and ``text:`` or a bare word (in message,
    statement, evidence or note). All must hold; values parted by commas are alternatives; ``-`` before a term turns
    it round; double quotes hold words together. Raises QueryError.
    """
    tests: list[tuple[bool, Predicate]] = []
    for sign, key, value in _TERM.findall(text):
        if not key and (stray := _STRAY_KEY.match(value)) and not value.startswith('"'):
            raise QueryError(_unknown("field", stray[1].casefold(), ["rule", "level", "status", "by", "text"]))
        tests.append((sign != "-", _test(key, value.strip('"'), quoted=value.startswith('"'))))
    return lambda view: all(test(view) is wanted for wanted, test in tests)


def _test(key: str, value: str, *, quoted: bool) -> Predicate:
    if key in ("", "text"):
        wanted = plain(value)
        return lambda view: wanted in _words(view)
    values = [value] if quoted else [part for part in value.split(",") if part]
    makers: dict[str, Callable[[str], Predicate]] = {"rule": _rule, "level": _level, "status": _status, "by": _by}
    tests = [makers[key](each) for each in values]
    return lambda view: any(test(view) for test in tests)


def _rule(value: str) -> Predicate:
    pattern = value.casefold() if "*" in value else f"*{value.casefold()}*"
    return lambda view: fnmatchcase(view.flag.rule.casefold(), pattern)


def _level(value: str) -> Predicate:
    level = _one_of("level", value, [each.value for each in Level])
    return lambda view: view.flag.level.value == level


def _status(value: str) -> Predicate:
    status = _one_of("status", value, [*(each.value for each in Status), *GROUPS, "noted"])
    if status == "noted":
        return lambda view: bool(view.note)
    wanted = GROUPS.get(status) or (Status(status),)
    return lambda view: view.status in wanted


def _by(value: str) -> Predicate:
    wanted = plain(value)
    return lambda view: wanted in plain(view.who)


def _words(view: View) -> str:
    flag = view.flag
    return plain(
        "\n".join((flag.message, flag.statement, flag.text, view.note, *(each.text for each in flag.evidence)))
    )


def _one_of(field: str, value: str, known: list[str]) -> str:
    """The known value that ``value`` is or is the beginning of."""
    begun = [each for each in known if each.startswith(value.casefold())]
    if value.casefold() in known:
        return value.casefold()
    if len(begun) != 1:
        raise QueryError(_unknown(field, value, known))
    return begun[0]


def _unknown(what: str, value: str, known: list[str]) -> str:
    close = get_close_matches(value.casefold(), known, 1)
    hint = f"did you mean “{close[0]}”?" if close else f"known are {', '.join(known)}"
    return f"unknown {what} “{value}”; {hint}"
