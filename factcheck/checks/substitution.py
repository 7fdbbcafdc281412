"""substitution: one wording where another should stand."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from factcheck.checks._vale import (
    Exceptions,
    ValeCheck,
    ValeFields,
    compiled,
    either_of,
    format_message,
    go_template,
    matches,
    plain_pattern,
    repairs,
)
from factcheck.ruleset.model import Finding, Rule, RuleProblem

if TYPE_CHECKING:
    from factcheck.claims.reading import Reading
    from factcheck.ruleset.patterns import Match, Search


class SubstitutionFields(ValeFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``swap`` maps what stands there (an expression) to what should (options divided by ``|``).

    ``nonword`` lets a match start and end inside a word. ``ignorecase`` leaves upper and lower case out of account.
    ``capitalize`` gives the option a capital where the match has one. ``exceptions`` are words that excuse a match.
    ``pos`` is read for Vale's sake and has no effect.
    """

    swap: Mapping[str, str]
    ignorecase: bool = False
    nonword: bool = False
    capitalize: bool = False
    exceptions: tuple[str, ...] = ()
    pos: str = ""


class Substitution(ValeCheck[SubstitutionFields]):
    """Flags every match that is not already as it should be."""

    extends = "substitution"
    fields = SubstitutionFields
    by_match = True

    def __init__(self, rule: Rule[SubstitutionFields]) -> None:
        super().__init__(rule)
        fields = rule.fields
        self.keys = sorted(fields.swap, key=lambda key: len(key.encode()), reverse=True)
        if not self.keys:
            raise RuleProblem("'swap' is empty", ("swap",))
        for key in () if rule.proven else self.keys:
            if compiled(_grouped(key)) is None:
                raise RuleProblem(f"not a pattern: “{key}”", ("swap", key))
        body = "|".join(f"(?P<_{number}>{_grouped(key)})" for number, key in enumerate(self.keys))
        source = f"(?m)(?:{body})" if fields.nonword else rf"(?m)\b(?:{body})\b"
        self.pattern = plain_pattern(rule, source, ("swap",), ignorecase=fields.ignorecase)
        self.exceptions = Exceptions(rule, fields.exceptions)

    def run(self, reading: "Reading", search: "Search") -> Iterator[Finding]:
        """Every match that is neither excused nor right."""
        for match in matches(search, self.pattern, self.exceptions):
            finding = self._finding(match)
            if finding:
                yield finding

    def _finding(self, match: "Match") -> Finding | None:
        fields = self.rule.fields
        observed = " ".join(match.text.split()) if "\n" in match.text else match.text
        key = self.keys[int(str(match.last_group)[1:])]
        expected = _expanded(key, fields.swap[key], observed, fields.ignorecase)
        if fields.capitalize and observed[:1].isupper():
            expected = expected[:1].upper() + expected[1:]
        options = [option.replace("\\|", "|") for option in re.split(r"(?<!\\)\|", expected) if option]
        if fields.action is None or fields.action.name != "replace":
            if _is(expected, observed):
                return None
            plain = tuple(options) if not re.search(r"[][()*+?\\^${}]", expected) else ()
            replacements = repairs(fields.action, observed) or plain
            return Finding(passage=match.passage, message=self.message(expected, observed), replacements=replacements)
        if observed in options:
            return None
        chosen = fields.action.params or tuple(_capital(option, observed, fields.capitalize) for option in options)
        message = fields.message
        for mark in "'\"":
            if message.count(f"{mark}%s{mark}") == 2:
                message = message.replace(f"{mark}%s{mark}", "%s", 1)
        return Finding(
            passage=match.passage,
            message=format_message(message, either_of(chosen), observed),
            replacements=tuple(chosen),
        )


def _capital(option: str, observed: str, wanted: bool) -> str:
    return option[:1].upper() + option[1:] if wanted and observed[:1].isupper() else option


def _grouped(key: str) -> str:
    """A key whose own groups do not capture, so that each key is one group."""
    if key.count("(") == key.count("(?") + key.count("\\("):
        return key
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", key)


def _expanded(key: str, value: str, observed: str, ignorecase: bool) -> str:
    """A swap value with the groups of its key filled in (``$1``)."""
    expression = compiled(key, ignorecase) if re.search(r"\$(?:\d|\w|\{)", value) else None
    return str(expression.sub(go_template(value), observed, count=1, timeout=1)) if expression else value


def _is(expected: str, observed: str) -> bool:
    """Whether a match is already what the swap value (an expression) asks for."""
    expression = compiled(f"^(?:{expected})$")
    return bool(expression.search(observed, timeout=1)) if expression else expected == observed
