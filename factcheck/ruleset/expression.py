"""A rule's pattern as an expression of the ``regex`` module."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from factcheck.ruleset.folding import TYPOGRAPHIC
from factcheck.ruleset.model import RuleProblem

if TYPE_CHECKING:
    from regex import Pattern as Compiled

_LIST = re.compile(r"\\L<(\w+)>")


def shortened(text: str, width: int = 60) -> str:
    """``text`` on one line, cut to ``width`` characters."""
    text = " ".join(text[: 2 * width].split())
    return text if len(text) <= width else f"{text[: width - 1]}…"


Clauses: TypeAlias = tuple[tuple[str, ...], ...]
_CLAUSES = msgspec.msgpack.Decoder(Clauses)


class Need(msgspec.Struct, frozen=True, eq=False, dict=True, array_like=True):
    """What a text must have for a pattern to match in it.

    ``data`` are the literals, as MessagePack: a draft has what few needs ask for, and only those are read.
    ``keyed`` is whether the literals have keys.
    """

    data: memoryview
    keyed: bool

    @classmethod
    def of(cls, literals: Clauses) -> "Need":
        """The need of some literals."""
        need = cls(memoryview(msgspec.msgpack.encode(literals)), False)
        return cls(need.data, bool(need.keys))

    @cached_property
    def literals(self) -> Clauses:
        r"""Clauses of strings: one of each stands in the ``normal`` form of the text.

        ``"\0country\0"`` in one stands for any word of that slot type.
        """
        return _CLAUSES.decode(self.data)

    @property
    def keys(self) -> Clauses:
        """The keys of those clauses that have any."""
        from factcheck.ruleset.literals import keys

        return tuple(found for clause in self.literals if (found := keys(clause)))

    @cached_property
    def plain(self) -> tuple[tuple[str, ...], ...]:
        """The clauses of literals that are the same for every draft."""
        return tuple(clause for clause in self.literals if not any("\0" in literal for literal in clause))

    @cached_property
    def slotted(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The other clauses: of each literal its pieces, every second one a slot type."""
        clauses = (clause for clause in self.literals if any("\0" in literal for literal in clause))
        return tuple(tuple(tuple(literal.split("\0")) for literal in clause) for clause in clauses)


class Pattern(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True, array_like=True):
    r"""A pattern ready for the ``regex`` module.

    ``text`` is as the rule has it, ``source`` expanded; the words of the known world still stand as named lists
    (``\L<country>``). ``slots`` gives each role's type. Of ``needs`` one is met by every text that the pattern matches
    in; without any the pattern is tried on every block. ``marks`` tell it from others of the rule with the same text.
    """

    text: str
    source: str
    marks: str = ""
    needs: tuple[Need, ...] = ()
    ignorecase: bool = True
    slots: Mapping[str, str] = {}

    @cached_property
    def world_types(self) -> tuple[str, ...]:
        """The types of known things in the pattern."""
        return tuple(sorted(set(_LIST.findall(self.source))))

    @cached_property
    def regex(self) -> "Compiled[str]":
        """The expression of a pattern without known things; one with them is compiled for each draft."""
        return compile_source(self.source, self.ignorecase)

    def regex_with(self, words: Mapping[str, Sequence[str]]) -> "Compiled[str]":
        """The expression with just these words for the slots of known things."""
        source = _LIST.sub(lambda found: word_source(words[found[1]]), self.source)
        return compile_source(source, self.ignorecase)

    def check(self) -> None:
        """Compile the expression without the world; raises RuleProblem where it is none."""
        import regex

        try:
            if self.world_types:
                self.regex_with(dict.fromkeys(self.world_types, ("Word",)))
            else:
                self.__dict__["regex"] = compile_source(self.source, self.ignorecase)
        except (regex.error, OverflowError, RecursionError) as error:
            what = str(error).partition(" at position")[0]
            raise RuleProblem(f"not a pattern ({what}): “{shortened(self.text)}”") from None


def compile_source(source: str, ignorecase: bool) -> "Compiled[str]":
    """Compile for the ``regex`` module: its newer behaviour, folding one character to one."""
    import regex

    flags = int(regex.V1 | (regex.I if ignorecase else 0))
    source = f"(?-f:{source})" if ignorecase or "(?" in source else source
    return regex.compile(source, flags)


def word_source(words: Sequence[str]) -> str:
    """An alternation of words, longest first; nothing matches where there are none."""
    return f"(?:{'|'.join(map(_word_form, sorted(words, key=len, reverse=True)))})" if words else "(?!)"


@cache
def _word_form(word: str) -> str:
    marks = {"’": "'", "–": "-"}
    out = []
    for char in word:
        char = marks.get(char, char)
        out.append(r"\s+" if char == " " else f"[{TYPOGRAPHIC[char]}]" if char in TYPOGRAPHIC else re.escape(char))
    return "".join(out)


#: At the outer edges of a pattern that begins or ends with a word character, a word begins or ends.
_OPEN, _CLOSE = r"(?:\b|(?!\w))", r"(?:\b|(?<!\w))"


def make_pattern(
    text: str,
    define: Mapping[str, str],
    *,
    marks: str = "",
    vale: bool = False,
    ignorecase: bool = True,
    words: bool = True,
    slots: Mapping[str, str] | None = None,
) -> Pattern:
    """Build a pattern from a rule's text; see ``Rule.pattern`` for the options. Raises RuleProblem."""
    from factcheck.ruleset.dialect import expand
    from factcheck.ruleset.literals import required_literals
    from factcheck.ruleset.slots import WORLD

    if vale:
        source, found = text, dict[str, str]()
    else:
        if not text.strip():
            raise RuleProblem("an empty pattern")
        source, found = expand(text, define, slots)
        source = f"{_OPEN}(?:{source}){_CLOSE}" if words else f"(?:{source})"
    needs = tuple(map(Need.of, required_literals(source)))
    pattern = Pattern(text=text, source=source, marks=marks, ignorecase=ignorecase, slots=found, needs=needs)
    unknown = set(pattern.world_types) - set(WORLD)
    if unknown:
        raise RuleProblem(f"there is no list of words named {', '.join(sorted(unknown))}; there are {', '.join(WORLD)}")
    pattern.check()
    return pattern


def broken_pattern(text: str) -> Pattern:
    """What stands in for a pattern that is none: it matches nothing, and has the slots that ``text`` names."""
    named = re.findall(r"\{([A-Za-z][\w-]*)(?:\s*:\s*([\w-]+))?\}", text)
    return Pattern(text=text, source="(?!)", slots={role: kind or role for role, kind in named})


@cache
def _mark(source: str) -> int:
    from zlib import crc32

    return crc32(source.encode())


def pattern_marks(vale: bool, ignorecase: bool, words: bool, slots: Mapping[str, str] | None) -> str:
    """What tells a pattern of a rule from others with the same text."""
    marks = f"{'v' * vale}{'i' * ignorecase}{'w' * words}"
    return " ".join([marks, *(f"{name}={_mark(slots[name])}" for name in sorted(slots))]) if slots else marks
