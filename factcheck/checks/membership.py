"""membership: words that presuppose or state that a place belongs to a group that it was not in at the draft's date."""

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from factcheck.checks.relating.case import articled, listed, opened, written
from factcheck.checks.relating.groups import changed, fact, outside, source, stands
from factcheck.checks.relating.moment import says_then, times_before, times_of
from factcheck.claims.lazy import Lazy
from factcheck.claims.names.belonging import (
    about_change,
    going_there,
    set_apart,
    set_outside,
    speaks_of_person,
    stated_outright,
)
from factcheck.claims.names.places import listed_after, listed_before
from factcheck.claims.ordered import in_block, touching
from factcheck.draft import Passage
from factcheck.draft.model import DISPLAY, BlockKind
from factcheck.ruleset.model import Check, Finding, Rule, RuleProblem, Shown
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.names.places import Place
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Match, Search
    from factcheck.world import Knowledge, World

#: What follows is an example of a member, for a rule of its own.
_EXAMPLE = Lazy(r"\s*,?\s*(?:such as|like|including|among them|notably|namely)\b", re.IGNORECASE)
#: "G7 and EU", "EU or G7": what joins the names of two groups.
_JOINED = Lazy(r"(?:\s*(?:,|/|&)\s*|\s+)(?:(?:and|or|as well as)\s+)?(?:of\s+)?(?:the\s+)?")
_JOINS = Lazy(r"\b(?:and|or)\b|[/&]")
#: How many non-members a message names; the evidence names them all.
NAMED = 4


class MembershipFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What presupposes membership.

    ``phrase`` are patterns with the slot {group}, or without it where ``group`` is the id of one. Where a pattern has
    {said:country}, that one is said to belong; else the places that "other" stands beside or refers to are.
    Where it also has {when:date}, the country is said to have joined (or left: ``change``) in that year.
    ``nearby`` leaves only what stands directly before or after to decide. ``without`` are ids of groups that other
    rules are about. ``message`` may use {said}, {stands} ("was not in the EU on 4 May 2021"), {are} ("is not" or
    "are not"), {group}, {date}, {when} and {match}.
    """

    phrase: tuple[str, ...]
    group: str = ""
    nearby: bool = False
    without: tuple[str, ...] = ()
    change: Literal["joined", "left"] = "joined"


class Standing(Struct, frozen=True):
    """A place and whether it was in the group; None where that is not known."""

    place: "Place"
    member: bool | None


class Membership(Check[MembershipFields]):
    """Finds a group's phrase said of places that were not in the group, and silent wherever that is open."""

    extends: ClassVar[str] = "membership"
    fields: ClassVar[type[RuleFields]] = MembershipFields
    fills = frozenset(("said", "stands", "are", "group", "date", "when"))
    by_match: ClassVar[bool] = True

    def __init__(self, rule: Rule[MembershipFields]) -> None:
        super().__init__(rule)
        self.patterns = []
        for index, text in enumerate(rule.fields.phrase):
            pattern = rule.pattern(text, field=("phrase", index))
            if not rule.fields.group and "group" not in pattern.slots:
                raise RuleProblem("the phrase needs the slot {group}, or the rule a 'group'", ("phrase", index))
            self.patterns.append(pattern)

    def verify(self, knowledge: "Knowledge") -> None:
        """Raise RuleProblem for a group that the world does not know."""
        fields, known = self.rule.fields, knowledge.world.groups
        named = [("group", fields.group)] if fields.group else []
        for field, group in [*named, *(("without", group) for group in fields.without)]:
            if group not in known:
                raise RuleProblem(f"unknown group '{group}'; it is one of: {', '.join(sorted(known))}", (field,))

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for each phrase that is wrong of all that it is said of."""
        for pattern in self.patterns:
            for match in search.search(pattern):
                group = self._group(reading.world, match)
                at = match.passage_of("group")
                if group and not set_apart(match.passage, at) and not (at and _joined(reading, match, at)):
                    finding = _Case(reading, match, group, self.rule.fields).finding()
                    if finding:
                        yield finding

    def _group(self, world: "World", match: "Match") -> str | None:
        """The id of the group that a match is about."""
        if self.rule.fields.group:
            return self.rule.fields.group
        entry = world.resolve(match.group("group") or "", "group")
        return entry.id if entry and entry.id not in self.rule.fields.without else None


class _Case:
    """One phrase in one draft."""

    def __init__(self, reading: "Reading", match: "Match", group: str, fields: MembershipFields) -> None:
        self.reading = reading
        self.match = match
        self.group = reading.world.groups[group]
        self.fields = fields
        self._known: dict[tuple[str, ...], bool | None] = {}

    def finding(self) -> Finding | None:
        """The finding, or None where any place was a member or the matter is open.

        A place that follows at once ("fellow EU member Norway") or is given as an example ("such as Norway") is called
        a member outright; other rules are for that.
        """
        said = self.match.passage_of("said")
        if said:
            when = self.match.group("when")
            return self._dated(said, when) if when else self._stated(said)
        block, start, end = self.match.passage
        here = list(in_block(self.reading.places, block))
        before = listed_before(here, block, start)
        after = listed_after(here, block, end)
        outright = bool(after) and _EXAMPLE.match(block.text, end) is not None
        beside = [*reversed(before or ()), *(() if outright else after)]
        if beside or outright:
            return self._judged(self._standings(beside), ())
        if any(place.passage.start in (end, end + 1) for place in here):
            return None
        if before is not None or self.fields.nearby or block.kind in DISPLAY:
            return None
        return self._referred(here)

    def _stated(self, said: Passage) -> Finding | None:
        """What is said of one country outright."""
        if said.start == self.match.passage.start and not said.block.text.startswith(",", said.end):
            statement = self.reading.statement(self.match.passage)
            if statement.negated or not statement.takes_side:
                return None
        place = self._place(said)
        if place is None or not stated_outright(said, self.match.passage):
            return None
        standing = Standing(place, self._member(place))
        return self._judged([standing], ()) if standing.member is False else None

    def _place(self, said: Passage) -> "Place | None":
        """The place that a slot captured, by its name and not as an adjective or a people."""
        return next((place for place in touching(self.reading.places, said) if place.named), None)

    def _dated(self, said: Passage, when: str) -> Finding | None:
        """A year in which a country is said to have joined or left, against the years in which it did."""
        year = re.search(r"\b\d{4}\b", when)
        place = self._place(said)
        if not (year and place and stated_outright(said, self.match.passage, past=True)):
            return None
        rows = [row for row in self.group.members if place.entry in row.who]
        known = changed(self.group, rows, self.fields.change)
        if known is None or int(year.group()) in known or outside(self.group, int(year.group())):
            return None
        name = articled(self.reading.world.entry(place.entry).name)
        values = {"when": year.group(), **self._values([name], [])}
        return Finding(passage=self.match.passage, values=values, evidence=(self._fact(name, place),))

    def _referred(self, here: "Sequence[Place]") -> Finding | None:
        """What "other" refers to: the places of the sentence, the paragraph and the story before them."""
        block = self.match.passage.block
        if about_change(block.text) or self._from_member() or self._of_person() or self._disowned():
            return None
        earlier = [place for place in self.reading.places if place.passage.block.index < block.index]
        deciding = self._standings([*earlier, *here])
        sentence_end = self.match.passage.sentence.end
        later = {place.passage for place in here if place.passage.start >= sentence_end}
        sure = [s for s in deciding if s.member is False and _is_place(s.place) and s.place.passage not in later]
        if not sure or any(standing.member is not False and _weighs(self.reading, standing) for standing in deciding):
            return None
        sentence = [standing for standing in sure if self.match.passage.sentence.holds(standing.place.passage)]
        return self._judged(sentence or sure[-1:], self._destinations())

    def _of_person(self) -> bool:
        """Whether someone acts or speaks in the sentence, so that "other" may mean: than that one's own country.

        Where people go "to other …", it refers to the places they go to.
        """
        sentence = self.match.passage.sentence
        if going_there(self.match.passage):
            return False
        speaker = self.reading.speaker(self.match.passage)
        if not speaker.is_story and not self.reading.world.resolve(speaker.name or "", "place"):
            return True
        persons = (name.passage for name in self.reading.names if name.kind == "person")
        return speaks_of_person(sentence) or any(sentence.holds(passage) for passage in persons)

    def _disowned(self) -> bool:
        """Whether the sentence, up to the phrase, or the one before it says of somebody: not in the group."""
        sentence = self.match.passage.sentence
        earlier = [s for s in sentence.block.sentences if s.end <= sentence.start]
        start = earlier[-1].start if earlier else sentence.start
        known = self.reading.known_in(sentence.block)
        groups = [one for one in known if one.entry == self.group.id and start <= one.start < self.match.passage.start]
        return any(set_outside(sentence.block.text, start, one.start) for one in groups)

    def _from_member(self) -> bool:
        """Whether the story is datelined in a member, or in a place that may be one."""
        world, draft = self.reading.world, self.reading.draft
        texts = [block.text for block in draft.blocks if block.kind == BlockKind.DATELINE]
        found = [mention for text in texts for mention in world.mentions(text) if world.entry(mention.entry).is_place]
        return any(world.membership(mention.entry, self.group.id, self.reading.clock) is not False for mention in found)

    def _destinations(self) -> list[Standing]:
        """The non-members that the story says people go to, wherever it says so."""
        return [standing for standing in self._standings(self.reading.destinations) if standing.member is False]

    def _standings(self, places: "Sequence[Place]") -> list[Standing]:
        return [Standing(place, self._member(place)) for place in places]

    def _member(self, place: "Place") -> bool | None:
        """Whether every reading of a place was in the group, or none; None where they differ or it is not known."""
        known = self._known
        if place.readings not in known:
            world = self.reading.world
            answers = {world.membership(id_, self.group.id, day) for id_ in place.readings for day in self._days}
            known[place.readings] = answers.pop() if len(answers) == 1 else None
        return known[place.readings]

    @cached_property
    def _days(self) -> set[datetime.date | None]:
        """The days on which the phrase may be meant: the draft's, and those that the sentence names.

        A sentence that names none may go on with the time told of before it. None, of one that looks back to no named
        time, is every day.
        """
        passage = self.match.passage
        times = times_of(self.reading, passage) or times_before(self.reading, passage)
        days = {self.reading.clock, *(day for span in times for day in span)}
        return days | {None} if says_then(passage.sentence.text) else days

    def _judged(self, standings: Sequence[Standing], destinations: Sequence[Standing]) -> Finding | None:
        """The finding against places none of which was a member."""
        if not standings or any(standing.member is not False for standing in standings):
            return None
        shown = _one_each(self.reading.world, [*destinations, *standings])
        named = [name for name, _ in (_one_each(self.reading.world, destinations) or shown)]
        states = [self.reading.world.state(place.entry) or place.entry for _, place in shown]
        values = self._values(named, states)
        note = self._stands(False, states)
        evidence = [
            Shown(passage=place.passage, note="" if name in named[:NAMED] else f"{name} {note}")
            for name, place in shown
            if not self.match.passage.holds(place.passage)
        ]
        facts = [self._fact(name, place) for name, place in shown]
        return Finding(passage=self.match.passage, values=values, evidence=(*evidence, *facts))

    def _values(self, named: Sequence[str], states: Sequence[str]) -> dict[str, str]:
        """What the message may say of the places ``named``."""
        said, several = listed(named[:NAMED], "and"), len(named) > 1
        values = {
            "said": said,
            "are": "are not" if several else "is not",
            "stands": self._stands(several, states),
            "group": self.group.called,
            "date": written(self.reading.clock),
        }
        return opened(values, self.fields.message)

    def _stands(self, several: bool, states: Sequence[str]) -> str:
        times = times_of(self.reading, self.match.passage)
        return stands(self.group, self.reading.clock, times, states, several=several)

    def _fact(self, name: str, place: "Place") -> Shown:
        """What is known of a non-member, with the source."""
        state = self.reading.world.state(place.entry) or place.entry
        as_of = self.group.as_of
        return Shown(
            fact=fact(self.group, name, state), note=f"as of {as_of}" if as_of else "", source=source(self.group, state)
        )


def _joined(reading: "Reading", match: "Match", group: Passage) -> bool:
    """Whether a phrase speaks of several groups ("other G7 and EU countries"), any one of which may be meant.

    What is said outright to be in two groups ("Norway is in the EU and Nato") is said to be in each.
    """
    block, start, end = match.passage
    text = block.text
    others = [known for known in reading.known_in(block) if known.entry in reading.world.groups]
    if any(known.end < start and _JOINED.fullmatch(text, known.end, start) for known in others):
        return True
    if match.passage_of("said"):
        return False
    if _JOINS.search(text[start : group.start]):
        return True
    return any(
        known.start > at and _JOINED.fullmatch(text, at, known.start) for known in others for at in (group.end, end)
    )


def _one_each(world: "World", standings: Sequence[Standing]) -> "list[tuple[str, Place]]":
    """The first mention of each state, with its name."""
    first: dict[str, Place] = {}
    for standing in standings:
        first.setdefault(world.state(standing.place.entry) or standing.place.entry, standing.place)
    return [(articled(world.entry(state).name), place) for state, place in first.items()]


def _is_place(place: "Place") -> bool:
    """Whether a country or town is meant for certain, be it one of two; not a person or a thing of that name."""
    return place.named and (place.sure or len(place.readings) > 1)


def _weighs(reading: "Reading", standing: Standing) -> bool:
    """Whether an open answer must silence the flag: that of a state does, that of disputed or unsure places not."""
    return bool(standing.member) or any(
        reading.world.state(id_) and reading.world.entry(id_).kind != "former" for id_ in standing.place.readings
    )
