"""Rules as data, and what a check must offer to run them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeAlias, TypeVar

import msgspec

from factcheck.draft import Passage
from factcheck.flag import Level
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Pattern, Search
    from factcheck.world import Knowledge
    from factcheck.yamlfile import YamlProblem


F = TypeVar("F", bound=RuleFields)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found: the engine makes a flag of it.

    ``evidence`` are passages with notes, or known facts. ``values`` fill the message's ``{…}``; ``message``, where
    given, is used as it stands. ``replacements`` are repairs for ``passage``. ``level`` overrides the rule's.
    """

    passage: Passage
    values: Mapping[str, str] = {}
    evidence: tuple[Shown, ...] = ()
    replacements: tuple[str, ...] = ()
    message: str | None = None
    level: Level | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence as a check gives it: a passage of the draft, or a known fact (``fact`` with its ``source``)."""

    note: str = ""
    passage: Passage | None = None
    fact: str = ""
    source: str | None = None


class Check(ABC, Generic[F]):
    """One rule, ready to run. A module of ``factcheck/checks`` holds one subclass, named by its ``extends`` value.

    ``fields`` types the rule's mapping. ``claims`` is whether the kind reads claims, and so leaves related links and
    page furniture alone; pattern kinds run everywhere. ``lax`` is whether the rule file is read as Vale reads it
    (keys without regard to case). ``fills`` are the names, beside ``match`` and the slots of its patterns, that a
    rule's message may have in braces; None where braces are text. ``by_match`` is whether a rule that has patterns
    finds nothing where none of them matches; such a rule is not even made ready for a draft that rules its patterns
    out. ``of_pairs`` is whether its findings hold two statements against each other, which several rules may find.
    """

    extends: ClassVar[str]
    fields: ClassVar[type[RuleFields]]
    claims: ClassVar[bool] = True
    lax: ClassVar[bool] = False
    fills: ClassVar[frozenset[str] | None] = None
    by_match: ClassVar[bool] = False
    of_pairs: bool = False

    def __init__(self, rule: Rule[F]) -> None:
        """Keep ``rule`` and prepare; raises RuleProblem where its fields make no sense together."""
        self.rule = rule

    def verify(self, knowledge: Knowledge) -> None:
        """Hold the rule against what is known; called once, when its file is read. Raises RuleProblem."""
        return

    @property
    def sides(self) -> Sequence[int]:
        """Of each of the rule's patterns the side that it takes, below 0 for none.

        Such a rule finds nothing in a draft that has no words for two sides. Empty where one pattern alone will do.
        """
        return ()

    @abstractmethod
    def run(self, reading: Reading, search: Search) -> Iterator[Finding]:
        """Find what the rule is about in one draft."""


#: The kinds of checks by their ``extends`` value.
Kinds: TypeAlias = "Mapping[str, type[Check[Any]]]"


class Rule(Generic[F]):
    """A rule with its id, its place and its typed fields.

    ``patterns`` are those that its check asked for, in order. ``ready`` are patterns built in an earlier run, by their
    texts and marks. Where
    ``problems`` is given, broken patterns are noted there, so that the rule's other mistakes are found too.
    """

    def __init__(
        self,
        id: str,  # noqa: A002
        fields: F,
        *,
        path: str = "",
        line: int = 0,
        ready: Mapping[tuple[str, str], Pattern] | None = None,
        problems: list[RuleProblem] | None = None,
    ) -> None:
        self.id = id
        self.fields = fields
        self.path = path
        self.line = line
        self.patterns: list[Pattern] = []
        self._ready = ready or {}
        self._problems = problems

    @property
    def proven(self) -> bool:
        """Whether an earlier run has found the rule's expressions right, so that they need not be tried again."""
        return bool(self._ready)

    def pattern(
        self,
        text: str,
        field: tuple[Any, ...] = (),
        *,
        vale: bool = False,
        ignorecase: bool | None = None,
        words: bool = True,
        slots: Mapping[str, str] | None = None,
    ) -> Pattern:
        """Make a pattern of this rule; called by a check's ``__init__``, so that the prefilter knows of it.

        ``field`` is where the text stands in the rule, for errors: ``("positions", "free to leave", 0)``.
        ``vale`` takes the text as an expression of the ``regex`` module, without slots and conventions.
        ``ignorecase`` is the rule's own where it is not given. ``words`` keeps matches from starting or ending inside a
        word. ``slots`` are slot types of the kind's own, as ready expressions. Raises RuleProblem with ``field``, or
        notes it and gives a pattern that matches nothing.
        """
        from factcheck.ruleset.expression import broken_pattern, make_pattern, pattern_marks

        if ignorecase is None:
            ignorecase = self.fields.ignorecase
        marks = pattern_marks(vale, ignorecase, words, slots)
        pattern = self._ready.get((text, marks))
        if pattern is None:
            try:
                pattern = make_pattern(
                    text, self.fields.define, marks=marks, vale=vale, ignorecase=ignorecase, words=words, slots=slots
                )
            except RuleProblem as problem:
                placed = RuleProblem(str(problem), problem.field or field)
                if self._problems is None:
                    raise placed from None
                self._problems.append(placed)
                pattern = broken_pattern(text)
        self.patterns.append(pattern)
        return pattern


class RulesBroken(ValueError):
    """Rules that cannot be used: every problem of every file, in order."""

    def __init__(self, problems: Sequence[YamlProblem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)


class RuleProblem(ValueError):
    """A rule that cannot be used: ``field`` (a path such as ``positions.free``) says where, the text why."""

    def __init__(self, message: str, field: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.field = field
