r"""Required literals: strings one of which stands, folded, wherever a pattern matches.

They let one pass over a draft pick the patterns worth trying. The reading of a pattern is cautious: what it does not
understand yields no literal, and the pattern is then always tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from factcheck.ruleset.folding import fold, one_space
from factcheck.ruleset.slots import SHAPES

#: Shortest literal worth looking for, without the spaces around it, and most clauses that are kept of one pattern.
SHORTEST = 3
#: Characters that are worth looking for alone.
RARE = frozenset("()[]%@#&*/+=_€£¥$")
CLAUSES = 4
#: Most alternatives that a pattern's clauses are kept apart for.
ALTERNATIVES = 24
#: Longest key of a literal.
KEY = 8
#: Most strings that alternatives side by side are multiplied out to.
PRODUCTS = 32


class _Choice(NamedTuple):
    """Alternatives side by side, each a sequence of parts."""

    sequences: list[list[_Part]]


class _Look(NamedTuple):
    """What must stand right after a place in the pattern (``ahead``) or right before it, and is not part of it."""

    ahead: bool
    parts: list[_Part]


#: A part of a pattern: all the strings it can be, alternatives, a look around, or a gap, of which nothing is known.
_Part: TypeAlias = "frozenset[str] | _Choice | _Look | None"

_EMPTY = frozenset([""])
_SPACE = frozenset([" "])
_REPEAT = re.compile(r"\{(\d*),?(\d*)\}|[?*+]")
_FLAGS = re.compile(r"\(\?([imsuaLwV01]*)(?:-[imsuaLwf]+)?([:)])")
_NAMED = re.compile(r"\(\?P?<\w+>|\(\?>|\(\?\||\((?![?*])")
_LOOK = re.compile(r"\(\?<?[=!]")
_LIST = re.compile(r"\\L<(\w+)>")
_LONG_ESCAPE = re.compile(r"\\(?:[pPNx]\{[^}]*\}|g<[^>]*>|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\d+)")
_CLASS = re.compile(r"\[(-?(?:[^\]\[\\^-]|\\-)+-?)\]")
_ZERO_WIDTH = "bBAZzmMGK"
#: The expressions of slots that match by shape: long, in many patterns, and with no literal of their own.
_SHAPES = tuple(source for shape in SHAPES.values() for source in shape if source)


class _Unreadable(Exception):
    pass


Clauses: TypeAlias = tuple[tuple[str, ...], ...]


def required_literals(source: str) -> tuple[Clauses, ...]:
    r"""Alternatives, one of which holds wherever a ``regex`` expression matches: of each its clauses, best first.

    Of every clause of the alternative one literal stands in the text around the match. Literals are ``normal``. In
    them ``"\0country\0"`` stands for any word of the named list ``country``; clauses with such a literal come last.
    Empty where nothing is known to be required.
    """
    try:
        reader = _Reader(source)
        parts = reader.branches()
        if reader.at < len(source):
            return ()
    except (_Unreadable, IndexError, RecursionError):
        return ()
    whole = _ordered(_clauses(parts))
    return _told_apart(parts) or ((whole,) if whole else ())


def _told_apart(parts: list[_Part]) -> tuple[Clauses, ...]:
    """The clauses for each alternative of the choice that says most; none where an alternative requires nothing."""
    best: tuple[Clauses, ...] = ()
    for index, part in enumerate(parts):
        if isinstance(part, _Choice):
            each = [_ordered(_clauses([*parts[:index], *one, *parts[index + 1 :]])) for one in part.sequences]
            if all(each):
                best = max(best, _merged(each), key=_weight)
    return best


def _merged(alternatives: list[Clauses]) -> tuple[Clauses, ...]:
    """Alternatives of one clause as one, without those that another one covers; none where they are too many."""
    joined = frozenset(literal for clauses in alternatives if len(clauses) == 1 for literal in clauses[0])
    several = list(dict.fromkeys(clauses for clauses in alternatives if len(clauses) > 1))
    if len(several) > ALTERNATIVES:
        return ()
    one: list[Clauses] = [(tuple(sorted(_least(joined))),)] if joined else []
    kept = [each for each in several if not any(_covers(other, each) for other in [*several, *one] if other != each)]
    return (*kept, *one)


def _covers(one: Clauses, other: Clauses) -> bool:
    """Whether whatever meets ``other`` meets ``one``."""
    return all(any(_implies(frozenset(held), frozenset(clause)) for held in other) for clause in one)


def _weight(alternatives: tuple[Clauses, ...]) -> tuple[bool, int, int]:
    """How much alternatives rule out: by the one that rules out least."""
    least = min(((len(clauses), _worth(frozenset(clauses[0]))[1]) for clauses in alternatives), default=(0, 0))
    return (bool(alternatives), *least)


def _ordered(clauses: list[frozenset[str]]) -> Clauses:
    """The best clauses, those with slots last; none that another one holds in itself."""
    ordered = list(dict.fromkeys(sorted(clauses, key=_worth, reverse=True)))
    telling = [one for one in ordered if not any(_implies(other, one) for other in ordered if other != one)]
    slotted = [clause for clause in telling if any("\0" in literal for literal in clause)]
    plain = [clause for clause in telling if clause not in slotted]
    return tuple(tuple(sorted(clause)) for clause in (*plain[:CLAUSES], *slotted[:CLAUSES]))


def _implies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a literal of ``other`` stands in each literal of ``one``."""
    return all(any(part in literal for part in other) for literal in one)


