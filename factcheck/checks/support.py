"""support: what title, standfirst and captions state, held against the body."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from factcheck.claims.agreement.alignment import Body, Line
from factcheck.claims.agreement.comparison import Amount, Called, Contrast, Day, Told, Value, contrast
from factcheck.claims.agreement.exclusion import Lexicon
from factcheck.claims.agreement.metadata import disagreements
from factcheck.claims.agreement.wordforms import stem
from factcheck.claims.names.namesakes import misnamed, strangers
from factcheck.ruleset.model import Check, Finding, Rule, RuleProblem, Shown
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.agreement.values import Sides, Values
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage
    from factcheck.ruleset.patterns import Search

Kind = Literal[
    "quantity", "date", "weekday", "name", "given name", "person", "place", "polarity", "term", "pronoun", "metadata"
]

#: What a body may contradict, but not merely lack.
_ONLY_CONTRADICTED = frozenset(("given name", "metadata", "polarity", "term"))

#: So many words of matter in one run around both values make theirs the same place, whatever stands elsewhere.
_UNBROKEN = 3

#: A sentence has nearly every word of another's when it has so many of its words of matter, and this share.
_MANY = 6
_NEARLY_ALL = 0.75

#: Pronouns of one sex, and how many of the other's a body has that is about nobody of this one.
_SEXES = (frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself")))
_ENOUGH_PRONOUNS = 2

#: Pronouns that stand for someone named before.
_PRONOUNS = frozenset(("he", "she", "they"))


class SupportFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to hold against the body, and how sure to be.

    ``likeness`` is how far, from 0 to 1, the words around the body's value must be those around the claim where the
    word next to both is the same, ``apart`` where it is not (by default the same), and ``whole`` where the body's
    sentence has nearly every word of the claim's (by default no other). ``rival`` is how much of that the likest
    place that bears the claim out may reach. ``matched`` is how many words of matter the two sentences must share,
    ``sentences`` how long the body must be. A claim is unsupported when the body does not know it at all; with a
    ``likeness`` above 0 another value must stand in a place that is like it. From a likeness of ``below`` on the
    finding is another rule's. ``opposites`` and ``kinds`` are groups of words that exclude one another: for each
    group its sides, a side being words that mean the same, set apart by commas. Opposites are found in every form,
    kinds (nouns and names) in singular and plural. ``trend`` is the group of opposites whose first side is a rise and
    whose second is a fall: two figures of the body ("$12m, compared with $15m a year earlier") tell one as well.
    ``alike`` are pairs of given names that one person may have.
    """

    find: Literal["contradicted", "unsupported"]
    claims: tuple[Kind, ...]
    scope: tuple[str, ...] = ("title", "standfirst", "caption")
    likeness: float = 0.4
    apart: float | None = None
    whole: float | None = None
    below: float = 2.0
    rival: float = 0.5
    matched: int = 2
    sentences: int = 1
    opposites: Mapping[str, tuple[str, ...]] = {}
    trend: str = ""
    kinds: Mapping[str, tuple[str, ...]] = {}
    alike: tuple[str, ...] = ()


