"""What is known of the world, as data. Dates are ISO strings, cut short where only the year or month is known."""

import msgspec

from factcheck.world.periods import Period

#: Every kind of entry but that of groups.
ENTRY_KINDS = ("country", "territory", "region", "city", "former", "contested")
#: Kinds of entry that are states of their own, for membership and the {country} slot.
STATES = frozenset({"country", "former"})


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A place or group by its id.

    ``kind`` is country, territory, contested, region, city, former (a state that is gone) or group. ``aliases`` are
    other names for the same thing, ``adjectives`` and ``peoples`` its words ("Kazakh", "Kazakhs"). ``ambiguous`` lists
    those of all its words that often mean something else ("Georgia", "Jordan"). ``country`` is the id of the state a
    place lies in, None where that is in dispute (then ``note`` says what is claimed). ``named`` are its names over
    time; ``capital``, ``seat`` (of government, where it is another town) and ``currency`` (ISO 4217) likewise.
    ``borders`` are the ids of the countries it borders on land. ``as_of`` is the last day on which all this was known
    to be true, where it is another than the world's.

    Most fields of most entries are empty: what is kept of them leaves these out.
    """

    id: str
    kind: str
    name: str
    iso: str = ""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    country: str | None = None
    continents: tuple[str, ...] = ()
    capital: tuple[Period, ...] = ()
    seat: tuple[Period, ...] = ()
    currency: tuple[Period, ...] = ()
    named: tuple[Period, ...] = ()
    borders: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    as_of: str = ""

    @property
    def is_place(self) -> bool:
        """Whether it can be stood in: everything but groups."""
        return self.kind != "group"


class Members(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Members of a group over one period; both days are days of membership.

    In an ``unclear`` period the membership was suspended, partial or disputed, and nothing is said of it. ``source`` is
    where the row has another than its group.
    """

    who: tuple[str, ...]
    from_: str = msgspec.field(name="from", default="")
    until: str = ""
    unclear: bool = False
    source: str = ""


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of states with its members over time.

    ``called`` is what messages call it, article and all. ``as_of`` is the last day the list was known to be whole
    ("" for a list that does not change), ``since`` the day it starts; outside the two nothing is known.
    """

    id: str
    name: str
    called: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    source: str
    as_of: str = ""
    since: str = ""
    note: str = ""
    members: tuple[Members, ...]


class Unit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A unit of measure: ``value × factor + offset`` is the value in its dimension's SI unit, both exact decimals.

    ``abbreviations`` are case-sensitive; ``names`` hold singular and plural.
    ``source`` is where the two numbers are from.
    """

    id: str
    dimension: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    factor: str
    offset: str = "0"
    source: str = ""


class Currency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A currency by its ISO 4217 ``code``; ``symbols`` may be shared ("$"), ``names`` hold singular and plural."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


class Known(msgspec.Struct, frozen=True, array_like=True):
    """What one written form stands for: entries in order of likelihood; none for a phrase that means something else."""

    text: str
    entry: str
    form: str
    ambiguous: bool
    also: tuple[str, ...]


class Mention(msgspec.Struct, frozen=True):
    """A known name in a text, half-open ``[start, end)``.

    ``form`` is name, alias, adjective or people; ``also`` are other entries of the same words; ``ambiguous`` is
    whether the words often mean something else.
    """

    start: int
    end: int
    entry: str
    form: str
    ambiguous: bool = False
    also: tuple[str, ...] = ()
