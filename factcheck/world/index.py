"""What the cache holds of the world and of the house lists: indexes ready to be asked, facts that wait as bytes."""

import msgspec

from factcheck.world.nearness import NearNames


class WorldIndex(msgspec.Struct, frozen=True, gc=False):
    """All facts. What is Raw is typed when it is first asked for.

    ``forms`` are the written forms of places and groups as lists of Known by their first word, the longest first;
    ``shouted`` the same in capitals. ``lowered`` are forms by their first word in lower case, ``slots`` the words of
    each slot type by the first word in each, ``near`` the NearNames of the forms that begin with a capital.
    """

    as_of: str
    entries: dict[str, msgspec.Raw]
    groups: dict[str, msgspec.Raw]
    units: msgspec.Raw
    currencies: msgspec.Raw
    offices: msgspec.Raw
    lacking: msgspec.Raw
    forms: dict[str, msgspec.Raw]
    shouted: dict[str, msgspec.Raw]
    lowered: msgspec.Raw
    slots: dict[str, msgspec.Raw]
    near: msgspec.Raw


class HouseIndex(msgspec.Struct, frozen=True, gc=False):
    """All house lists.

    ``given`` numbers the given names, folded, by the name they are a spelling of: first the ``women`` women's, then
    the ``men`` men's, then the others. ``bodies`` are folded names of organisations, ``kinds`` says what each name is
    the name of, ``stories`` has words of the stories of some. ``letters`` are names by their letters, those of forms
    never used among them; ``lowered`` are names by their first word in lower case.
    """

    given: dict[str, int]
    women: int
    men: int
    bodies: frozenset[str]
    kinds: dict[str, str]
    stories: dict[str, tuple[str, ...]]
    letters: dict[str, str]
    lowered: dict[str, tuple[str, ...]]
    near: NearNames
