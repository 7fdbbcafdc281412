"""What happened: the kinds of events that words name."""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.statements.wording import alternatives

#: Words for what happened, by kind; two statements that name events of no common kind are about two events.
EVENTS = (
    "fire fires blaze blazes wildfire wildfires",
    "explosion explosions blast blasts bomb bombs bombing bombings attack attacks airstrike "
    "airstrikes shelling strikes",
    "crash crashes collision collisions accident accidents derailment pile-up smash",
    "quake quakes earthquake earthquakes tremor tremors aftershock aftershocks tsunami",
    "storm storms hurricane hurricanes cyclone typhoon tornado tornadoes gale gales flood floods flooding landslide",
    "shooting shootings gunfire attack attacks massacre raid raids stabbing stabbings fight fights "
    "brawl assault ambush",
    "protest protests march marches demonstration demonstrations rally rallies riot riots clash clashes unrest",
    "match matches game games final race",
    "election elections referendum primary vote ballot",
)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(' '.join(EVENTS))})\b", re.IGNORECASE)


def events_in(text: str) -> set[int]:
    """The kinds of events that a text names, by their places in EVENTS."""
    words = {word.lower() for word in _event().findall(text)}
    return {kind for kind, listed in enumerate(EVENTS) if words & set(listed.split())}
