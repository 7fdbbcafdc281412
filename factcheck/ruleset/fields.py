"""From a rule's YAML to its typed fields, with every error at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from factcheck.yamlfile import Node, YamlProblem

T = TypeVar("T", bound=msgspec.Struct)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'this'?`` where a known word is near enough, else an empty string."""
    from rapidfuzz import process

    close = process.extractOne(word.casefold(), {entry: entry.casefold() for entry in known}, score_cutoff=70)
    return f"; did you mean '{close[2]}'?" if close else ""


class FieldReader:
    """Reads a mapping (one rule, or a file of facts) into a struct, noting every problem on the way.

    ``lax`` reads values and keys as Vale does; ``external`` is whether the rule comes from outside, and so may have
    unknown keys where its kind allows them.
    """

    def __init__(self, path: str, *, lax: bool = False, external: bool = False) -> None:
        self.path = path
        self.lax = lax
        self.external = external
        self.problems: list[YamlProblem] = []

    def problem(self, node: Node, message: str) -> None:
        """Note a problem at a node."""
        self.problems.append(YamlProblem(self.path, node.line, node.column, message))

    def read(self, node: Node, type_: type[T]) -> T | None:
        """What could be read of a struct whatever the problems; None where that is nothing.

        A field that is wrong has its default; one that must be there and is wrong or missing is empty.
        """
        before = len(self.problems)
        values = self._struct(node, type_)
        try:
            return msgspec.convert(values, type_)
        except msgspec.ValidationError as error:
            if len(self.problems) == before:
                self.problem(node, str(error))
            return None

    def _struct(self, node: Node, type_: type[msgspec.Struct]) -> dict[str, Any]:
        """A mapping's values by field; unknown and missing keys and wrong values are noted, and left out."""
        if node.kind != "mapping":
            names = [field.encode_name for field in msgspec.structs.fields(type_)]
            self.problem(node, f"expected fields ({', '.join(f'{name}:' for name in names)}), not {_what(node)}")
            return _unread(type_, {})
        fields = {field.encode_name: field for field in msgspec.structs.fields(type_)}
        values: dict[str, Any] = {}
        meant = ""
        for key, (key_node, value) in node.pairs.items():
            name = self._field_name(key, fields)
            if name is None and self.external and not type_.__struct_config__.forbid_unknown_fields:
                continue
            if name is None:
                hint = did_you_mean(key, fields)
                meant += hint
                self.problem(key_node, f"unknown field '{key}'{hint or _listed(fields)}")
            elif name in values:
                self.problem(key_node, f"the field '{name}' stands here twice")
            else:
                before = len(self.problems)
                read = self._value(value, fields[name].type, name)
                values[name] = read if len(self.problems) == before or _nests(fields[name].type) else _WRONG
        for name, field in fields.items():
            if field.required and name not in values and f"'{name}'" not in meant:
                choices = _choices(field.type)
                self.problem(node, f"the field '{name}' is missing{_listed(choices) if choices else ''}")
        return _unread(type_, values)

    def _field_name(self, key: str, fields: Mapping[str, Any]) -> str | None:
        if key in fields:
            return key
        if self.lax:
            return next((name for name in fields if name.casefold() == key.casefold()), None)
        return None

    def _value(self, node: Node, type_: Any, name: str) -> Any:
        """A value shaped for its type, and checked against it."""
        before = len(self.problems)
        value = self._shape(node, type_, name)
        if len(self.problems) == before:
            try:
                msgspec.convert(value, type_)
            except msgspec.ValidationError as error:
                where = node.at(*_error_path(str(error)))
                self.problem(where, self._explain(where, type_, name, str(error)))
                return _WRONG
        return value

    def _shape(self, node: Node, type_: Any, name: str) -> Any:
        origin, args = get_origin(type_), get_args(type_)
        if origin in (Union, UnionType):
            return self._shape(node, _choose(node, args), name)
        if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
            return self._shape_struct(node, type_)
        if type_ is str:
            return self._text(node)
        if origin in (tuple, list, frozenset, set, Sequence) or type_ in (tuple, list):
            inner = args[0] if args else Any
            items = node.items if node.kind == "list" else [] if _empty(node) else [node]
            return [self._shape(item, inner, name) for item in items]
        if origin in (dict, Mapping) or type_ is dict:
            if node.kind != "mapping":
                self.problem(node, f"'{name}' should be a mapping (key: value), not {_what(node)}")
                return {}
            inner = args[1] if args else Any
            return {key: self._value(value, inner, f"{name}: {key}") for key, value in node}
        return self._scalar(node, type_)

    def _shape_struct(self, node: Node, type_: type[msgspec.Struct]) -> Any:
        """A struct may be written as its text alone, where it has one ("just the sentence" for an example)."""
        fields = {field.encode_name for field in msgspec.structs.fields(type_)}
        if "text" not in fields:
            return self._struct(node, type_)
        if node.kind == "scalar":
            return {"text": self._text(node)}
        if node.kind == "mapping" and fields.isdisjoint(node.pairs) and any(" " in key for key in node.pairs):
            self.problem(node, "the colon makes this a mapping; put the text in single quotes")
            return {"text": ""}
        return self._struct(node, type_)

    def _text(self, node: Node) -> Any:
        """A scalar as text; a number or, in Vale's styles, a truth value written without quotes is taken as written."""
        if node.kind != "scalar":
            return node.plain()
        if node.style == '"' and (control := _CONTROL.search(node.text)):
            self.problem(
                node, f"\\{_ESCAPES[control.group()]} in double quotes is a control character; use single quotes"
            )
        if self.lax and node.value is None:
            return ""
        if self.lax or (isinstance(node.value, int | float) and not isinstance(node.value, bool)):
            return node.text
        return node.value

    def _scalar(self, node: Node, type_: Any) -> Any:
        value = node.plain()
        if self.lax and type_ in (bool, int, float) and isinstance(value, str):
            return _weak(value, type_)
        return value

    def _explain(self, node: Node, type_: Any, name: str, error: str) -> str:
        choices = _choices(type_)
        if choices and node.kind == "scalar":
            return f"'{name}' cannot be '{node.text}'{did_you_mean(node.text, choices) or _listed(choices)}"
        if choices:
            return f"'{name}' should hold one word, not {_what(node)}{_listed(choices)}"
        expected = re.match(r"Expected `([^`]*)`", error)
        if expected:
            return f"'{name}' should hold {_kind_of(expected.group(1))}, not {_what(node)}{_quote_hint(node)}"
        return f"'{name}': {error}"


