"""contradiction: two statements that take opposite positions on one topic."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from factcheck.checks._bearer import BEARER, bearer_source, with_pronouns
from factcheck.checks._sides import Side, in_conflict, is_certain, is_cited, note, says, settled
from factcheck.claims.model import Mode
from factcheck.claims.names.bearers import same_bearer, shared_words
from factcheck.claims.statements.pronouns import (
    antecedent,
    follows_alone,
    is_pronoun,
    opens_alone,
    title_person,
)
from factcheck.draft import Passage
from factcheck.flag import Level
from factcheck.ruleset.folding import fold
from factcheck.ruleset.model import Check, Finding, Rule, RuleProblem, Shown
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.claims.statements.roles import Headed
    from factcheck.ruleset.patterns import Match, Pattern, Search


class ContradictionFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``topic`` fills the message; ``positions`` maps each side's name to its patterns; ``same`` are shared slots.

    ``anytime``: the positions exclude each other whenever each is taken, so that "had risen" is no earlier state.
    ``anywhere``: they do so wherever each is taken, so that "in Porto" and "in Faro" are no two things.
    ``unlike`` is a slot that both statements have, and that holds two different things where they conflict ("founded
    in 1886", "founded in 1896"); then one position is enough, and of two a statement of each is held against the other.
    ``unless`` are patterns by which a draft speaks of several such things, so that "the border" may be any of them;
    where one of them stands, the rule finds nothing.
    """

    topic: str
    positions: Mapping[str, tuple[str, ...]]
    same: tuple[str, ...] = ()
    anytime: bool = False
    anywhere: bool = False
    unlike: str = ""
    unless: tuple[str, ...] = ()

    @property
    def shared_slots(self) -> tuple[str, ...]:
        """The slots that every position has."""
        return (*self.same, self.unlike) if self.unlike else self.same


