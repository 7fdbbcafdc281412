r"""Required literals: short strings one of which stands, folded, in every match of a pattern.

They let one pass over a draft pick the patterns worth trying. The reading of a pattern is cautious: what it does not
understand yields no literal, and the pattern is then always tried.
"""

from __future__ import annotations

import re
from typing import TypeAlias

#: Shortest literal worth looking for, and most clauses that are kept of one pattern.
SHORTEST = 3
CLAUSES = 3

_SINGLE = {"İ": "i", "ı": "i", "‘": "'", "’": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
_SINGLE |= {"«": '"', "»": '"', "″": '"'} | dict.fromkeys("‐‑‒–—−", "-")


class _Folding(dict[int, str]):
    """A translation table that is filled as characters come; every character folds to exactly one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _SINGLE.get(char) or next(form for form in (char.casefold(), char.lower(), char) if len(form) == 1)
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Fold case and typographic marks, one character to one: the result is as long as ``text``."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


#: A part of a pattern: a folded character, a set of literals one of which must occur, or a gap.
_Part: TypeAlias = str | frozenset[str] | None

_REPEAT = re.compile(r"\{(\d*),?(\d*)\}|[?*+]")
_FLAGS = re.compile(r"\(\?([imsuaLwV01]*)(?:-[imsuaLwf]+)?([:)])")
_NAMED = re.compile(r"\(\?P?<\w+>|\(\?>|\(\?\||\((?![?*])")
_LOOK = re.compile(r"\(\?<?[=!]")
_LIST = re.compile(r"\\L<(\w+)>")
_LONG_ESCAPE = re.compile(r"\\(?:[pPNx]\{[^}]*\}|g<[^>]*>|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\d+)")
_CLASS = re.compile(r"\[(-?(?:[^\]\[\\^-]|\\-)+-?)\]")
_ZERO_WIDTH = "bBAZzmMGK"


class _Unreadable(Exception):
    pass


def required_literals(source: str) -> tuple[tuple[str, ...], ...]:
    r"""Clauses of literals, best first: of every clause one literal stands in each match of a ``regex`` expression.

    Literals have ``SHORTEST`` characters or more; ``"\0country"`` stands for any word of the named list ``country``.
    Empty where nothing is known to be required.
    """
    try:
        reader = _Reader(source)
        parts = reader.branches()
        if reader.at < len(source):
            return ()
    except (_Unreadable, IndexError, RecursionError):
        return ()
    clauses = sorted(_clauses(parts), key=_worth, reverse=True)
    return tuple(tuple(sorted(clause)) for clause in dict.fromkeys(clauses[:CLAUSES]))


def _best(parts: list[_Part]) -> frozenset[str] | None:
    """Of the literals that a sequence requires, the set that says most."""
    return max(_clauses(parts), key=_worth, default=None)


def _clauses(parts: list[_Part]) -> list[frozenset[str]]:
    """Every set of literals one of which a sequence requires."""
    found: list[frozenset[str]] = []
    run = ""
    for part in [*parts, None]:
        if isinstance(part, str):
            run += part
            continue
        if len(run) >= SHORTEST:
            found.append(frozenset([run]))
        run = ""
        if part:
            found.append(part)
    return found


def _worth(literals: frozenset[str]) -> tuple[bool, int, int]:
    shortest = min(len(literal) for literal in literals)
    return (not any(literal.startswith("\0") for literal in literals), min(shortest, 6) * 4 - len(literals), shortest)


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def branches(self) -> list[_Part]:
        """Alternatives up to the closing bracket or the end: one's parts, or the union of all."""
        sequences = [self.sequence()]
        while self.at < len(self.source) and self.source[self.at] == "|":
            self.at += 1
            sequences.append(self.sequence())
        if len(sequences) == 1:
            return sequences[0]
        sets = [_best(sequence) for sequence in sequences]
        if any(literals is None for literals in sets):
            return [None]
        return [frozenset().union(*(literals for literals in sets if literals))]

    def sequence(self) -> list[_Part]:
        parts: list[_Part] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            parts += self.repeated(self.atom())
        return parts

    def repeated(self, atom: list[_Part]) -> list[_Part]:
        """The atom as its repetition leaves it."""
        found = _REPEAT.match(self.source, self.at)
        if not found:
            if self.source.startswith("{", self.at):
                raise _Unreadable
            return atom
        self.at = found.end()
        if self.source[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        least = 1 if found.group() == "+" else int(found.group(1) or 0) if found.group(1) is not None else 0
        return [None, _best(atom), None] if least else [None]

    def atom(self) -> list[_Part]:
        char = self.source[self.at]
        if char == "\\":
            return self.escape()
        if char == "(":
            return self.group()
        if char == "[":
            return self.char_class()
        self.at += 1
        if char in "^$":
            return []
        if char == ".":
            return [None]
        if char in "?*+{":
            raise _Unreadable
        return [fold(char)]

    def escape(self) -> list[_Part]:
        if found := _LIST.match(self.source, self.at):
            self.at = found.end()
            return [None, frozenset([f"\0{found[1]}"]), None]
        if found := _LONG_ESCAPE.match(self.source, self.at):
            self.at = found.end()
            return [None]
        char = self.source[self.at + 1]
        self.at += 2
        if char in _ZERO_WIDTH:
            return []
        return [None] if char.isalnum() else [fold(char)]

    def group(self) -> list[_Part]:
        if self.source.startswith("(?#", self.at):
            self.at = self.source.index(")", self.at) + 1
            return []
        look = _LOOK.match(self.source, self.at)
        flags = None if look else _FLAGS.match(self.source, self.at)
        opening = look or flags or _NAMED.match(self.source, self.at)
        if not opening:
            raise _Unreadable
        self.at = opening.end()
        if flags and flags.group(2) == ")":
            return []
        parts = self.branches()
        if self.source[self.at] != ")":
            raise _Unreadable
        self.at += 1
        return [] if look else parts

    def char_class(self) -> list[_Part]:
        from factcheck.ruleset.dialect import class_end

        end = class_end(self.source, self.at)
        found = _CLASS.fullmatch(self.source, self.at, end)
        self.at = end
        members = {fold(char) for char in found.group(1).replace("\\-", "-")} if found else set()
        return [members.pop()] if len(members) == 1 else [None]
