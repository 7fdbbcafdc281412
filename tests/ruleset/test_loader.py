"""Loading packs: ids, selection, errors with their places, the cache."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checks import KINDS
from factcheck.draft import Draft
from factcheck.engine import lint, load_rules
from factcheck.paths import rules_folder
from factcheck.ruleset import compiler
from factcheck.ruleset.loader import RuleFile, shipped_packs
from factcheck.ruleset.model import RulesBroken
from factcheck.ruleset.ruleset import RuleSet
from factcheck.yamlfile import YamlProblem

_PATTERN_KINDS = [
    "existence",
    "substitution",
    "occurrence",
    "repetition",
    "consistency",
    "conditional",
    "capitalization",
]

GOOD = """
rules:
  - name: weasel
    extends: existence
    message: "Avoid '%s'"
    level: error
    tokens: [very, 'quite(?: a)?']
  - name: spelling
    extends: consistency
    message: "Inconsistent '%s'"
    either: {advisor: adviser}
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def problems(*packs: str | Path) -> list[str]:
    with pytest.raises(RulesBroken) as broken:
        load_rules(*packs)
    return [str(problem) for problem in broken.value.problems]


def ids(rules: RuleSet) -> list[str]:
    return [check.rule.id for check in rules.checks]


def test_ids_come_from_folder_and_name_or_file(tmp_path: Path) -> None:
    pack = write(tmp_path / "House", words=GOOD, Dates="extends: existence\nmessage: m\nraw: x\n")
    assert ids(load_rules(pack)) == ["House.Dates", "House.weasel", "House.spelling"]
    assert ids(load_rules(pack / "words.yml")) == ["House.weasel", "House.spelling"]
    assert ids(load_rules(tmp_path)) == ["House.Dates", "House.weasel", "House.spelling"]


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    pack = write(tmp_path / "House", words=GOOD)
    assert len(load_rules(pack, pack / "words.yml")) == 2


def test_facts_names_and_settings_are_no_rules(tmp_path: Path) -> None:
    pack = write(tmp_path / "House", words=GOOD)
    write(pack / "world", facts="phrases: {teams: [Zenda Rovers]}\n")
    write(pack / "names", facts="people: [Antoinette Sapt]\n")
    for folder in ("config", ".hidden", "_shared"):
        write(pack / folder, facts="capital: [x]\n")
    (pack / "words.test.yml").write_text("- a\n")
    assert len(load_rules(pack)) == 2


def test_rules_are_selected_by_glob_pack_and_kind(tmp_path: Path) -> None:
    rules = load_rules(write(tmp_path / "House", words=GOOD))
    assert ids(rules.select(["House.w*"])) == ["House.weasel"]
    assert ids(rules.select(["House"], ["consistency"])) == ["House.weasel"]
    assert ids(rules.select([], ["House.*"])) == []
    assert rules.unmatched(["House", "Huose.weasel"]) == ["Huose.weasel"]
    assert rules.get("House.weasel") is not None
    assert rules.get("weasel") is None


def test_a_pack_that_does_not_exist(tmp_path: Path) -> None:
    (problem,) = problems(str(tmp_path / "nowhere"))
    assert problem.startswith(f"{tmp_path / 'nowhere'}: no such pack")


def test_every_error_of_every_file_comes_with_its_place(tmp_path: Path) -> None:
    pack = write(
        tmp_path / "p",
        a="extends: existence\nmesage: x\nlevel: eror\ntokens: [a]\nlimit: lots\n",
        b="rules:\n  - name: x y\n    extends: existance\n    message: m\n  - extends: existence\n    message: m\n",
        c="a: 1\na: 2\n",
        d="extends: existence\nmessage: m\ntokens: ['(a', b]\n",
        e='extends: existence\nmessage: m\ntokens: ["\\ba", b]\n',
        f="- x\n",
    )
    (pack / "g.yml").write_bytes(b"extends: existence\nmessage: \xff\n")
    at = f"{pack}/"
    assert problems(pack) == [
        f"{at}a.yml:2:1: unknown field 'mesage'; did you mean 'message'?",
        f"{at}a.yml:3:8: 'level' cannot be 'eror'; did you mean 'error'?",
        f"{at}a.yml:5:8: 'limit' should hold a whole number, not 'lots'",
        f"{at}b.yml:3:14: 'extends' cannot be 'existance'; did you mean 'existence'?",
        f"{at}b.yml:5:5: a rule in a list needs a 'name'",
        f"{at}c.yml:2:1: duplicate key 'a', already on line 1",
        f"{at}d.yml:3:10: brackets do not match in “(a”; a bracket that is meant is written \\( or \\)",
        f"{at}e.yml:3:10: \\b in double quotes is a control character; use single quotes",
        f"{at}f.yml:1:1: a rule is a mapping of fields ('extends:', 'message:' …)",
        f"{at}g.yml:2:1: not UTF-8",
    ]


