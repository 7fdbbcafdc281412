"""The pattern dialect, its slots, and the search in a draft."""

from __future__ import annotations

import pytest

from factcheck.draft import BlockKind, Passage
from factcheck.ruleset import patterns
from factcheck.ruleset.model import RuleProblem
from factcheck.ruleset.patterns import BoundExceeded, Search
from tests.ruleset.helpers import Plain, found, make_draft, make_rule, values


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("no limits", "No\u00a0 limits\n", ["No\u00a0 limits"]),
        ("no ?limits", "nolimits, no  limits", ["nolimits", "no  limits"]),
        ("draft-age", "draft‑age draft–age", ["draft‑age", "draft–age"]),
        ("can't", "can’t can't", ["can’t", "can't"]),
        ('the "end"', "the “end”", ["the “end”"]),
        ("ban", "ban bans urban", ["ban"]),
        ("ban(?:s|ned)?", "ban bans banned banner", ["ban", "bans", "banned"]),
        (r"\$\d+", "$5 and US$6", ["$5", "$6"]),
        ("[a-c]+d", "abcd x-d", ["abcd"]),
        ("[-x]y", "–y xy", ["–y", "xy"]),
        ("a{2}b", "aab ab", ["aab"]),
        (r"x\{y\}", "x{y}", ["x{y}"]),
        (r"\p{Lu}{2,}", "the EU", ["EU"]),
        ("(?i-s:a.b)", "a-b", ["a-b"]),
        ("(?<=no )exit", "no exit", ["exit"]),
    ],
)
def test_the_dialect(pattern: str, text: str, matches: list[str]) -> None:
    rule = make_rule()
    if pattern == r"\p{Lu}{2,}":
        assert found(rule, rule.pattern(pattern, ignorecase=False), text) == matches
    else:
        assert found(rule, rule.pattern(pattern), text) == matches


def test_case_matters_when_asked() -> None:
    rule = make_rule()
    assert found(rule, rule.pattern("Reading", ignorecase=False), "Reading reading") == ["Reading"]


def test_folding_is_one_to_one() -> None:
    rule = make_rule()
    assert found(rule, rule.pattern("strasse"), "Straße Strasse") == ["Strasse"]


@pytest.mark.usefixtures("small_world")
@pytest.mark.parametrize(
    ("pattern", "text", "slots"),
    [
        ("other {group} countries", "other European  Union countries", [{"group": "European  Union"}]),
        ("{said:country} and {of:country}", "Niger and Nigeria", [{"said": "Niger", "of": "Nigeria"}]),
        ("{country}'s", "Côte d’Ivoire’s", [{"country": "Côte d’Ivoire"}]),
        ("{country} told", "they told us. US told", [{"country": "US"}]),
        ("{country}", "Austrian", []),
        ("{said:office} of {country}", "Prime  Minister of Niger", [{"said": "Prime  Minister", "country": "Niger"}]),
        ("in {place}", "in Guinea–Bissau", [{"place": "Guinea–Bissau"}]),
        ("{who:person} pleaded guilty", "Mr John van der Smith pleaded guilty", [{"who": "John van der Smith"}]),
        ("{who:person} resigned", "The minister resigned. Jean-Luc O’Brien resigned", [{"who": "Jean-Luc O’Brien"}]),
        ("{n:quantity} dead", "1,200 dead, two dozen dead", [{"n": "1,200"}, {"n": "two dozen"}]),
        ("on {date}", "on Monday, 12 March 2022", [{"date": "Monday, 12 March 2022"}]),
        ("on {date}", "on March 3rd", [{"date": "March 3rd"}]),
        ("said {in-the:date}", "said 2021", [{"in-the": "2021"}]),
    ],
)
def test_slots_capture(pattern: str, text: str, slots: list[dict[str, str]]) -> None:
    rule = make_rule()
    assert values(rule, rule.pattern(pattern), text) == slots


@pytest.mark.usefixtures("small_world")
def test_a_rule_s_own_slots_may_hold_others() -> None:
    rule = make_rule(define={"men": "(?:draft|military)-age men", "flight": "{men} (?:leave|flee) {country}"})
    pattern = rule.pattern("that {flight}")
    assert values(rule, pattern, "that military–age men flee Austria") == [{"country": "Austria"}]
    assert rule.patterns == [pattern]


def test_a_kind_s_own_slots() -> None:
    rule = make_rule()
    pattern = rule.pattern("annexed {slip}", slots={"slip": r"\w+"})
    assert values(rule, pattern, "annexed Crime") == [{"slip": "Crime"}]


@pytest.mark.parametrize(
    ("pattern", "define", "words"),
    [
        ("the {contry}", {}, "did you mean {country}?"),
        ("the {x}", {"x": "a {x}"}, "holds itself"),
        ("the {x}", {"x": "{y}" * 9, "y": "{z}" * 9, "z": "word " * 900}, "grows to more than"),
        (r"the \L<unheard>", {}, "no list of words named unheard"),
        ("the {men", {}, "no closing brace"),
        ("the [a-z", {}, "no closing bracket"),
        ("the (men", {}, "missing )"),
        ("(?P<a", {}, "not a pattern"),
        ("  ", {}, "empty"),
    ],
)
def test_broken_patterns_are_named_with_their_place(pattern: str, define: dict[str, str], words: str) -> None:
    with pytest.raises(RuleProblem) as problem:
        make_rule(define=define).pattern(pattern, ("positions", "free", 0))
    assert words in str(problem.value)
    assert problem.value.field in (("positions", "free", 0), ("define", "x"), ("define", "y"))


def test_a_match_gives_exact_passages() -> None:
    rule = make_rule()
    pattern = rule.pattern("(?P<verb>fell|rose) by (?P<what>x)?")
    search = Search(Plain(rule), make_draft("Prices fell by much", "and rose by x"))
    first, second = search.search(pattern)
    assert (first.passage.span, first.group("verb"), first.group("what")) == ((7, 15), "fell", None)
    verb = second.passage_of("verb")
    assert verb is not None
    assert verb.span == (24, 28)
    assert second.group("what") == "x"
    assert first.passage_of("nothing") is None


def test_kinds_that_read_claims_leave_related_links_alone() -> None:
    rule = make_rule()
    pattern = rule.pattern("fled")
    draft = make_draft("They fled", kind=BlockKind.RELATED)
    block = draft.blocks[0]
    assert not list(Search(Plain(rule), draft).search(pattern))
    assert [match.text for match in Search(Plain(rule), draft).search(pattern, [Passage(block, 0, 9)])] == ["fled"]


def test_a_pattern_that_takes_too_long_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "BOUND", 0.2)
    rule = make_rule()
    pattern = rule.pattern(r"(?:\w+\s?)+[!?]{3}")
    search = Search(Plain(rule), make_draft("some words " * 2000))
    with pytest.raises(BoundExceeded, match=r"test\.rule") as problem:
        list(search.search(pattern))
    assert r"(?:\w+\s?)+" in str(problem.value)
    assert "some words" in str(problem.value)
