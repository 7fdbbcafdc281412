"""Who held which office when, and which offices a country does not have."""

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

import msgspec

from factcheck.world.periods import first_day, holds, last_day

#: Family names at least so alike (Jaro-Winkler, 0 to 1) may be two spellings of one.
NEAR = 0.85


class Holder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One term of one person, first and last day included.

    ``aliases`` are other forms of the name in print; a single word among them is one by which the person goes alone
    ("Xi", "Lula"). Terms of the same day, and of an acting holder, may overlap.
    """

    who: str
    from_: str = msgspec.field(name="from", default="")
    until: str = ""
    aliases: tuple[str, ...] = ()
    acting: bool = False


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An office and all who held it from ``since`` to ``as_of``; outside these days nothing is known.

    ``of`` is the id of its country. An office of a body has ``bodies``, the names by which the body goes, instead.
    ``titles`` are what its holder is called, in lower case, the usual one first; ``alone`` is one that needs no body
    with it ("pope"). ``earlier`` are holders before ``since``. ``as_of`` may stand once for a whole file.
    """

    id: str
    titles: tuple[str, ...]
    of: str = ""
    bodies: tuple[str, ...] = ()
    alone: str = ""
    since: str
    as_of: str = ""
    source: tuple[str, ...]
    holders: tuple[Holder, ...]
    earlier: tuple[str, ...] = ()


class Lacking(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Countries, by id, that had no office of this ``title`` at any day from ``since`` to ``as_of``, as for Office."""

    title: str
    who: tuple[str, ...]
    since: str
    as_of: str = ""
    source: tuple[str, ...]


class Term(NamedTuple):
    """One term with its office."""

    office: Office
    holder: Holder


class Offices:
    """All offices, ready to be asked."""

    def __init__(self, offices: Sequence[Office], lacking: Sequence[Lacking] = ()) -> None:
        self.all = offices
        self.lacking = lacking

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Every title in the ways it is capitalised; those of a body's office with the body's name."""
        found: set[str] = set()
        for office in self.all:
            found.update(_body_titles(office) if office.bodies else _cased(office.titles))
        for row in self.lacking:
            found.update(_cased((row.title,)))
        return tuple(sorted(found))

    @cached_property
    def of_bodies(self) -> tuple[str, ...]:
        """The titles that say whose post it is without a country, such as "UN secretary-general"."""
        return tuple(title for title in self.titles if self.find(title))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term of every office."""
        return tuple(Term(office, holder) for office in self.all for holder in office.holders)

    @cached_property
    def _by_title(self) -> Mapping[tuple[str, str], Office]:
        table: dict[tuple[str, str], Office] = {}
        for office in self.all:
            for title, of in titles(office):
                table.setdefault((folded(title), of), office)
        return table

    def find(self, title: str, of: str = "") -> Office | None:
        """The office of a country (by id) with this title; without one, the office of a body by its whole title."""
        return self._by_title.get((folded(title), of))

    def without(self, title: str, of: str, day: datetime.date | None) -> Lacking | None:
        """What says that a country had no such office on ``day``; None where that is not known."""
        for row in self.lacking:
            if folded(row.title) == folded(title) and of in row.who:
                known = day is None or first_day(row.since) <= day <= last_day(row.as_of)
                return row if known else None
        return None


def titles(office: Office) -> Iterator[tuple[str, str]]:
    """Every title by which an office is found, with its country (by id, "" for that of a body)."""
    for title in _body_titles(office) if office.bodies else office.titles:
        yield title, office.of
    if office.alone:
        yield office.alone, ""


def holding(office: Office, day: datetime.date, grace: int = 0) -> list[Holder]:
    """Who held or may have held the office within ``grace`` days of ``day``; nobody outside what is known."""
    if not first_day(office.since) <= day <= last_day(office.as_of):
        return []
    days = {day + datetime.timedelta(days=number) for number in (-grace, 0, grace)}
    return [
        holder
        for holder in office.holders
        if any(holds(holder.from_, holder.until, each) is not False for each in days)
    ]


def held_in(holder: Holder, year: int) -> bool:
    """Whether a term touched a year."""
    return held_on(holder, datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def held_on(holder: Holder, first: datetime.date, last: datetime.date) -> bool:
    """Whether a term touched any day from ``first`` to ``last``."""
    started = not holder.from_ or first_day(holder.from_) <= last
    return started and (not holder.until or last_day(holder.until) >= first)


def forms(holder: Holder) -> list[frozenset[str]]:
    """The forms of a holder's name as sets of folded words."""
    return [words(name) for name in (holder.who, *holder.aliases)]


def named(holder: Holder, name: str) -> bool:
    """Whether a name in print is this person's for certain: every word of a form of it, or the family name."""
    said = words(name)
    if len(said) == 1:
        return said <= words(holder.who.split()[-1]) or said in forms(holder)
    return any(len(form) > 1 and form <= said for form in forms(holder))


def resembles(holder: Holder, name: str) -> bool:
    """Whether a name in print has this person's family name, or one that may be another spelling of it."""
    from rapidfuzz.distance import JaroWinkler

    families = {word for form in (holder.who, *holder.aliases) for word in words(form.split()[-1])}
    return any(
        word == family or (min(len(word), len(family)) > 3 and JaroWinkler.similarity(word, family) >= NEAR)
        for word in words(name)
        for family in families
    )


_ADDRESS = frozenset(("mr", "mrs", "ms", "dr", "sir"))


@cache
def words(name: str) -> frozenset[str]:
    """The folded words of a name, without initials, possessives and the usual forms of address."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").removesuffix("'s").removesuffix("'"))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    found = letters.replace("-", " ").replace(".", " ").split()
    return frozenset(word for word in found if len(word) > 1 and word not in _ADDRESS)


def folded(title: str) -> str:
    """A title without regard to case, hyphens and articles."""
    return " ".join(title.casefold().replace("‑", "-").replace("-", " ").replace(" the ", " ").split())


def _body_titles(office: Office) -> list[str]:
    """The whole titles of a body's office: "UN secretary-general", "head of the UN"."""
    found = []
    for title in _cased(office.titles):
        for body in office.bodies:
            found += [f"{body} {title}", f"{title} of {body}", f"{title} of the {body}", f"{body}'s {title}"]
    return found


def _cased(titles: Iterable[str]) -> list[str]:
    """Titles in lower case, with a capital first and with all of them."""
    found = []
    for title in titles:
        found += [title, title[:1].upper() + title[1:], title.title()]
    return list(dict.fromkeys(found))
