"""Reading files of a newsroom's own facts and names, every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """All files of one kind. ``problems`` is what is wrong in them; checks add what they find.

    Of a file with wrong fields the rest is read. ``whole`` is whether there is none of which nothing could be read;
    ``said`` are the ids in files with wrong fields, wherever they stand.
    """

    def __init__(self, files: Sequence[tuple[str, bytes]], type_: type[T]) -> None:
        self.problems: list[YamlProblem] = []
        self.said: set[str] = set()
        self.read = [own for path, data in files if (own := self._read(path, data, type_))]
        self.whole = len(self.read) == len(files)
        self._wrong = {problem[:3] for problem in self.problems}
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
        if reader.problems:
            self.said.update(_ids(node))
        for empty in _blank(node):
            self.problem(path, empty, "text should stand here")
        return None if content is None else Own(path, node, content)

    def problem(self, path: str, node: Node, message: str) -> None:
        """Note what is wrong at a node."""
        self.problems.append(YamlProblem(path, node.line, node.column, message))

    def sound(self, path: str, node: Node) -> bool:
        """Whether all that a node holds could be read."""
        return not (self._wrong and any((path, *place) in self._wrong for place in _places(node)))

    def once(self, path: str, node: Node, kind: str, name: str) -> None:
        """Note a ``name`` that another thing of the same ``kind`` bears already."""
        place = (path, node.line, node.column)
        if not name:
            return
        first = self._places.setdefault((kind, name), place)
        if first != place:
            self.problem(path, node, f"'{name}' stands already at {first[0]}:{first[1]}")


def _places(node: Node) -> Iterator[tuple[int, int]]:
    """Line and column of a node and of all in it."""
    yield node.line, node.column
    for inner in (*node.items, *(part for pair in node.pairs.values() for part in pair)):
        yield from _places(inner)


def _ids(node: Node) -> Iterator[str]:
    """What bears a name by which others call it; where the key for it is missing, every word may be that name."""
    found = [value.text for key in ("id", "code") if (value := node.get(key))]
    yield from found or (value.text for _, value in node if value.kind == "scalar")
    for item in (*node.items, *(value for _, value in node)):
        yield from _ids(item)


def _blank(node: Node) -> Iterator[Node]:
    """The scalars that are quoted and empty."""
    if node.kind == "scalar" and node.style and not node.text.strip():
        yield node
    for item in node.items:
        yield from _blank(item)
    for _, value in node:
        yield from _blank(value)
