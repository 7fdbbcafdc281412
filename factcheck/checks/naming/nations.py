"""One person of two countries: "Joris Maas of the Netherlands", "Maas, a Belgian"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from factcheck.checks.naming.attached import changes
from factcheck.claims.lazy import Lazy
from factcheck.claims.names.bearers import same_person
from factcheck.claims.statements.pronouns import shared_family
from factcheck.ruleset.model import Finding, Shown

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading

_OF = Lazy(r"\sof\s(?:the\s)?(?=[A-Z])")
_A = Lazy(r",\san?\s(?=[A-Z])")
#: What may follow: the end of an apposition; "a Belgian company" is another thing.
_CLOSED = Lazy(r"\s?[,.;:)]|\s(?:who|and|in|won|was|on|at|by|to|took|set|finished)\b|$")


#: A person is held against so many others that are told of; no true draft has more.
_MOST = 300


def nationalities(reading: Reading, exceptions: Collection[str]) -> Iterator[Finding]:
    """Persons who are of one country here and of another there; ``exceptions`` are ids that are left alone."""
    told = [(name, land) for name in reading.names if (land := _land(reading, name)) and land not in exceptions]
    if len({land for _, land in told}) < 2:
        return
    before: dict[tuple[tuple[str, ...], str], Name] = {}
    for second, theirs in told:
        if changes(second):
            continue
        for (words, ours), first in before.items():
            if ours == theirs or not same_person(" ".join(words), " ".join(second.words)):
                continue
            if words != second.words and shared_family(reading, second.words[-1]):
                continue
            here, there = (reading.world.entry(land).name for land in (theirs, ours))
            values = {"name": " ".join(words), "this": here, "other": there}
            yield Finding(passage=second.passage, values=values, evidence=(Shown(passage=first.passage, note=there),))
            break
        if len(before) < _MOST:
            before.setdefault((second.words, theirs), second)


def _land(reading: Reading, name: Name) -> str | None:
    """The id of the country that the words right after a name give."""
    if name.kind not in ("person", "other"):
        return None
    block, _, end = name.passage
    for lead in (_OF, _A):
        match = lead.match(block.text, end)
        if match is None:
            continue
        found = next(iter(reading.world.mentions(block.text[match.end() : match.end() + 40])), None)
        if found is None or found.start or found.also or (lead is _OF and found.ambiguous):
            return None
        wanted = ("name", "alias") if lead is _OF else ("adjective", "people")
        closed = _CLOSED.match(block.text, match.end() + found.end)
        country = reading.world.entry(found.entry).kind == "country"
        return found.entry if closed and country and found.form in wanted else None
    return None
