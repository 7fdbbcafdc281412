"""repetition: the same word twice in a row."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.checks._vale import Exceptions, ValeCheck, ValeFields, plain_pattern, repairs
from factcheck.draft import Passage
from factcheck.ruleset.folding import fold
from factcheck.ruleset.model import Finding, Rule

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search


class RepetitionFields(ValeFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``tokens`` say what a word is. More than ``max`` repetitions are flagged. ``alpha`` keeps to words of letters.

    ``ignorecase`` leaves upper and lower case out of account. ``exceptions`` are words that excuse a repetition.
    """

    tokens: tuple[str, ...]
    max: int = 0
    ignorecase: bool = False
    alpha: bool = False
    exceptions: tuple[str, ...] = ()


class Repetition(ValeCheck[RepetitionFields]):
    """Flags both words, from the first to the second, where they stand in one sentence."""

    extends = "repetition"
    fields = RepetitionFields

    def __init__(self, rule: Rule[RepetitionFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        source = f"({'|'.join(fields.tokens)})"
        self.pattern = plain_pattern(rule, source, ("tokens",), ignorecase=fields.ignorecase)
        self.exceptions = Exceptions(rule, fields.exceptions)

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """Walk the words of each passage; as in Vale the count of pairs goes on until one is flagged."""
        fields = self.rule.fields
        for unit in search.passages:
            count = 0
            last: Passage | None = None
            for match in search.matches(self.pattern, unit):
                here = match.passage
                if last and self._same(last.text, here.text):
                    count += 1
                    both = Passage(here.block, last.start, here.end)
                    if count > fields.max and _one_sentence(both) and not self.exceptions.excuse(search, both):
                        count = 0
                        yield Finding(
                            passage=both,
                            message=self.message(here.text),
                            replacements=repairs(fields.action, both.text),
                        )
                last = here

    def _same(self, first: str, second: str) -> bool:
        first, second = first.strip(), second.strip()
        if self.rule.fields.alpha and not second.isalpha():
            return False
        if self.rule.fields.ignorecase:
            first, second = fold(first), fold(second)
        return bool(second) and first == second


def _one_sentence(passage: Passage) -> bool:
    return passage.end <= passage.sentence.end
