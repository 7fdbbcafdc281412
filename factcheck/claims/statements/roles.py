"""People told by what they are ("the climber", "Former treasurer" in a headline), and whom such words stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.claims.names.bearers import DISTINGUISHING
from factcheck.claims.names.name_words import GENDERS, folded
from factcheck.claims.statements.noun_phrases import is_of_kin
from factcheck.claims.statements.pronouns import shared_family
from factcheck.claims.statements.wording import WEEKDAYS
from factcheck.draft.model import BODY, BlockKind

if TYPE_CHECKING:
    from factcheck.claims.model import Name
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage

#: Words for what one person of a story is, so that "the suspect" is one person throughout.
_ROLES = """
suspect defendant accused gunman attacker patient pilot captain mayor governor president premier chancellor chairman
chairwoman king queen pope bishop ambassador victim killer hijacker kidnapper bomber prisoner detainee fugitive
man woman boy girl teenager toddler baby pensioner driver rider cyclist motorcyclist pedestrian passenger climber walker
hiker skier swimmer diver surfer sailor fisherman skipper miner soldier officer firefighter nurse doctor surgeon teacher
headteacher student pupil farmer priest vicar imam rabbi judge senator minister councillor lawmaker coach striker
goalkeeper midfielder defender winger jockey boxer singer actor actress author journalist businessman businesswoman
trader principal intruder burglar robber shooter inmate escapee hostage whistleblower sheriff commissioner
"""
ROLES = frozenset(_ROLES.split())

#: Of these, a story of an accident or a crime has several, and names the one or the other.
_CHANCE = """
victim prisoner detainee man woman boy girl teen teenager toddler baby child pensioner driver rider cyclist
motorcyclist motorist pedestrian passenger climber walker hiker skier swimmer diver surfer sailor fisherman miner
soldier officer firefighter worker student pupil resident tourist hostage patient suspect migrant
"""
_ANYBODY = frozenset(_CHANCE.split())
_MANY = frozenset(f"{word}s" for word in ROLES | _ANYBODY)

#: So near to a name, in letters, stands the word that says what its bearer is.
_BESIDE = 30

_DAYS = frozenset(WEEKDAYS.split("|"))

#: Blocks that name people by what they are without an article.
_HEADS = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.HEADING})

_SEVERAL = r"(?:both|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|other|many|all|these|those)"


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands"
        r"|several|many|all|both|others?)$"
    )


@cache
def _role() -> re.Pattern[str]:
    return re.compile(r"the\s+(?P<what>[a-z]+|\d{1,2}-year-old)$", re.IGNORECASE)


def is_role(text: str) -> bool:
    """Whether a text names somebody or something by what it is, and in no other way ("the climber", "the lorry")."""
    return _role().match(text) is not None


def is_thing(text: str) -> bool:
    """Whether such a text, or a name found by its capital, tells of no person ("missing since Friday")."""
    if text in _DAYS:
        return True
    found = _role().match(text)
    return found is not None and found["what"].lower() not in ROLES and not found["what"][0].isdigit()


def is_sole(reading: Reading, text: str) -> bool:
    """Whether the draft tells of one person only who is what ``text`` says: of no other climber, and of no two."""
    found = _role().match(text)
    if not found:
        return True
    what = re.escape(found["what"])
    many = re.sub(r"man$", "men", what) if what.endswith("man") else f"{what}s"
    one = re.compile(rf"\b(?:an?|one)\s(?:[\w-]+\s){{0,3}}?{what}\b", re.IGNORECASE)
    more = re.compile(
        rf"\b(?:(?:an)?other|second|third|first|latter|former)\s(?:[\w-]+\s)?{what}\b|\b{_SEVERAL}\s(?:the\s)?"
        rf"(?:[\w-]+\s){{0,2}}{many}\b",
        re.IGNORECASE,
    )
    texts = [block.text for block in reading.draft.blocks if block.asserts]
    return sum(len(one.findall(told)) for told in texts) < 2 and not any(map(more.search, texts))


def one_person(reading: Reading, ours: str, theirs: str, *, kin: bool) -> bool:
    """Whether words that fit one person are of one; not where the draft has another of that family name or that kind.

    ``kin``: one of the two is introduced as somebody's relative.
    """
    if is_role(ours) or is_role(theirs):
        return is_sole(reading, ours) and is_sole(reading, theirs)
    sexes = {_sex(reading, name) for name in (ours, theirs)} - {""}
    if len(sexes) > 1:
        return False
    return ours == theirs or not (kin or shared_family(reading, ours))


def _sex(reading: Reading, name: str) -> str:
    """Whose name it is by its honorific, else by its given name: "woman", "man", or "" where neither tells."""
    first, *rest = name.split()
    return GENDERS.get(folded(first)) or (reading.house.gender(first) if rest else "")


def may_be(reading: Reading, pronoun: str, name: str) -> bool:
    """Whether "he" or "she" may stand for the bearer of a name."""
    told = {"he": "man", "she": "woman"}.get(pronoun.lower(), "")
    return not told or _sex(reading, name) in ("", told)


def is_namesake(reading: Reading, passage: Passage) -> bool:
    """Whether a name is said to be that of a relative of the person named before by the same name."""
    if not is_of_kin(passage):
        return False
    if passage.block.text[: passage.start].lower().endswith("also "):
        return True
    names = reading.names
    end = bisect_left(names, passage.order, key=lambda name: name.passage.order)
    return end > 0 and " ".join(names[end - 1].words) == passage.text


class Headed(Struct, frozen=True):
    """Whom the words of a headline may mean: the one whom the body calls so, and the first whom it names in full."""

    role: str | None
    person: str | None


def _may_mean(head: str, name: Name) -> bool:
    """Whether a headline's words for somebody may stand for a person whom the body names.

    Not where they are for several ("Two killed"), nor for anybody whom a story may tell of by chance ("Woman killed"),
    unless the name is given with that word.
    """
    last = head.lower().split()[-1]
    if _numbers().match(last) or last.endswith(("men", "people", "children")) or last in _MANY:
        return False
    text, at = name.passage.block.text.lower(), name.passage
    beside = f"{text[max(0, at.start - _BESIDE) : at.start]} | {text[at.end : at.end + _BESIDE]}"
    if last in _ANYBODY and not re.compile(rf"\b{re.escape(last)}\b").search(beside):
        return False
    return not _of_other_post(head, name.passage)


def _of_other_post(head: str, name: Passage) -> bool:
    """Whether the words before a name give it another post than a headline's: "Deputy mayor Ana Lobo" for "Mayor"."""
    words, before = head.lower().split(), name.block.text[: name.start].lower().split()[-2:]
    if not before or before[-1] != words[-1]:
        return False
    ours, theirs = "".join(words[-2:-1]), "".join(before[-2:-1])
    return theirs in DISTINGUISHING or bool(ours and theirs not in (ours, "", "the"))


def headed(reading: Reading, passage: Passage) -> Headed | None:
    """Whom a headline means by the words of ``passage``, which are no name of the body's; None outside headlines."""
    if passage.block.kind not in _HEADS:
        return None
    last = passage.text.split()[-1]
    body = [block.text for block in reading.draft.blocks if block.kind in BODY]
    if last[0].isupper() and any(re.compile(rf"\b{re.escape(last)}\b").search(text) for text in body):
        return None
    called = re.compile(rf"\bthe\s+{re.escape(last.lower())}\b", re.IGNORECASE)
    role = f"the {last.lower()}" if any(map(called.search, body)) else None
    named = (n for n in reading.names if n.kind == "person" and n.given and n.family and n.passage.block.kind in BODY)
    first = next(named, None)
    person = " ".join(first.words) if first and _may_mean(passage.text, first) else None
    return Headed(role, person) if role or person else None
