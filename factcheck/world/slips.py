"""What is wrong in a file of facts or names, and where."""

from __future__ import annotations

import re

from factcheck.yamlfile import YamlBroken, YamlProblem, load

_SAID = (
    (r"Object contains unknown field `(.*)`", "unknown field '{}'"),
    (r"Object missing required field `(.*)`", "the field '{}' is missing"),
    (r"Expected `(?:str|str \| null)`", "text should stand here"),
    (r"Expected `array.*`", "a list should stand here: [one, two]"),
    (r"Expected `object.*`", "fields should stand here (name: value)"),
)


def broken(path: str, content: bytes, problem: Exception) -> YamlBroken:
    """The problem of a file that could not be read, with its line and column."""
    try:
        node = load(content.decode("utf-8-sig"), path)
    except YamlBroken as slips:
        return slips
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return YamlBroken([YamlProblem(path, line, 1, "not UTF-8")])
    said, _, where = str(problem).partition(" - at `")
    steps = re.compile(r"\.([^.\[\]`]+)|\[(\d+)\]").findall(where)
    place = node.at(*(int(index) if index else name for name, index in steps))
    for pattern, words in _SAID:
        found = re.match(pattern, said)
        if found:
            said = words.format(*found.groups())
            if "unknown" in said and found[1] in place.pairs:
                place = place.pairs[found[1]][0]
            break
    return YamlBroken([YamlProblem(path, place.line, place.column, said)])
