"""attribution: figures, accusations and anonymous sources without a source, institutions without a country."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from factcheck.claims.ordered import in_block
from factcheck.draft import Passage
from factcheck.draft.model import BODY
from factcheck.ruleset.model import Check, Finding, Rule, RuleProblem, Shown
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.model import Quantity
    from factcheck.claims.names.places import Place
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search

#: A story is about several countries when it names at least two of them so often.
_OFTEN = 2
#: From this share of the mentions on, a story is about one country, whose bodies need no name.
_MOST = 0.6
#: Messages name at most so many countries.
_NAMED = 4


class AttributionFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What should have a source.

    ``figure``: a count of at least ``least`` things that the story itself asserts; ``hedges`` are the ways of giving
    it (vague, about, at least, at most, range, exact). ``words``: a phrase of the story itself, such as an accusation
    or a source without a name. ``institution``: a body of state whose country is neither said with it nor before, in a
    story about several ({countries}). ``phrases`` are the patterns of the two; ``unless`` are patterns that settle the
    matter for their sentence.
    """

    find: Literal["figure", "words", "institution"]
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    hedges: tuple[Literal["vague", "about", "at least", "at most", "range", "exact"], ...] = ("vague",)
    least: float = 1000


class Attribution(Check[AttributionFields]):
    """Claims that a reader may ask of: says who?"""

    extends: ClassVar[str] = "attribution"
    fields: ClassVar[type[RuleFields]] = AttributionFields
    fills = frozenset(("countries",))

    def __init__(self, rule: Rule[AttributionFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        if fields.find != "figure" and not fields.phrases:
            raise RuleProblem(f"'{fields.find}' needs 'phrases', the patterns to look for", ("phrases",))
        self.phrases = [rule.pattern(text, ("phrases", number)) for number, text in enumerate(fields.phrases)]
        self.unless = [rule.pattern(text, ("unless", number)) for number, text in enumerate(fields.unless)]

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for each claim that nobody vouches for."""
        find = self.rule.fields.find
        if find == "figure":
            yield from self._figures(reading, search)
        elif find == "words":
            yield from self._words(reading, search)
        else:
            yield from self._institutions(reading, search)

    def _settled(self, search: "Search", sentence: Passage) -> bool:
        return any(True for pattern in self.unless for _ in search.matches(pattern, sentence))

    def _figures(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        blocks = {block.index for block in search.blocks if block.kind in BODY}
        for quantity in reading.quantities:
            passage = quantity.passage
            if passage.block.index not in blocks or not self._counts(quantity):
                continue
            if reading.tells(passage) and not self._settled(search, passage.sentence):
                yield Finding(passage=passage)

    def _counts(self, quantity: "Quantity") -> bool:
        fields = self.rule.fields
        counted = quantity.kind == "cardinal" and bool(quantity.noun) and not quantity.unit
        return counted and quantity.hedge in fields.hedges and quantity.low >= fields.least

    def _words(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        for pattern in self.phrases:
            for match in search.search(pattern):
                passage = match.passage
                if self._settled(search, passage.sentence):
                    continue
                if self.rule.fields.find == "words" and reading.tells(passage):
                    yield Finding(passage=passage, values=match.values)

    def _institutions(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        if reading.draft.metadata.dateline or not any(map(search.candidates, self.phrases)):
            return
        countries = _countries(reading)
        if len(countries) < 2:
            return
        bodies = [match.passage for pattern in self.phrases for match in search.search(pattern)]
        for body in sorted(bodies, key=lambda passage: passage.order):
            if not _has_country(reading, body, bodies) and not self._settled(search, body.sentence):
                named = ", ".join(reading.world.entry(state).name for state in countries[:_NAMED])
                shown = tuple(_first(reading, state) for state in countries[:_NAMED])
                yield Finding(passage=body, values={"countries": named}, evidence=shown)


def _countries(reading: "Reading") -> list[str]:
    """The countries that the story names more than once, the commonest first; none where it is mostly about one."""
    states = (reading.world.state(place.entry) for place in reading.places if place.sure)
    counts = Counter(state for state in states if state)
    if counts and max(counts.values()) > _MOST * counts.total():
        return []
    return [state for state, count in counts.most_common() if count >= _OFTEN]


def _has_country(reading: "Reading", body: Passage, bodies: list[Passage]) -> bool:
    """Whether the words beside a body, the sentence before it or an earlier mention say whose it is."""
    return any(
        _beside(place, mention)
        for mention in bodies
        if mention.order <= body.order and _last_word(mention) == _last_word(body)
        for place in reading.places
    ) or _before(reading, body)


def _last_word(passage: Passage) -> str:
    return passage.text.split()[-1].casefold()


def _beside(place: "Place", body: Passage) -> bool:
    """Whether a place stands right before a body ("the Georgian …", "Georgia's …") or after it ("… of Georgia")."""
    at = place.passage
    if at.block is not body.block:
        return False
    text = body.block.text
    return (0 <= body.start - at.end <= 12 and "." not in text[at.end : body.start]) or (
        0 <= at.start - body.end <= 16 and not set(".;:,") & set(text[body.end : at.start])
    )


def _before(reading: "Reading", body: Passage) -> bool:
    """Whether the paragraph, up to the body, names just one country."""
    near = [place for place in in_block(reading.places, body.block) if place.passage.end <= body.start]
    return len({reading.world.state(place.entry) for place in near if place.sure}) == 1


def _first(reading: "Reading", state: str) -> Shown:
    place = next(place for place in reading.places if place.sure and reading.world.state(place.entry) == state)
    return Shown(passage=place.passage, note=reading.world.entry(state).name)