class Contradiction(Check[ContradictionFields]):
    """Finds statements of different positions with the same slots; one finding for each thing they are about."""

    extends: ClassVar[str] = "contradiction"
    fields: ClassVar[type[RuleFields]] = ContradictionFields
    fills = frozenset(("topic", "position", "other", "speaker"))
    by_match: ClassVar[bool] = True
    of_pairs: bool = True

    def __init__(self, rule: Rule[ContradictionFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        if len(fields.positions) < (1 if fields.unlike else 2):
            raise RuleProblem("a contradiction needs two positions or more", ("positions",))
        self.patterns: list[tuple[str, Pattern]] = []
        self.types: dict[str, str] = {}
        for position, texts in fields.positions.items():
            if not texts:
                raise RuleProblem(f"the position “{position}” has no pattern", ("positions", position))
            for index, text in enumerate(texts):
                pattern = rule.pattern(
                    with_pronouns(text, fields.same),
                    field=("positions", position, index),
                    slots={BEARER: bearer_source()},
                )
                self.patterns.append((position, pattern))
                self.types.update({role: kind for role, kind in pattern.slots.items() if role in fields.shared_slots})
        self.several = [rule.pattern(text, field=("unless", index)) for index, text in enumerate(fields.unless)]
        for role in fields.shared_slots:
            self._demand_slot(role)

    @property
    def sides(self) -> Sequence[int]:
        """The number of each pattern's position; none where one position alone is a contradiction."""
        numbers = {position: number for number, position in enumerate(self.rule.fields.positions)}
        taken = [numbers[position] for position, _ in self.patterns]
        return (*taken, *(-1 for _ in self.several)) if len(numbers) > 1 else ()

    def _demand_slot(self, role: str) -> None:
        for position in self.rule.fields.positions:
            if not any(role in pattern.slots for name, pattern in self.patterns if name == position):
                key = "unlike" if role == self.rule.fields.unlike else "same"
                raise RuleProblem(f"no pattern of “{position}” has the slot {{{role}}}", (key,))

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for each thing that two positions are taken on."""
        sides = list(settled(self._sides(reading, search)))
        if len(sides) < 2 or any(True for pattern in self.several for _ in search.search(pattern)):
            return
        for group in self._groups(sides, reading):
            finding = self._finding(group, reading)
            if finding:
                yield finding

    def _sides(self, reading: "Reading", search: "Search") -> list[Side]:
        """Every statement that takes a side, in document order; of overlapping matches the longest."""
        matches = self._matches(search)
        needed = min(2, len(self.rule.fields.positions))
        if len(matches) < 2 or len({position for position, _ in matches}) < needed:
            return []
        matches.sort(key=lambda found: (found[1].passage.start - found[1].passage.end, found[1].passage.order))
        kept: list[tuple[str, Match]] = []
        for position, match in matches:
            if not any(match.passage.overlaps(other.passage) for _, other in kept):
                kept.append((position, match))
        sides: list[Side] = []
        for position, match in sorted(kept, key=lambda found: found[1].passage.order):
            if side := self._side(reading, position, match, sides[-1] if sides else None):
                sides.append(side)
        return sides

    def _matches(self, search: "Search") -> "list[tuple[str, Match]]":
        """Every match with its position; where the draft has words for one position only, what comes is not all.

        The rarer position is looked for first: where nothing takes it, or its words for the shared slots stand nowhere
        else, the other needs no search.
        """
        left: dict[str, list[tuple[Pattern, Sequence[Passage]]]] = {}
        for position, pattern in self.patterns:
            if units := search.candidates(pattern):
                left.setdefault(position, []).append((pattern, units))
        found: list[tuple[str, Match]] = []
        sole = len(self.rule.fields.positions) == 1
        rarest = sorted(left, key=lambda position: sum(len(units) for _, units in left[position]))
        for position in rarest if sole or len(left) > 1 else ():
            places = {unit for _, some in left[position] for unit in some}
            last = position == rarest[-1] and not sole
            if last and not any(self._meets(match, unit) for unit in places for _, match in found):
                break
            found += [(position, match) for pattern, some in left[position] for match in search.search(pattern, some)]
        return found

    def _meets(self, match: "Match", unit: Passage) -> bool:
        """Whether the words of a match's shared slots stand in a passage, outside the match."""
        here, text = match.passage, unit.block.text
        if here.block is unit.block:
            text = f"{text[: here.start]} {text[here.end :]}"
        text = fold(text)
        return all(
            any(fold(word) in text for word in shared_words(self.types[role], match.group(role)))
            for role in self.rule.fields.same
        )

    def _side(self, reading: "Reading", position: str, match: "Match", last: Side | None) -> Side | None:
        """The side that a match takes, or None for demands, possibilities, and what a negator turns round.

        ``last`` is the side before it, whose person a "he" in the next sentence is.
        """
        from factcheck.claims.statements.circumstances import is_past_perfect
        from factcheck.claims.statements.modes import negated_around
        from factcheck.claims.statements.noun_phrases import is_of_kin
        from factcheck.claims.statements.roles import is_namesake, is_thing
        from factcheck.claims.statements.statements import reported_clause

        statement = reading.statement(match.passage)
        clause = reported_clause(reading, match.passage)
        if not statement.takes_side or negated_around(clause, match.passage) or _owns_more(match.passage):
            return None
        earlier = is_past_perfect(match.passage) and not self.rule.fields.anytime
        if earlier and not is_cited(statement.speaker):
            return None
        turned = statement.mode == Mode.DENIED
        if turned:
            others = [name for name in self.rule.fields.positions if name != position]
            if len(others) != 1 or self.rule.fields.unlike:
                return None
            position = others[0]
        slots = {role: self._bearer(reading, match, role, last) for role in self.rule.fields.shared_slots}
        if any(text is not None and is_pronoun(text) for text in slots.values()):
            return None
        if any(self.types[role] == BEARER and is_thing(text) for role, text in slots.items() if text):
            return None
        bearers = [match.passage_of(role) for role in slots if self.types[role] == BEARER]
        if any(words and is_namesake(reading, words) for words in bearers):
            return None
        heads = self._heads(reading, match)
        slots |= {role: head.role or head.person for role, head in heads.items()}
        return Side(position, match.passage, statement, slots, turned, is_of_kin(match.passage), heads)

    def _heads(self, reading: "Reading", match: "Match") -> "dict[str, Headed]":
        """Whom the shared slots mean that a headline fills with no name."""
        from factcheck.claims.statements.roles import headed

        bearers = (role for role in self.rule.fields.same if self.types[role] == BEARER)
        passages = ((role, match.passage_of(role)) for role in bearers)
        return {role: head for role, words in passages if words and (head := headed(reading, words))}

    @staticmethod
    def _bearer(reading: "Reading", match: "Match", role: str, last: Side | None) -> str | None:
        """What a slot holds; for "he" or "she" the person, where the words before leave no choice."""
        from factcheck.claims.statements.roles import may_be

        passage = match.passage_of(role)
        if passage is None or not is_pronoun(passage.text):
            return passage.text if passage else None
        found = antecedent(reading, passage)
        if found is None and last and last.slots.get(role) and follows_alone(reading, last.passage, passage):
            found = last.slots[role]
        if found is None and opens_alone(reading, passage):
            found = title_person(reading)
        return found if found and may_be(reading, passage.text, found) else passage.text

    def _groups(self, sides: Sequence[Side], reading: "Reading") -> Iterator[list[Side]]:
        """The sides by what they are about."""
        groups: list[list[Side]] = []
        for side in sides:
            for group in groups:
                if all(self._same_slots(side, member, reading) for member in group):
                    group.append(side)
                    break
            else:
                groups.append([side])
        yield from groups

    def _same_slots(self, one: Side, other: Side, reading: "Reading") -> bool:
        """Whether both sides are about the same things; a family name that two people share settles nothing."""
        from factcheck.claims.statements.roles import one_person

        for role in self.rule.fields.same:
            text = one.slots[role]
            kind, mate = self.types[role], other.slots[role]
            if not same_bearer(kind, text, mate, reading.world):
                return False
            if kind == BEARER and text and mate and not one_person(reading, text, mate, kin=one.kin != other.kin):
                return False
        return True

    def _finding(self, group: Sequence[Side], reading: "Reading") -> Finding | None:
        """The finding on one thing: from the first statement that another contradicts."""
        for index, first in enumerate(group):
            others = [side for side in group[index + 1 :] if self._opposed(first, side, group, reading)]
            conflicts = [side for side in others if in_conflict(first, side, reading.clock, self.rule.fields)]
            if conflicts:
                break
        else:
            return None
        others = [s for s in group if s not in conflicts and self._opposed(first, s, group, reading)]
        others = [side for side in others if not self._other_time(first, side, reading)]
        level = None if any(is_certain(first, side) for side in conflicts) else Level.SUGGESTION
        slots = {role: self._in_sentence(text, first.passage) for role, text in first.slots.items() if text}
        topic = self._topic(slots, first.passage)
        values = {"topic": topic, "position": first.position, "speaker": says(first)}
        values["other"] = " / ".join(dict.fromkeys(self._taken(side) for side in conflicts))
        values |= slots
        shown = tuple(
            Shown(passage=side.passage, note=note(first, side, self._taken(side))) for side in [*conflicts, *others]
        )
        return Finding(passage=first.passage, values=values, evidence=shown, level=level)

    def _other_time(self, one: Side, other: Side, reading: "Reading") -> bool:
        """Whether two sides tell of different times."""
        from factcheck.claims.statements.circumstances import of_other_time

        first, second = sorted((one.passage, other.passage), key=lambda passage: passage.order)
        return of_other_time(first, second, reading.clock, timeless=bool(self.rule.fields.unlike))

    def _opposed(self, first: Side, other: Side, group: Sequence[Side], reading: "Reading") -> bool:
        """Whether two sides of one group are of different positions, or hold different things where they must not.

        Of two positions that differ in a slot, a thing that the other position holds as well is no conflict: "a red
        car", "a blue car" and "the blue car" are two cars.
        """
        role = self.rule.fields.unlike
        if not role or first is other:
            return first.position != other.position
        sole = len(self.rule.fields.positions) == 1
        if not sole and first.position == other.position:
            return False
        rivals = [first] if sole else [side for side in group if side.position == first.position]
        kinds = (self.types[role], "country")
        alike = (
            same_bearer(kind, side.slots[role], other.slots[role], reading.world) for side in rivals for kind in kinds
        )
        return not any(alike)

    def _taken(self, side: Side) -> str:
        """A side's position, or what it holds in the slot in which two sides differ."""
        return str(side.slots[self.rule.fields.unlike]) if self.rule.fields.unlike else side.position

    def _topic(self, slots: Mapping[str, str], place: Passage) -> str:
        """The topic with its slots filled in; a name has the article that it has at ``place``."""

        def filled(slot: re.Match[str]) -> str:
            text = slots.get(slot[1], slot[0])
            at = _place_of(text, place)
            article = text[0].isupper() and place.block.text[max(0, at - 4) : max(0, at)].lower() == "the "
            return f"the {text}" if article and not topic[: slot.start()].endswith("the ") else text

        topic = self.rule.fields.topic
        return re.compile(r"\{([\w-]+)\}").sub(filled, topic)

    def _in_sentence(self, text: str, place: Passage) -> str:
        """A slot's words as they stand inside a sentence: "the museum" for "The museum", "schools" for "Schools"."""
        at = _place_of(text, place)
        start = place.block.sentence_at(at).start if at >= 0 else -1
        word = text.split()[0].removesuffix("s")
        if start >= 0 and not place.block.text[start:at].strip("“‘\"' ") and self._is_common(word):
            return text[0].lower() + text[1:]
        return re.compile(r"^(?:The|An?|All)(?= [a-z])").sub(lambda first: first[0].lower(), text)

    def _is_common(self, word: str) -> bool:
        """Whether the rule's own slots hold a word in small letters, which is then no name."""
        if word in ("The", "A", "An", "All") or not word[0].isupper() or word[1:] != word[1:].lower():
            return False
        common = re.compile(rf"(?<![\\\w\]]){re.escape(word.lower())}")
        return any(common.search(text.replace("-?", "")) for text in self.rule.fields.define.values())


def _owns_more(passage: Passage) -> bool:
    """Whether a statement is about what its last thing has ("rejected the plan's first version")."""
    return passage.block.text.startswith(("'s ", "’s "), passage.end)


def _place_of(text: str, place: Passage) -> int:
    """Where a slot's words stand at or after the start of ``place`` in its block; -1 where they do not."""
    return place.block.text.find(text, place.start)
