"""occurrence: something that stands too often or too rarely in a block."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.checks._vale import ValeCheck, ValeFields, plain_pattern
from factcheck.draft import Passage
from factcheck.ruleset.model import Finding, Rule

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search


class OccurrenceFields(ValeFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``token`` may stand at most ``max`` and at least ``min`` times in each passage of the scope (0: no bound).

    ``ignorecase`` leaves upper and lower case out of account.
    """

    token: str
    max: int = 0
    min: int = 0
    ignorecase: bool = False


class Occurrence(ValeCheck[OccurrenceFields]):
    """Flags a passage once, at its first match, or at its first word where there is none."""

    extends = "occurrence"
    fields = OccurrenceFields

    def __init__(self, rule: Rule[OccurrenceFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        self.pattern = plain_pattern(rule, f"(?:{fields.token})", ("token",), ignorecase=fields.ignorecase)

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for every passage that has too many or too few."""
        fields = self.rule.fields
        for unit in search.passages:
            found = [match.passage for match in search.matches(self.pattern, unit)]
            too_many = bool(fields.max) and len(found) > fields.max
            if not too_many and len(found) >= fields.min:
                continue
            place = next((passage for passage in found if passage.text.strip().strip("*@")), None)
            if place is None and not found:
                place = _first_word(unit)
            if place is not None:
                yield Finding(passage=place, message=self.message(len(found)))


def _first_word(unit: Passage) -> Passage | None:
    words = unit.text.split(maxsplit=1)
    if not words:
        return None
    start = unit.start + unit.text.index(words[0])
    return Passage(unit.block, start, start + len(words[0]))
