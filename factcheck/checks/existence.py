"""existence: words that should not be there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.checks._vale import Exceptions, ValeCheck, ValeFields, either_of, matches, repairs, token_pattern
from factcheck.ruleset.model import Finding, Rule, RuleProblem

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search


class ExistenceFields(ValeFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``tokens`` are looked for as whole words. ``raw`` is looked for as it stands, before the tokens.

    ``append`` puts what is raw after the tokens. ``nonword`` lets tokens start and end inside a word. ``ignorecase``
    leaves upper and lower case out of account. ``exceptions`` are words that excuse a match.
    """

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()


class Existence(ValeCheck[ExistenceFields]):
    """Flags every match."""

    extends = "existence"
    fields = ExistenceFields
    by_match = True

    def __init__(self, rule: Rule[ExistenceFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        if not fields.tokens and not fields.raw:
            raise RuleProblem("'tokens' or 'raw' should say what to look for")
        self.pattern = token_pattern(
            rule,
            fields.tokens,
            ("tokens",) if fields.tokens else ("raw",),
            raw=fields.raw,
            append=fields.append,
            ignorecase=fields.ignorecase,
            words=not fields.nonword,
        )
        self.exceptions = Exceptions(rule, fields.exceptions)

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """Every match that is not excused."""
        action = self.rule.fields.action
        for match in matches(search, self.pattern, self.exceptions):
            options = repairs(action, match.text)
            shown = options[0] if len(options) == 1 else either_of(options)
            arguments = (match.text, shown) if options else (match.text,)
            yield Finding(passage=match.passage, message=self.message(*arguments), replacements=options)
