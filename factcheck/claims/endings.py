"""Phrases looked up right before a place in a text: a long list of them costs no compiling, as alternatives would."""

from __future__ import annotations


class Endings:
    """Phrases in lower case, divided by "|", that may end right before a place; each begins where a word does."""

    def __init__(self, phrases: str) -> None:
        self._phrases = tuple(sorted(set(phrases.split("|")), key=lambda phrase: (-len(phrase), phrase)))
        self._reach = len(self._phrases[0])

    def before(self, text: str, at: int) -> str:
        """The longest phrase, in lower case, that ends at ``at``; "" for none."""
        tail = text[max(0, at - self._reach) : at].lower()
        if not tail.endswith(self._phrases):
            return ""
        found = (phrase for phrase in self._phrases if tail.endswith(phrase))
        return next((phrase for phrase in found if _opens(text, at - len(phrase))), "")


def _opens(text: str, at: int) -> bool:
    """Whether a word that begins at ``at`` is not the end of a longer one."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "_")
