"""Whether two statements are about the same time, place and event, as far as their words show.

Statements about different ones do not contradict each other; nor do a before and an after, or two that the writer
sets against each other in so many words.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from factcheck.claims.statements.wording import MONTHS, WEEKDAYS, alternatives
from factcheck.draft import Passage
from factcheck.draft.model import BODY
from factcheck.draft.parts import dateline

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


@cache
def _change() -> re.Pattern[str]:
    """Words that tell of a state that came or went, anywhere in the sentence."""
    return re.compile(
        r"\b(?:previously|formerly|initial|initially|originally|at first|until(?! further notice)|till|used to"
        r"|no longer|subsequently|eventually|re-?open\w*|re-?instat\w*|resum\w+|temporar\w+|briefly|overturn\w*"
        r"|quash\w*|re-?trial|withdr\w+|revers\w+|chang(?:e|ed|es|ing) (?:his|her|its|their|course|mind)|since then"
        r"|in the past|by then|back then|on appeal|upheld|lifted|eased|(?:has|have|had) since"
        r"|had (?:\w+ )?(?:said|told|vowed|promised|pledged|planned|hoped|insisted|threatened|warned|denied"
        r"|announced))\b",
        re.IGNORECASE,
    )


@cache
def _perfect() -> re.Pattern[str]:
    return re.compile(r"\bhad (?:been|not|already|never|\w+(?:ed|en))\b", re.IGNORECASE)


@cache
def _shift() -> re.Pattern[str]:
    """Words beside a statement that set it before or after something, or apart from another."""
    return re.compile(
        r"\b(?:earlier|later|then|once|again|soon after|after that|before that|ago|recently|finally|soon|already"
        r"|by (?:noon|midday|midnight|evening|morning|dawn|dusk|night|lunchtime|\d)|unrelated|previous|time that"
        r"|for (?:\w+ ){1,2}(?:minutes|hours|days|weeks|months)"
        r"|first time|(?:an?|the|its|his|her|their) (?:second|third|fourth|fifth)(?! (?:half|quarter))|another"
        r"|separate(?:ly)?|similar(?:ly)?|different|other(?! people| passengers)|elsewhere"
        r"|except|all but|any(?:one|body)? (?:who|else))\b",
        re.IGNORECASE,
    )


@cache
def _part() -> re.Pattern[str]:
    """Words right before a statement by which it holds of a part, or of another time."""
    return re.compile(
        r"\b(?:mostly|some of|most of|parts? of|half of|partly|partially|almost|nearly|former|ex)\b[\w\s,-]{0,20}$",
        re.IGNORECASE,
    )


@cache
def _contrast() -> re.Pattern[str]:
    """The start of a sentence that a writer sets against what stands before it."""
    return re.compile(
        r"[“\"]?(?:And )?(?:But|Although|Though|Despite|In spite of|Contrary|In contrast|By contrast|Whereas|Instead"
        r"|Yet|Nevertheless|Nonetheless|Unlike|Rather|Even|On the other hand|Conversely|Still|Except|Now|While"
        r"|In fact)\b"
    )


@cache
def _dispute() -> re.Pattern[str]:
    """Words that say in the sentence itself that accounts differ."""
    return re.compile(
        r"\b(?:however|contradict\w*|conflicting|disput(?:e|ed|es|ing)|disagree\w*|incorrect\w*|wrongly|mistake\w*"
        r"|erroneous\w*|false(?:ly)?|correction|the opposite|challeng(?:ed|es|ing)|questioned|counter\w*"
        r"|den(?:y|ies|ied|ying)|denials?)\b",
        re.IGNORECASE,
    )


@cache
def _named_time() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<weekday>{WEEKDAYS})\b|\b(?P<month>{MONTHS})\b(?=\s+\d|\s*$|[,.]|\s+(?:and|of|to|in|the))"
        r"|(?<![\d$£€,.])\b(?P<year>(?:19|20)\d\d)\b(?![,.]?\d)"
        r"|\b(?P<relative>[Tt]omorrow|(?:[Ll]ast|[Nn]ext) (?:week|weekend|month|year|season|summer|winter|spring|autumn"
        r"|fall)|(?:\w+ )?(?:days|weeks|months|years) (?:ago|later|earlier|before))\b"
    )


@cache
def _named_place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?:the\s+|(?:north|south|east|west|central)\w*\s+)*"
        r"((?:St\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    )


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(rf"(?:{WEEKDAYS}|{MONTHS}|Twitter|Facebook|Instagram|Telegram)\b")


@cache
def _be() -> re.Pattern[str]:
    """The forms that tell a state that was from one that is; perfect tenses fit both."""
    return re.compile(r"\b(?:(?P<past>was|were)|(?P<present>is|are|remains?|stays?|cannot))\b")


def is_past_perfect(passage: Passage) -> bool:
    """Whether the passage tells what had been so before something else."""
    return _perfect().search(passage.text) is not None


def apart(
    ours: Passage,
    theirs: Passage,
    clock: datetime.date | None = None,
    *,
    shifted: bool = False,
    denied: bool = False,
    timeless: bool = False,
) -> bool:
    """Whether the words around two passages, in order, set them apart in time, place or event, or side by side.

    ``clock`` is the draft's day: times of its own year and month do not set apart what gives no time. ``shifted`` says
    that one is reported speech, whose "was" may be an "is", ``denied`` that one is a denial itself. ``timeless``
    says that the statements are about times themselves ("founded in 1886"), which so set nothing apart.
    """
    first, second = ours.sentence, theirs.sentence
    if first == second or _contrast().match(second.text):
        return True
    before, after = _around(ours), _around(theirs)
    patterns = (_change(),) if denied else (_change(), _dispute())
    if any(pattern.search(text) for pattern in patterns for text in (before, after)):
        return True
    if _set_off(ours) or _set_off(theirs) or (not shifted and _different_tense(ours, theirs)):
        return True
    if _different_times(ours, theirs, clock, timeless=timeless) or _different_scope(ours, theirs):
        return True
    if _different_places(first, second):
        return True
    return _different_events(first.text, second.text)


def _set_off(passage: Passage, width: int = 30) -> bool:
    """Whether the words close to the passage in its sentence set it before or after something, or narrow it."""
    sentence, text = passage.sentence, passage.block.text
    before = text[max(sentence.start, passage.start - width) : passage.start]
    stop = max(passage.end, min(sentence.end, passage.end + width))
    while passage.end < stop < sentence.end and text[stop].isalnum() and text[stop - 1].isalnum():
        stop -= 1
    after = text[passage.end : stop]
    return bool(_part().search(before)) or any(_shift().search(words) for words in (before, after))


def _around(passage: Passage) -> str:
    """The sentence without the passage."""
    sentence, text = passage.sentence, passage.block.text
    return f"{text[sentence.start : passage.start]} | {text[passage.end : max(sentence.end, passage.end)]}"


def _different_tense(ours: Passage, theirs: Passage) -> bool:
    """A state that was and a state that is; headlines tell the past in the present and do not count."""
    if ours.block.kind not in BODY or theirs.block.kind not in BODY:
        return False
    first, second = _tense(ours), _tense(theirs)
    return first is not None and second is not None and first != second


def _tense(passage: Passage) -> str | None:
    """ "past" or "present", by the form of "to be" in the passage or the last one shortly before it."""
    text = passage.block.text
    inside = _be().search(text, passage.start, passage.end)
    if inside:
        return inside.lastgroup
    found = None
    for match in _be().finditer(text, max(passage.sentence.start, passage.start - 30), passage.start):
        found = match.lastgroup
    return found


def _different_times(ours: Passage, theirs: Passage, clock: datetime.date | None, *, timeless: bool) -> bool:
    """Whether both statements name times and none in common, or one alone is set in another month or year.

    Of two statements about what is to come, one alone may say when.
    """
    first, second = (_times(_attached(passage, own=not timeless)) for passage in (ours, theirs))
    to_come = all(_to_come().search(passage.text) for passage in (ours, theirs))
    held, other = first.pop(_DAY_OF_EVENT, set()), second.pop(_DAY_OF_EVENT, set())
    if bool(held) == bool(other) or not _events(ours.sentence.text) & _events(theirs.sentence.text):
        first["weekday"], second["weekday"] = first.get("weekday", set()) | held, second.get("weekday", set()) | other
    here = {"year": {str(clock.year)}, "month": {MONTHS.lower().split("|")[clock.month - 1]}} if clock else {}
    for kind in ("year", "month", "weekday", "relative"):
        mine, yours = first.get(kind, set()), second.get(kind, set())
        if mine and yours:
            if mine.isdisjoint(yours):
                return True
        elif kind != "weekday" and not to_come and (mine | yours) - here.get(kind, set()):
            return True
    return False


@cache
def _reported() -> re.Pattern[str]:
    """The day of a report that closes a sentence ("…, police said on Monday")."""
    return re.compile(
        rf"[,”\"]\s(?:\w+\s){{1,4}}?(?:said|says|reported|announced|added|told \w+)"
        rf"(?:\s(?:on|late|early))*\s(?P<when>{WEEKDAYS})\b"
    )


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(r"\b(?:will|would|(?:is|are) (?:going )?to|when)\b|\bwon[’']t\b", re.IGNORECASE)


@cache
def _since() -> re.Pattern[str]:
    """A comparison with the past that tells nothing of when ("the highest turnout since 2009")."""
    return re.compile(
        r"\b(?:highest|lowest|largest|smallest|biggest|worst|deadliest|bloodiest|heaviest|first|most)\b[^,.;]{0,60}?"
        r"\bsince [^,.;]{1,25}"
    )


def _attached(passage: Passage, *, own: bool = True) -> str:
    """The words of the sentence up to the passage's end, and those after it up to the next joint; no dateline.

    Without the passage's ``own`` words where they are not asked for.
    """
    sentence, text = passage.sentence, passage.block.text
    opening = dateline(text) if sentence.start == 0 else None
    start = min(len(opening.text), passage.start) if opening else sentence.start
    rest = text[passage.end : max(passage.end, sentence.end)]
    joint = re.compile(r"[,;:—]|\b(?:and|but|who|will|would|to)\b").search(rest)
    reported = _reported().search(rest)
    told = reported["when"] if reported else ""
    before = text[start : passage.end if own else passage.start]
    return _since().sub("", f"{before}{rest[: joint.start()] if joint else rest} {told}")


#: The day of an event ("Sunday's raid"), which is not the day of what is told about it.
_DAY_OF_EVENT = "day of event"


def _times(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _named_time().finditer(text):
        of_event = match["weekday"] and text[match.end() : match.end() + 2] in ("'s", "’s")
        kind = _DAY_OF_EVENT if of_event else match.lastgroup or ""
        found.setdefault(kind, set()).add(match[0].lower())
    return found


def _different_places(first: Passage, second: Passage) -> bool:
    ours, theirs = _places(first.text), _places(second.text)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _places(text: str) -> set[str]:
    return {word for name in _named_place().findall(text) if not _no_place().match(name) for word in name.split()}


def _different_events(first: str, second: str) -> bool:
    ours, theirs = _events(first), _events(second)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


@cache
def _scope() -> re.Pattern[str]:
    """A phrase beside a statement that says of what it holds ("on wages", "for the school", "In the south, …")."""
    return re.compile(
        r"\s?(?P<word>on board|for|to|on|over|from|inside|outside|aboard|among|against|about|with|of|in|at)"
        r"\s(?P<what>[\w’'-]+(?:\s[\w’'-]+){0,3})",
        re.IGNORECASE,
    )


def _scope_of(passage: Passage) -> tuple[str, str]:
    """Preposition and words of the phrase right after the passage, else of the one that opens its sentence."""
    sentence, text = passage.sentence, passage.block.text
    found = _scope().match(text, passage.end) if text[passage.end : passage.end + 1].isspace() else None
    if not found:
        comma = text.find(",", sentence.start, passage.start)
        found = _scope().match(text, sentence.start, comma) if comma >= 0 else None
    return (found["word"].lower(), found["what"]) if found else ("", "")


def _different_scope(ours: Passage, theirs: Passage) -> bool:
    """Whether one preposition ties both statements to different things, or only one of them to an inside.

    "On the coast line" and "on the hill line" are two things, "on the line" may be either.
    """
    (word, mine), (other, yours) = _scope_of(ours), _scope_of(theirs)
    narrow = ("inside", "aboard", "on board", "among")
    if word != other:
        return (word in narrow) != (other in narrow)
    if bool(_events(mine)) != bool(_events(yours)) or _events(mine) & _events(yours):
        return False
    first, second = _content(mine), _content(yours)
    return bool(first - second) and bool(second - first)


def _content(words: str) -> set[str]:
    """The words of matter in a phrase, up to the next preposition; nothing for a time."""
    phrase = re.compile(r"\b(?:of|in|on|at|to|for|by|with|from|and|or|after|before|as|when|while)\b").split(words)[0]
    if _named_time().search(phrase):
        return set()
    grammar = {"the", "a", "an", "his", "her", "its", "their", "this", "that", "all", "any", "s"}
    return {word for word in re.compile(r"\w+").findall(phrase.lower()) if word not in grammar}


def _events(text: str) -> set[int]:
    words = {word.lower() for word in _event().findall(text)}
    return {kind for kind, listed in enumerate(EVENTS) if words & set(listed.split())}
