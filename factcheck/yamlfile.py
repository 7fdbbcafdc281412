"""YAML with positions: scalars of the YAML 1.2 core schema, and nothing that hides or explodes.

Built on libyaml's events, so that every node knows its line and column. Duplicate keys, tags, merge keys and
alias bombs are problems; whatever can be collected in one pass is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import yaml

#: Deepest nesting, and most nodes after aliases are followed, that a file may have.
MAX_DEPTH = 40
MAX_NODES = 250_000
TOO_DEEP = f"nested more than {MAX_DEPTH} deep"

Scalar: TypeAlias = str | int | float | bool | None


class YamlProblem(NamedTuple):
    """What is wrong in a file and where; line and column count from 1, 0 where there is none."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class YamlBroken(ValueError):
    """A file that cannot be used: every problem that one pass could find."""

    def __init__(self, problems: list[YamlProblem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Node:
    """One value of a YAML file. Compare ``kind``: "scalar", "list" or "mapping".

    Of a scalar, ``value`` is typed by the core schema, ``text`` is as written and ``style`` is ``""`` for a plain
    scalar, else ``'``, ``"``, ``|`` or ``>``. ``items`` are a list's nodes; ``pairs`` a mapping's key and value nodes
    by key. ``size`` counts the nodes with every alias followed.
    """

    __slots__ = ("column", "items", "kind", "line", "pairs", "size", "style", "text", "value")

    def __init__(self, kind: str, line: int, column: int) -> None:
        self.kind = kind
        self.line = line
        self.column = column
        self.value: Scalar = None
        self.text = ""
        self.style = ""
        self.items: list[Node] = []
        self.pairs: dict[str, tuple[Node, Node]] = {}
        self.size = 1

    def __iter__(self) -> Iterator[tuple[str, Node]]:
        return ((key, value) for key, (_, value) in self.pairs.items())

    def get(self, key: str) -> Node | None:
        """The value under ``key`` of a mapping, or None."""
        pair = self.pairs.get(key)
        return pair[1] if pair else None

    def at(self, *path: str | int) -> Node:
        """The node that ``path`` leads to, or the last one on the way there."""
        node = self
        for step in path:
            if node.kind == "mapping" and str(step) in node.pairs:
                node = node.pairs[str(step)][1]
            elif node.kind == "list" and isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
            else:
                break
        return node

    def plain(self) -> Any:
        """The value as lists, dictionaries and scalars."""
        if self.kind == "list":
            return [item.plain() for item in self.items]
        if self.kind == "mapping":
            return {key: value.plain() for key, value in self}
        return self.value


def load(text: str, path: str = "", *, forgiving: bool = False) -> Node:
    r"""Read one YAML document; an empty one is an empty scalar. Raises YamlBroken with every problem found.

    ``forgiving`` takes what Go's YAML reader, and so some published styles, let pass: ``\'`` in double quotes, and
    below the top level a key that stands twice with the same value.
    """
    import yaml

    if forgiving:
        text = re.sub(r"(?<!\\)((?:\\\\)*)\\'", r"\1'", text) if re.search(r"\"[^\"\n]*\\'", text) else text
    composer = _Composer(path, forgiving)
    try:
        composer.run(text.removeprefix("\ufeff"), yaml)
    except yaml.MarkedYAMLError as error:
        composer.problem(*slip(error, text))
    except yaml.reader.ReaderError as error:
        composer.problem(*_line_column(text, error.position), "a character that YAML does not allow")
    if composer.problems:
        raise YamlBroken(sorted(composer.problems))
    return composer.root or Node("scalar", 1, 1)


class _Composer:
    """Builds nodes from parser events."""

    def __init__(self, path: str, forgiving: bool) -> None:
        self.path = path
        self.forgiving = forgiving
        self.problems: list[YamlProblem] = []
        self.root: Node | None = None
        self._anchors: dict[str, Node] = {}
        self._open: list[tuple[Node, list[Node]]] = []

    def problem(self, line: int, column: int, message: str) -> None:
        """Note a problem."""
        self.problems.append(YamlProblem(self.path, line, column, message))

    def run(self, text: str, yaml_: Any) -> None:
        """Parse ``text`` and set ``root``."""
        loader: Any = getattr(yaml_, "CSafeLoader", None) or yaml_.SafeLoader
        documents = 0
        for event in yaml_.parse(text, Loader=loader):
            if isinstance(event, yaml_.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.problem(*_place(event), "a second document in one file; split it into two files")
            elif documents > 1:
                continue
            elif isinstance(event, yaml_.ScalarEvent):
                self._add(self._scalar(event), event)
            elif isinstance(event, yaml_.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml_.SequenceStartEvent | yaml_.MappingStartEvent):
                self._start(event, "list" if isinstance(event, yaml_.SequenceStartEvent) else "mapping")
            elif isinstance(event, yaml_.SequenceEndEvent | yaml_.MappingEndEvent):
                self._end()

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        node = Node("scalar", *_place(event))
        node.text = event.value
        node.style = event.style or ""
        node.value = core_scalar(event.value) if not node.style else event.value
        return node

    def _alias(self, event: yaml.AliasEvent) -> None:
        target = self._anchors.get(event.anchor or "")
        if target is None:
            self.problem(*_place(event), f"alias *{event.anchor} has no anchor before it")
            target = Node("scalar", *_place(event))
        elif any(node is target for node, _ in self._open):
            self.problem(*_place(event), f"alias *{event.anchor} stands inside its own anchor")
            target = Node("scalar", *_place(event))
        self._attach(target)

    def _start(self, event: Any, kind: str) -> None:
        node = Node(kind, *_place(event))
        if len(self._open) == MAX_DEPTH:
            self.problem(*_place(event), TOO_DEEP)
        self._check_tag(event)
        if event.anchor:
            self._anchors[event.anchor] = node
        self._open.append((node, []))

    def _end(self) -> None:
        node, children = self._open.pop()
        node.size += sum(child.size for child in children)
        if node.size > MAX_NODES and not any("aliases" in problem.message for problem in self.problems):
            self.problem(node.line, node.column, f"more than {MAX_NODES:,} values once its aliases are followed")
        if node.kind == "list":
            node.items = children
        else:
            self._pair(node, children)
        self._attach(node)

    def _pair(self, node: Node, children: list[Node]) -> None:
        for key, value in zip(children[::2], children[1::2], strict=True):
            if key.kind != "scalar":
                self.problem(key.line, key.column, "a key must be a word, not a list or mapping")
            elif key.text in node.pairs:
                first, said = node.pairs[key.text]
                if (
                    self.forgiving
                    and self._open
                    and value.kind == "scalar"
                    and (value.text, "scalar") == (said.text, said.kind)
                ):
                    continue
                self.problem(key.line, key.column, f"duplicate key '{key.text}', already on line {first.line}")
            elif key.text == "<<" and not key.style:
                self.problem(key.line, key.column, "merge keys are not supported; write the keys out")
            else:
                node.pairs[key.text] = (key, value)

    def _add(self, node: Node, event: Any) -> None:
        self._check_tag(event)
        if event.anchor:
            self._anchors[event.anchor] = node
        self._attach(node)

    def _check_tag(self, event: Any) -> None:
        if event.tag:
            self.problem(*_place(event), f"tags such as {event.tag} are not supported; take it out")

    def _attach(self, node: Node) -> None:
        if self._open:
            self._open[-1][1].append(node)
        else:
            self.root = node


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _line_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def slip(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Where libyaml gave up, or the slip stands, and what to do about it."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    problem, context = error.problem or "", error.context or ""
    if mark is None:
        return 1, 1, problem or "not valid YAML"
    if "nesting depth" in problem:
        return mark.line + 1, mark.column + 1, TOO_DEEP
    if opened and "quoted scalar" in context and "end of stream" in problem:
        return opened.line + 1, opened.column + 1, "the quotation mark that opens here is never closed"
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    return mark.line + 1, mark.column + 1, _plain_words(problem, lines, mark.line, line[: mark.column])


def _plain_words(problem: str, lines: list[str], at: int, before: str) -> str:
    """libyaml's words for the commonest slips, said so that they help; it gave up in line ``at``, after ``before``."""
    line = lines[at] if at < len(lines) else ""
    if re.match(r" *\t", line):
        return "a tab at the start of the line; YAML is indented with spaces"
    mark = _first_mark(lines[max(0, at - 1) : at + 1])
    if mark:
        return f"text that starts with {mark} belongs in single quotes"
    key = re.match(r"\s*(?:[-–—]\s+)?([\w-]+):(?=\s|$)", line)
    early = "did not find expected key" in problem and not before.strip()
    if key and (early or ("mapping values are not allowed" in problem and len(before) == key.end(1))):
        return (
            f"'{key[1]}:' does not stand in the column of the keys above it "
            "(wrong indentation, or no space after the colon or hyphen of the line above?)"
        )
    return next((words for said, words in _SAID.items() if said in problem), problem)


_SAID = {
    "could not find expected ':'": (
        "a line that is neither 'key: value' nor a list item (missing colon, no space after it, or wrong indentation?)"
    ),
    "mapping values are not allowed": "a colon in the middle of plain text; put the text in single quotes",
    "cannot start any token": "a character that plain text cannot start with; put the text in single quotes",
    "unknown escape character": "a backslash inside double quotes is an escape; put patterns in single quotes",
    "expected ',' or": (
        "the list or mapping in brackets breaks off here: a comma or the closing bracket is missing, "
        "or text with a bracket or brace in it lacks its single quotes"
    ),
    "expected '-' indicator": "this line belongs neither to the item above it nor to the list (wrong indentation?)",
    "did not find expected key": (
        "something stands where a key should (wrong indentation, or a quote that closes too early? "
        "An apostrophe inside single quotes is written twice: '')"
    ),
}


def _first_mark(lines: list[str]) -> str:
    """The mark that YAML takes for itself at the start of a value that goes on after what it encloses; else ""."""
    found = (
        re.match(r"\s*(?:- +)*(?:[\w -]+: +)?(?=(.))(?:\{[^}]*\}|\[[^\]]*\]|[*&!%@`|>])\s*[^\s#,]", line)
        for line in lines
    )
    return next((match[1] for match in found if match), "")


@cache
def _core() -> tuple[re.Pattern[str], re.Pattern[str]]:
    whole = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
    broken = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
    return whole, broken


_WORDS: dict[str, Scalar] = {"": None, "~": None}
_WORDS |= dict.fromkeys(("null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True)
_WORDS |= dict.fromkeys(("false", "False", "FALSE"), False)
_WORDS |= dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf"))
_WORDS |= dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf"))
_WORDS |= dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan"))


def core_scalar(text: str) -> Scalar:
    """A plain scalar's value by the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema).

    ``no``, ``on``, ``12:30`` and ``2022-09-28`` stay text.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    whole, broken = _core()
    if whole.fullmatch(text) and len(text) < 100:
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if broken.fullmatch(text):
        return float(text)
    return text
