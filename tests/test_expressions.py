"""Kept expressions: the same as those compiled anew, and never a reason to fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from factcheck import expressions
from factcheck.expressions import expression, rule_expression

SOURCES = (r"(?P<a>cat|dog)s?\b", r"(?<!\w)[A-Z]\w+|(\d+)(?P<unit> km)?", "é+|[“”]", r"(?s:.)(?=x)")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("atexit.register", lambda _: None)
    forget()
    yield tmp_path / "cache"
    monkeypatch.undo()
    forget()


def forget() -> None:
    """As a new process begins."""
    expression.cache_clear()
    expressions._lasting.cache_clear()
    expressions._passing.cache_clear()


def next_process() -> None:
    expressions._lasting().save()
    expressions._passing().save()
    forget()


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.DOTALL])
@pytest.mark.parametrize("source", SOURCES)
def test_an_expression_of_re_comes_back_equal(source: str, flags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = expression(source, flags)
    next_process()
    with monkeypatch.context() as patch:
        patch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
        again = expression(source, flags)
    assert again is not made
    assert (again, again.groupindex, again.groups) == (made, made.groupindex, made.groups)


@pytest.mark.parametrize("source", [*SOURCES, r"\p{Lu}++(?<=[A-Z]{2,3})"])
def test_a_rule_s_expression_finds_the_same_again(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Cats, dogs and 12 km; “é” x HQ"
    flags = int(regex.V1 | regex.I)
    made = rule_expression(source, flags)
    next_process()
    monkeypatch.setattr(regex, "compile", lambda *_: pytest.fail("compiled again"))
    again = rule_expression(source, flags)
    found, first = ([(m.span(), m.groupdict(), m.groups()) for m in e.finditer(text, timeout=1)] for e in (again, made))
    assert found == first
    assert (again.pattern, again.flags, again.groupindex) == (made.pattern, made.flags, made.groupindex)


PIECES = ("a", "b", "[ab]", "[^a]", "(", "(?i:", "(?<=", ")", "|", "?", "*", "+", "{2}", "^", "$", ".", r"\w", r"\d")


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_every_expression_of_re_can_be_kept(pieces: list[str]) -> None:
    source = "".join(pieces)
    try:
        made = re.compile(source)
    except re.error:
        return
    parts = expressions._taken_apart(source, 0, made)
    assert parts is not None
    assert expressions._revived(source, parts) == made


def test_what_is_broken_is_compiled_anew(folder: Path) -> None:
    made = expression(SOURCES[0])
    next_process()
    [file] = folder.iterdir()
    kept = msgspec.msgpack.decode(file.read_bytes())
    for broken in (b"\xc1", msgspec.msgpack.encode([0, b"\0\0\0\0", 0, {}]), msgspec.msgpack.encode([1])):
        file.write_bytes(msgspec.msgpack.encode(dict.fromkeys(kept, broken)))
        forget()
        assert expression(SOURCES[0]) == made
    file.write_bytes(b"no data")
    forget()
    assert expression(SOURCES[0]) == made


def test_another_version_s_expressions_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    rule_expression("cat", 0)
    next_process()
    monkeypatch.setattr(regex, "__version__", "0")
    assert rule_expression("cat", 0).search("cat")
    assert len(expressions._lasting().new) == 1


def test_a_full_store_keeps_what_was_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "MOST", 2)
    for source in "ab":
        expression(source)
    next_process()
    expression("b")
    expression("c")
    next_process()
    assert sorted(expressions._lasting().entries) == ["re 0 b", "re 0 c"]


def test_an_expression_that_is_none_is_refused() -> None:
    with pytest.raises(re.error):
        expression("(")
    with pytest.raises(regex.error):
        rule_expression("(", 0)


def test_it_works_without_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "")
    forget()
    assert expression("a+").fullmatch("aaa")
    expressions._lasting().save()


def test_what_depends_on_a_draft_is_kept_apart_and_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "MOST_OF_DRAFTS", 2)
    for word in ("Norway", "Chad", "Peru"):
        rule_expression(word, 0, lasting=False)
    next_process()
    assert (len(expressions._passing().entries), len(expressions._lasting().entries)) == (2, 0)
    rule_expression("Mali", 0, lasting=False)
    next_process()
    assert [name.split()[-1] for name in expressions._passing().entries] == ["Mali"]


def test_nothing_is_written_into_another_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expression("a+")
    monkeypatch.setenv("FACTCHECK_CACHE", str(folder / "other"))
    expressions._lasting().save()
    assert not folder.exists()
