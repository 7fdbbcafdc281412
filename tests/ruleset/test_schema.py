"""The JSON Schema of rule files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.checks import KINDS
from factcheck.paths import rules_folder
from factcheck.ruleset.loader import shipped_packs
from factcheck.ruleset.schema import json_schema
from factcheck.yamlfile import load


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    schema = json_schema(KINDS)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@pytest.mark.parametrize(
    ("rule", "valid"),
    [
        ({"extends": "existence", "message": "m", "tokens": "a"}, True),
        ({"rules": [{"name": "x", "extends": "existence", "message": "m", "tokens": ["a"]}]}, True),
        ({"extends": "existence", "message": "m", "examples": {"flag": ["x", {"text": "y", "marks": ["y"]}]}}, True),
        ({"extends": "existence", "mesage": "m"}, False),
        ({"extends": "existance", "message": "m"}, False),
        ({"extends": "existence", "message": "m", "level": "fatal"}, False),
        ({"extends": "substitution", "message": "m"}, False),
        ({"rules": [{"extends": "existence", "message": "m", "swap": {}}]}, False),
        ({"message": "m"}, False),
        ({"extends": "relation", "message": "m", "relation": "borders", "say": "", "silent": [["a", "b"]]}, True),
        (
            {"extends": "relation", "message": "m", "relation": "borders", "say": "x", "silent": [["a", "b", "c"]]},
            False,
        ),
    ],
)
def test_rules_are_told_apart(validator: jsonschema.Draft7Validator, rule: Any, valid: bool) -> None:
    assert validator.is_valid(rule) is valid


def test_every_field_is_described() -> None:
    for name, definition in json_schema(KINDS)["definitions"].items():
        if name.startswith("rule "):
            assert definition["description"], name
            silent = [field for field, schema in definition["properties"].items() if "description" not in schema]
            assert not silent, f"{name}: say in the docstring of its fields what these are: {silent}"


def test_the_table_names_every_kind() -> None:
    for extends in KINDS:
        assert KINDS[extends].extends == extends


def test_shipped_rules_follow_the_schema(validator: jsonschema.Draft7Validator) -> None:
    for pack in shipped_packs():
        for path in sorted((Path(rules_folder()) / pack).rglob("*.yml")):
            text = path.read_text(encoding="utf-8")
            assert text.startswith("# yaml-language-server: $schema=../schema.json\n"), path
            errors = [error.message for error in validator.iter_errors(load(text, str(path)).plain())]
            assert not errors, f"{path}: {errors[:3]}"
