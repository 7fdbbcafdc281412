"""support: what title, standfirst and captions state, held against the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from factcheck.claims.alignment import Line
from factcheck.claims.comparison import Amount, Called, Contrast, Day, Value, contrast, is_sum
from factcheck.claims.exclusion import Lexicon
from factcheck.claims.wordforms import stem
from factcheck.draft.model import DISPLAY
from factcheck.ruleset.model import Check, Finding, Rule, RuleFields, RuleProblem, Shown

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.claims.values import Sides, Values
    from factcheck.ruleset.patterns import Search

#: Below this number of sentences a body is too short to be missed in.
SHORTEST_BODY = 5

Kind = Literal["quantity", "date", "weekday", "name", "place", "polarity", "term", "pronoun"]

#: Pronouns that stand for someone or something named before.
_PRONOUNS = frozenset("he she they his her their".split())


class SupportFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to hold against the body, and how sure to be.

    ``likeness`` is how far the words around the other value must be those around the claim (0 to 1), ``rival`` how
    much of that the likest place that bears the claim out may reach (0 to 1), ``matched`` how many words of matter
    the two sentences must share. ``opposites`` and ``kinds`` are groups of words that exclude one another: for each
    group its sides, a side being words that mean the same, set apart by commas. Opposites are found in every form,
    kinds (nouns and names) in singular and plural.
    """

    find: Literal["contradicted", "unsupported"]
    claims: tuple[Kind, ...]
    scope: tuple[str, ...] = ("title", "standfirst", "caption")
    likeness: float = 0.45
    rival: float = 0.5
    matched: int = 2
    opposites: Mapping[str, tuple[str, ...]] = {}
    kinds: Mapping[str, tuple[str, ...]] = {}


class Support(Check[SupportFields]):
    """Values of the display texts that the body contradicts, or that it does not know."""

    extends: ClassVar[str] = "support"
    fields: ClassVar[type[RuleFields]] = SupportFields

    def __init__(self, rule: Rule[SupportFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        if "term" in fields.claims and not (fields.opposites or fields.kinds):
            raise RuleProblem("'term' needs 'opposites' or 'kinds': words that exclude one another", ("claims",))
        if fields.find == "contradicted" and "pronoun" in fields.claims:
            raise RuleProblem("a pronoun can be unsupported only", ("claims",))
        if fields.find == "unsupported" and not {"polarity", "term"}.isdisjoint(fields.claims):
            raise RuleProblem("polarity and term can be contradicted only", ("claims",))
        self._lexicon = Lexicon(_groups(fields.opposites), _groups(fields.kinds))

    def run(self, reading: Reading, search: Search) -> Iterator[Finding]:
        """One finding for each value that the rule is about."""
        scope = {passage.block.index for passage in search.passages}
        sides = reading.sides
        if not sides.body.lines:
            return
        for kind in self.rule.fields.claims:
            if kind == "pronoun":
                yield from _unnamed(reading, scope)
                continue
            values = self._values(sides, kind)
            for value in values.stated:
                if value.slot.line.passage.block.index in scope and _is_of(kind, value):
                    yield from self._held(sides, value, values)

    def _values(self, sides: Sides, kind: Kind) -> Values:
        if kind == "term":
            return sides.choices(self._lexicon)
        if kind == "polarity":
            return sides.polarities
        if kind == "quantity":
            return sides.quantities
        return sides.dates if kind in ("date", "weekday") else sides.names

    def _held(self, sides: Sides, value: Value, values: Values) -> Iterator[Finding]:
        told = values.told.get(value.family, ())
        if self.rule.fields.find == "contradicted":
            found = contrast(sides.body, value, values.stated, told)
            if found and self._sure(found) and not is_sum(found, told):
                yield _contradiction(found)
        elif len(sides.body.lines) >= SHORTEST_BODY and not _known(sides, value, told):
            yield Finding(passage=value.slot.passage, values={"claim": value.slot.passage.text})

    def _sure(self, found: Contrast) -> bool:
        fields = self.rule.fields
        return (
            found.likeness >= fields.likeness
            and found.borne <= found.likeness * fields.rival
            and found.matched >= fields.matched
        )


def _groups(groups: Mapping[str, tuple[str, ...]]) -> dict[str, list[list[str]]]:
    return {name: [[term.strip() for term in side.split(",")] for side in sides] for name, sides in groups.items()}


def _is_of(kind: Kind, value: Value) -> bool:
    if isinstance(value, Day):
        return (kind == "weekday") == (list(value.parts) == ["weekday"])
    if isinstance(value, Called):
        return (kind == "place") == value.is_place
    return True


def _contradiction(found: Contrast) -> Finding:
    passage = found.value.slot.passage
    other = found.other.slot.passage
    return Finding(
        passage=passage,
        values={"claim": passage.text, "body": other.text},
        evidence=(Shown(passage=found.other.slot.line.passage, note=f"the body has “{other.text}”"),),
    )


def _known(sides: Sides, value: Value, told: Sequence[Value]) -> bool:
    """Whether the body has the value at all, if only in other words."""
    if any(value.agrees(other) for other in told):
        return True
    if isinstance(value, Called):
        return stem(value.name.words[-1]) in sides.body.stems
    if isinstance(value, Amount):
        figures = (other.quantity.value for values in sides.quantities.told.values() for other in values if isinstance(other, Amount))
        return value.quantity.value in figures
    return False


def _unnamed(reading: Reading, scope: set[int]) -> Iterator[Finding]:
    """A pronoun that opens the first display text in scope before anybody has been named."""
    named = [name.passage for name in reading.names]
    for block in reading.draft.display():
        line = Line(block.sentence_at(0), 0)
        if block.index in scope and line.words and line.words[0].text.casefold() in _PRONOUNS:
            if not any(passage.block.kind in DISPLAY and passage.order < line.part(0, 1).order for passage in named):
                pronoun = line.part(0, 1)
                yield Finding(passage=pronoun, values={"claim": pronoun.text})
