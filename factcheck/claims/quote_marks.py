"""Quotation marks in one block of text: which open, which close, which are apostrophes or feet and inches."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

#: Words that drop their first letters; the mark before them is an apostrophe. Lower case.
ELISIONS = frozenset(
    "til tis twas twere twill twould em n cos coz cuz bout neath gainst fraid tween twixt burbs nuff stead nother pon "  # noqa: SIM905
    "scuse specially tude roids roid flu uns ole t s im ave ow ome ello allo eard appy ard arry alf ndrangheta cept "
    "spose kay fess shrooms sup sblood zounds".split()
)
#: Words that do so and are whole words too: an apostrophe unless a mark that can only close follows.
_MAYBE_ELISIONS = frozenset(
    "till cause round hood fore long phone bus plane un er ere is course tec nam bot bots".split()  # noqa: SIM905
)
#: Words that drop their last letters, without the apostrophe; what ends in "in" (goin') is one as well.
_CLIPPED = frozenset("o ol th wi an n ha da mo po bro lil li tha fo jus mos gon i y".split())  # noqa: SIM905

_MARKS = re.compile(r"''|``|[“”„‟\"«»‘’‚‛'`]")
_MEASURE = re.compile(r"\d['’′]\s?\d{1,2}(?:\.\d+|½|¼|¾)?$")
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_OPENING_BEFORE = frozenset("([{—–-/…“‘„«\"'>*_")
_CLOSING_AFTER = frozenset(".,;:!?)]}—–-/…”’»\"'<*_%|")
DOUBLES = frozenset(("“", "”", "„", "‟", '"', "''", "``"))
#: How often one quotation in single marks may be opened again before it is taken for apostrophes.
_MOST_REOPENED = 40
_SPACES = " \t\n\r\u00a0\u2009\u202f\u200b"


class Pair(NamedTuple):
    """Quoted text: its inside is ``[start, end)``. ``opened``/``closed`` is whether that mark stands in this text."""

    start: int
    end: int
    mark: str
    opened: bool = True
    closed: bool = True


class Slip(NamedTuple):
    """A mark that is wrong; ``repair`` is the mark to put there.

    ``kind`` is unclosed, unopened, facing, apostrophe, or reopened: opened again after a sentence's end without having
    been closed, as where two paragraphs of one quotation were run together.
    """

    kind: str
    start: int
    end: int
    repair: str = ""


class Marks(NamedTuple):
    """The quotation marks of one text. ``left_open`` is the pair that the text's end leaves open, if any."""

    pairs: tuple[Pair, ...]
    slips: tuple[Slip, ...]
    left_open: Pair | None = None


class _Token(NamedTuple):
    start: int
    end: int
    mark: str
    may_open: bool
    may_close: bool


def closing_of(opening: str) -> str:
    """The mark that closes what ``opening`` opens."""
    return {"“": "”", "„": "“", "‘": "’", "‚": "‘", "«": "»", "»": "«", "``": "''"}.get(opening, opening)


def read_marks(text: str, carried: str = "") -> Marks:
    """Pair the marks of ``text``; ``carried`` is the mark of a quotation still open from the text before, or ""."""
    tags = [match.span() for match in _TAGS.finditer(text)] if "<" in text else []
    tokens = [_token(text, match) for match in _MARKS.finditer(text) if not _within(tags, match.start())]
    doubles = _Doubles(text, carried)
    doubles.read([token for token in tokens if token.mark in DOUBLES or token.mark in "«»"])
    singles = _Singles(text, doubles.pairs, tokens, carried)
    singles.read()
    pairs = sorted(doubles.pairs + singles.pairs, key=lambda pair: (pair.start, -pair.end))
    slips = sorted(doubles.slips + singles.slips, key=lambda slip: slip.start)
    return Marks(tuple(pairs), tuple(slips), doubles.left_open or singles.left_open)