class Support(Check[SupportFields]):
    """Values of the display texts that the body contradicts, or that it does not know."""

    extends: ClassVar[str] = "support"
    fields: ClassVar[type[RuleFields]] = SupportFields
    fills = frozenset(("claim", "body"))

    def __init__(self, rule: Rule[SupportFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        # words and their opposites are statements and theirs, which other rules know as well
        self.of_pairs = not {"term", "polarity"}.isdisjoint(fields.claims)
        if "term" in fields.claims and not (fields.opposites or fields.kinds):
            raise RuleProblem("'term' needs 'opposites' or 'kinds': words that exclude one another", ("claims",))
        if fields.find == "unsupported" and not _ONLY_CONTRADICTED.isdisjoint(fields.claims):
            raise RuleProblem(f"{', '.join(sorted(_ONLY_CONTRADICTED))} can be contradicted only", ("claims",))
        if fields.find == "contradicted" and "person" in fields.claims:
            raise RuleProblem("person can be unsupported only", ("claims",))
        for name in ("likeness", "apart", "whole", "rival"):
            if not 0 <= (getattr(fields, name) or 0) <= 1:
                raise RuleProblem(f"'{name}' is a share from 0 to 1", (name,))

    @cached_property
    def _lexicon(self) -> Lexicon:
        fields = self.rule.fields
        return Lexicon(fields.opposites, fields.kinds, fields.trend)

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for each value that the rule is about."""
        scope = {passage.block.index for passage in search.passages}
        sides = reading.sides
        if len(sides.body.lines) < self.rule.fields.sentences:
            return
        for kind in self.rule.fields.claims:
            if kind == "pronoun":
                yield from (
                    _unnamed(reading, scope) if self.rule.fields.find == "unsupported" else _missexed(sides, scope)
                )
            elif kind == "given name":
                yield from self._misnamed(reading, scope)
            elif kind == "person":
                yield from _strange(reading, scope)
            elif kind == "metadata":
                yield from map(_disagreement, disagreements(reading.draft))
            elif scope:
                values = self._values(sides, kind)
                for value in values.stated:
                    if value.slot.line.passage.block.index in scope and _is_of(kind, value):
                        yield from self._held(sides, value, values)

    def _misnamed(self, reading: "Reading", scope: set[int]) -> Iterator[Finding]:
        alike = {frozenset(pair.casefold().split()) for pair in self.rule.fields.alike}
        for value, other in misnamed(reading.sides, reading.house, alike):
            if value.passage.block.index in scope:
                yield _against(value, other, "the only one of this family name in the body")

    def _values(self, sides: "Sides", kind: Kind) -> "Values":
        if kind == "term":
            return sides.choices(self._lexicon)
        if kind == "polarity":
            return sides.polarities
        if kind == "quantity":
            return sides.quantities
        return sides.dates if kind in ("date", "weekday") else sides.names

    def _held(self, sides: "Sides", value: Value, values: "Values") -> Iterator[Finding]:
        told = values.told.get(value.family) or Told()
        if self.rule.fields.find == "unsupported" and known(sides, value, told):
            return
        found = contrast(sides.body, value, values.stated, told)
        if found and (not self._weighs(found, sides.body) or _holds_anyway(found, sides)):
            found = None
        if found and self._owns(found):
            yield _against(value, found.other, f"the likest place in the body has “{found.other.passage.text}”")
        elif self.rule.fields.find == "unsupported" and not self.rule.fields.likeness and not found:
            yield Finding(passage=value.passage, values={"claim": value.passage.text})

    def _owns(self, found: Contrast) -> bool:
        """Whether the two places are as much alike as the rule asks, and not so much that another rule speaks."""
        fields = self.rule.fields
        least = fields.likeness if found.touching or fields.apart is None else fields.apart
        if fields.whole is not None and found.matched >= max(_MANY, _NEARLY_ALL * found.matchable):
            least = min(least, fields.whole)
        return least <= found.likeness < fields.below

    def _weighs(self, found: Contrast, body: Body) -> bool:
        """Whether the other value stands clearly in the claim's place, and the claim itself does so nowhere."""
        fields = self.rule.fields
        if isinstance(found.value, Called) and (
            _may_be_a_word(found.value, body) or (not found.touching and not self._tells(found.value, found))
        ):
            return False
        shared = found.matched >= min(fields.matched, found.matchable)
        return shared and (found.unbroken >= _UNBROKEN or found.borne <= found.likeness * fields.rival)

    @staticmethod
    def _tells(name: Called, found: Contrast) -> bool:
        """Whether a name weighs by its sentence alone: places for places, other names for other names.

        A capitalised word that stands nowhere else may be no name.
        """
        doubtful = not name.is_place and len(name.name.words) == 1 and not found.borne
        return not doubtful and isinstance(found.other, Called) and name.is_place == found.other.is_place


def _is_of(kind: Kind, value: Value) -> bool:
    if isinstance(value, Day):
        return (kind == "weekday") == (list(value.parts) == ["weekday"])
    if isinstance(value, Called):
        return (kind == "place") == value.is_place and not _is_label(value) and not _is_denied(value)
    return True


def _may_be_a_word(value: Called, body: Body) -> bool:
    """Whether it is a single word that has its capital anyway, and that has other meanings or stands small below."""
    line = value.slot.line
    if len(value.name.words) > 1 or not (value.slot.first == 0 or line.in_capitals):
        return False
    if value.ambiguous:
        return True
    word = line.words[value.slot.first]
    small = word.text.casefold()
    return any(line.words[at].text == small for line in body.stems.get(word.stem, ()) for at in line.at[word.stem])


def _is_label(value: Called) -> bool:
    """Whether the name only says whose text it is ("Ana Lima: why …")."""
    block = value.passage.block
    return block.text.startswith(":", value.passage.end)


def _is_denied(value: Called) -> bool:
    """Whether a headline names it only to say that it is another ("in Faro, not in Porto")."""
    before = value.passage.block.text[: value.passage.start]
    return before.endswith((" not ", " not in ", " not at ", " not from "))


def _against(value: Value, other: Value, note: str) -> Finding:
    return Finding(
        passage=value.passage,
        values={"claim": value.passage.text, "body": other.passage.text},
        evidence=(Shown(passage=other.slot.line.passage, note=note),),
    )


def _disagreement(pair: "tuple[Passage, Passage]") -> Finding:
    passage, other = pair
    return Finding(
        passage=passage,
        values={"claim": passage.text, "body": other.text},
        evidence=(Shown(passage=other, note="elsewhere in the draft"),),
    )


def known(sides: "Sides", value: Value, told: Told) -> bool:
    """Whether the body has the value at all, if only in other words."""
    if isinstance(value, Called) and sides.body.has_like(stem(value.name.words[-1])):
        return True
    if isinstance(value, Day) and list(value.parts) == ["weekday"] and value.slot.last - value.slot.first > 1:
        return True
    if any(value.agrees(other) for other in told.values):
        return True
    if not isinstance(value, Amount):
        return False
    return any(isinstance(other, Amount) and other.quantity.value == value.quantity.value for other in sides.figures)


def _strange(reading: "Reading", scope: set[int]) -> Iterator[Finding]:
    """The persons of the display texts whom the body never names."""
    for value in strangers(reading.sides, reading.house):
        if value.passage.block.index in scope and not _is_label(value):
            yield Finding(passage=value.passage, values={"claim": value.passage.text})


def _unnamed(reading: "Reading", scope: set[int]) -> Iterator[Finding]:
    """A pronoun with which the display texts open, before anybody can have been named."""
    display = reading.draft.display()
    if display and display[0].index in scope:
        line = Line(display[0].sentence_at(0), 0)
        if line.words and line.words[0].text.casefold() in _PRONOUNS:
            pronoun = line.part(0, 1)
            yield Finding(passage=pronoun, values={"claim": pronoun.text})


def _missexed(sides: "Sides", scope: set[int]) -> Iterator[Finding]:
    """The first pronoun of one sex where the body has only the other's."""
    told = [list(_any_of(sides.body.having(map(stem, sex)), sex)) for sex in _SEXES]
    shown = [line for line in sides.display if line.passage.block.index in scope]
    for sex, same, others in zip(_SEXES, told, reversed(told), strict=True):
        pronoun = next(_any_of(shown, sex), None)
        if pronoun and not same and len(others) >= _ENOUGH_PRONOUNS:
            note = f"one of {len(others)} such pronouns in the body"
            values = {"claim": pronoun.text, "body": others[0].text.casefold()}
            yield Finding(passage=pronoun, values=values, evidence=(Shown(passage=others[0], note=note),))


def _any_of(lines: Iterable[Line], wanted: frozenset[str]) -> "Iterator[Passage]":
    for line in lines:
        for at, word in enumerate(line.words):
            if word.text.casefold() in wanted:
                yield line.part(at, at + 1)


def _holds_anyway(found: Contrast, sides: "Sides") -> bool:
    """Whether the value is right all the same; asked of few, so that most runs do without what tells it."""
    from factcheck.claims.agreement.figures import holds_anyway

    return holds_anyway(found, sides.body, sides.figures, sides.quantities.stated)
