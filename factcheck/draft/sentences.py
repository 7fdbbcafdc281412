"""Sentences of news prose: sentencex's boundaries, corrected for quotations, abbreviations and initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

#: Longer texts go without sentencex, whose time grows with the square of unclosed quotation marks.
LONGEST = 4000

#: Characters of the longest sentence; what runs on for longer is read as several, so that no search goes on for ever.
LONGEST_SENTENCE = 2000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Abbreviations that a name, a number or a noun always follows.
BEFORE_NAMES = _words(
    "mr mrs ms mx dr prof rev fr sr st ste mt ft gen lt col maj capt cpt cmdr cdr adm sgt cpl pvt pfc brig supt "
    "insp det sen rep gov pres atty amb hon msgr mgr messrs mme mlle vs v op "
    "c ca cf e.g i.e viz al lt.-gov lt.-gen maj.-gen vice-adm"
)

#: Abbreviations that a number follows, and that are words or letters otherwise.
BEFORE_NUMBERS = _words("no nos p pp fig art vol ch sec para est approx")

#: Abbreviations that a capital may follow in the middle of a sentence or at the start of the next.
BEFORE_EITHER = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc co corp "
    "ltd plc llc bros jr esq dept assn univ ave blvd rd hwy ala ariz ark calif colo conn del fla ga ill ind kan "
    "ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que u.s u.k "
    "u.n e.u u.s.a d.c n.y n.j l.a a.m p.m am pm ph.d m.d b.a m.a etc"
)

#: Words that open a sentence far more often than they follow an abbreviation within one.
OPENERS = _words(
    "the a an this that these those he she it they we i you his her its their our my there here in on at for "
    "from with by as to of but and or so yet if when while although though after before since until because "
    "however meanwhile also still then now both some many most more all no not what who why how where which it's "
    "he's she's they're i'm"
)

_SAID = (
    "said|says|asked|asks|added|adds|told|tells|wrote|writes|replied|shouted|cried|yelled|exclaimed|tweeted|posted|"
    "wondered|continued|recalled|explained|insisted|argued|warned|demanded|announced|declared|joked|answered|went on"
)


@cache
def _candidate() -> re.Pattern[str]:
    """A stop, what closes after it, white space, and what may open a sentence."""
    return re.compile(r"(?<=[.!?…])[\"'”’»)\]]{0,4}\s+(?=[\"'“‘«(\[]{0,3}(?:[^\Wa-z]|[$£€¥#@]))")


@cache
def _report() -> re.Pattern[str]:
    """A reporting clause after a quotation: "President Ana Lima said"."""
    return re.compile(rf"(?:(?:[A-Z][\w.’'-]*|the|a|an|of|de|van)\s+){{1,7}}(?:{_SAID})\b")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"([^\s\"'“”‘’«»()\[\]—–]*?)([.!?…]+)([\"'”’»)\]]*)$")


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` in order as ``(start, end)``, without white space around them; none overlap."""
    bounds = []
    start = 0
    for cut in _within_reach(text, [*_cuts(text), len(text)]):
        piece = text[start:cut]
        stripped = piece.strip()
        if stripped:
            begin = start + len(piece) - len(piece.lstrip())
            bounds.append((begin, begin + len(stripped)))
        start = cut
    return bounds


def _within_reach(text: str, cuts: list[int]) -> Iterator[int]:
    """``cuts``, with more of them between words where two are too far apart."""
    start = 0
    for cut in cuts:
        while cut - start > LONGEST_SENTENCE:
            space = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
            start = space + 1 if space >= 0 else start + LONGEST_SENTENCE
            yield start
        yield cut
        start = cut


def _cuts(text: str) -> list[int]:
    """Where a further sentence starts."""
    found = {match.end() for match in _candidate().finditer(text)}
    if len(text) <= LONGEST:
        from sentencex import get_sentence_boundaries

        found.update(boundary["start_index"] for boundary in get_sentence_boundaries("en", text))
    return sorted(cut for cut in found if cut and _breaks(text, cut))


def _breaks(text: str, cut: int) -> bool:
    """Whether a sentence ends before ``cut`` and another starts there."""
    before = text[max(0, cut - 60) : cut].rstrip()
    after = text[cut : cut + 120].lstrip()
    bare = after.lstrip("\"'“‘«([")
    found = _before().search(before)
    if not found or not bare:
        return False
    token, stops, closing = found.groups()
    if bare[0].islower() or bare[0] in "—–-,;:":
        return False
    if closing and after == bare and _report().match(bare):
        return False
    if stops in {"…", "..."} and not closing and re.compile(r"I\b").match(bare):
        return False
    if stops != "." or not token:
        return True
    return _period_ends(token.casefold(), token, bare, closed=bool(closing))


def _period_ends(folded: str, token: str, after: str, *, closed: bool) -> bool:
    """Whether the single full stop after ``token`` ends a sentence, seen what comes after."""
    first = re.compile(r"[\w’']+").match(after)
    word = first.group().replace("’", "'").casefold() if first else ""
    if (len(token) == 1 and token.isupper()) or re.compile(r"(?:[A-Z]\.&?)+[A-Z]").fullmatch(token):
        return (word in OPENERS and after[len(word) : len(word) + 1] != ".") or closed
    if folded in BEFORE_NUMBERS:
        return not word[:1].isdigit()
    if folded in BEFORE_NAMES:
        return closed
    if folded in BEFORE_EITHER:
        return (word in OPENERS and word != "i") or closed
    return not (token.isdigit() and len(token) <= 2 and token == after)