def starts_quoted(text: str) -> str:
    """The opening mark that ``text`` starts with, or ""."""
    match = _MARKS.match(text.lstrip(_SPACES))
    if not match or match[0] in ("»", "’", "`"):
        return ""
    rest = text.lstrip(_SPACES)[match.end() :]
    return match[0] if rest and rest[0] not in _SPACES else ""


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, (place, place)) - 1
    return at >= 0 and place < spans[at][1]


def same_family(mark: str, other: str) -> bool:
    """Whether both marks are double, both single or both guillemets."""
    return _family(mark) == _family(other)


def _family(mark: str) -> str:
    if mark in DOUBLES:
        return "double"
    return "guillemet" if mark in ("«", "»") else "single"


def first_mark_closes(text: str, mark: str) -> bool:
    """Whether the first mark of ``mark``'s family in ``text`` can only close a quotation; double marks only."""
    if mark not in DOUBLES:
        return False
    match = next((match for match in _MARKS.finditer(text) if match[0] in DOUBLES), None)
    if match is None:
        return False
    token = _token(text, match)
    return token.mark == "”" or (token.mark in ('"', "''") and token.may_close and not token.may_open)


def _token(text: str, match: re.Match[str]) -> _Token:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    free_before = not before or before in _SPACES or before in _OPENING_BEFORE
    free_after = not after or after in _SPACES or after in _CLOSING_AFTER
    may_open = free_before and bool(after) and after not in _SPACES and after not in ".,;:!?)]}"
    may_close = bool(before) and before not in _SPACES and before not in "([{" and free_after
    return _Token(match.start(), match.end(), match[0], may_open, may_close)


class _Doubles:
    """Pairs double marks and guillemets, innermost first."""

    def __init__(self, text: str, carried: str) -> None:
        self.text = text
        self.carried = carried if carried not in ("'", "‘") else ""
        self.open: list[_Token] = []
        self.pairs: list[Pair] = []
        self.slips: list[Slip] = []
        self.left_open: Pair | None = None
        self._balances: list[int] | None = None

    def read(self, tokens: list[_Token]) -> None:
        for index, token in enumerate(tokens):
            if self._is_measure(token) or self._reopens(token, tokens, index):
                continue
            if self._opens(token, tokens[index + 1] if index + 1 < len(tokens) else None):
                self._push(token)
            else:
                self._close(token)
        self._finish()

    def _is_measure(self, token: _Token) -> bool:
        if token.mark not in ('"', "''", "”"):
            return False
        before = self.text[max(0, token.start - 8) : token.start]
        if _MEASURE.search(before):
            return True
        return before[-1:].isdigit() and not self.open and not self.carried and token.mark != "”"

    def _reopens(self, token: _Token, tokens: list[_Token], index: int) -> bool:
        """Whether an open quotation opens again at a new sentence, which nests nothing."""
        if not self.open or not token.may_open or token.mark == "”" or not same_family(token.mark, self.open[-1].mark):
            return False
        if not _ends_sentence(self.text, token.start):
            return False
        if token.mark == "“" and self._nests(tokens, index):
            return False
        self.slips.append(Slip("reopened", token.start, token.end))
        return True

    def _nests(self, tokens: list[_Token], index: int) -> bool:
        """Whether as many closing as opening curly marks stand in the text from here, those open included."""
        if self._balances is None:
            total, balances = 0, []
            for token in reversed(tokens):
                total += {"”": 1, "“": -1}.get(token.mark, 0)
                balances.append(total)
            self._balances = balances[::-1]
        return self._balances[index] == len(self.open)

    def _opens(self, token: _Token, following: _Token | None) -> bool:
        mark = token.mark
        if mark in ("„", "‟", "``"):
            return True
        if mark == "“":
            if self.open and self.open[-1].mark == "„":
                return False
            if self.open and not token.may_open:
                self.slips.append(Slip("facing", token.start, token.end, "”"))
                return False
            return True
        if mark == "”":
            return self._turned(token, following)
        if mark in "«»":
            inside = bool(self.open) and self.open[-1].mark in ("«", "»") and self.open[-1].mark != mark
            return not inside and (mark == "«" or token.may_open)
        inside = bool(self.open) or bool(self.carried)
        if token.may_open != token.may_close:
            return token.may_open
        return not inside

    def _turned(self, token: _Token, following: _Token | None) -> bool:
        """Whether a closing mark stands where one must open: another closes it, and nothing was open."""
        if self.open or self.carried or not token.may_open or token.may_close:
            return False
        if following is None or following.mark != "”" or not following.may_close:
            return False
        self.slips.append(Slip("facing", token.start, token.end, "“"))
        return True

    def _push(self, token: _Token) -> None:
        if self.carried and not self.open:
            # A paragraph that goes on with a quotation opens it again.
            self.carried = ""
        self.open.append(token)

    def _close(self, token: _Token) -> None:
        if self.open:
            opener = self.open.pop()
            self.pairs.append(Pair(opener.end, token.start, opener.mark))
        elif self.carried:
            self.pairs.append(Pair(0, token.start, self.carried, opened=False))
            self.carried = ""
        else:
            self.slips.append(Slip("unopened", token.start, token.end))

    def _finish(self) -> None:
        if self.open:
            last = self.open[-1]
            self.left_open = Pair(last.end, len(self.text), last.mark, closed=False)
            self.pairs.append(self.left_open)
            for token in self.open[:-1]:
                self.slips.append(Slip("unclosed", token.start, token.end))
        elif self.carried and self.text:
            self.left_open = Pair(0, len(self.text), self.carried, opened=False, closed=False)
            self.pairs.append(self.left_open)


