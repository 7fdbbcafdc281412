"""Compiled expressions, kept in the cache: to compile them is the larger part of a short run.

What is kept is the code that both engines compile an expression to, not a pickle. It is taken back only by the
version that made it. ``regex`` hands its code out for pickling (``copyreg``); ``re`` has no such door, so there the
interpreter's own parts are used, and only where what they make equals what ``re.compile`` makes.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.cache import cache_folder, content_key, keep, kept

if TYPE_CHECKING:
    from regex import Pattern as Regex

#: From so many expressions on only those that a run has used are kept: of all drafts, and of single ones.
MOST = 5_000
MOST_OF_DRAFTS = 300

#: What a kept expression is made of; None where it cannot be kept.
Parts = list[Any] | None


@cache
def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, for expressions that do not depend on the draft. Raises ``re.error``."""
    flags = int(flags)
    found: re.Pattern[str] = _lasting().get(
        f"re {flags} {source}",
        lambda: re.compile(source, flags),
        lambda parts: _revived(source, parts),
        lambda made: _taken_apart(source, flags, made),
    )
    return found


def rule_expression(source: str, flags: int, *, lasting: bool = True) -> Regex[str]:
    """As ``regex.compile``. ``lasting`` is whether the expression is the same for all drafts. Raises ``regex.error``.

    One with words of the draft is kept for a while: the draft will be checked again after the next change.
    """
    import regex

    found: Regex[str] = (_lasting() if lasting else _passing()).get(
        f"regex {regex.__version__} {flags} {source}",
        lambda: regex.compile(source, flags),
        lambda parts: _rule_revived(source, parts),
        _rule_taken_apart,
    )
    return found


class _Store:
    """At most ``most`` kept expressions; new ones are written when the process ends."""

    def __init__(self, key: str, most: int) -> None:
        self.key = key
        self.most = most
        self.folder = cache_folder()
        self.entries: dict[str, bytes] = kept(key, dict[str, bytes]) or {}
        self.used: set[str] = set()
        self.new: dict[str, Callable[[], Parts]] = {}

    def get(
        self,
        name: str,
        make: Callable[[], Any],
        revive: Callable[[list[Any]], Any],
        take_apart: Callable[[Any], Parts],
    ) -> Any:
        """The expression that is kept under ``name``, else the one that ``make`` makes."""
        import msgspec

        self.used.add(name)
        entry = self.entries.get(name)
        if entry:
            try:
                return revive(msgspec.msgpack.decode(entry))
            except (msgspec.DecodeError, ImportError, AttributeError, RuntimeError, TypeError, ValueError):
                del self.entries[name]
        made = make()
        if entry is None:
            self._note(name, lambda: take_apart(made))
        return made

    def _note(self, name: str, parts: Callable[[], Parts]) -> None:
        if not self.new:
            import atexit

            atexit.register(self.save)
        if len(self.new) < self.most:
            self.new[name] = parts

    def save(self) -> None:
        """Write what is new beside what was kept, in the same folder; what cannot be kept is remembered as such."""
        import msgspec

        if not self.new or self.folder is None or self.folder != cache_folder():
            return
        for name, parts in self.new.items():
            made = parts()
            self.entries[name] = msgspec.msgpack.encode(made) if made else b""
        self.new.clear()
        if len(self.entries) > self.most:
            self.entries = {name: entry for name, entry in self.entries.items() if name in self.used}
        keep(self.key, self.entries)


@cache
def _lasting() -> _Store:
    return _Store(content_key("expressions", sys.version, sys.byteorder), MOST)


@cache
def _passing() -> _Store:
    return _Store(content_key("expressions of drafts", sys.version, sys.byteorder), MOST_OF_DRAFTS)


def _taken_apart(source: str, flags: int, made: re.Pattern[str]) -> Parts:
    """An expression's flags, code, number of groups and their names; None where this Python gives no code."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        code = _compiler._code(_parser.parse(source, flags), flags)
        parts = [made.flags, array("I", code).tobytes(), made.groups, dict(made.groupindex)]
        return parts if _revived(source, parts) == made else None
    except (ImportError, AttributeError, RuntimeError, TypeError, ValueError):
        return None


def _revived(source: str, parts: list[Any]) -> re.Pattern[str]:
    """The expression; the interpreter checks the code. Raises RuntimeError where it is none."""
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, numbers = parts
    names = {number: name for name, number in numbers.items()}
    listed = tuple(names.get(number) for number in range(groups + 1))
    found: re.Pattern[str] = _sre.compile(source, flags, array("I", code).tolist(), groups, numbers, listed)
    return found


def _rule_taken_apart(made: Regex[str]) -> Parts:
    """What ``regex`` would pickle, but for the source; None for expressions with named lists."""
    import copyreg

    reduced: Any = copyreg.dispatch_table[type(made)](made)
    parts = list(reduced[1][1:])
    return None if parts[4] else parts


def _rule_revived(source: str, parts: list[Any]) -> Regex[str]:
    from regex import _regex

    *first, characters, flags, groups = parts
    engine: Any = _regex
    found: Regex[str] = engine.compile(source, *first, tuple(characters), flags, groups)
    return found
