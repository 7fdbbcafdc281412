"""A pattern that names what it needs finds the same as one that does not; and what it names is what it needs."""

from __future__ import annotations

import gc
import importlib
import re
import re._parser as parser  # type: ignore[import-not-found]
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.claims.lazy import LONGEST, PATIENCE, Lazy, in_lower_case

PACKAGE = Path(factcheck.__file__).parent
#: Most strings that a part of a pattern is spelled out to.
MOST = 5_000
#: The strings that a part of a pattern can be, None where they are not known; whether all of its matches hold a need.
Spelled = tuple[frozenset[str] | None, bool]
NOTHING = frozenset([""])


def lazy_patterns() -> list[Lazy]:
    """Every lazy pattern of the steps from claims to checks that names its needs."""
    for step in ("claims", "checks"):
        for path in sorted((PACKAGE / step).rglob("*.py")):
            parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
            importlib.import_module(".".join(part for part in parts if part != "__init__"))
    found = [thing for thing in gc.get_objects() if isinstance(thing, Lazy) and thing.needs]
    return sorted(found, key=lambda pattern: pattern.source)


def held(pattern: Lazy) -> bool:
    """Whether every match of a pattern holds one of its needs, as far as its reading can tell."""
    return _sequence(parser.parse(pattern.source, pattern.flags), pattern.needs)[1]


def _holds(strings: frozenset[str], needs: tuple[str, ...]) -> bool:
    return all(any(need in string for need in needs) for string in strings)


def _sequence(items: Any, needs: tuple[str, ...]) -> Spelled:
    run: frozenset[str] = NOTHING
    safe, whole = False, True
    for operator, value in items:
        strings, inner = _part(str(operator), value, needs)
        safe = safe or inner
        if strings is not None and len(run) * len(strings) <= MOST:
            run = frozenset({before + after for before in run for after in strings})
            continue
        safe = safe or _holds(run, needs)
        run = NOTHING if strings is None else strings
        whole = False
    return (run if whole else None), safe or _holds(run, needs)


def _part(operator: str, value: Any, needs: tuple[str, ...]) -> Spelled:
    if operator in ("AT", "ASSERT", "ASSERT_NOT"):
        return NOTHING, False
    if operator == "LITERAL":
        return frozenset([chr(value).lower()]), False
    if operator == "IN" and all(str(kind) in ("LITERAL", "RANGE") for kind, _ in value):
        bounds = [code if str(kind) == "RANGE" else (code, code) for kind, code in value]
        return frozenset(chr(code).lower() for low, high in bounds for code in range(low, high + 1)), False
    if operator == "SUBPATTERN":
        return _sequence(value[3], needs)
    if operator == "BRANCH":
        parts = [_sequence(branch, needs) for branch in value[1]]
        known = [part for part, _ in parts if part is not None]
        union: frozenset[str] = frozenset().union(*known)
        return (union if len(known) == len(parts) else None), all(safe for _, safe in parts)
    if operator in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, body = value
        strings, safe = _sequence(body, needs)
        if most == 1 and strings is not None:
            return strings | (frozenset() if least else NOTHING), bool(least and safe)
        return None, bool(least and safe)
    return None, False


@pytest.mark.parametrize("pattern", lazy_patterns(), ids=lambda pattern: pattern.source[:40])
def test_every_match_of_a_pattern_holds_what_it_needs(pattern: Lazy) -> None:
    assert held(pattern), f"a match need not hold any of {pattern.needs}"
    assert all(need and need == need.lower() and not set(need) & set("İıſ") for need in pattern.needs)


@pytest.mark.parametrize(
    ("source", "needs", "right"),
    [
        (r"\b(?:cat|dog)s?\b", ("cat", "dog"), True),
        (r"\b(?:cat|dog|fox)s?\b", ("cat", "dog"), False),
        (r"(?:cat|\w+ dog)", ("cat", "dog"), True),
        (r"(?:cat|dog)?", ("cat", "dog"), False),
        (r"(?:cat|dog)+", ("cat", "dog"), True),
        (r"(?:cat|dog)*", ("cat", "dog"), False),
        (r"(?=cat)\w+", ("cat",), False),
        (r"(?!cat)dog", ("cat",), False),
        (r"c[ao]t", ("cat", "cot"), True),
        (r"c[ao]t", ("cat",), False),
        (r"c\wt", ("cat",), False),
        (r"q[1-3]", ("q1", "q2", "q3"), True),
        (r"q[1-4]", ("q1", "q2", "q3"), False),
        (r"c(?:a|o)t", ("cat", "cot"), True),
        (r"(?P<one>cat) (?:or|and) dog", ("dog",), True),
        (r"cats?", ("cats",), False),
    ],
)
def test_the_proof_tells_what_a_pattern_needs(source: str, needs: tuple[str, ...], right: bool) -> None:
    assert held(Lazy(source, re.IGNORECASE, needs=needs)) is right


def spans(pattern: Lazy | re.Pattern[str], text: str, start: int, end: int) -> list[Any]:
    found = [pattern.search(text, start, end), pattern.match(text, start, end), pattern.fullmatch(text, start, end)]
    return [match and match.span() for match in [*found, *pattern.finditer(text, start, end)]]


WORDS = st.sampled_from(
    ["ago", "AGO", "Ago", "agog", "mistaken", "miſtaken", "mİstaken", "mıstaken", "Kin", " ", "é", "-"]
)


@given(
    st.lists(WORDS).map("".join),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from([(r"\bago\b", ("ago",)), (r"(?:mistaken|kin)\w*", ("mistaken", "kin"))]),
)
def test_needs_change_nothing_that_is_found(
    text: str, start: int, end: int, pattern: tuple[str, tuple[str, ...]]
) -> None:
    source, needs = pattern
    lazy = Lazy(source, re.IGNORECASE, needs=needs)
    assert spans(lazy, text, start, end) == spans(re.compile(source, re.IGNORECASE), text, start, end)
    assert lazy.findall(text) == re.findall(source, text, re.IGNORECASE)


def test_a_pattern_is_not_compiled_for_a_text_without_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def compiling(source: str, flags: int) -> re.Pattern[str]:
        compiled.append(source)
        return compile_(source, flags)

    monkeypatch.setattr("factcheck.claims.lazy.re.compile", compiling)
    lazy = Lazy(r"\w+ years ago", needs=("ago",))
    assert lazy.search("Nine years on") is None
    assert compiled == []
    assert lazy.search("Nine years ago") is not None
    assert compiled == [lazy.source]


@given(st.lists(WORDS | st.text(max_size=3)).map("".join))
def test_lower_case_leaves_every_letter_in_its_place(text: str) -> None:
    assert len(in_lower_case(text)) == len(text)
    assert [a.lower() for a in text if a != "İ"] == [
        b for a, b in zip(text, in_lower_case(text), strict=True) if a != "İ"
    ]


def test_looking_for_what_is_needed_ends_where_compiling_costs_less() -> None:
    lazy = Lazy(r"years ago", needs=("ago",))
    for _ in range(PATIENCE + len(lazy.source) + 1):
        assert lazy.search("Nine years on") is None
    assert lazy._compiled is not None
    long = Lazy(r"years ago", needs=("ago",))
    assert long.search("x" * (LONGEST + 1)) is None
    assert long._compiled is not None
