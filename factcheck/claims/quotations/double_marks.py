"""Double quotation marks and guillemets, paired."""

from __future__ import annotations

from factcheck.claims.lazy import Lazy
from factcheck.claims.quotations.quote_tokens import Pair, Slip, Token, ends_sentence, is_attributed, same_family

_MEASURE = Lazy(r"\d['’′]\s?\d{1,2}(?:\.\d+|½|¼|¾)?$", needs=("'", "’", "′"))


class Doubles:
    """Pairs double marks and guillemets, innermost first."""

    def __init__(self, text: str, carried: str) -> None:
        self.text = text
        self.carried = carried if carried not in ("'", "‘") else ""
        self.open: list[Token] = []
        self.pairs: list[Pair] = []
        self.slips: list[Slip] = []
        self.left_open: Pair | None = None
        self._balances: list[int] | None = None

    def read(self, tokens: list[Token]) -> None:
        """Fill ``pairs``, ``slips`` and ``left_open`` from the double marks and guillemets of the text."""
        for index, token in enumerate(tokens):
            if self._is_measure(token) or self._reopens(token, tokens, index):
                continue
            if self._opens(token, tokens[index + 1] if index + 1 < len(tokens) else None):
                self._push(token)
            else:
                self._close(token)
        self._finish()

    def _is_measure(self, token: Token) -> bool:
        if token.mark not in ('"', "''", "”"):
            return False
        before = self.text[max(0, token.start - 8) : token.start]
        if _MEASURE.search(before):
            return True
        return before[-1:].isdigit() and not self.open and not self.carried and token.mark != "”"

    def _reopens(self, token: Token, tokens: list[Token], index: int) -> bool:
        """Whether an open quotation opens again at a new sentence, which nests nothing."""
        if not self.open or not token.may_open or token.mark == "”" or not same_family(token.mark, self.open[-1].mark):
            return False
        if not ends_sentence(self.text, token.start):
            return False
        if token.mark == "“" and self._nests(tokens, index):
            return False
        if is_attributed(self.text, self.open[-1].end, token.start):
            opener = self.open.pop()
            self.slips.append(Slip("unclosed", opener.start, opener.end))
            return False
        self.slips.append(Slip("reopened", token.start, token.end))
        return True

    def _nests(self, tokens: list[Token], index: int) -> bool:
        """Whether as many closing as opening curly marks stand in the text from here, those open included."""
        if self._balances is None:
            total, balances = 0, []
            for token in reversed(tokens):
                total += {"”": 1, "“": -1}.get(token.mark, 0)
                balances.append(total)
            self._balances = balances[::-1]
        return self._balances[index] == len(self.open)

    def _opens(self, token: Token, following: Token | None) -> bool:
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

    def _turned(self, token: Token, following: Token | None) -> bool:
        """Whether a closing mark stands where one must open: another mark closes it, and nothing was open."""
        if self.open or self.carried or not token.may_open or token.may_close:
            return False
        if following is None or following.mark not in ("”", "“") or not following.may_close:
            return False
        if following.mark == "“" and following.may_open:
            return False
        self.slips.append(Slip("facing", token.start, token.end, "“"))
        return True

    def _push(self, token: Token) -> None:
        if self.carried and not self.open:
            # A paragraph that goes on with a quotation opens it again.
            self.carried = ""
        self.open.append(token)

    def _close(self, token: Token) -> None:
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