def keys(clause: Sequence[str]) -> tuple[str, ...]:
    """Short strings, fewer than the clause's literals: one stands wherever one of these does.

    Empty where the words beside a slot are too short to tell anything.
    """
    openings = [max(map(str.strip, literal.split("\0")[::2]), key=len)[:KEY] for literal in clause]
    slotted = any("\0" in literal for literal in clause)
    return () if slotted and min(map(len, openings)) < SHORTEST else tuple(sorted(_least(frozenset(openings))))


def _best(parts: list[_Part]) -> frozenset[str] | None:
    """Of the literals that a sequence requires, the set that says most."""
    return max(_clauses(parts), key=_worth, default=None)


def _clauses(parts: list[_Part]) -> list[frozenset[str]]:
    """Every set of literals one of which a sequence requires."""
    found: list[frozenset[str]] = []
    for stretch in _stretches(parts):
        found += _windows(stretch)
    for part in parts:
        if isinstance(part, _Choice):
            sets = [_best(sequence) for sequence in part.sequences]
            found += [] if None in sets else [_least(frozenset().union(*(one for one in sets if one)))]
        elif isinstance(part, _Look):
            found += _clauses(part.parts)
    return [clause for clause in found if all(map(_tells, clause))]


def _stretches(parts: list[_Part]) -> Iterator[list[frozenset[str]]]:
    """The stretches between gaps, empty ones too; what is looked for around a place goes on on its other side."""
    stretch: list[frozenset[str]] = []
    behind: list[list[frozenset[str]]] = []
    for part in [*parts, None]:
        if isinstance(part, _Look):
            inner = list(_stretches([one for one in part.parts if not isinstance(one, _Look)]))
            if part.ahead:
                yield stretch + inner[0]
            else:
                behind.append(inner[-1])
            continue
        strings = part if isinstance(part, frozenset) else _exact([part])
        if strings is not None:
            stretch.append(strings)
            for other in behind:
                other.append(strings)
            continue
        yield from (stretch, *behind)
        stretch, behind = [], []