def test_two_rules_of_one_name(tmp_path: Path) -> None:
    one = "extends: existence\nmessage: m\nname: same\ntokens: [a]\n"
    pack = write(tmp_path / "p", a=one, b=one)
    assert problems(pack) == [f"{pack}/b.yml:1:1: the rule 'p.same' stands already at {pack}/a.yml:1"]


@pytest.mark.parametrize(
    ("field", "place", "words"),
    [
        ("scope: [titel]", "3:9", "unknown scope 'titel'; did you mean 'title'?"),
        ("name: two words", "3:7", "a name is one word"),
        ("define: {country: x}", "3:19", "{country} is known already"),
        ("examples: {flag: [{text: x, date: 28.9.2022}]}", "3:35", "YYYY-MM-DD"),
        ("examples: {flg: [x]}", "3:12", "did you mean 'flag'?"),
        ("examples: {pass: [He said so: no]}", "3:19", "single quotes"),
        ("examples: {flag: [{txt: x}]}", "3:20", "did you mean 'text'?"),
        ("examples: {flag: [{title: x}]}", "3:19", "the field 'text' is missing"),
        ("message: [a]", "3:1", "duplicate key"),
        ("source: {a: b}", "3:9", "single quotes"),
        ("source: true", "3:9", "single quotes"),
        ("examples: [x]", "3:11", "expected fields (flag:, pass:, miss:), not a list"),
        ("limit: -1", "3:8", "0 is no limit"),
        ("level: [error]", "3:8", "should hold one word, not a list; it is one of: suggestion, warning, error"),
        ("define: {a: [x, y]}", "3:13", "'define: a' should hold text, not a list"),
        ("define: {a: '(x|y'}", "3:13", "not a pattern"),
        ("define: {a: '{b}'}", "3:13", "unknown slot {b}"),
    ],
)
def test_shared_fields_are_checked(tmp_path: Path, field: str, place: str, words: str) -> None:
    kind = "extends: contradiction\nmessage: m\n"
    positions = "\ntopic: t\npositions:\n  a: ['x']\n  b: ['y']\n"
    found = problems(write(tmp_path / "p", a=kind + field + positions))
    assert any(problem.startswith(f"{tmp_path}/p/a.yml:{place}: ") and words in problem for problem in found), found


def test_a_broken_pattern_of_our_own_kinds_is_named(tmp_path: Path) -> None:
    text = "extends: contradiction\nmessage: m\ntopic: t\npositions:\n  a: ['x']\n  b:\n    - 'y'\n    - '{contry} y'\n"
    (problem,) = problems(write(tmp_path / "p", a=text))
    assert problem.startswith(f"{tmp_path}/p/a.yml:8:7: unknown slot {{contry}}; did you mean {{country}}?")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("'{1who:person} left'", "neither a slot nor a number of times"),
        ('"no\\new rules"', "a line break or tab inside the pattern"),
        ('"no\\teams"', "a line break or tab inside the pattern"),
    ],
)
def test_a_pattern_that_would_never_match_is_refused(tmp_path: Path, pattern: str, words: str) -> None:
    text = f"extends: contradiction\nmessage: m\ntopic: t\npositions:\n  a: {pattern}\n  b: y\n"
    (problem,) = problems(write(tmp_path / "p", a=text))
    assert problem.startswith(f"{tmp_path}/p/a.yml:5:6: ")
    assert words in problem


@pytest.mark.parametrize(
    ("rule", "place", "words"),
    [
        ("extends: calendar\nmessage: m\n", "1:1", "the field 'find' is missing; it is one of: impossible, weekday"),
        ("ruels:\n  - name: x\n", "1:1", "is 'ruels' meant to be 'rules'?"),
        ("# nothing\n", "1:1", "there is no rule here"),
        ("extends: existence\nmessage: m\ntokens: a\ndefine: {x: y}\n", "4:9", "'existence' has no slots"),
        ("extends: membership\nmessage: m\ngroup: euu\nphrase: x\n", "3:8", "unknown group 'euu'; it is one of:"),
        ("extends: support\nmessage: m\nfind: contradicted\nclaims: name\nlikeness: 40\n", "5:11", "from 0 to 1"),
        (
            "extends: relation\nmessage: m\nrelation: capital\nsay: '{is:place} {of:country}'\n"
            "silent: [[france, pairs]]\n",
            "5:19",
            "no place has the id 'pairs'",
        ),
    ],
)
def test_what_is_missing_or_unknown_is_said_with_what_there_is(
    tmp_path: Path, rule: str, place: str, words: str
) -> None:
    (problem,) = problems(write(tmp_path / "p", a=rule))
    assert problem.startswith(f"{tmp_path}/p/a.yml:{place}: ")
    assert words in problem


