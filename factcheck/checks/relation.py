"""relation: a stated relation that contradicts a known one at the draft's date ("the Kazakh capital, Almaty")."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec.structs import replace

from factcheck.checks.relating.case import Case, opened
from factcheck.ruleset.model import Check, Finding, Rule, RuleProblem
from factcheck.ruleset.rule_fields import RuleFields
from factcheck.ruleset.slots import NO_NAME, SHORT_NAME

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.draft import Passage
    from factcheck.ruleset.patterns import Search
    from factcheck.world import Knowledge

Kind = Literal["capital", "currency", "borders", "continent", "renamed", "office", "title", "leader", "in_office"]

#: An office holder's name, after an office, or first in a statement: only those who held one count.
_HOLDER = rf"(?-i:(?:(?:M(?:rs?|s)|Dr|Sir)\.?\s+)?{SHORT_NAME})"
HOLDERS = {"holder": _HOLDER, "first-holder": rf"(?!(?-i:{NO_NAME})\b){_HOLDER}"}
#: The slots that a statement of each relation needs.
NEEDED: dict[str, tuple[str, ...]] = {
    "capital": ("is", "of"),
    "currency": ("is", "of"),
    "borders": ("of", "on"),
    "continent": ("is", "of"),
    "renamed": ("of",),
    "office": ("office", "who"),
    "title": ("office", "of"),
    "leader": ("of", "who"),
    "in_office": ("office", "who"),
}
#: The relations of places; the others are of offices.
GEOGRAPHY = frozenset({"capital", "currency", "borders", "continent", "renamed"})


class RelationFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a relation is stated.

    ``say`` are patterns with the slots of the ``relation``: capital and currency {is} and {of:country}, borders
    {of:country} and {on:country}, continent {is} and {of:country}, renamed {of:country} and maybe {when:date}; office
    {office}, {who:person} and, but for the posts of bodies such as the UN, {of:country}; title (one that a country does
    not have) {office} and {of:country}; leader {who:person} and {of:country}; in_office (a title before a name, without
    its country) {office} and {who:person}. {who:holder} after an office, {who:first-holder} before it, do the same for
    {who:person}, and sooner.
    ``silent`` are pairs of ids, of two countries or of a country and a town, on which a rule about borders
    or capitals says nothing. ``message`` may use the slots,
    {right}, {terms}, {date} and {match}.
    """

    relation: Kind
    say: tuple[str, ...]
    silent: tuple[tuple[str, str], ...] = ()


class Relation(Check[RelationFields]):
    """Finds statements of one relation that are not so on the draft's day, and is silent wherever that is open."""

    extends: ClassVar[str] = "relation"
    fields: ClassVar[type[RuleFields]] = RelationFields
    fills = frozenset(("right", "terms", "date", "when"))
    by_match: ClassVar[bool] = True

    def __init__(self, rule: Rule[RelationFields]) -> None:
        super().__init__(rule)
        self.patterns = []
        for index, text in enumerate(rule.fields.say):
            pattern = rule.pattern(text, field=("say", index), slots=HOLDERS)
            missing = [role for role in NEEDED[rule.fields.relation] if role not in pattern.slots]
            if missing:
                slots = ", ".join(f"{{{role}}}" for role in missing)
                raise RuleProblem(f"a statement of the relation '{rule.fields.relation}' needs {slots}", ("say", index))
            self.patterns.append(pattern)

    def verify(self, knowledge: "Knowledge") -> None:
        """Raise RuleProblem for a place in ``silent`` that the world does not know."""
        known = knowledge.world.entries
        for number, pair in enumerate(self.rule.fields.silent):
            for place, id_ in enumerate(pair):
                if id_ not in known:
                    raise RuleProblem(f"no place has the id '{id_}'; see rules/world", ("silent", number, place))

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for each statement that is known to be wrong; of two readings of the same words, the first."""
        done: list[Passage] = []
        for pattern in self.patterns:
            for match in search.search(pattern):
                if any(match.passage.overlaps(passage) for passage in done):
                    continue
                finding = self._judge(Case(reading, match))
                if finding:
                    done.append(match.passage)
                    yield replace(finding, values=opened(finding.values, self.rule.fields.message))

    def _judge(self, case: Case) -> Finding | None:
        from factcheck.checks.relating import geography, posts

        if not case.stated:
            return None
        relation = self.rule.fields.relation
        if relation in ("borders", "capital"):
            judged = geography.borders if relation == "borders" else geography.capital
            return judged(case, self.rule.fields.silent)
        judge: Callable[[Case], Finding | None] = getattr(geography if relation in GEOGRAPHY else posts, relation)
        return judge(case)