def _windows(stretch: list[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Neighbouring parts multiplied out, as many at a time as do not become too many strings."""
    start, run = 0, _EMPTY
    for end, part in enumerate(stretch):
        joined = _joined(run, part)
        if joined is None:
            yield _least(run)
            while joined is None:
                start += 1
                joined = _exact([*stretch[start : end + 1]])
        run = joined
    yield _least(run)


@lru_cache(maxsize=1024)  # a pattern's alternatives share most of what stands around them
def _joined(run: frozenset[str], part: frozenset[str]) -> frozenset[str] | None:
    """Each string of one followed by each of the other; None where these are too many."""
    if len(run) * len(part) > max(PRODUCTS, len(run), len(part)):
        return None
    return frozenset(one_space(before + after) for before in run for after in part)


def _exact(parts: Sequence[_Part]) -> frozenset[str] | None:
    """All the strings that a sequence can be; None where they are not known or too many."""
    run: frozenset[str] | None = _EMPTY
    for part in parts:
        if isinstance(part, _Look):
            continue
        if isinstance(part, _Choice):
            wholes = [_exact(sequence) for sequence in part.sequences]
            part = None if None in wholes else frozenset().union(*(strings for strings in wholes if strings))
        if run is None or part is None:
            return None
        run = _joined(run, part)
    return run


def _looks(parts: list[_Part]) -> bool:
    """Whether a sequence looks around."""
    return any(isinstance(part, _Look) for part in parts)


def _least(literals: frozenset[str]) -> frozenset[str]:
    """The literals without those that another one stands in."""
    kept: list[str] = []
    for literal in sorted(literals, key=lambda literal: (len(literal), literal)):
        if not any(shorter in literal for shorter in kept):
            kept.append(literal)
    return frozenset(kept)


def _tells(literal: str) -> bool:
    return "\0" in literal or len(literal.strip()) >= SHORTEST or not RARE.isdisjoint(literal)


def _worth(literals: frozenset[str]) -> tuple[bool, int, int, list[str]]:
    shortest = min(len(literal.strip()) for literal in literals)
    plain = not any("\0" in literal for literal in literals)
    return (plain, min(shortest, 8) * 4 - len(literals), shortest, sorted(literals))


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
        wholes = None if any(map(_looks, sequences)) else [_exact(sequence) for sequence in sequences]
        if wholes is not None and None not in wholes:
            return [frozenset().union(*(strings for strings in wholes if strings))]
        return [_Choice(sequences)]

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
        strings = _exact(atom)
        if strings == _SPACE:
            return [_SPACE if least else _SPACE | _EMPTY]
        if found.group() == "?" and strings is not None:
            return [strings | _EMPTY]
        return [*atom, None] if least else [None]

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
        return [_literal(char)]

    def escape(self) -> list[_Part]:
        if found := _LIST.match(self.source, self.at):
            self.at = found.end()
            return [frozenset([f"\0{found[1]}\0"])]
        if found := _LONG_ESCAPE.match(self.source, self.at):
            self.at = found.end()
            return [None]
        char = self.source[self.at + 1]
        self.at += 2
        if char in _ZERO_WIDTH:
            return []
        if char == "s":
            return [_SPACE]
        return [None] if char.isalnum() else [_literal(char)]

    def group(self) -> list[_Part]:
        if shape := next((shape for shape in _SHAPES if self.source.startswith(shape, self.at)), None):
            self.at += len(shape)
            return [None]
        if self.source.startswith(("(?#", "(?P="), self.at):
            again = self.source[self.at + 2] == "P"
            self.at = self.source.index(")", self.at) + 1
            return [None] if again else []
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
        if not look:
            return parts
        return [_Look("<" not in look.group(), parts)] if look.group().endswith("=") else []

    def char_class(self) -> list[_Part]:
        from factcheck.ruleset.dialect import class_end

        end = class_end(self.source, self.at)
        found = _CLASS.fullmatch(self.source, self.at, end)
        self.at = end
        members = [_literal(char) for char in found.group(1).replace("\\-", "-")] if found else []
        return [frozenset().union(*members)] if members else [None]


def _literal(char: str) -> frozenset[str]:
    return _SPACE if char.isspace() else frozenset([fold(char)])
