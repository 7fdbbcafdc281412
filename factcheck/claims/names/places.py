"""The places a story names, each with the entry of the known world that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.lazy import Lazy
from factcheck.draft import Block, Passage

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading

_MOVING = (
    r"(?:fle[ed]\w*|flown|fly\w*|flew|flight|travel\w*|go(?:es|ing|ne)?|went|mov(?:e|es|ed|ing)|cross\w*|driv\w+|drove|"
    r"emigrat\w*|escap\w*|relocat\w*|return\w*|arriv\w*|com(?:e|es|ing)|came|head(?:ed|ing|s)?|journey\w*|route\w*|road|"
    r"sent|send\w*|deport\w*|evacuat\w*|exodus|pour\w*|stream\w*|flock\w*|walk\w*|ran|run(?:ning)?|trips?|visits?|rush\w*|"
    r"mak\w+ it|made it|way|get|gets|got|getting)"
)
_ARTICLE = r"(?:the\s+|neighbou?ring\s+|nearby\s+)?"
_TOWARDS = Lazy(
    rf"(?:\b{_MOVING}\b[^.;!?]{{0,50}}?\s(?:to|into|towards?|via)|\binto|\b(?:left|leave|leaving|bound|head(?:ed|ing|s)?|"
    rf"depart\w*|set (?:off|out)|made)\s+for|\b(?:enter(?:ed|ing|s)?|reach(?:ed|ing|es)?)|"
    rf"\bborders?\s+(?:crossings?\s+)?(?:with|of|into|to))\s+{_ARTICLE}$",
    re.IGNORECASE,
)


class Place(Struct, frozen=True):
    """A place by name, adjective or people. ``entry`` is its id; ``sure`` whether the words can mean nothing else.

    ``readings`` are the ids of all it may stand for, the likeliest first.
    """

    passage: Passage
    entry: str
    form: str
    sure: bool
    readings: tuple[str, ...]

    @property
    def named(self) -> bool:
        """Whether it stands there by name, not as an adjective or a people."""
        return self.form in ("name", "alias")

    @property
    def is_destination(self) -> bool:
        """Whether the words before it say that someone goes there, or that its border is meant."""
        block = self.passage.block
        sentence = self.passage.sentence
        return self.named and _TOWARDS.search(block.text[sentence.start : self.passage.start]) is not None


def find_places(reading: Reading) -> Iterator[Place]:
    """Every place in the blocks that assert, in document order."""
    for block in reading.draft.blocks:
        for mention in reading.known_in(block) if block.asserts else ():
            if reading.world.entry(mention.entry).is_place:
                passage = Passage(block, mention.start, mention.end)
                yield Place(passage, mention.entry, mention.form, not mention.ambiguous, (mention.entry, *mention.also))


#: What may stand between two names of one list: a comma, "and", "or", with a repeated preposition or article.
_LINK = Lazy(r"\s*(?:,\s*(?:and|or|&)?|and|or|&|as well as)\s+(?:(?:in|to|from|with|of|for|by)\s+)?(?:the\s+)?")
_JOINED = Lazy(
    r"(?:,\s*)?\b(?:and|or|as well as|along with|together with|plus|&)\s+"
    r"(?:(?:in|to|from|of|with|by|for|across|into|on)\s+)?"
    r"(?:(?:many|some|several|most|all|the|a few|few|both|dozens of|\w+teen|twenty|"
    r"two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)*$",
    re.IGNORECASE,
)
_NAMING = Lazy(
    r"\s*(?:(?:[,(:–—-]\s*)?(?:such as|including|like|chiefly|mainly|mostly|notably|especially|particularly|"
    r"in particular|namely|among them|principally|primarily|above all|for example|for instance|e\.g\.|i\.e\.)"
    r"\s*,?\s*|[(:–—]\s*)"
    r"(?:(?:in|to|from|with)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


_THE = Lazy(r"the\s+$")


def listed_before(places: list[Place], block: Block, start: int) -> list[Place] | None:
    """The places of the list that "and other …" at ``start`` ends, last first.

    None where nothing is joined there; an empty list where what is joined is no place.
    """
    joined = _JOINED.search(block.text, max(0, start - 60), start)
    if joined is None:
        return None
    end = joined.start()
    listed: list[Place] = []
    for place in reversed([place for place in places if place.passage.end <= end]):
        between = block.text[place.passage.end : end]
        fits = not between.replace(",", " ").strip() if not listed else _LINK.fullmatch(between)
        if not fits:
            break
        listed.append(place)
        end = place.passage.start
        if article := _THE.search(block.text, max(0, end - 12), end):
            end = article.start()
    return listed


def listed_after(places: list[Place], block: Block, end: int) -> list[Place]:
    """The places that ", chiefly …", "such as …" or "(…)" at ``end`` names."""
    naming = _NAMING.match(block.text, end)
    if naming is None:
        return []
    at = naming.end()
    listed: list[Place] = []
    for place in (place for place in places if place.passage.start >= at):
        between = block.text[at : place.passage.start]
        if between and (not listed or not _LINK.fullmatch(between)):
            break
        if block.text[place.passage.end :].startswith(("'s", "’s")):
            break
        listed.append(place)
        at = place.passage.end
    return listed