#: Stands for a value that could not be read.
_WRONG = object()


def _unread(type_: type[msgspec.Struct], values: dict[str, Any]) -> dict[str, Any]:
    """The values that could be read, and empty ones for what must be there and could not."""
    right = {name: value for name, value in values.items() if value is not _WRONG}
    for field in msgspec.structs.fields(type_):
        if field.required and field.encode_name not in right:
            right[field.encode_name] = "" if field.type is str else []
    return right


def _nests(type_: Any) -> bool:
    """Whether a type holds structs, of which some may be right although others are not."""
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return True
    return any(_nests(arg) for arg in get_args(type_))


def _weak(value: str, type_: type) -> Any:
    try:
        return msgspec.convert(value, type_, strict=False)
    except msgspec.ValidationError:
        return value


def _empty(node: Node) -> bool:
    return node.kind == "scalar" and node.value is None


def _choose(node: Node, args: tuple[Any, ...]) -> Any:
    """The member of a union that fits a node's kind."""
    members = [arg for arg in args if arg is not NoneType]
    if _empty(node) and NoneType in args:
        return NoneType
    if node.kind == "scalar" and str in members:
        return str
    for member in members:
        origin = get_origin(member) or member
        struct = isinstance(origin, type) and issubclass(origin, msgspec.Struct)
        if node.kind == "mapping" and (struct or origin in (dict, Mapping)):
            return member
        if node.kind == "list" and origin in (tuple, list, frozenset, set, Sequence):
            return member
        if node.kind == "scalar" and (struct or origin in (str, int, float, bool, Literal) or _choices(member)):
            return member
    return members[0]


def _choices(type_: Any) -> list[str]:
    """The closed list of words that a type, or what it is a list of, allows."""
    if isinstance(type_, type) and issubclass(type_, Enum):
        return [str(member.value) for member in type_]
    if get_origin(type_) is Literal:
        return [str(choice) for choice in get_args(type_)]
    return [choice for arg in get_args(type_) if arg is not type_ for choice in _choices(arg)]


def _error_path(error: str) -> list[str | int]:
    """The steps of msgspec's path (``$.a[0]``)."""
    found = re.search(r" - at `(?:key in )?\$([^`]*)`$", error)
    steps = re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", found.group(1)) if found else []
    return [int(index) if index.isdigit() else name or index for name, index in steps]


_ESCAPES = {"\a": "a", "\b": "b", "\v": "v", "\f": "f", "\x1b": "e", "\0": "0"}
_CONTROL = re.compile("[\a\b\v\f\x1b\0]")

_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a mapping (key: value)",
}


def _kind_of(expected: str) -> str:
    return " or ".join(_KINDS.get(part.strip(), part.strip()) for part in expected.split("|") if part.strip() != "null")


def _what(node: Node) -> str:
    if node.kind != "scalar":
        return f"a {node.kind}"
    if node.value is None:
        return "nothing"
    return f"'{node.text[:40]}'"


def _quote_hint(node: Node) -> str:
    if node.kind == "mapping" or isinstance(node.value, bool):
        return "; text that YAML reads as something else belongs in single quotes"
    return ""


def _listed(words: Iterable[str]) -> str:
    return f"; it is one of: {', '.join(words)}"
