"""consistency: two forms of which a draft should keep to one."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.checks._vale import ValeCheck, ValeFields, plain_pattern
from factcheck.draft import Passage
from factcheck.ruleset.model import Finding, Rule, RuleProblem, Shown

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Pattern, Search


class ConsistencyFields(ValeFields, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """``either`` maps one form to the other; both are expressions, in whole words unless ``nonword``.

    ``ignorecase`` leaves upper and lower case out of account.

    Vale ignores keys that it does not know in this kind; so does factcheck in a style that it does not ship.
    """

    either: Mapping[str, str]
    nonword: bool = False
    ignorecase: bool = False


class _Pair(Struct, frozen=True):
    """Two forms: what finds either, and each alone, by which a draft without one of them is told."""

    both: "Pattern"
    one: "Pattern"
    other: "Pattern"


class Consistency(ValeCheck[ConsistencyFields]):
    """Once both forms have been seen, flags every block with either, at its last match."""

    extends = "consistency"
    fields = ConsistencyFields
    by_match = True

    def __init__(self, rule: Rule[ConsistencyFields]) -> None:
        super().__init__(rule)
        if not rule.fields.either:
            raise RuleProblem("'either' is empty", ("either",))
        self.pairs = [
            _Pair(
                self._pattern(f"(?P<one>{one})|(?P<other>{other})", one),
                self._pattern(one, one),
                self._pattern(other, one),
            )
            for one, other in rule.fields.either.items()
        ]

    def _pattern(self, body: str, key: str) -> "Pattern":
        fields = self.rule.fields
        source = f"(?m)(?:{body})" if fields.nonword else rf"(?m)\b(?:{body})\b"
        return plain_pattern(self.rule, source, ("either", key), ignorecase=fields.ignorecase)

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """One finding a block and pair; its evidence is the first place of the other form."""
        pairs = [pair.both for pair in self.pairs if search.candidates(pair.one) and search.candidates(pair.other)]
        first: list[dict[str, Passage]] = [{} for _ in pairs]
        for unit in search.passages if pairs else ():
            for pattern, seen in zip(pairs, first, strict=True):
                side, last = "", None
                for match in search.matches(pattern, unit):
                    side, last = "one" if match.group("one") is not None else "other", match.passage
                    seen.setdefault(side, last)
                if last is None or len(seen) < 2:
                    continue
                elsewhere = seen["other" if side == "one" else "one"]
                evidence = (Shown(passage=elsewhere, note="the other form"),)
                yield Finding(passage=last, message=self.message(last.text), evidence=evidence)
