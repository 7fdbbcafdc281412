r"""The pattern dialect of our own kinds, turned into the dialect of the ``regex`` module.

A space matches any run of white space; ``'``, ``"`` and ``-`` their typographic forms; ``{type}`` and ``{role:type}``
are slots. Everything else is the ``regex`` module's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from factcheck.ruleset.folding import TYPOGRAPHIC
from factcheck.ruleset.model import RuleProblem
from factcheck.ruleset.slots import group_name, split_slot, type_source, unknown_slot

#: Most characters that a rule's own slot may expand to.
LONGEST = 50_000

_ESCAPE = re.compile(r"\\(?:[pPNx]\{[^}]*\}|L<[^>]*>|g<[^>]*>|.)", re.DOTALL)
_GROUP = re.compile(
    r"\(\?(?:[a-zA-Z0-9]*-?[a-zA-Z0-9]*[:)]|P?<\w+>|P[=>][^)]*\)|&[^)]*\)|\([^)]*\)|#[^)]*\)|<?[=!]|[>|])"
)
_SLOT = re.compile(r"\{([A-Za-z][^{}]*)\}")
_TIMES = re.compile(r"\{\d*(?:,\d*)?\}")
_REPEAT = re.compile(r"[?*+]|\{\d")


class Expansion(NamedTuple):
    """A pattern in the ``regex`` module's words, and its slots: type by role (a bare slot's role is its type)."""

    source: str
    slots: dict[str, str]


def expand(text: str, define: Mapping[str, str], extra: Mapping[str, str] | None = None) -> Expansion:
    """Expand a pattern of our own dialect.

    ``define`` holds the rule's own slots, in the same dialect; ``extra`` a kind's, as ready expressions.
    Raises RuleProblem for an unknown slot, a slot that holds itself, or a brace that never closes.
    """
    slots: dict[str, str] = {}
    return Expansion(_Expander(define, extra or {}, slots).run(text, ()), slots)


class _Expander:
    def __init__(self, define: Mapping[str, str], extra: Mapping[str, str], slots: dict[str, str]) -> None:
        self.define = define
        self.extra = extra
        self.slots = slots

    def run(self, text: str, inside: tuple[str, ...]) -> str:
        out: list[str] = []
        at = 0
        while at < len(text):
            char = text[at]
            token = _ESCAPE.match(text, at) or _GROUP.match(text, at)
            if token:
                out.append(token.group())
                at = token.end()
            elif char == "[":
                end = class_end(text, at)
                out.append(_expand_class(text[at:end]))
                at = end
            elif char == "{" and text[at + 1 : at + 2].isalpha():
                token = _SLOT.match(text, at)
                if not token:
                    raise RuleProblem(f"the slot that starts at “{text[at : at + 20]}” has no closing brace")
                out.append(self.slot(token.group(1), inside))
                at = token.end()
            elif char == "{" and not _TIMES.match(text, at):
                raise RuleProblem(
                    f"“{text[at : at + 20]}” is neither a slot nor a number of times; a plain brace is written \\{{"
                )
            elif char in "\n\t":
                raise RuleProblem(
                    "a line break or tab inside the pattern (\\n or \\t in double quotes?); "
                    "write it on one line, in single quotes"
                )
            elif char == " ":
                at += len(text[at:]) - len(text[at:].lstrip(" "))
                out.append(r"(?:\s+)" if text[at : at + 1] == "?" else r"\s" if _REPEAT.match(text, at) else r"\s+")
            else:
                out.append(f"[{TYPOGRAPHIC[char]}]" if char in TYPOGRAPHIC else char)
                at += 1
        return "".join(out)

    def slot(self, text: str, inside: tuple[str, ...]) -> str:
        role, kind = split_slot(text)
        before, source = "", ""
        if kind in self.define:
            if kind in inside:
                raise RuleProblem(f"the slot {{{kind}}} holds itself", ("define", kind))
            source = self.run(self.define[kind], (*inside, kind))
            if len(source) > LONGEST:
                raise RuleProblem(f"the slot {{{kind}}} grows to more than {LONGEST:,} characters", ("define", kind))
            if not role:
                return f"(?:{source})"
        elif kind in self.extra:
            source = self.extra[kind]
        else:
            try:
                before, source = type_source(kind)
            except KeyError:
                raise unknown_slot(kind, list(self.define)) from None
        role = role or kind
        if not role[0].isalpha():
            raise RuleProblem(f"the slot {{{text}}} needs a role that starts with a letter")
        self.slots[role] = kind
        return f"{before}(?P<{group_name(role)}>{source})"


def class_end(text: str, start: int) -> int:
    """Where the character class that opens at ``start`` ends; RuleProblem where it does not."""
    depth, at = 0, start
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 1
        elif text.startswith("[:", at) and depth:
            at = max(at, text.find(":]", at) + 1)
        elif char == "[":
            depth += 1
            if text[at + 1 : at + 2] == "^":
                at += 1
            if text[at + 1 : at + 2] == "]":
                at += 1
        elif char == "]":
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    raise RuleProblem(f"the character class that starts at “{text[start : start + 20]}” has no closing bracket")


def _expand_class(text: str) -> str:
    """A character class with typographic forms: a quote anywhere, a hyphen where it stands for itself."""
    if text.count("[") > 1 or "[:" in text:
        return text
    head = "[^" if text.startswith("[^") else "["
    inside = text[len(head) : -1]
    for edge in ("-", "\\-"):
        if inside.startswith(edge) or inside.endswith(edge):
            inside = inside.removeprefix(edge) if inside.startswith(edge) else inside.removesuffix(edge)
            inside += TYPOGRAPHIC["-"]
            break
    quoted = re.sub(r"\\.|['\" ]", lambda found: _class_form(found.group()), inside, flags=re.DOTALL)
    return f"{head}{quoted}]"


def _class_form(char: str) -> str:
    return r"\s" if char == " " else TYPOGRAPHIC.get(char, char)
