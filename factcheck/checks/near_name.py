"""near-name: a word where a name belongs and which is one slip of the hand away from a known name."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from factcheck.claims.ordered import in_block, touching
from factcheck.draft import Passage
from factcheck.ruleset.model import Check, Finding, Rule, RuleProblem, Shown
from factcheck.ruleset.rule_fields import RuleFields
from factcheck.world.nearness import bare

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search

Kind = Literal["place", "people", "group", "person", "organisation", "landmark", "term"]

_CAPITALISED = r"\p{Lu}[\p{L}\p{M}]+(?:['’\-‑]\p{Lu}[\p{L}\p{M}]*)*"
#: Endings of other forms and languages are none of these.
_CONSONANTS = frozenset("bdfgjklmnpqtvwxyz")
#: Between a place and the country that follows it a shorter name will do as well.
_LEAST_IN_COUNTRY = 5
#: A word that opens a sentence and may belong to the name after it; a shorter one is an article or the like.
_OPENER = re.compile(r"[A-Z][a-z]{4,}\s")
#: The longest known names have so many words.
_MOST_WORDS = 5
#: One to four capitalised words, and not the start of more.
SLIP = rf"(?-i:{_CAPITALISED}(?:[ \u00a0]{_CAPITALISED}){{0,3}}(?![ \u00a0]\p{{Lu}}))"


class NearNameFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which known names, and where one of them belongs.

    ``names`` are the kinds: of the known world place (its adjective and people too), people (these alone) and group,
    of the house lists person, organisation, landmark and term. ``where`` are patterns with ``{slip}``, the capitalised
    words that stand in the name's place; without them every name of as many ``words`` as given, or more, is held
    against the known names. ``least`` is how many letters the known name must have; where its own country follows
    ("Pairs, France"), five will do. With ``story`` the draft must name the country, a neighbour or another place that
    goes with the known one.
    ``strict`` leaves alone what differs in the first letter or in the ending only, as other words and names do, and
    takes two letters that changed places, as hardly a word or name does, whatever the draft names.
    The message knows {name}.
    """

    names: tuple[Kind, ...]
    where: tuple[str, ...] = ()
    words: int = 2
    least: int = 5
    story: bool = True
    strict: bool = False


class Near(Struct, frozen=True):
    """A known name that may be meant, and what is known of it."""

    name: str
    entry: str = ""


class NearName(Check[NearNameFields]):
    """Words one slip away from a known name that suits the story."""

    extends: ClassVar[str] = "near-name"
    fields: ClassVar[type[RuleFields]] = NearNameFields
    fills = frozenset(("name",))
    by_match: ClassVar[bool] = True

    def __init__(self, rule: Rule[NearNameFields]) -> None:
        super().__init__(rule)
        if not rule.fields.names:
            raise RuleProblem("'names' is empty: which known names?", ("names",))
        for number, text in enumerate(rule.fields.where):
            if "{slip}" not in text:
                raise RuleProblem("a pattern of 'where' needs {slip}, the words in the name's place", ("where", number))
        self.where = [
            rule.pattern(text.replace("{slip}", "{slip:slip}"), ("where", number), slots={"slip": SLIP})
            for number, text in enumerate(rule.fields.where)
        ]

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for each passage that is near a known name."""
        for passage in self._candidates(reading, search):
            if passage.text.isupper():
                continue
            near_ones = (near for near in self._near(reading, passage.text) if self._fits(reading, passage, near))
            fitting = [near for near in near_ones if near.entry or _tells_of(reading, near.name)]
            names = tuple(dict.fromkeys(near.name for near in fitting))
            if names:
                facts = tuple(_fact(reading, near) for near in fitting if near.entry)
                yield Finding(
                    passage=passage, values={"name": " or ".join(names)}, evidence=facts[:2], replacements=names
                )

    def _candidates(self, reading: "Reading", search: "Search") -> Iterator[Passage]:
        if not self.where:
            blocks = {block.index for block in search.blocks}
            yield from (p for p in _windows(reading, self.rule.fields.words) if p.block.index in blocks)
            return
        for pattern in self.where:
            for match in search.search(pattern):
                slip = match.passage_of("slip")
                if slip and not _in_person(reading, slip):
                    yield slip

    def _near(self, reading: "Reading", text: str) -> Iterator[Near]:
        wanted = self.rule.fields.names
        for known in reading.world.near(text):
            kinds = {"group"} if known.entry in reading.world.groups else {"place"}
            if known.form in ("adjective", "people"):
                kinds.add("people")
            if known.entry and not kinds.isdisjoint(wanted):
                yield Near(known.text, known.entry)
        house = reading.house
        yield from (Near(name) for name in house.near(text) if house.kind(name) in wanted)

    def _fits(self, reading: "Reading", passage: Passage, near: Near) -> bool:
        fields = self.rule.fields
        said, name = bare(passage.text).removesuffix("s"), bare(near.name).removesuffix("s")
        short = len(name) < fields.least
        if short and not (len(near.name) >= _LEAST_IN_COUNTRY and _country_follows(reading, passage, near)):
            return False
        if said in (name, name + "n") or said.casefold() == name.casefold():
            return False
        if reading.world.resolve(passage.text[:-1], "place") and not _added_e(said, name):
            return False
        if fields.strict and (said[0] != name[0] or _other_ending(said, name) or (near.entry and said == name[:-1])):
            return False
        if fields.words == 1 and not fields.where and not self._may_recur(reading, near) and _recurs(reading, passage):
            return False
        if not fields.story or not near.entry or near.entry in reading.world.groups:
            return True
        if fields.strict and len(said) == len(name) and sorted(said) == sorted(name):
            return not _elsewhere(reading, passage, near)
        return bool(_company(reading, near.entry) & _named(reading, passage)) and not _elsewhere(reading, passage, near)

    @staticmethod
    def _may_recur(reading: "Reading", near: Near) -> bool:
        """Whether hardly any other name is as near to a known one, so that the slip may stand there more than once."""
        return bool(near.entry) and reading.world.entry(near.entry).kind == "country"


def _tells_of(reading: "Reading", name: str) -> bool:
    """Whether the draft has a word of the stories of a house name's bearer, or nobody else is called so."""
    words = reading.house.story(name)
    if not words:
        return True
    wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    return any(wanted.search(block.text) for block in reading.draft.blocks)


