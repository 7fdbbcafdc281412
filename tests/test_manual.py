"""Every example of the rule-writer's manual comes out as the manual says; every key and variant has one."""

from __future__ import annotations

import json
import re
import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest
from click.testing import CliRunner

from factcheck import lint, load_rules
from factcheck.checks import KINDS
from factcheck.checks._vale import ValeFields
from factcheck.cli import main
from factcheck.engine import load_rules as load
from factcheck.ruleset.examples import examples_of, run_examples
from factcheck.ruleset.model import RulesBroken
from factcheck.ruleset.rule_fields import Example, RuleFields
from factcheck.ruleset.schema import json_schema
from factcheck.ruleset.scope import known_parts
from factcheck.ruleset.slots import known_types
from factcheck.world.facts import read_facts
from factcheck.world.house_lists import HouseLists, read_lists
from factcheck.yamlfile import load as load_yaml

ROOT = Path(__file__).resolve().parent.parent
MANUAL = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
_FENCED = re.compile(r"^```(yaml|console|yaml broken)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return [text for name, text in _FENCED.findall(MANUAL) if name == language]


def heading(text: str) -> str:
    """What a block is about, for the name of its test: its first line that names something."""
    found = re.search(r"^# (?:rules|house)/((?:names|world)/\S+)|name: (\S+)", text)
    return (found[1] or found[2]) if found else text[:20]


FACTS = [text for text in blocks("yaml") if re.match(r"# (?:rules|house)/(?:names|world)/", text)]
OWN = [text for text in FACTS if text.startswith("# house/")]
RULES = [text for text in blocks("yaml") if text not in FACTS]
BROKEN = blocks("yaml broken")


def mappings() -> Iterator[dict[str, Any]]:
    """Every rule of the manual, as written."""
    for text in RULES:
        plain = load_yaml(text).plain()
        yield from plain.get("rules", [plain])


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the rule file that the manual starts with, the newsroom's own facts and names, and a draft."""
    monkeypatch.chdir(tmp_path)
    for text in (RULES[0], *OWN):
        path = tmp_path / text.partition("\n")[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    said = re.search(r"`letter.txt` says “(.+?)”", MANUAL)
    assert said
    (tmp_path / "letter.txt").write_text(said[1] + "\n", encoding="utf-8")
    return tmp_path / "house"


@pytest.mark.parametrize("text", RULES, ids=heading)
def test_rules_load_and_their_examples_come_out_as_written(text: str, tmp_path: Path) -> None:
    path = tmp_path / "house" / "rule.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    rules = load_rules(path)
    assert run_examples(rules, lint) == []
    for check in rules.checks:
        assert any(kind == "flag" for kind, _, _ in examples_of(check.rule)), f"{check.rule.id} shows nothing flagged"
        assert any(kind == "pass" for kind, _, _ in examples_of(check.rule)), f"{check.rule.id} shows nothing passed"


def test_every_kind_has_its_section_and_its_rules() -> None:
    shown = {rule["extends"] for rule in mappings()}
    assert shown == set(KINDS)
    assert set(KINDS) <= set(re.findall(r"^### (\S+)$", MANUAL, re.MULTILINE))


def own_fields(extends: str) -> list[Any]:
    """The fields of a kind that it does not share."""
    type_ = KINDS[extends].fields
    base = ValeFields if issubclass(type_, ValeFields) else RuleFields
    shared = {field.encode_name for field in msgspec.structs.fields(base)}
    return [field for field in msgspec.structs.fields(type_) if field.encode_name not in shared] + [
        field for field in msgspec.structs.fields(type_) if field.encode_name == "scope" and extends == "support"
    ]


def choices(type_: Any) -> set[str]:
    """The closed list of words in a type."""
    if get_origin(type_) is Literal:
        return set(get_args(type_))
    return set().union(*(choices(arg) for arg in get_args(type_) if arg is not NoneType))


@pytest.mark.parametrize("extends", KINDS)
def test_every_key_and_variant_of_a_kind_is_in_an_example_and_a_table(extends: str) -> None:
    used: Mapping[str, list[Any]] = _used(rule for rule in mappings() if rule["extends"] == extends)
    section = MANUAL.split(f"\n### {extends}\n")[1].split("\n### ")[0]
    for field in own_fields(extends):
        assert field.encode_name in used, f"{extends}: no example uses {field.encode_name}"
        assert f"| `{field.encode_name}` |" in section, f"{extends}: no table has {field.encode_name}"
        values = [
            entry for value in used[field.encode_name] for entry in (value if isinstance(value, list) else [value])
        ]
        for choice in choices(field.type) - {""}:
            assert choice in values, f"{extends}: no example has {field.encode_name}: {choice}"
            assert f"`{choice}`" in section, f"{extends}: {choice} is not explained"


def test_every_key_that_all_rules_share_is_in_an_example_and_a_table() -> None:
    shared = [*msgspec.structs.fields(RuleFields), *(f for f in msgspec.structs.fields(ValeFields))]
    used = _used(mappings())
    for field in shared:
        assert field.encode_name in used, f"no example uses {field.encode_name}"
        assert f"| `{field.encode_name}` |" in MANUAL
    written = [example for rule in mappings() for kind in rule["examples"].values() for example in kind]
    keys = {key for example in written if isinstance(example, dict) for key in example}
    assert keys == {field.encode_name for field in msgspec.structs.fields(Example)}
    assert {kind for rule in mappings() for kind in rule["examples"]} == {"flag", "pass", "miss"}
    actions = {rule["action"]["name"] for rule in mappings() if "action" in rule}
    assert actions == {"replace", "remove", "convert", "edit", "suggest"}


def test_every_slot_and_scope_is_explained() -> None:
    for slot in known_types():
        assert f"`{{{slot}}}`" in MANUAL
    section = MANUAL.split("`scope` takes")[1].split("\n```")[0]
    for word in known_parts() - {f"h{level}" for level in range(2, 6)}:
        assert f"`{word}`" in section, f"the scope {word} is not explained"


def _used(rules: Iterator[dict[str, Any]]) -> Mapping[str, list[Any]]:
    used: dict[str, list[Any]] = defaultdict(list)
    for rule in rules:
        for key, value in rule.items():
            used[key].append(value)
    return used


@pytest.mark.parametrize("text", FACTS, ids=heading)
def test_facts_and_names_are_read(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    if "/names/" in text.partition("\n")[0]:
        lists = read_lists(tmp_path)
        assert text in OWN or all(getattr(lists, kind) for kind in HouseLists.__struct_fields__ if kind != "source")
    else:
        facts = read_facts(tmp_path)
        assert any((facts.entries, facts.groups, facts.units, facts.currencies, facts.phrases, facts.offices))


def test_facts_and_names_in_the_shipped_formats_are_right_in_a_pack(tmp_path: Path) -> None:
    for text in FACTS:
        path = tmp_path / "house" / re.sub(r"^# \w+/(\S+)\n[\s\S]*", r"\1", text)
        path.parent.mkdir(parents=True, exist_ok=True)
        if text not in OWN:
            path.write_text(text, encoding="utf-8")
    knowledge = load(tmp_path / "house").knowledge
    assert knowledge
    assert knowledge.world.state("hentzau") == "ruritania"
    assert knowledge.house.kind("RuriTel") == "organisation"


def commands() -> list[tuple[str, str]]:
    """Every command that the manual shows, with what it prints."""
    found = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), commands())
def test_a_command_prints_what_the_manual_shows(command: str, output: str, house: Path) -> None:
    for number, text in enumerate(BROKEN, 1):
        folder = house.parent / f"broken{number if number > 1 else ''}"
        folder.mkdir()
        (folder / "rules.yml").write_text(text, encoding="utf-8")
    program, *arguments = shlex.split(command)
    assert program == "factcheck"
    assert CliRunner().invoke(main, arguments).output == output


@pytest.mark.parametrize("text", BROKEN, ids=heading)
def test_what_is_shown_as_broken_is(text: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesBroken):
        load(path)


def messages() -> list[tuple[str, str]]:
    """The table of slips: what is written, and what factcheck says of it."""
    section = MANUAL.split("## When a rule is broken")[1]
    rows = re.findall(r"^\| ``? ?(.+?) ?``? \| (.+) \|$", section, re.MULTILINE)
    return [(wrote.replace("→", "\t").replace("␣", " "), said) for wrote, said in rows]


@pytest.mark.parametrize(("wrote", "said"), messages())
def test_a_slip_is_answered_as_the_manual_says(wrote: str, said: str, tmp_path: Path) -> None:
    key = wrote.split(":")[0].strip()
    rule = {
        "name": "name: slip",
        "extends": "extends: contradiction",
        "message": "message: m",
        "topic": "topic: t",
        "positions": "positions: {yes: 'x', no: 'y'}",
    }
    if wrote.startswith("extends: "):
        rule = {"name": "name: slip", "message": "message: m"}
    path = tmp_path / "rules.yml"
    path.write_text("\n".join([*(line for name, line in rule.items() if name != key), wrote, ""]), encoding="utf-8")
    with pytest.raises(RulesBroken) as broken:
        load(path)
    assert said in {problem.message for problem in broken.value.problems}


def test_the_schema_on_disk_is_what_the_command_prints() -> None:
    on_disk = (ROOT / "rules" / "schema.json").read_text(encoding="utf-8")
    assert CliRunner().invoke(main, ["rules", "schema"]).stdout == on_disk
    assert json.loads(on_disk) == json_schema(KINDS)


def test_links_lead_somewhere() -> None:
    anchors = {
        re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", MANUAL, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", MANUAL):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif not target.startswith("http"):
            assert (ROOT / "rules" / target).exists(), target
