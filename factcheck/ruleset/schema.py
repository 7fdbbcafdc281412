"""The JSON Schema of rule files, for editors that complete and check YAML."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from factcheck.ruleset.model import Check, Kinds
from factcheck.ruleset.rule_fields import Example

_DIALECT = "http://json-schema.org/draft-07/schema#"


def json_schema(kinds: Kinds) -> dict[str, Any]:
    """The schema of a rule file, with every kind's fields; ``kinds`` by their ``extends`` value.

    Draft 7, which is what editors' YAML servers read. Descriptions come from the docstrings of the fields.
    """
    types = list(dict.fromkeys(check.fields for check in kinds.values()))
    _, components = msgspec.json.schema_components(types, ref_template="#/definitions/{name}")
    definitions: dict[str, Any] = {}
    for name, component in components.items():
        definitions[name] = _forgiving(component)
    for extends, check in kinds.items():
        definition = dict(definitions.pop(check.fields.__name__, None) or definitions[f"rule {extends}"])
        definitions[f"rule {extends}"] = _rule_definition(definition, extends, check)
    rule = {
        "type": "object",
        "required": ["extends"],
        "properties": {"extends": {"enum": list(kinds), "description": "The kind of check."}},
        "allOf": [
            {
                "if": {"properties": {"extends": {"const": extends}}, "required": ["extends"]},
                "then": {"$ref": f"#/definitions/rule {extends}".replace(" ", "%20")},
            }
            for extends in kinds
        ],
    }
    definitions["rule"] = rule
    return {
        "$schema": _DIALECT,
        "title": "factcheck rules",
        "description": "One rule, or a list of rules under 'rules:'.",
        "if": {"required": ["rules"]},
        "then": {
            "type": "object",
            "properties": {"rules": {"type": "array", "items": {"$ref": "#/definitions/rule"}}},
            "additionalProperties": False,
        },
        "else": {"$ref": "#/definitions/rule"},
        "definitions": definitions,
    }


def _rule_definition(definition: dict[str, Any], extends: str, check: type[Check[Any]]) -> dict[str, Any]:
    said = descriptions(check.fields)
    properties = {
        name: {**value, "description": said[name]} if name in said else value
        for name, value in definition["properties"].items()
    }
    properties["extends"] = {**properties["extends"], "const": extends}
    return {
        **definition,
        "title": extends,
        "description": " ".join((check.__doc__ or "").split()),
        "properties": properties,
    }


def descriptions(type_: type[msgspec.Struct]) -> dict[str, str]:
    """What the docstrings of a struct and its bases say of each field.

    That is the sentence that names the field first, or all of the docstring where none does.
    """
    said: dict[str, str] = {}
    for cls in type_.__mro__:
        if cls is msgspec.Struct or not issubclass(cls, msgspec.Struct):
            continue
        text = " ".join((cls.__doc__ or "").split())
        for sentence in re.split(r"(?<=[.;]) ", text):
            for name in re.findall(r"``(\w+)(?::[^`]*)?``", sentence):
                if name in type_.__struct_fields__:
                    said.setdefault(name, sentence.replace("``", "").rstrip(";"))
        for name in cls.__annotations__:
            said.setdefault(name, text.replace("``", ""))
    return {name: sentence for name, sentence in said.items() if sentence}


def _forgiving(schema: Any) -> Any:
    """A schema that also takes one entry where a list stands, and an example written as its text alone.

    Lists of a fixed length are put in the words of Draft 7.
    """
    if isinstance(schema, list):
        return [_forgiving(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("$ref", "").endswith(f"/{Example.__name__}"):
        return {"anyOf": [{"type": "string"}, schema]}
    changed = {key: _forgiving(value) for key, value in schema.items() if key != "default"}
    if "prefixItems" in changed:
        changed |= {"items": changed.pop("prefixItems"), "additionalItems": False}
    if changed.get("type") == "array" and isinstance(changed.get("items"), dict):
        return {"anyOf": [changed, changed["items"]]}
    return changed