class _Singles:
    """Pairs single marks, which are apostrophes more often than not."""

    def __init__(self, text: str, doubles: list[Pair], tokens: list[_Token], carried: str) -> None:
        self.text = text
        self.carried = carried if carried in ("'", "‘") else ""
        self.pairs: list[Pair] = []
        self.slips: list[Slip] = []
        self.left_open: Pair | None = None
        self.tokens = [token for token in tokens if token.mark in ("'", "‘", "’", "‚", "‛", "`")]
        self.firm = [token for token in self.tokens if self._closes_firmly(token)]
        self.soft = [token for token in self.tokens if token.mark != "‘" and (token.may_close or self._hangs(token))]
        self._bounds, self._regions = _regions(doubles)

    def read(self) -> None:
        if self.carried:
            self._read_carried()
        openers = [token for token in self.tokens if self._opens(token)]
        index = free_from = 0
        while index < len(openers):
            token = openers[index]
            index += 1
            if token.start < free_from:
                continue
            closer, index = self._closer_after(token, openers, index)
            if closer is None:
                self._unpaired(token, last=index == len(openers))
                continue
            free_from = closer.end
            self.pairs.append(Pair(token.end, closer.start, token.mark if token.mark != "’" else "‘"))
            if token.mark == "’":
                self.slips.append(Slip("facing", token.start, token.end, "‘"))

    def _closer_after(self, token: _Token, openers: list[_Token], index: int) -> tuple[_Token | None, int]:
        """What closes ``token``, and the next opener to look at; a new sentence may open the quotation again."""
        after = index
        reopened: list[_Token] = []
        while len(reopened) < _MOST_REOPENED:
            limit = openers[after].start if after < len(openers) else len(self.text)
            closer = self._closer(token, limit)
            if closer is not None:
                self.slips += [Slip("reopened", again.start, again.end) for again in reopened]
                return closer, after
            if after == len(openers) or not _ends_sentence(self.text, openers[after].start):
                break
            reopened.append(openers[after])
            after += 1
        return None, index

    def _read_carried(self) -> None:
        if starts_quoted(self.text) in ("'", "‘"):
            return
        first_opener = next((token.start for token in self.tokens if self._opens(token)), len(self.text))
        closer = next((token for token in self.firm if token.start < first_opener), None)
        if closer is not None:
            self.pairs.append(Pair(0, closer.start, self.carried, opened=False))

    def _opens(self, token: _Token) -> bool:
        if not token.may_open or token.mark == "`":
            return False
        before = self.text[token.start - 1 : token.start]
        if before == "-" or (before in ("'", '"') and token.mark == "’"):
            return False
        if token.mark in ("‘", "‚", "‛"):
            return True
        word = self._word(token)
        if word in ELISIONS or re.match(r"\d\ds?\b(?!-\d)", self.text[token.end : token.end + 4]):
            return False
        if token.mark == "’":
            return word not in _MAYBE_ELISIONS and self._closes_soon(token, self.soft)
        if word in _MAYBE_ELISIONS and not self._closes_soon(token, self.firm):
            return False
        return self.text[token.end].isalnum()

    def _closes_soon(self, token: _Token, closers: list[_Token]) -> bool:
        """Whether one of ``closers`` follows soon, with nothing opened between."""
        at = bisect_right(closers, token.start, key=lambda other: other.start)
        if at == len(closers) or closers[at].start - token.end > 200:
            return False
        return "‘" not in self.text[token.end : closers[at].start] and self._region(token) == self._region(closers[at])

    def _word(self, token: _Token) -> str:
        match = re.match(r"[^\W_]+", self.text[token.end : token.end + 24])
        return match[0].casefold() if match else ""

    def _closes_firmly(self, token: _Token) -> bool:
        """Whether the mark closes a quotation and cannot be a possessive or a clipped word's apostrophe."""
        if not token.may_close or token.mark in ("‘", "‚", "‛", "`"):
            return False
        match = re.search(r"[^\W_]+$", self.text[max(0, token.start - 24) : token.start])
        if not match:
            return True
        word = match[0].casefold()
        after = self.text[token.end : token.end + 2]
        if word in _CLIPPED or (word.endswith("in") and len(word) > 3) or word[-1].isdigit():
            return False
        return not (word[-1] in "sxz" and after[:1] in _SPACES and after[1:2].isalnum())

    def _hangs(self, token: _Token) -> bool:
        """Whether the mark stands apart from the words on both sides, as a closing mark after a stray space does."""
        after = self.text[token.end : token.end + 1]
        return not token.may_open and (not after or after in _SPACES or after in ".,;:!?)")

    def _closer(self, opener: _Token, limit: int) -> _Token | None:
        for tokens in (self.firm, self.soft):
            at = bisect_right(tokens, opener.start, key=lambda other: other.start)
            if at < len(tokens) and tokens[at].start < limit and self._region(opener) == self._region(tokens[at]):
                return tokens[at]
        return None

    def _region(self, token: _Token) -> int:
        return self._regions[bisect_right(self._bounds, token.start)]

    def _unpaired(self, token: _Token, *, last: bool) -> None:
        """An opening mark that nothing closes: an apostrophe facing the wrong way, or a quotation left open."""
        rest = self.text[token.end : token.end + 4]
        if token.mark == "‘" and (self._word(token) in ELISIONS | _MAYBE_ELISIONS or re.match(r"\d\ds?\b", rest)):
            self.slips.append(Slip("apostrophe", token.start, token.end, "’"))
        elif (token.mark == "‘" or rest[:1].isalpha()) and self.text[token.start - 1 : token.start] in ("", *_SPACES):
            if last and self._region(token) == 0:
                self.left_open = Pair(token.end, len(self.text), token.mark, closed=False)
                self.pairs.append(self.left_open)
            elif token.mark == "‘":
                self.slips.append(Slip("unclosed", token.start, token.end))


def _ends_sentence(text: str, place: int) -> bool:
    """Whether a sentence ends right before ``place``."""
    return text[max(0, place - 4) : place].rstrip(_SPACES)[-1:] in (".", "!", "?", "…")


def _regions(doubles: list[Pair]) -> tuple[list[int], list[int]]:
    """Where doubles open and close, and the number of the innermost pair from each such place on (0 for none)."""
    events = sorted(
        event
        for number, pair in enumerate(doubles, 1)
        for event in ((pair.start, 1, number), (max(pair.end, pair.start), 0, number))
    )
    bounds: list[int] = []
    regions = [0]
    stack: list[int] = []
    for place, opens, number in events:
        if opens:
            stack.append(number)
        elif stack:
            stack.pop()
        bounds.append(place)
        regions.append(stack[-1] if stack else 0)
    return bounds, regions
