"""arithmetic: sums, shares, changes, counts, ages, years, votes and conversions that do not work out."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

from factcheck.ruleset.model import Check, Finding, Rule, RuleProblem
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.draft import Block
    from factcheck.ruleset.expression import Pattern
    from factcheck.ruleset.patterns import Search

Find = Literal[
    "conversion", "change", "share", "sum", "list", "age", "ago", "anniversary", "span", "vote", "range", "table"
]

#: The fields that are patterns for the words of a table.
_OF_TABLES = ("totals", "shares", "unsummed", "rounded", "overlapping")


class ArithmeticFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``find`` is the kind of sum. ``wholes``, for sums, maps what a total counts to what its parts may be, and
    ``apart`` are groups of words that exclude one another ("men" and "women", "yes" and "no").
    The others, for tables, are patterns: ``totals`` match a total's whole label; the rest stand in the head of what is
    ``shares`` of a whole or ``unsummed`` (averages), or, beside the table too, where figures are ``rounded`` or parts
    ``overlapping``.

    Messages may use ``{said}``, what is written, and ``{right}``, what it comes to; also ``{before}`` and ``{after}``
    (change), ``{part}`` and ``{whole}`` (share), ``{parts}`` (sum), ``{items}`` and ``{noun}`` (list), ``{year}`` (age,
    ago, anniversary), ``{years}`` (span), ``{votes}`` (vote), ``{column}`` (table).
    """

    find: Find
    wholes: Mapping[str, tuple[str, ...]] = {}
    apart: tuple[tuple[str, ...], ...] = ()
    totals: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    unsummed: tuple[str, ...] = ()
    rounded: tuple[str, ...] = ()
    overlapping: tuple[str, ...] = ()


class Arithmetic(Check[ArithmeticFields]):
    """Works out again what a draft's own figures give."""

    extends: ClassVar[str] = "arithmetic"
    fields: ClassVar[type[RuleFields]] = ArithmeticFields
    fills = frozenset(
        "said right before after part whole parts items noun year years votes column".split()  # noqa: SIM905
    )

    def __init__(self, rule: Rule[ArithmeticFields]) -> None:
        super().__init__(rule)
        if bool(rule.fields.wholes) != (rule.fields.find == "sum"):
            raise RuleProblem("'wholes' goes with 'find: sum', and only with it", ("wholes",))
        if bool(rule.fields.totals) != (rule.fields.find == "table"):
            raise RuleProblem("'totals' goes with 'find: table', and only with it", ("totals",))
        if not rule.proven:
            _ = self.words

    @cached_property
    def words(self) -> "dict[str, list[Pattern]]":
        """The patterns for the words of tables by field: made when a draft has one, or are to be proven."""
        fields = self.rule.fields
        return {
            name: [self.rule.pattern(text, (name, place)) for place, text in enumerate(getattr(fields, name))]
            for name in _OF_TABLES
        }

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """The sums of this rule's kind that do not work out."""
        blocks = search.blocks
        match self.rule.fields.find:
            case "conversion":
                from factcheck.checks.reckoning.conversions import find_conversions

                yield from find_conversions(reading, blocks)
            case "change":
                from factcheck.checks.reckoning.changes import find_changes

                yield from find_changes(reading, blocks)
            case "share":
                from factcheck.checks.reckoning.shares import find_shares

                yield from find_shares(reading, blocks)
            case "sum":
                from factcheck.checks.reckoning.sums import find_sums

                yield from find_sums(reading, blocks, self.rule.fields.wholes, self.rule.fields.apart)
            case "list":
                from factcheck.checks.reckoning.lists import find_lists

                yield from find_lists(reading, blocks)
            case "range":
                from factcheck.checks.reckoning.ranges import find_ranges

                yield from find_ranges(reading, blocks)
            case "table":
                yield from self._tables(reading, blocks)
            case "vote":
                from factcheck.checks.reckoning.votes import find_votes

                yield from find_votes(reading, blocks)
            case "span":
                from factcheck.checks.reckoning.spans import find_spans

                yield from find_spans(reading, blocks)
            case "age" | "ago" | "anniversary":
                yield from self._years(reading, blocks)

    def _years(self, reading: "Reading", blocks: "Sequence[Block]") -> Iterator[Finding]:
        from factcheck.checks.reckoning import years

        match self.rule.fields.find:
            case "ago":
                yield from years.find_ago(reading, blocks)
            case "anniversary":
                yield from years.find_anniversaries(reading, blocks)
            case _:
                from factcheck.checks.reckoning.lifetimes import find_lifetimes

                yield from years.find_ages(reading, blocks)
                yield from find_lifetimes(reading, blocks)

    def _tables(self, reading: "Reading", blocks: "Sequence[Block]") -> Iterator[Finding]:
        if not any(block.cell for block in blocks):
            return
        from factcheck.checks.reckoning.tables import Wording, find_tables

        words = {name: [pattern.regex for pattern in patterns] for name, patterns in self.words.items()}
        yield from find_tables(reading, blocks, Wording(**words))
