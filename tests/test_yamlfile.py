"""YAML with positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.yamlfile import MAX_DEPTH, YamlBroken, YamlProblem, core_scalar, load


def problems(text: str) -> list[str]:
    with pytest.raises(YamlBroken) as broken:
        load(text, "f.yml")
    return [str(problem) for problem in broken.value.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2022-09-28", "2022-09-28"),
        ("1_000", "1_000"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("12", 12),
        ("-7", -7),
        ("010", 10),
        ("0x1F", 31),
        ("0o17", 15),
        ("1.5", 1.5),
        (".5e3", 500.0),
        ("-.inf", float("-inf")),
        ("1.2.3", "1.2.3"),
        ("-", "-"),
    ],
)
def test_plain_scalars_follow_the_core_schema(text: str, value: object) -> None:
    found = core_scalar(text)
    assert found == value
    assert type(found) is type(value)


def test_quoted_scalars_stay_text() -> None:
    assert load("a: '12'\nb: \"true\"\nc: |\n  5\n").plain() == {"a": "12", "b": "true", "c": "5\n"}


def test_every_node_knows_its_place() -> None:
    node = load("rules:\n  - name: a\n    level: [one,\n      two]\n")
    assert (node.at("rules", 0, "level", 1).line, node.at("rules", 0, "level", 1).column) == (4, 7)
    key, value = node.at("rules", 0).pairs["name"]
    assert (key.column, value.column) == (5, 11)


def test_a_path_that_leads_nowhere_ends_at_the_last_node() -> None:
    node = load("a:\n  b: 1\n")
    assert node.at("a", "x", 3) is node.get("a")


def test_all_problems_come_at_once() -> None:
    assert problems("a: 1\na: 2\nb: !!str x\nc: {d: 1, d: 2}\n<<: 3\n") == [
        "f.yml:2:1: duplicate key 'a', already on line 1",
        "f.yml:3:4: tags such as tag:yaml.org,2002:str are not supported; take it out",
        "f.yml:4:11: duplicate key 'd', already on line 4",
        "f.yml:5:1: merge keys are not supported; write the keys out",
    ]


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ('a: "\\d+"', "f.yml:1:5", "single quotes"),
        ("a: he said: no", "f.yml:1:11", "single quotes"),
        ("a:\n  - {who} pleaded guilty\n", "f.yml:2:11", "single quotes"),
        ("a: [a-z]+ word\n", "f.yml:1:9", "single quotes"),
        ("a: \x01", "f.yml:1:4", "does not allow"),
        ("a: *b", "f.yml:1:4", "no anchor"),
        ("a: 1\n---\nb: 2\n", "f.yml:2:1", "second document"),
        ("a: 'b\nc: d\n", "f.yml:1:4", "never closed"),
        ("a: b\n c: d\n", "f.yml:2:3", "'c:' does not stand in the column of the keys above it"),
        ("a:\n  - b: c\n   d: e\n", "f.yml:3:4", "wrong indentation"),
        ("a: {b: c}\n d: e\n", "f.yml:2:2", "'d:' does not stand in the column of the keys above it"),
        ("a:\n\tb: c\n", "f.yml:2:1", "a tab at the start of the line"),
        ("a: [b {c}]\n", "f.yml:1:7", "lacks its single quotes"),
        ("a: [b, c\nd: e\n", "f.yml:2:2", "the closing bracket is missing"),
        ("a: 'it's'\n", "f.yml:1:8", "written twice"),
        ("a: %s is meant\n", "f.yml:1:4", "text that starts with % belongs in single quotes"),
    ],
)
def test_slips_are_explained(text: str, place: str, remedy: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(place)
    assert remedy in problem


def test_an_alias_stands_for_its_anchor() -> None:
    assert load("a: &x [1, 2]\nb: *x\n").plain() == {"a": [1, 2], "b": [1, 2]}


def test_an_alias_inside_its_anchor_is_refused() -> None:
    assert "inside its own anchor" in problems("a: &x [*x]")[0]


def test_alias_bombs_are_refused_quickly() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20)]
    assert any("aliases" in problem for problem in problems("\n".join(lines)))


def test_deep_nesting_is_refused() -> None:
    assert any("deep" in problem for problem in problems("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2)))


def test_what_published_styles_rely_on_is_forgiven_when_asked() -> None:
    text = 'message: "don\\\'t"\nswap:\n  a: b\n  a: b\n'
    assert load(text, forgiving=True).plain() == {"message": "don't", "swap": {"a": "b"}}
    with pytest.raises(YamlBroken):
        load(text)
    with pytest.raises(YamlBroken):
        load("swap:\n  a: b\n  a: c\n", forgiving=True)
    with pytest.raises(YamlBroken):
        load("level: a\nlevel: a\n", forgiving=True)


def test_a_byte_order_mark_and_an_empty_file() -> None:
    assert load("\ufeffa: 1").plain() == {"a": 1}
    assert load("# nothing\n").plain() is None


@given(st.text(max_size=200))
def test_any_text_gives_a_value_or_problems(text: str) -> None:
    found: list[YamlProblem] = []
    try:
        load(text, "f.yml").plain()
    except YamlBroken as broken:
        found = broken.problems or [YamlProblem("f.yml", 0, 0, "broken without a problem")]
    assert all(problem.line >= 1 and problem.column >= 1 for problem in found)


@given(st.dictionaries(st.text("abcé ", min_size=1, max_size=5), st.one_of(st.integers(), st.booleans(), st.none())))
def test_json_is_read_as_it_is(value: dict[str, object]) -> None:
    import json

    assert load(json.dumps(value)).plain() == value
