"""capitalization: how a block is to be capitalised."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from factcheck.checks._letters import sentence_case, similarity, title_case
from factcheck.checks._vale import Exceptions, ValeCheck, ValeFields, plain_pattern
from factcheck.draft import Passage
from factcheck.ruleset.model import Finding, Rule, RuleProblem

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search

#: The ways of capitalising that have a name.
WAYS = ("$title", "$sentence", "$lower", "$upper")


class CapitalizationFields(ValeFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``match`` is ``$title``, ``$sentence``, ``$lower``, ``$upper`` or an expression that has to match.

    ``style`` is that of titles; ``threshold`` the share of words that have to be right; ``indicators`` are endings
    after which a new sentence starts; ``prefix`` is an expression that is taken off before. ``exceptions`` are words
    that keep their own form.
    """

    match: str
    style: Literal["AP", "Chicago", ""] = "AP"
    exceptions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: float = 0.8
    prefix: str = ""


class Capitalization(ValeCheck[CapitalizationFields]):
    """Flags a passage as a whole."""

    extends = "capitalization"
    fields = CapitalizationFields

    def __init__(self, rule: Rule[CapitalizationFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        if fields.match.startswith("$") and fields.match not in WAYS:
            raise RuleProblem(
                f"'match' is one of {', '.join(WAYS)}, or an expression; not '{fields.match}'", ("match",)
            )
        self.exceptions = Exceptions(rule, fields.exceptions)
        self.pattern = None if fields.match.startswith("$") else plain_pattern(rule, fields.match, ("match",))
        self.prefix = plain_pattern(rule, rf"\A(?:{fields.prefix})", ("prefix",)) if fields.prefix else None

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for every passage that is capitalised otherwise."""
        for unit in search.passages:
            rest = self._without_prefix(search, unit)
            if not rest.text.strip():
                continue
            expected = self._expected(search, rest)
            if expected is not None:
                replacements = (expected,) if expected and self._replaces() else ()
                message = self.message(unit.text, expected)
                yield Finding(passage=rest, message=message, replacements=replacements)

    def _without_prefix(self, search: "Search", unit: Passage) -> Passage:
        for match in search.finditer(self.prefix, unit) if self.prefix else ():
            return Passage(unit.block, unit.start + match.end(), unit.end)
        return unit

    def _replaces(self) -> bool:
        action = self.rule.fields.action
        return action is not None and action.name == "replace" and self.rule.fields.match.startswith("$")

    def _expected(self, search: "Search", unit: Passage) -> str | None:
        """What the passage should read, None where it is right."""
        fields = self.rule.fields
        text = unit.text
        if self.pattern:
            return None if any(True for _ in search.finditer(self.pattern, unit)) else ""
        if fields.match in ("$lower", "$upper"):
            expected = text.lower() if fields.match == "$lower" else text.upper()
            return None if text == expected or self.exceptions.excuse(search, unit) else expected
        title = fields.match == "$title"
        if title:
            expected = title_case(text, fields.exceptions, chicago=fields.style == "Chicago")
        else:
            expected = sentence_case(text, fields.exceptions, fields.indicators)
        right = similarity(text, expected, fields.exceptions, title=title)
        return None if right >= (fields.threshold or 0.8) else expected
