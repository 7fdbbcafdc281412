"""Readings of a body under which a figure holds although another one stands in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import combinations

from factcheck.claims.agreement.alignment import Body, Line, Slot
from factcheck.claims.agreement.comparison import Amount, Choice, Contrast, Value
from factcheck.claims.agreement.wordforms import stem
from factcheck.claims.model import Quantity
from factcheck.claims.numbers.number_words import ordinal

#: A sum has at most so many addends.
_ADDENDS = 4
#: An ordinal is held against another one where the sentence has more than this share of the other words of matter.
_SAME_SENTENCE = 0.75
#: More shared words of matter, or longer runs, and a sentence is the other's own: only what it has itself explains it.
_MANY = 5
_RUN = 3
#: So many words may stand between a word and its figure.
_CLOSE = 2
#: What bears a figure out elsewhere has at least this share of the words of matter around it.
_ENOUGH = 0.25

_EACH = frozenset(("each", "apiece", "both"))
_ONE = r"(?:an?|another|one)\s+(?!(?:number|half|third|quarter|dozen|few)\b)"
_NOUNS = r"[\w’'-]+(?:\s+(?!and\b|or\b)[\w’'-]+){0,2}"
#: One or more things of which one each is told, in a list right before a figure, and right after its noun.
_ONES_BEFORE = re.compile(rf"(?:^|[\s(])((?:{_ONE}{_NOUNS},\s+)*{_ONE}{_NOUNS}),?\s+and\s+$", re.IGNORECASE)
_ONES_AFTER = re.compile(rf"\s+{_NOUNS}((?:,\s+{_ONE}{_NOUNS})*,?\s+(?:and|plus)\s+{_ONE})", re.IGNORECASE)
_EACH_ONE = re.compile(rf"\b{_ONE}", re.IGNORECASE)
#: Persons named in a list right before a figure ("Ana Lima and two women", "held Ana Lima and two others"), or after.
_NAME = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}"
_NAMED_BEFORE = re.compile(rf"(?:^|,\s+){_NAME}(?:,\s+\d+)?,?\s+and\s+$")
_NAME_BEFORE = re.compile(rf"{_NAME}(?:,\s+\d+)?,?\s+and\s+$")
_OTHERS = re.compile(r"\s+(?:others?|more)\b")
_NAMED_AFTER = re.compile(
    r"\s+[a-z][\w’'-]+(?:\s+[a-z][\w’'-]+)?\s+and\s+[A-Z][\w’'-]+\s+[A-Z][\w’'-]+"
    r"(?=[,.]|$|\s+(?:were|are|have|in|on|at|after|over)\b)"
)
#: One more than were told before.
_MORE = re.compile(r"\b(?:another|one more|a further one)\b", re.IGNORECASE)
#: Before a figure that is a change.
_BY = re.compile(r"\bby\s(?:an?\s)?(?:further\s|another\s)?$", re.IGNORECASE)
#: How often in a time: a rate, as "every ten minutes" is.
_OFTEN = re.compile(r"\s*times?\s+(?:an?|per|each|every)\s", re.IGNORECASE)
_OPENING_ONE = re.compile(r"(?:an?|another|one)\s+[\w’'-]+", re.IGNORECASE)


def holds_anyway(found: Contrast, body: Body, figures: Sequence[Value], stated: Sequence[Value]) -> bool:
    """Whether the figure that ``found`` holds against another is right all the same, as far as the body tells.

    ``figures`` are all that the body has, of whatever unit, ``stated`` those of the display texts. It may be a sum of
    what the body tells apart, all of what it tells of each, the same share or rate written another way, one of a row,
    or borne out where the body comes back to it. A word for a rise or fall holds where the body tells its figure apart
    from the opposite's; what else is no figure never holds by this.
    """
    value, other = found.value, found.other
    if isinstance(value, Choice):
        return _has_its_own_figure(value, other, figures, stated)
    if not isinstance(value, Amount) or not isinstance(other, Amount):
        return False
    told = [figure for figure in figures if isinstance(figure, Amount)]
    if value.quantity.kind == "ordinal":
        same = found.matched > min(_MANY, _SAME_SENTENCE * found.matchable)
        return not same and found.touching < 2
    if found.unbroken >= _RUN or found.matched > _MANY:
        return _is_sum(value, other, told) or _is_of_each(value, other) or _is_changed_to(value, other, told)
    readings: tuple[Callable[[], bool], ...] = (
        lambda: _is_sum(value, other, told),
        lambda: _is_changed_to(value, other, told),
        lambda: _has_more_beside(value, other, body),
        lambda: _is_of_each(value, other),
        lambda: _is_share_told(value, told),
        lambda: _is_rate_told(value, told),
        lambda: _is_borne_out(value, other, told),
    )
    return any(reading() for reading in readings)


def _has_its_own_figure(value: Value, other: Value, figures: Sequence[Value], stated: Sequence[Value]) -> bool:
    """Whether the figure after the word stands in the other's sentence too, where the other word has another one.

    "Shares rise 2%", "Shares fell 3% at first and closed up 2%".
    """
    ours, theirs = _figure_after(value, stated), _figure_after(other, figures)
    if ours is None or theirs is None or ours.agrees(theirs):
        return False
    return any(one.slot.line is other.slot.line and one is not theirs and ours.agrees(one) for one in figures)


def _figure_after(value: Value, figures: Sequence[Value]) -> Value | None:
    """The figure that stands closely after a word in its sentence."""
    for one in figures:
        same = isinstance(one, Amount) and one.slot.line is value.slot.line
        if same and 0 <= one.slot.first - value.slot.last <= _CLOSE:
            return one
    return None


def _is_sum(value: Amount, other: Amount, told: Sequence[Amount]) -> bool:
    """Whether it is the sum of figures in the other's sentence, or of the other and what others did elsewhere too."""
    missing = value.quantity.value - other.quantity.value
    family = [one for one in told if one is not other and one.family == value.family and not one.is_share]
    same = [one for one in family if one.slot.line is other.slot.line]
    if any(one.quantity.value == missing for one in same):
        return True
    if missing <= 0:
        return False
    verb = other.quantity.verb
    apart = [one for one in family if verb and one.slot.line is not other.slot.line and one.quantity.verb == verb]
    apart = [one for one in apart if one.quantity.noun != other.quantity.noun]
    addends = [one.quantity.value for one in (*same, *apart)][:8]
    return any(sum(chosen) == missing for count in range(1, _ADDENDS) for chosen in combinations(addends, count))


