"""Capital, currency, border, continent and name of a country, as stated and as known."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.checks.relating.case import Case, articled, at, listed
from factcheck.ruleset.model import Finding, Shown
from factcheck.world.periods import first_day, last_day

if TYPE_CHECKING:
    from factcheck.world.model import Entry
    from factcheck.world.periods import Period

#: Before this year the facts of capitals and currencies are thin.
KNOWN_SINCE = 1992


def capital(case: Case, apart: Sequence[Sequence[str]]) -> Finding | None:
    """A place called the capital of a country of which it is not, and was not in the years that the sentence names.

    ``apart`` are pairs of a country and a place on which the check is silent.
    """
    country, place = case.country(), case.match.group("is")
    if country is None or not country.capital or not place or not case.known_day(country):
        return None
    periods = [*country.capital, *country.seat]
    said = {entry.id for entry in case.entries("is")}
    if any(pair[0] == country.id and pair[1] in said for pair in apart):
        return None
    if _folded(place) in {_folded(period.value) for period in periods}:
        said = set()
    if any(entry.kind in ("contested", "country") for entry in case.entries("is")):
        return None
    if any(_is_place(case, period.value, said, place) for period in _standing(case, periods)):
        return None
    if any(year < KNOWN_SINCE for year in case.years) or _ever_and_looking_back(case, periods, said, place):
        return None
    right = list(dict.fromkeys(period.value for period in at(country.capital, case.clock)))
    fact = f"the capital of {articled(country.name)} is {listed(right)}" if right else ""
    values = {"is": place, "of": articled(country.name), "right": listed(right), "date": case.day}
    return _finding(case, values, fact, country, right if len(right) == 1 else (), "is")


def _ever_and_looking_back(case: Case, periods: Sequence[Period], said: set[str], place: str) -> bool:
    """Whether the place was the capital at another time and the sentence may be about that time."""
    return case.looks_back and any(_is_place(case, period.value, said, place) for period in periods)


def _is_place(case: Case, value: str, said: set[str], words: str) -> bool:
    """Whether a capital's name is the one that is said, or another name of the same town."""
    entry = case.world.resolve(value, "place")
    return _folded(value) == _folded(words) or (entry is not None and entry.id in said)


def currency(case: Case) -> Finding | None:
    """Money called a country's that is another's."""
    country, words = case.country(), case.match.group("is")
    if country is None or not country.currency or not words or not case.known_day(country):
        return None
    meant = _codes(case, words)
    standing = [period.value for period in _standing(case, country.currency)]
    if not meant or meant & set(standing) or case.looks_back or any(year < KNOWN_SINCE for year in case.years):
        return None
    if case.bare and any(period.value in meant for period in country.currency):
        return None
    names = [case.world.currencies[code].names[0] for code in dict.fromkeys(standing) if code in case.world.currencies]
    values = {"is": words, "of": articled(country.name), "right": listed(names), "date": case.day}
    return _finding(case, values, f"the currency of {articled(country.name)} is the {listed(names)}", country)


def _codes(case: Case, words: str) -> set[str]:
    """The currencies that a word such as "crown", "pesos" or "Swiss franc" can name."""
    said = words.casefold()
    return {
        entry.code
        for entry in case.world.currencies.values()
        if any(_folded(name) == said or _folded(name).endswith(f" {said}") for name in (entry.name, *entry.names))
    }


def borders(case: Case, apart: Sequence[Sequence[str]]) -> Finding | None:
    """Two countries said to border on each other that do not; ``apart`` are pairs on which the check is silent."""
    one, other = case.country("of"), case.country("on")
    if one is None or other is None or one.id == other.id or not case.known_day(one, other) or case.looks_back:
        return None
    if {one.id, other.id} in [set(pair) for pair in apart] or other.id in one.borders or one.id in other.borders:
        return None
    if not (one.borders or other.borders):
        return None
    near = [case.world.entry(id_).name for id_ in one.borders]
    fact = (
        f"{articled(one.name)} borders on {listed(near, 'and')}"
        if near
        else f"{articled(one.name)} has no border on land"
    )
    return _finding(case, {"of": articled(one.name), "on": articled(other.name), "date": case.day}, fact, one)


def continent(case: Case) -> Finding | None:
    """A country put on a continent where no part of it lies."""
    country, said = case.country(), case.match.group("is")
    if country is None or not country.continents or not said:
        return None
    words = " ".join(said.split()).casefold()
    known = {name for entry in case.world.entries.values() for name in entry.continents}
    if not any(words.startswith(name.casefold()) for name in known):
        return None
    if any(words.startswith(name.casefold()) for name in country.continents):
        return None
    fact = f"{articled(country.name)} is in {listed(country.continents, 'and')}"
    return _finding(
        case, {"is": said, "of": articled(country.name), "right": listed(country.continents, "and")}, fact, country
    )


def renamed(case: Case) -> Finding | None:
    """A country by a name that it no longer or not yet had on the draft's day, or a wrong year of its renaming."""
    country, words = case.country(), case.match.group("of")
    if country is None or not country.named or not words or not case.known_day(country):
        return None
    when = re.search(r"\d{4}", case.match.group("when") or "")
    if when:
        return _renamed_in(case, country, int(when.group()))
    if case.clock is None or case.looks_back:
        return None
    own = [period for period in country.named if _folded(period.value) == _folded(words)]
    if len(own) != 1 or own[0].note or at(own, case.clock):
        return None
    right = [period.value for period in at(country.named, case.clock) if not period.note]
    if not right:
        return None
    gone = own[0].until and case.clock > last_day(own[0].until) + datetime.timedelta(days=365)
    if not gone:
        return None
    fact = f"{words} has been called {right[-1]} since {own[0].until}"
    values = {"of": words, "right": right[-1], "date": case.day, "when": own[0].until[:4]}
    return _finding(case, values, fact, country, right[-1:], "of", source=country.named[-1].source)


def _renamed_in(case: Case, country: Entry, year: int) -> Finding | None:
    known = {first_day(period.from_).year for period in country.named if period.from_}
    if not known or any(period.note for period in country.named) or year in known:
        return None
    years = listed([str(each) for each in sorted(known)])
    names = listed([period.value for period in country.named], "then")
    values = {"of": case.match.group("of") or "", "when": str(year), "right": years, "date": case.day}
    fact = f"{names}: renamed in {years}"
    return _finding(case, values, fact, country, source=country.named[-1].source)


def _standing(case: Case, periods: Sequence[Period]) -> list[Period]:
    """The periods that hold or may hold on the draft's day or in a year that the sentence names."""
    found = list(at(periods, case.clock))
    for year in case.years:
        found += [period for day in (1, 365) for period in at(periods, _day_of(year, day))]
    return found


def _day_of(year: int, number: int) -> datetime.date:
    return datetime.date(year, 1, 1) + datetime.timedelta(days=number - 1)


def _finding(
    case: Case,
    values: dict[str, str],
    fact: str,
    entry: Entry,
    right: Sequence[str] = (),
    slot: str = "",
    source: str = "",
) -> Finding:
    """The finding, with the whole statement put right where one word of it is known to be wrong."""
    shown = (
        (Shown(fact=fact, note=f"as of {case.world.known_until(entry)}", source=source or entry.source),)
        if fact
        else ()
    )
    return Finding(passage=case.match.passage, values=values, evidence=shown, replacements=case.repairs(right, slot))


def _folded(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()
