"""Required literals and the prefilter: the findings are the same with and without it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.ruleset.folding import fold, normal
from factcheck.ruleset.literals import keys, required_literals
from factcheck.ruleset.patterns import Finder, Search
from factcheck.ruleset.prefilter import Prefilter
from tests.ruleset.helpers import Plain, make_draft, make_rule


@pytest.mark.parametrize(
    ("source", "clauses"),
    [
        ("killed", (("killed",),)),
        (r"\bkilled\b", (("killed",),)),
        ("(?:kill|wound)ed", (("killed", "wounded"),)),
        (r"no\s+(?:limits|bans)\s+on", (("no bans on", "no limits on"),)),
        (r"pleaded\s+(?:not\s+)?guilty", (("pleaded guilty", "pleaded not guilty"),)),
        (r"voted\s*(?:\s+again|no)\s+for", (("voted again for", "voted no for", "votedno for"),)),
        (r"killed (?:\w+ )?in\s(?:raids|fires)", (("in fires", "in raids"), ("killed ",))),
        ("(?:abc)?def", (("def",),)),
        ("(?:abc)*", ()),
        ("(?:abc)+x", (("abc",),)),
        ("abcd{0,2}", (("abc",),)),
        ("abc|de", ()),
        ("[Aa]bc", (("abc",),)),
        ("draft[-–]age", (("draft-age",),)),
        (r"(?<!non)(?=x)EU-wide", (("eu-wide",),)),
        (r"\L<country> won", (("\0country\0 won",),)),
        (r"(?:the )?\L<office>,? \w+ met", ((" met",), ("\0office\0 ", "\0office\0, "))),
        ("(?x) a b c", ()),
        ("(?:word){e<=1}", ()),
        (r"\x41bcd", (("bcd",),)),
        (r"(abc)\1", (("abc",),)),
        (r"(?P<g>abc)(?P=g)x", (("abc",),)),
        (r"\(\w+%", (("(",), ("%",))),
        ("ab", ()),
        ("(?<name>abc)(?#no)", (("abc",),)),
        ("(?(1)abc|def)", ()),
    ],
)
def test_required_literals(source: str, clauses: tuple[tuple[str, ...], ...]) -> None:
    assert required_literals(source) == ((clauses,) if clauses else ())


_MANY = [f"w{number}n" for number in range(10, 50)]


@pytest.mark.parametrize(
    ("source", "alternatives"),
    [
        (r"a \w+abc|b \w+xyz", ((("abc", "xyz"),),)),
        (r"abc \w+ def|xyz", ((("abc ",), (" def",)), (("xyz",),))),
        (r"the (?:abc \w+ def|xyz)", ((("the abc ",), (" def",)), (("the xyz",),))),
        (r"(?:abc \w+ def|\w+)xyz", ((("xyz",),),)),
        (r"abc(?= def|xyz)", ((("abc def", "abcxyz"),),)),
        (r"(?<=abc )def", ((("abc def",),),)),
        (r"(?<=abc \w)def", ((("def",), ("abc ",)),)),
        (r"abc(?=\w+ def)xyz", ((("abcxyz",), (" def",)),)),
        (r"(?:(?<=abc)|(?=def))\w", ((("abc", "def"),),)),
        (rf"(?:{'|'.join(_MANY)})'s (?:are|is)", ((("'s are", "'s is"), tuple(f"{word}'s " for word in _MANY)),)),
    ],
)
def test_alternatives_and_looks_around(source: str, alternatives: tuple[tuple[tuple[str, ...], ...], ...]) -> None:
    assert required_literals(source) == alternatives


@given(st.text(max_size=100))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_white_space_is_normal() -> None:
    assert normal("No\n  Bans\u00a0on “it’s”") == 'no bans on "it\'s"'


def test_one_key_stands_for_several_literals() -> None:
    assert keys((" not allowed to leave", "not allowed to fly", "trapped")) == ("not allo", "trapped")


@given(st.characters(exclude_categories=["Cs"]))
def test_what_matches_without_case_folds_alike(char: str) -> None:
    pattern = regex.compile(f"(?-f:{regex.escape(char)})", regex.V1 | regex.I)
    for form in {char.lower(), char.upper(), char.swapcase(), char.casefold(), "ſ", "K", "i", "k", "s", "İ", "ς"}:
        if len(form) == 1 and pattern.fullmatch(form):
            assert fold(char) == fold(form)


_WORD = st.sampled_from(
    ["abc", "abd", "bcd", "ſbc", "Abc", "xyz-a", "xyz–a", "it's", "it’s", "İbc", "ab", "kbc", "Kbc"]
)
_ATOM = st.one_of(
    _WORD,
    st.sampled_from(
        [r"\w", ".", "[ab]c", "[Aa]bc", r"\b", " ", "(?=abc)", "(?!abc)", "(?<=abc)", "(?<=x|bcd )", r"\-", "x"]
    ),
)


def _combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    listed = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        listed.map("".join),
        listed.map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,1}", "{1,2}", "+?"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
        inner.map(lambda part: f"(?P<g>{part})" if "(?P<g>" not in part else part),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?<={part})"),
    )


_PATTERN = st.recursive(_ATOM, _combined, max_leaves=8)
_TEXT = st.lists(
    st.one_of(_WORD, st.sampled_from([" ", "\n", "x", "c", "'s", "abcabc", "-", "bcd abc"])), max_size=12
).map("".join)


@settings(max_examples=600, deadline=None)
@given(
    st.lists(_PATTERN, min_size=1, max_size=4), st.lists(_TEXT, min_size=1, max_size=3), st.booleans(), st.booleans()
)
def test_findings_are_the_same_without_the_prefilter(
    sources: list[str], texts: list[str], vale: bool, ignorecase: bool
) -> None:
    rule = make_rule()
    made = [rule.pattern(source, vale=vale, ignorecase=ignorecase) for source in sources if source.strip()]
    draft = make_draft(*texts)
    finder = Finder(draft, Prefilter.of(rule.patterns).candidates(draft))
    check = Plain(rule)
    for pattern in made:
        plain = [match.passage for match in Search(check, draft).search(pattern)]
        search = Search(check, draft, finder)
        assert [match.passage for match in search.search(pattern)] == plain
        assert search.candidates(pattern) or not plain


_SLOT_ATOM = st.sampled_from(
    [
        "{country}",
        "{of:country}",
        "{place}",
        "{group}",
        "{office}",
        "{who:person}",
        "the",
        "'s",
        " ",
        "-",
        "member",
        ", ",
    ]
)
_SLOT_PATTERN = st.lists(_SLOT_ATOM, min_size=1, max_size=4, unique=True).map("".join)
_SLOT_WORDS = [
    "Austria", "AUSTRIA", "Côte d’Ivoire", "Ivory Coast", "EU", "European\nUnion", "president", "President", "Crimea",
    "the", "’s", "'s", " ", "  ", "\n", "-", "–", "member", ", ", "x", "Anna Weiss",
]  # fmt: skip
_SLOT_TEXT = st.lists(st.sampled_from(_SLOT_WORDS), max_size=10).map("".join)


@pytest.mark.usefixtures("small_world")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(_SLOT_PATTERN, min_size=1, max_size=3),
    st.lists(_SLOT_TEXT, min_size=1, max_size=3),
    st.sampled_from(["(?:{}|member)", "{}", "(?:{})?x", "{} ?the"]),
)
def test_findings_of_slots_are_the_same_without_the_prefilter(
    sources: list[str], texts: list[str], around: str
) -> None:
    rule = make_rule()
    made = [rule.pattern(around.replace("{}", source)) for source in sources if source.strip()]
    draft = make_draft(*texts)
    finder = Finder(draft, Prefilter.of(rule.patterns).candidates(draft))
    check = Plain(rule)
    for pattern in made:
        plain = [match.passage for match in Search(check, draft).search(pattern)]
        search = Search(check, draft, finder)
        assert [match.passage for match in search.search(pattern)] == plain
        assert search.candidates(pattern) or not plain


@pytest.mark.usefixtures("small_world")
def test_a_slot_without_a_word_of_it_in_its_place_rules_a_pattern_out() -> None:
    rule = make_rule()
    pattern = rule.pattern("{country}'s")
    for text, possible in (("Nobody's", False), ("Austria’s", True), ("Austria. Nobody's", False)):
        draft = make_draft(text)
        search = Search(Plain(rule), draft, Finder(draft, Prefilter.of([pattern]).candidates(draft)))
        assert bool(search.candidates(pattern)) is possible
        assert bool(list(search.search(pattern))) is possible