def _is_changed_to(value: Amount, other: Amount, told: Sequence[Amount]) -> bool:
    """Whether it is what the other became, by a change told in the other's sentence ("the seven years by three")."""
    change = abs(value.quantity.value - other.quantity.value)
    for one in told:
        bare = one.family == "count" and not one.quantity.noun
        points = other.quantity.unit == "%" and one.quantity.unit == "percentage point"
        same = one.family == other.family or bare or points
        if same and one.slot.line is other.slot.line and one.quantity.value == change:
            text, start, _ = _around(one)
            if _BY.search(text, 0, start):
                return True
    return False


def _has_more_beside(value: Amount, other: Amount, body: Body) -> bool:
    """Whether the body has others beside a smaller figure: one by one in a list with it, or after it."""
    missing = value.quantity.value - other.quantity.value
    if missing <= 0 or not value.family.startswith("count"):
        return False
    text, start, end = _around(other)
    before, after = _ONES_BEFORE.search(text[:start]), _ONES_AFTER.match(text[end:])
    ones = sum(len(_EACH_ONE.findall(found[1])) for found in (before, after) if found)
    if missing == ones or _has_names_beside(text[:start], text[end:]):
        return True
    number = other.slot.line.number
    later = [text[end:], *(line.passage.text for line in body.lines[number + 1 : number + 3])]
    if value.quantity.value == int(value.quantity.value) < 100:
        count = int(value.quantity.value)
        nth = re.compile(rf"\ba\s+(?:{ordinal(count, words=True)}|{ordinal(count)})\b(?!\s+of\b)", re.IGNORECASE)
        if any(nth.search(part) for part in later):
            return True
    return missing == 1 and (
        any(_MORE.search(part) for part in later) or any(_does_so_too(line, other) for line in body.lines)
    )


def _has_names_beside(before: str, after: str) -> bool:
    """Whether persons are named in one list with the figure that stands between two texts."""
    if _NAMED_BEFORE.search(before) or _NAMED_AFTER.match(after):
        return True
    return bool(_OTHERS.match(after) and _NAME_BEFORE.search(before))


def _does_so_too(line: Line, other: Amount) -> bool:
    """Whether a sentence tells of one thing what the other figure's tells of several ("A man was held on Tuesday")."""
    verb = other.quantity.verb
    if not verb or line is other.slot.line or stem(verb) not in line.at:
        return False
    opening = _OPENING_ONE.match(line.passage.text)
    return opening is not None and other.quantity.noun != opening[0].split()[-1].casefold()


def _is_of_each(value: Amount, other: Amount) -> bool:
    """Whether one is a multiple of the other, and either is said of each of several."""
    if not any(word.text.casefold() in _EACH for slot in (value.slot, other.slot) for word in slot.line.words):
        return False
    low, high = sorted((value.quantity.value, other.quantity.value))
    return low > 0 and high / low >= 2 and (high / low).is_integer()


def _is_share_told(value: Amount, told: Sequence[Amount]) -> bool:
    """Whether the body has the same share in another form ("one in five", "20 per cent")."""
    share = _share(value.quantity)
    if share is None:
        return False
    for one in told:
        same = _share(one.quantity)
        if same is not None and one.quantity.kind != value.quantity.kind and abs(same - share) <= 0.005:
            return True
    return False


def _share(quantity: Quantity) -> float | None:
    if quantity.kind in ("fraction", "ratio"):
        return quantity.value
    return quantity.value / 100 if quantity.kind == "percent" else None


def _is_rate_told(value: Amount, told: Sequence[Amount]) -> bool:
    """Whether it is how often something is, and the body says so as a number of times in an hour or the like."""
    slot = value.slot
    if not slot.first or slot.line.words[slot.first - 1].text.casefold() not in ("every", "each"):
        return False
    return any(_OFTEN.match(text[end:]) for text, _, end in map(_around, told))


def _is_borne_out(value: Amount, other: Amount, told: Sequence[Amount]) -> bool:
    """Whether the body has the figure of what it counts, in a sentence with words that are around it."""
    if not value.family.startswith("count"):
        return False
    around = _matter_around(value.slot)
    for one in told:
        same = one.family == value.family and one.quantity.value == value.quantity.value
        if same and one.slot.line is not other.slot.line and value.counts_as(one):
            shared = around & _matter_around(one.slot)
            if shared and len(shared) >= _ENOUGH * len(around):
                return True
    return False


def _matter_around(slot: Slot) -> set[str]:
    """The stems of the words of matter around a figure in its sentence."""
    words = slot.line.words
    return {word.stem for word in (*words[: slot.first], *words[slot.last :]) if word.matters}


def _around(amount: Amount) -> tuple[str, int, int]:
    """The sentence of an amount, and where it begins and ends there."""
    passage = amount.slot.line.passage
    return passage.text, amount.passage.start - passage.start, amount.passage.end - passage.start
