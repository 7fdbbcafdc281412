"""conditional: something that needs something else, such as an abbreviation its definition."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.checks._vale import Exceptions, ValeCheck, ValeFields, plain_pattern, repairs
from factcheck.ruleset.model import Finding, Rule

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage
    from factcheck.ruleset.patterns import Search


class ConditionalFields(ValeFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``first`` needs a ``second`` before it whose groups hold the same text; without groups, one in its block.

    ``exceptions`` are words that excuse a match. ``ignorecase`` is read for Vale's sake and has no effect, as there:
    write ``(?i)``.
    """

    first: str
    second: str
    ignorecase: bool = False
    exceptions: tuple[str, ...] = ()


class Conditional(ValeCheck[ConditionalFields]):
    """Flags every ``first`` that lacks its ``second``."""

    extends = "conditional"
    fields = ConditionalFields

    def __init__(self, rule: Rule[ConditionalFields]) -> None:
        super().__init__(rule)
        self.first = plain_pattern(rule, rule.fields.first, ("first",))
        self.second = plain_pattern(rule, rule.fields.second, ("second",))
        self.exceptions = Exceptions(rule, rule.fields.exceptions)

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """Go through the draft in order, keeping what has been defined."""
        defined: set[str] = set()
        for unit in search.passages:
            if self._met(search, unit, defined):
                continue
            for match in search.matches(self.first, unit):
                if match.text not in defined and not self.exceptions.excuse(search, match.passage):
                    yield Finding(
                        passage=match.passage,
                        message=self.message(match.text),
                        replacements=repairs(self.rule.fields.action, match.text),
                    )

    def _met(self, search: "Search", unit: "Passage", defined: set[str]) -> bool:
        """Note what a passage defines; whether a ``second`` without groups stands in it."""
        for match in search.finditer(self.second, unit):
            if not match.re.groups:
                return True
            defined.update(text for text in match.groups() if text is not None)
        return False
