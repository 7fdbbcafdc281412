"""From facts and lists as read to the indexes that are asked: done once, then kept in the cache."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from factcheck.world.facts import Facts
from factcheck.world.house import letters
from factcheck.world.house_lists import HouseLists, named
from factcheck.world.index import HouseIndex, WorldIndex
from factcheck.world.mentions import first_word, plain
from factcheck.world.model import STATES, Entry, Group, Known
from factcheck.world.nearness import near_names
from factcheck.world.offices import Offices
from factcheck.world.records import raw, raws

#: Names of at least so many letters are known in capitals too.
SHOUTED = 4
#: A landmark of one word and fewer letters has too many words near it.
LONE = 7


def index_world(facts: Facts) -> WorldIndex:
    """The index of all facts."""
    forms = _forms(facts)
    nothing = (Known(plain(phrase), "", "", False, ()) for phrase in facts.phrases)
    shouted = (
        msgspec.structs.replace(known, text=known.text.upper())
        for known in forms.values()
        if known.form in ("name", "alias") and len(known.text) >= SHOUTED and not known.ambiguous
    )
    return WorldIndex(
        as_of=facts.as_of,
        entries={entry.id: raw(entry) for entry in facts.entries},
        groups={group.id: raw(group) for group in facts.groups},
        units=raw(facts.units),
        currencies=raw({currency.code: currency for currency in facts.currencies}),
        offices=raw(facts.offices),
        lacking=raw(facts.lacking),
        forms=raws(_by_first((*forms.values(), *nothing))),
        shouted=raws(_by_first(shouted)),
        lowered=raw(raws(_by_first_lowered(forms))),
        slots={type_: raw(raws(words)) for type_, words in _slots(facts, forms).items()},
        near=raw(near_names(name for name in forms if name[0].isupper())),
    )


def index_house(lists: HouseLists) -> HouseIndex:
    """The index of all house lists."""
    given = (*lists.women, *lists.men, *lists.either)
    listed = (
        ("person", lists.people),
        ("organisation", lists.organisations),
        ("landmark", lists.landmarks),
        ("term", lists.terms),
    )
    names = [(named(entry), kind) for kind, entries in listed for entry in entries]
    kinds = {entry.name: kind for entry, kind in names}
    never = {letters(form): entry.name for entry, _ in names for form in entry.never}
    return HouseIndex(
        given={name: number for number, line in enumerate(given) for name in line.casefold().split()},
        women=len(lists.women),
        men=len(lists.men),
        bodies=frozenset(named(entry).name.casefold() for entry in lists.organisations),
        kinds=kinds,
        stories={entry.name: entry.story for entry, _ in names if entry.story},
        letters=never | {letters(entry.name): entry.name for entry, _ in names},
        lowered=_by_first_lowered(kinds),
        near=near_names(
            name for name, kind in kinds.items() if " " in name or (kind == "landmark" and len(name) >= LONE)
        ),
    )


def _forms(facts: Facts) -> dict[str, Known]:
    """Every written form of every entry and group, in order."""
    forms: dict[str, Known] = {}
    for entry in facts.entries:
        for form, words in _entry_forms(entry):
            _add(forms, words, entry, form)
    for group in facts.groups:
        for words in (group.name, *group.aliases):
            _add(forms, words, group, "name")
    return forms


def _entry_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "name", entry.name
    for form, words in (("alias", entry.aliases), ("adjective", entry.adjectives), ("people", entry.peoples)):
        for word in words:
            yield form, word


def _add(forms: dict[str, Known], words: str, entry: Entry | Group, form: str) -> None:
    """Enter a form; one already there keeps its place and gains the newcomer as another reading."""
    text = plain(words)
    first = forms.get(text)
    if first is None:
        forms[text] = Known(text, entry.id, form, words in entry.ambiguous, ())
    elif first.entry != entry.id and entry.id not in first.also:
        forms[text] = msgspec.structs.replace(first, ambiguous=True, also=(*first.also, entry.id))


def _by_first(forms: Iterable[Known]) -> dict[str, list[Known]]:
    """Forms by their first word, the longest first."""
    table: dict[str, list[Known]] = {}
    for known in forms:
        table.setdefault(first_word(known.text), []).append(known)
    for candidates in table.values():
        candidates.sort(key=lambda known: -len(known.text))
    return table


def _by_first_lowered(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names that begin with a capital and go on in lower case, by their first word in lower case."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        first = name.split()[0]
        if len(first) > 2 and first.istitle():
            found[first.lower()] = (*found.get(first.lower(), ()), name)
    return found


def _slots(facts: Facts, forms: dict[str, Known]) -> dict[str, dict[str, list[str]]]:
    """Every written form of each slot type by the first word in it; titles are met in any case."""
    kinds = {entry.id: entry.kind for entry in facts.entries}
    words: dict[str, set[str]] = {"country": set(), "place": set(), "group": set()}
    for known in forms.values():
        for id_ in (known.entry, *known.also):
            kind = kinds.get(id_, "group")
            words["group" if kind == "group" else "place"].add(known.text)
            if kind in STATES:
                words["country"].add(known.text)
    once = {period.value for entry in facts.entries for period in entry.named if period.until}
    words["former_name"] = once & forms.keys()
    offices = Offices(facts.offices, facts.lacking)
    titles = {"office": offices.titles, "body_office": offices.of_bodies}
    return {type_: _by_word(sorted(found)) for type_, found in words.items()} | {
        type_: _by_word(found, str.casefold) for type_, found in titles.items()
    }


def _by_word(forms: Iterable[str], fold: Callable[[str], str] = str) -> dict[str, list[str]]:
    """Forms by the first word in them, whatever mark stands before it."""
    found: dict[str, list[str]] = {}
    for form in forms:
        if word := re.search(r"\w+", fold(form)):
            found.setdefault(word.group(), []).append(form)
    return found
