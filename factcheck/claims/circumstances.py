"""Whether two statements are about the same time, place and event, as far as their words show.

Statements about different ones do not contradict each other; nor do a before and an after, or two that the writer
sets against each other in so many words.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.wording import MONTHS, WEEKDAYS
from factcheck.draft import Passage
from factcheck.draft.model import BODY


@cache
def _change() -> re.Pattern[str]:
    """Words that tell of a state that came or went, anywhere in the sentence."""
    return re.compile(
        r"\b(?:previously|formerly|initial|initially|originally|at first|until|till|used to|no longer|subsequently"
        r"|eventually|re-?open\w*|re-?instat\w*|resum\w+|temporar\w+|briefly|had (?:been|not|already|never"
        r"|\w+(?:ed|en))"
        r"|overturn\w*|quash\w*|retrial|re-?trial|withdr\w+|revers\w+|chang(?:e|ed|es|ing) (?:his|her|its"
        r"|their|course|mind)"
        r"|since then|in the past|so far|by then|at the time|back then|meanwhile|on appeal|upheld|lifted"
        r"|eased|restor\w+)\b",
        re.IGNORECASE,
    )


@cache
def _perfect() -> re.Pattern[str]:
    """A past perfect: what had been so before something else."""
    return re.compile(r"\bhad (?:been|not|already|never|\w+(?:ed|en))\b", re.IGNORECASE)


@cache
def _shift() -> re.Pattern[str]:
    """Words beside the statement itself that set it before or after something."""
    return re.compile(
        r"\b(?:earlier|later|then|once|again|soon after|after that|before that|ago|since|yet|still|recently|finally|soon|already|last"
        r"|next|first time|former|ex|another|separate(?:ly)?|similar|different|other|elsewhere|second|third|except"
        r"|only|mostly|some|many|most|several|few|partly|partially|all but|almost|nearly|any(?:one"
        r"|body)? (?:who|else))\b",
        re.IGNORECASE,
    )


@cache
def _contrast() -> re.Pattern[str]:
    """Words with which a writer sets a statement against one before it."""
    return re.compile(
        r"\b(?:but|however|although|though|despite|in spite of|contrary|contradict\w*|in contrast"
        r"|by contrast|whereas|instead"
        r"|nevertheless|nonetheless|conflict\w*|dispute[ds]?|disputing|unlike|rather than|even as|even if"
        r"|denial|denie[sd]|deny"
        r"|disagree\w*|incorrect\w*|wrongly|mistake\w*|erroneous\w*|false\w*|correct(?:ed|ion)"
        r"|earlier reports?|rejected claims?"
        r"|on the other hand|the opposite|conversely|challeng\w+|questioned)\b|(?:^|[.!?]\s+[“\"]?)(?:Yet"
        r"|Still|Except|Now)\b",
        re.IGNORECASE,
    )


@cache
def _named_time() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<weekday>{WEEKDAYS})\b|\b(?P<month>{MONTHS})\b(?=\s+\d|\s*$|[,.]|\s+(?:and|of|to|in|the))"
        r"|(?<![\d$£€,.])\b(?P<year>(?:19|20)\d\d)\b(?![,.]?\d)"
        r"|\b(?P<relative>yesterday|today|tomorrow|tonight|(?:last|next|this) (?:night|week|weekend|month|year|season"
        r"|summer|winter|spring|autumn|fall|morning|afternoon|evening)|(?:\w+ )?(?:days|weeks|months"
        r"|years) (?:ago|later|earlier))\b"
    )


@cache
def _named_place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom|to|across|around|through|on)\s+(?:the\s+|(?:north|south|east|west"
        r"|central)\w*\s+)*"
        r"((?:St\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    )


@cache
def _be() -> re.Pattern[str]:
    """The forms that tell a state that was from one that is; perfect tenses fit both."""
    return re.compile(r"\b(?:(?P<past>was|were)|(?P<present>is|are|remains?|stays?|cannot))\b")


def apart(ours: Passage, theirs: Passage) -> bool:
    """Whether the words around two passages set them apart in time, place or event, or against each other."""
    first, second = ours.sentence, theirs.sentence
    if first == second:
        return True
    before, after = _around(ours), _around(theirs)
    if _change().search(before) or _change().search(after) or _perfect().search(ours.text + " | " + theirs.text):
        return True
    if _contrast().search(after) or _contrast().search(first.block.text, ours.end, first.end):
        return True
    if _shift().search(_beside(ours)) or _shift().search(_beside(theirs)):
        return True
    return _different_tense(ours, theirs) or _different_times(first, second) or _different_places(first, second)


def _around(passage: Passage) -> str:
    """The sentence without the passage."""
    sentence, text = passage.sentence, passage.block.text
    return f"{text[sentence.start : passage.start]} | {text[passage.end : max(sentence.end, passage.end)]}"


def _beside(passage: Passage, width: int = 30) -> str:
    """The words of the sentence close before and after the passage."""
    sentence, text = passage.sentence, passage.block.text
    before = text[max(sentence.start, passage.start - width) : passage.start]
    after = text[passage.end : max(passage.end, min(sentence.end, passage.end + width))]
    return f"{before} | {after}"


def _different_tense(ours: Passage, theirs: Passage) -> bool:
    """A state that was and a state that is; headlines tell the past in the present and do not count."""
    if ours.block.kind not in BODY or theirs.block.kind not in BODY:
        return False
    first, second = _tense(ours), _tense(theirs)
    return first is not None and second is not None and first != second


def _tense(passage: Passage) -> str | None:
    """ "past" or "present", by the auxiliary in the passage or the last one shortly before it."""
    text = passage.block.text
    inside = _be().search(text, passage.start, passage.end)
    if inside and inside.lastgroup:
        return inside.lastgroup
    found = None
    for match in _be().finditer(text, max(passage.sentence.start, passage.start - 30), passage.start):
        found = match.lastgroup or found
    return found


def _different_times(first: Passage, second: Passage) -> bool:
    """Whether both sentences name times and none in common, or only one is set in another year or period."""
    ours, theirs = _times(first.text), _times(second.text)
    for kind in ("year", "month", "weekday", "relative"):
        mine, yours = ours.get(kind), theirs.get(kind)
        if mine and yours and mine.isdisjoint(yours):
            return True
        if kind in ("year", "month", "relative") and bool(mine) != bool(yours):
            return True
    return False


def _times(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _named_time().finditer(text):
        found.setdefault(match.lastgroup or "", set()).add(match[0].lower())
    return found


def _different_places(first: Passage, second: Passage) -> bool:
    ours, theirs = _places(first.text), _places(second.text)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _places(text: str) -> set[str]:
    no_place = re.compile(rf"(?:{WEEKDAYS}|{MONTHS}|Twitter|Facebook|Instagram|Telegram)\b")
    return {word for name in _named_place().findall(text) if not no_place.match(name) for word in name.split()}