def test_vale_styles_are_read_as_vale_reads_them(tmp_path: Path) -> None:
    pack = write(
        tmp_path / "Style",
        One="extends: existence\nMessage: 12\nIgnoreCase: true\ntokens: no\nscope: text.md\nvocab: false\n",
        Two="extends: consistency\nmessage: m\neither:\n  a: b\nunheard: of\n",
        Three="extends: spelling\nmessage: m\n",
        Four="extends: occurrence\nmessage: m\ntoken: ','\nmax: '3'\ntests: {pass: [x]}\n",
    )
    rules = load_rules(pack)
    assert ids(rules) == ["Style.Four", "Style.One", "Style.Two"]
    assert rules.checks[1].rule.fields.message == "12"
    assert [line.endswith("rules that extend 'spelling' are not run") for line in rules.left_out] == [True]


def test_what_was_compiled_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    pack = write(tmp_path / "House", words=GOOD)
    first = load_rules(pack)
    monkeypatch.setattr(compiler, "compile_files", lambda files, kinds: pytest.fail("compiled again"))
    second = load_rules(pack)
    assert ids(second) == ids(first)
    assert second.hash == first.hash
    assert [p.source for check in second.checks for p in check.rule.patterns] == [
        p.source for check in first.checks for p in check.rule.patterns
    ]
    draft = Draft.from_text("A very long adviser said so. The advisor agreed.")
    assert findings(second, draft) == findings(first, draft) != []


def findings(rules: RuleSet, draft: Draft) -> list[tuple[str, int, str | None]]:
    return [
        (check.rule.id, finding.passage.start, finding.message)
        for check, search in rules.searches(draft)
        for finding in check.run(None, search)  # type: ignore[arg-type]
    ]


def test_a_change_of_one_byte_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    pack = write(tmp_path / "House", words=GOOD)
    load_rules(pack)
    write(pack, words=GOOD.replace("weasel", "vessel"))
    assert ids(load_rules(pack))[0] == "House.vessel"


def test_compiled_rules_of_another_form_are_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    pack = write(tmp_path / "House", words=GOOD)
    load_rules(pack)

    strange: Any
    for strange in ({"rules": [{"id": 1}], "left_out": []}, [], {"rules": 3}):
        data = msgspec.msgpack.encode(strange)
        for kept in (tmp_path / "cache").iterdir():
            kept.write_bytes(b"\xce" + crc32(data).to_bytes(4, "big") + data)
        assert ids(load_rules(pack)) == ["House.weasel", "House.spelling"]


def test_a_file_is_compiled_once_for_all_sets_that_it_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    draft = Draft.from_text("A very long adviser said so. The advisor agreed.")
    first, second = write(tmp_path / "One", words=GOOD), write(tmp_path / "Two", words=GOOD)
    apart = [load_rules(pack) for pack in (first, second)]
    monkeypatch.setattr(compiler, "load", lambda *_, **__: pytest.fail("read again"))
    both = load_rules(first, second)
    assert ids(both) == [rule for rules in apart for rule in ids(rules)]
    assert findings(both, draft) == [found for rules in apart for found in findings(rules, draft)] != []


def test_two_files_that_were_compiled_apart_may_not_have_one_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    packs = [write(tmp_path / side / "House", words=GOOD) for side in ("a", "b")]
    for pack in packs:
        load_rules(pack)
    for _ in "ab":
        with pytest.raises(RulesBroken) as broken:
            load_rules(*packs)
        path, _, message = str(broken.value.problems[0]).partition(": ")
        assert path.startswith(str(packs[1] / "words.yml:"))
        assert message.startswith(f"the rule 'House.weasel' stands already at {packs[0] / 'words.yml'}:")


