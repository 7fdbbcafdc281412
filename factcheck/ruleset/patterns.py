"""Patterns of rules, and the search for them in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck.draft import Block, Draft, Passage
from factcheck.ruleset.model import RuleProblem

if TYPE_CHECKING:
    from regex import Pattern as Compiled

    from factcheck.ruleset.model import Check

#: CPU seconds that one pattern may take in one draft: ``BOUND`` plus ``BOUND_PER_MB`` for every million characters.
BOUND = 10.0
BOUND_PER_MB = 5.0

_LIST = re.compile(r"\\L<(\w+)>")


class BoundExceeded(RuntimeError):
    """A pattern took longer than it may; names the rule, the pattern and the place in the draft."""

    def __init__(self, rule: str, pattern: str, passage: Passage) -> None:
        start = passage.span.start
        super().__init__(
            f"rule {rule}: the pattern “{_short(pattern)}” takes too long on the text at character {start} "
            f"(“{_short(passage.text)}”). Make its repetitions narrower, or leave the rule out with --ignore {rule}"
        )
        self.rule = rule
        self.pattern = pattern
        self.passage = passage


def _short(text: str, width: int = 60) -> str:
    text = " ".join(text[: 2 * width].split())
    return text if len(text) <= width else f"{text[: width - 1]}…"


class Pattern(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    r"""A pattern ready for the ``regex`` module.

    ``text`` is as the rule has it, ``source`` expanded; the words of the known world still stand as named lists
    (``\L<country>``). ``slots`` gives each role's type. ``literals`` are clauses of folded strings: of each clause one
    stands in every match; an entry ``"\0country"`` stands for any word of that slot type. Without clauses the pattern
    is tried on every block.
    """

    text: str
    source: str
    key: str = ""
    ignorecase: bool = True
    slots: Mapping[str, str] = {}
    literals: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def world_types(self) -> tuple[str, ...]:
        """The types of known things in the pattern."""
        return tuple(sorted(set(_LIST.findall(self.source))))

    @cached_property
    def regex(self) -> Compiled[str]:
        """The expression with every word of the known world in it. ``Search`` compiles a smaller one a draft."""
        from factcheck.ruleset.slots import world_words

        if not self.world_types:
            return compile_source(self.source, self.ignorecase)
        tables = {kind: world_words(kind).values() for kind in self.world_types}
        return self.regex_with({kind: [word for words in table for word in words] for kind, table in tables.items()})

    def regex_with(self, words: Mapping[str, Sequence[str]]) -> Compiled[str]:
        """The expression with just these words for the slots of known things."""
        return compile_source(_LIST.sub(lambda found: word_source(words[found[1]]), self.source), self.ignorecase)

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
            raise RuleProblem(f"not a pattern ({what}): “{_short(self.text)}”") from None


def compile_source(source: str, ignorecase: bool) -> Compiled[str]:
    """Compile for the ``regex`` module: its newer behaviour, folding one character to one."""
    import regex

    flags = regex.V1 | (regex.I if ignorecase else 0)
    return regex.compile(f"(?-f:{source})" if ignorecase or "(?" in source else source, flags)


def word_source(words: Sequence[str]) -> str:
    """An alternation of words, longest first; nothing matches where there are none."""
    return f"(?:{'|'.join(map(_word_form, sorted(words, key=len, reverse=True)))})" if words else "(?!)"


@cache
def _word_form(word: str) -> str:
    from factcheck.ruleset.dialect import TYPOGRAPHIC

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
    key: str = "",
    vale: bool = False,
    ignorecase: bool = True,
    words: bool = True,
    slots: Mapping[str, str] | None = None,
) -> Pattern:
    """Build a pattern from a rule's text; see ``Rule.pattern`` for the options. Raises RuleProblem."""
    from factcheck.ruleset.dialect import expand
    from factcheck.ruleset.literals import required_literals

    if vale:
        source, found = text, dict[str, str]()
    else:
        if not text.strip():
            raise RuleProblem("an empty pattern")
        source, found = expand(text, define, slots)
        source = f"{_OPEN}(?:{source}){_CLOSE}" if words else f"(?:{source})"
    pattern = Pattern(
        text=text, source=source, key=key, ignorecase=ignorecase, slots=found, literals=required_literals(source)
    )
    pattern.check()
    return pattern


def pattern_key(text: str, vale: bool, ignorecase: bool, words: bool, slots: Mapping[str, str] | None) -> str:
    """What tells one pattern of a rule from the others."""
    marks = "".join(letter for letter, on in (("v", vale), ("i", ignorecase), ("w", words)) if on)
    return "\0".join([marks, text, *(f"{name}={source}" for name, source in sorted((slots or {}).items()))])


