"""Which flags of a draft the reviewer looks at."""

from __future__ import annotations

from factcheck.review.query import Predicate, parse_query
from factcheck.review.standing import View

MODES = ("all", "open", "decided")


class ViewFilter:
    """A typed filter, one rule only, and all, open or decided flags; a flag is shown when all three let it through."""

    def __init__(self) -> None:
        self.text = ""
        self.rule = ""
        self.mode = "all"
        self._query: Predicate = lambda _: True

    def set_text(self, text: str) -> None:
        """Filter by ``text``. Raises QueryError, and then leaves the filter as it was."""
        self._query = parse_query(text)
        self.text = text.strip()

    def next_mode(self) -> str:
        """Go on from all to open to decided; returns the new one."""
        self.mode = MODES[(MODES.index(self.mode) + 1) % len(MODES)]
        return self.mode

    def toggle_rule(self, rule: str) -> str:
        """Show only flags of ``rule``, or of every rule again; returns the rule, or nothing."""
        self.rule = "" if self.rule else rule
        return self.rule

    def shows(self, view: View) -> bool:
        """Whether the flag is shown."""
        if self.rule and view.flag.rule != self.rule:
            return False
        if self.mode != "all" and view.unsettled is not (self.mode == "open"):
            return False
        return not self.text or self._query(view)

    def __str__(self) -> str:
        parts = [self.mode if self.mode != "all" else "", f"rule {self.rule}" if self.rule else "", self.text]
        return ", ".join(part for part in parts if part)