def test_a_warm_start_does_not_load_yaml(tmp_path: Path) -> None:
    import os
    import subprocess

    pack = write(tmp_path / "House", words=GOOD)
    code = (
        "import sys; from factcheck.engine import load_rules; "
        f"print(len(load_rules({str(pack)!r}))); print({{'yaml', 'regex', 'rapidfuzz'}} & set(sys.modules))"
    )
    env = os.environ | {"FACTCHECK_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(Path(__file__).parents[2])}
    outputs = [
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert outputs[0].startswith("2\n")
    assert outputs[1] == "2\nset()\n"


def test_shipped_packs_are_found_beside_the_package() -> None:
    assert Path(rules_folder()).is_dir()
    assert "world" not in shipped_packs()
    assert shipped_packs() == sorted(shipped_packs())


_VALUE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.sampled_from(["x", "(", "$title", "error", "[", "{x}"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["a", "(", "x", "text", "flag", "pass", "name"]), inner, max_size=3),
    ),
    max_leaves=6,
)
_BASES: dict[str, dict[str, Any]] = {
    "existence": {"tokens": ["a"]},
    "substitution": {"swap": {"a": "b"}},
    "occurrence": {"token": "a"},
    "repetition": {"tokens": ["a"]},
    "consistency": {"either": {"a": "b"}},
    "conditional": {"first": "a", "second": "b"},
    "capitalization": {"match": "$title"},
    "contradiction": {"topic": "t", "positions": {"a": ["x"], "b": ["y"]}},
}


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_rule_is_loaded_or_refused_with_its_place(data: st.DataObject) -> None:
    extends = data.draw(st.sampled_from(sorted(_BASES)))
    keys = [field.encode_name for field in msgspec.structs.fields(KINDS[extends].fields)]
    changed = data.draw(st.dictionaries(st.sampled_from([*keys, "unheard"]), _VALUE, max_size=2))
    text = json.dumps({"extends": extends, "message": "m", **_BASES[extends], **changed})
    broken: list[YamlProblem] = []
    try:
        compiler.compile_files([RuleFile("p", "p/a.yml", text.encode(), shipped=False)], KINDS)
    except RulesBroken as problems:
        broken = problems.problems
    assert all(problem.line == 1 and problem.column >= 1 for problem in broken)


def test_capitals_matter_where_a_rule_says_so(tmp_path: Path) -> None:
    text = (
        "rules:\n"
        "  - name: open\n    extends: contradiction\n    message: x\n    topic: the Gate is open\n    ignorecase: {}\n"
        "    positions:\n      'yes': ['the Gate is open']\n      'no': ['the Gate is shut']\n"
    )
    draft = Draft.from_text("The gate is open, they said.\n\nThe gate is shut, she said.")
    for written, found in (("true", 1), ("false", 0)):
        path = tmp_path / "house" / f"{written}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.format(written), encoding="utf-8")
        assert len(lint(draft, load_rules(str(path)))) == found


def test_a_message_asks_for_nothing_that_no_finding_gives(tmp_path: Path) -> None:
    rule = "extends: contradiction\nmessage: '{what} {positon}'\ntopic: t\npositions:\n  a: [x]\n  b: [y]\n"
    (tmp_path / "wrong.yml").write_text(rule, encoding="utf-8")
    with pytest.raises(RulesBroken) as broken:
        load_rules(tmp_path)
    told = [(problem.line, problem.message) for problem in broken.value.problems]
    known = "match, other, position, speaker, topic"
    assert told == [
        (2, "the message has no {positon}; did you mean 'position'?"),
        (2, f"the message has no {{what}}; it is one of: {known}"),
    ]


def test_a_wrong_field_hides_no_wrong_pattern(tmp_path: Path) -> None:
    rule = "extends: contradiction\nmessage: m\nlevel: fatal\ntopic: t\npositions:\n  a: ['{x} y']\n  b: ['(z']\n"
    (tmp_path / "wrong.yml").write_text(rule, encoding="utf-8")
    with pytest.raises(RulesBroken) as broken:
        load_rules(tmp_path)
    assert [problem.line for problem in broken.value.problems] == [3, 6, 7]


def test_every_mistake_of_a_rule_is_told_at_once(tmp_path: Path) -> None:
    text = """\
rules:
  - name: tolls
    extends: contradiction
    message: m
    topic: t
    scope: [titel]
    define:
      day: '(mon'
    positions:
      free: ['(?P<n>x', '{who:persn} a']
      paid: ['(z', 'on {day}', 'at {day}']
"""
    with pytest.raises(RulesBroken) as broken:
        load_rules(write(tmp_path / "House", tolls=text))
    told = [(problem.line, problem.column) for problem in broken.value.problems]
    assert told == [(6, 13), (8, 12), (10, 14), (10, 25), (11, 14)]