class Match:
    """One match of a pattern in a draft."""

    __slots__ = ("_match", "_offset", "passage", "pattern")

    def __init__(self, pattern: Pattern, match: Any, unit: Passage) -> None:
        self.pattern = pattern
        self.passage = Passage(unit.block, unit.start + match.start(), unit.start + match.end())
        self._match = match
        self._offset = unit.start

    @property
    def text(self) -> str:
        """The matched text."""
        return self.passage.text

    def group(self, name: str | int) -> str | None:
        """The text of a slot (by role) or group; None where it took no part or does not exist."""
        passage = self.passage_of(name)
        return passage.text if passage else None

    def passage_of(self, name: str | int) -> Passage | None:
        """Where a slot or group matched; None where it took no part or does not exist."""
        try:
            start, end = self._match.span(_group(name))
        except IndexError:
            return None
        return None if start < 0 else Passage(self.passage.block, self._offset + start, self._offset + end)

    @property
    def last_group(self) -> str | None:
        """The name of the outermost group that matched last."""
        name: str | None = self._match.lastgroup
        return name

    @property
    def values(self) -> dict[str, str]:
        """The texts of the slots that took part, by role."""
        return {role: text for role in self.pattern.slots if (text := self.group(role)) is not None}


def _group(name: str | int) -> str | int:
    return name.replace("-", "_") if isinstance(name, str) else name


class Search:
    """The search of one rule's patterns in one draft.

    ``passages`` are the stretches the rule looks at: the blocks of its scope (sentences where the scope says so);
    kinds that read claims get only blocks that assert. ``blocks`` are the blocks these stand in.
    """

    def __init__(self, check: Check[Any], draft: Draft, finder: Finder | None = None) -> None:
        from factcheck.ruleset.scope import passages_in

        self.check = check
        self.finder = finder or Finder(draft)
        self.passages = tuple(passages_in(check.rule.fields.scope, self.finder, claims=check.claims))
        self._spent: dict[Pattern, float] = {}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that the rule looks at, in document order."""
        return tuple({passage.block.index: passage.block for passage in self.passages}.values())

    def search(self, pattern: Pattern, blocks: Iterable[Block] | None = None) -> Iterator[Match]:
        """Every match in document order, over the rule's passages or over the blocks given. Raises BoundExceeded."""
        units = self.passages if blocks is None else [Passage(block, 0, len(block.text)) for block in blocks]
        for unit in units:
            yield from self.matches(pattern, unit)

    def possible(self, pattern: Pattern) -> bool:
        """Whether the pattern may match anywhere in the rule's passages; cheap, and never wrongly False."""
        return any(self.finder.may_match(pattern, block) for block in self.blocks)

    def matches(self, pattern: Pattern, unit: Passage) -> Iterator[Match]:
        """Every match inside one passage, which counts as a text of its own. Raises BoundExceeded."""
        for match in self.finditer(pattern, unit):
            if match.end() > match.start():
                yield Match(pattern, match, unit)

    def finditer(self, pattern: Pattern, unit: Passage) -> Iterator[Any]:
        """The ``regex`` module's own matches inside one passage, empty ones too. Raises BoundExceeded."""
        if not self.finder.may_match(pattern, unit.block):
            return
        from time import process_time

        compiled = self.finder.compiled(pattern)
        bound = BOUND + BOUND_PER_MB * len(unit.block.text) / 1e6
        left = bound - self._spent.get(pattern, 0.0)
        start = process_time()
        try:
            found = list(compiled.finditer(unit.text, timeout=max(left, 0.001)))
        except TimeoutError:
            raise BoundExceeded(self.check.rule.id, pattern.text, unit) from None
        finally:
            self._spent[pattern] = self._spent.get(pattern, 0.0) + process_time() - start
        yield from found


class Finder:
    """What all searches in one draft share: the world's words that occur in it, and the prefilter's findings."""

    def __init__(self, draft: Draft, candidates: Mapping[Pattern, frozenset[int]] | None = None) -> None:
        self.draft = draft
        self.candidates = candidates
        self._compiled: dict[Pattern, Any] = {}
        self._wholes: dict[str, Block] = {}
        self._words: dict[str, tuple[str, ...]] = {}

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every word of the draft."""
        return frozenset(token for block in self.draft.blocks for token in re.findall(r"\w+", block.text))

    def whole(self, name: str) -> Block:
        """The draft as one block: "raw" its source as it stands, "summary" its running text."""
        if name not in self._wholes:
            from factcheck.ruleset.wholes import raw_block, summary_block

            self._wholes[name] = raw_block(self.draft) if name == "raw" else summary_block(self.draft)
        return self._wholes[name]

    def may_match(self, pattern: Pattern, block: Block) -> bool:
        """Whether the prefilter leaves the block as a candidate for the pattern."""
        if self.candidates is None or block.index < 0:
            return True
        if pattern in self.candidates and block.index not in self.candidates[pattern]:
            return False
        return all(self._has_words(clause) for clause in pattern.literals)

    def _has_words(self, clause: tuple[str, ...]) -> bool:
        """Whether the draft has a word of a slot that a clause of slots asks for; True for any other clause."""
        return not all(literal.startswith("\0") for literal in clause) or any(self.words(kind[1:]) for kind in clause)

    def words(self, kind: str) -> tuple[str, ...]:
        """The world's words of a slot type that the draft has."""
        if kind not in self._words:
            from factcheck.ruleset.slots import words_in

            self._words[kind] = words_in(kind, self.tokens)
        return self._words[kind]

    def compiled(self, pattern: Pattern) -> Any:
        """The pattern's expression for this draft."""
        if not pattern.world_types:
            return pattern.regex
        if pattern not in self._compiled:
            self._compiled[pattern] = pattern.regex_with({kind: self.words(kind) for kind in pattern.world_types})
        return self._compiled[pattern]