def _other_ending(said: str, name: str) -> bool:
    """Whether two words differ in their endings, as forms of one name do; a consonant for another is a slip."""
    if said[:-1] != name[:-1]:
        return False
    return len(said) != len(name) or not _CONSONANTS.issuperset((said[-1], name[-1]))


def _added_e(said: str, name: str) -> bool:
    """Whether an "e" too many stands after a name of several words, which no form of it has ("Gaza Stripe")."""
    return " " in name and said == name + "e"


def _recurs(reading: "Reading", passage: Passage) -> bool:
    """Whether a word is a name more than once: what stands there again and again is a name of its own."""
    return sum(name.words == (passage.text,) for name in reading.names) > 1


def _windows(reading: "Reading", least: int) -> Iterator[Passage]:
    """Every ``least`` to five neighbouring words of the names that stand side by side.

    A single word counts only where it stands alone.
    """
    if least == 1:
        for name in reading.names:
            single = len(name.words) == 1 and name.kind == "other"
            if single and not reading.house.is_given(name.words[0]):
                yield name.passage
        return
    for passage in _stretches(reading):
        block, start, end = _with_opener(passage)
        words = [(found.start(), found.end()) for found in re.compile(r"\S+").finditer(block.text, start, end)]
        for first in range(len(words) - least + 1):
            for last in range(first + least - 1, min(len(words), first + _MOST_WORDS)):
                yield Passage(block, words[first][0], words[last][1])


def _stretches(reading: "Reading") -> Iterator[Passage]:
    """Names joined with those that a single space divides from them; a person's name stays by itself."""
    last: Passage | None = None
    for name in reading.names:
        at = name.passage
        if last and name.kind != "person" and at.block is last.block and at.start - last.end == 1:
            last = Passage(at.block, last.start, at.end)
            continue
        if last:
            yield last
        last = at
    if last:
        yield last


def _with_opener(passage: Passage) -> Passage:
    """The passage with the word before it, where that opens the sentence ("Untied Arab Emirates said …")."""
    opening = passage.sentence.start
    opener = _OPENER.match(passage.block.text, opening)
    return Passage(passage.block, opening, passage.end) if opener and opener.end() == passage.start else passage


def _in_person(reading: "Reading", passage: Passage) -> bool:
    return any(name.kind == "person" for name in touching(reading.names, passage))


def _named(reading: "Reading", passage: Passage) -> set[str]:
    """The places that the draft names elsewhere, and their states."""
    named = {place.entry for place in reading.places if place.sure and not place.passage.overlaps(passage)}
    return named | {state for entry in named if (state := reading.world.state(entry))}


def _company(reading: "Reading", entry_id: str) -> set[str]:
    """The places that go with one: itself, its state, a state's neighbours, and those that its note names."""
    world = reading.world
    entry = world.entry(entry_id)
    near = {entry_id, world.state(entry_id) or entry_id, *entry.borders}
    return near | {mention.entry for mention in world.mentions(entry.note)}


def _elsewhere(reading: "Reading", passage: Passage, near: Near) -> bool:
    """Whether the words say themselves that they are a place in another country ("Monterey, California")."""
    following = _place_after(reading, passage)
    return following is not None and reading.world.state(following) != reading.world.state(near.entry)


def _country_follows(reading: "Reading", passage: Passage, near: Near) -> bool:
    """Whether the known place's own country stands right after the words ("Pairs, France")."""
    return bool(near.entry) and reading.world.state(near.entry) == _place_after(reading, passage) != near.entry


def _place_after(reading: "Reading", passage: Passage) -> str | None:
    """The place that follows a passage after a comma."""
    text = passage.block.text
    between = text[passage.end : passage.end + 2]
    if between[:1] != "," or not between[1:].isspace():
        return None
    following = in_block(reading.places, passage.block)
    return next((place.entry for place in following if place.passage.start == passage.end + 2), None)


def _fact(reading: "Reading", near: Near) -> Shown:
    entry = reading.world.entry(near.entry)
    return Shown(fact=entry.name if not entry.note else f"{entry.name}: {entry.note}", source=entry.source or None)
