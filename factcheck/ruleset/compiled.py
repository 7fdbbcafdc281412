"""Rules as the cache holds them.

Annotations stand here as types, not as text, which msgspec would have to evaluate in every run.
"""

import msgspec


class Index(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The keys of needs, as the cache holds them.

    ``clauses`` are the clauses that each key stands in, by number, as they lie there: a draft has few of the keys.
    ``needs`` gives the need that a clause belongs to.
    """

    clauses: dict[str, msgspec.Raw]
    needs: tuple[int, ...]


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One rule as the cache holds it; its fields and its patterns wait, as MessagePack, until they are needed.

    ``needs`` is how many needs its patterns have. ``by_match``: it finds nothing where none of its patterns matches;
    ``keyed``: none of them matches where no key of a need stands. ``sides`` are those of the check.
    """

    id: str
    extends: str
    path: str
    line: int
    column: int
    needs: int
    by_match: bool
    keyed: bool
    sides: tuple[int, ...]
    fields: memoryview
    patterns: memoryview


class Part(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One rule file as the cache holds it, for sets of rules that it is in."""

    rules: tuple[Entry, ...]
    left_out: tuple[str, ...]


class Compiled(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Rule files as the cache holds them."""

    rules: tuple[Entry, ...]
    index: Index
    left_out: tuple[str, ...]
