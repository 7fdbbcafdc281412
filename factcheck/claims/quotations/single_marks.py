"""Single quotation marks, told from apostrophes and paired."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.claims.quotations.quote_tokens import SPACES, Pair, Slip, Token, ends_sentence, starts_quoted

#: Words that drop their first letters; the mark before them is an apostrophe. Lower case.
ELISIONS = frozenset(
    "til tis twas twere twill twould em n cos coz cuz bout neath gainst fraid tween twixt burbs nuff stead nother pon "  # noqa: SIM905
    "scuse specially tude roids roid flu uns ole t s im ave ow ome ello allo eard appy ard arry alf ndrangheta cept "
    "spose kay fess shrooms sup sblood zounds "
    # Names from the Arabic, whose first consonant is written with an apostrophe.
    "ali abd abdul abdullah umar omar uthman amr aisha isa imad issam iraq oman aziz abbas adil asir aqil "
    "arafat askari".split()
)
#: Words that do so and are whole words too: an apostrophe unless a mark that can only close follows.
_MAYBE_ELISIONS = frozenset(
    "till cause round hood fore long phone bus plane un er ere is course tec nam bot bots".split()  # noqa: SIM905
)
#: Words that drop their last letters, without the apostrophe; what ends in "in" (goin') is one as well.
_CLIPPED = frozenset("o ol th wi an n ha da mo po bro lil li tha fo jus mos gon i y".split())  # noqa: SIM905

#: How often one quotation in single marks may be opened again before it is taken for apostrophes.
_MOST_REOPENED = 40


class Singles:
    """Pairs single marks, which are apostrophes more often than not."""

    def __init__(self, text: str, doubles: list[Pair], tokens: list[Token], carried: str) -> None:
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
        """Fill ``pairs``, ``slips`` and ``left_open``."""
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

    def _closer_after(self, token: Token, openers: list[Token], index: int) -> tuple[Token | None, int]:
        """What closes ``token``, and the next opener to look at; a new sentence may open the quotation again."""
        after = index
        reopened: list[Token] = []
        while len(reopened) < _MOST_REOPENED:
            limit = openers[after].start if after < len(openers) else len(self.text)
            closer = self._closer(token, limit)
            if closer is not None:
                self.slips += [Slip("reopened", again.start, again.end) for again in reopened]
                return closer, after
            if after == len(openers) or not ends_sentence(self.text, openers[after].start):
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

    def _opens(self, token: Token) -> bool:
        if not token.may_open or token.mark == "`":
            return False
        before = self.text[token.start - 1 : token.start]
        if before == "-" or (before in ("'", '"') and token.mark == "’"):
            return False
        if token.mark in ("‘", "‚", "‛"):
            return True
        word = self._word(token)
        if word in ELISIONS or re.compile(r"\d\ds?\b(?!\s?[-–—]\s?\d|\sto\s\d)").match(
            self.text[token.end : token.end + 8]
        ):
            return False
        if token.mark == "’":
            return word not in _MAYBE_ELISIONS and self._closes_soon(token, self.soft)
        if word in _MAYBE_ELISIONS and not self._closes_soon(token, self.firm):
            return False
        return self.text[token.end].isalnum()

    def _closes_soon(self, token: Token, closers: list[Token]) -> bool:
        """Whether one of ``closers`` follows soon, with nothing opened between."""
        at = bisect_right(closers, token.start, key=lambda other: other.start)
        if at == len(closers) or closers[at].start - token.end > 200:
            return False
        return "‘" not in self.text[token.end : closers[at].start] and self._region(token) == self._region(closers[at])

    def _word(self, token: Token) -> str:
        match = re.compile(r"[^\W_]+").match(self.text[token.end : token.end + 24])
        return match[0].casefold() if match else ""

    def _closes_firmly(self, token: Token) -> bool:
        """Whether the mark closes a quotation and cannot be a possessive or a clipped word's apostrophe."""
        if not token.may_close or token.mark in ("‘", "‚", "‛", "`"):
            return False
        match = re.compile(r"[^\W_]+$").search(self.text[max(0, token.start - 24) : token.start])
        if not match:
            return True
        word = match[0].casefold()
        after = self.text[token.end : token.end + 2]
        if word in _CLIPPED or (word.endswith("in") and len(word) > 3) or word[-1].isdigit():
            return False
        return not (word[-1] in "sxz" and after[:1] in SPACES and after[1:2].isalnum())

    def _hangs(self, token: Token) -> bool:
        """Whether the mark stands apart from the words on both sides, as a closing mark after a stray space does."""
        after = self.text[token.end : token.end + 1]
        return not token.may_open and (not after or after in SPACES or after in ".,;:!?)")

    def _closer(self, opener: Token, limit: int) -> Token | None:
        for tokens in (self.firm, self.soft):
            at = bisect_right(tokens, opener.start, key=lambda other: other.start)
            if at < len(tokens) and tokens[at].start < limit and self._region(opener) == self._region(tokens[at]):
                return tokens[at]
        return None

    def _region(self, token: Token) -> int:
        return self._regions[bisect_right(self._bounds, token.start)]

    def _unpaired(self, token: Token, *, last: bool) -> None:
        """An opening mark that nothing closes: an apostrophe facing the wrong way, or a quotation left open."""
        rest = self.text[token.end : token.end + 4]
        if token.mark == "‘" and (
            self._word(token) in ELISIONS | _MAYBE_ELISIONS or re.compile(r"\d\ds?\b").match(rest)
        ):
            self.slips.append(Slip("apostrophe", token.start, token.end, "’"))
        elif (token.mark == "‘" or rest[:1].isalpha()) and self.text[token.start - 1 : token.start] in ("", *SPACES):
            if last and self._region(token) == 0:
                self.left_open = Pair(token.end, len(self.text), token.mark, closed=False)
                self.pairs.append(self.left_open)
            elif token.mark == "‘":
                self.slips.append(Slip("unclosed", token.start, token.end))


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
