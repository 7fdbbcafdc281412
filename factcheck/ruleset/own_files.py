"""Reading files of a newsroom's own facts and names, every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from factcheck.ruleset.fields import FieldReader
from factcheck.yamlfile import Node, YamlBroken, YamlProblem, load

T = TypeVar("T", bound=msgspec.Struct)


class Own(Generic[T]):
    """One file as read: what it says, and the nodes that say it."""

    def __init__(self, path: str, node: Node, content: T) -> None:
        self.path = path
        self.node = node
        self.content = content


class Files(Generic[T]):
    """All files of one kind. ``problems`` is what is wrong in them; checks add what they find."""

    def __init__(self, files: Sequence[tuple[Path, bytes]], type_: type[T]) -> None:
        self.problems: list[YamlProblem] = []
        self.read = [own for path, data in files if (own := self._read(str(path), data, type_))]
        self.whole = not self.problems
        self._places: dict[tuple[str, str], tuple[str, int, int]] = {}

    def _read(self, path: str, data: bytes, type_: type[T]) -> Own[T] | None:
        try:
            node = load(data.decode("utf-8-sig"), path)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.problems.append(YamlProblem(path, line, 1, "not UTF-8"))
            return None
        except YamlBroken as broken:
            self.problems += broken.problems
            return None
        reader = FieldReader(path)
        content = reader.read(node, type_)
        self.problems += reader.problems
        for empty in _blank(node):
            self.problem(path, empty, "text should stand here")
        return None if content is None else Own(path, node, content)

    def problem(self, path: str, node: Node, message: str) -> None:
        """Note what is wrong at a node."""
        self.problems.append(YamlProblem(path, node.line, node.column, message))

    def once(self, path: str, node: Node, kind: str, name: str) -> None:
        """Note a ``name`` that another thing of the same ``kind`` bears already."""
        place = (path, node.line, node.column)
        first = self._places.setdefault((kind, name), place)
        if first != place:
            self.problem(path, node, f"'{name}' stands already at {first[0]}:{first[1]}")


def _blank(node: Node) -> Iterator[Node]:
    """The scalars that are quoted and empty."""
    if node.kind == "scalar" and node.style and not node.text.strip():
        yield node
    for item in node.items:
        yield from _blank(item)
    for _, value in node:
        yield from _blank(value)
