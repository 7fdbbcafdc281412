"""names: one bearer spelled, titled or aged in two ways, and known names that are written otherwise."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from factcheck.ruleset.model import Check, Finding
from factcheck.ruleset.rule_fields import RuleFields

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Search


class NamesFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to look for.

    ``person``: a family name in two spellings. ``given``: a given name in two spellings. ``thing``: a place or body
    whose name has one word in two spellings. These know {name} and {other}, and cite every place of both spellings.
    ``age``, ``title``, ``honorific``, ``affiliation``: of one person ({name}) two things are said, {this} and
    {other}. ``house``: a name that the house lists do not write so ({name}), ``capitals``: the same where no more than
    capitals and hyphens differ. ``lower``: a known name in lower case
    ({name}); ``exceptions`` are names that are words as well. ``nationality``: one person of two countries ({this} and
    {other}); ``exceptions`` are countries that are left alone.
    """

    find: Literal[
        "person",
        "given",
        "thing",
        "age",
        "title",
        "honorific",
        "affiliation",
        "nationality",
        "house",
        "capitals",
        "lower",
    ]
    exceptions: tuple[str, ...] = ()


class Names(Check[NamesFields]):
    """Names of one draft against one another and against the house lists."""

    extends: ClassVar[str] = "names"
    fields: ClassVar[type[RuleFields]] = NamesFields
    fills = frozenset(("name", "this", "other"))

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding for each pair, or each name, that the rule is about."""
        blocks = {block.index for block in search.blocks}
        yield from (finding for finding in self._found(reading) if finding.passage.block.index in blocks)

    def _found(self, reading: "Reading") -> Iterator[Finding]:
        find = self.rule.fields.find
        if find in ("person", "given", "thing"):
            from factcheck.checks.naming import spelling

            return {"person": spelling.people, "given": spelling.given, "thing": spelling.things}[find](reading)
        if find in ("house", "capitals", "lower"):
            from factcheck.checks.naming import house

            if find == "lower":
                return house.lowered(reading, frozenset(word.casefold() for word in self.rule.fields.exceptions))
            return house.written(reading, only_capitals=find == "capitals")
        if find == "nationality":
            from factcheck.checks.naming import nations

            return nations.nationalities(reading, self.rule.fields.exceptions)
        from factcheck.checks.naming import attached

        finders = {
            "age": attached.ages,
            "title": attached.titles,
            "honorific": attached.honorifics,
            "affiliation": attached.affiliations,
        }
        return finders[find](reading)
