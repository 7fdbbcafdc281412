"""The fields of a rule file that every kind of check has, typed.

Annotations stand here as types, not as text (no ``from __future__ import annotations``): text would be evaluated anew
for every kind that a run meets.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from factcheck.flag import Level


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text the rule must flag or pass. ``marks`` are flagged texts, ``evidence`` texts, ``suggest`` replacements.

    ``format`` is how the text is read.
    """

    text: str
    format: Literal["text", "markdown"] = "text"
    title: str | None = None
    standfirst: str | None = None
    date: str | None = None
    marks: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    suggest: tuple[str, ...] = ()


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's own tests: ``miss`` holds known misses, which fail once they start to work."""

    flag: tuple[Example, ...] = ()
    pass_: tuple[Example, ...] = msgspec.field(name="pass", default=())
    miss: tuple[Example, ...] = ()


class RuleFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The part of a rule that every kind shares. A kind's own fields are a subclass.

    ``extends`` is the kind of check. ``message`` is what the reader is told, ``level`` how much it matters:
    suggestion, warning or error. ``name`` makes the rule's id, with the pack before it; a file with one rule may
    leave it to the file's name. ``scope`` are the blocks to look at: title, standfirst, heading, paragraph, caption
    and so on, or sentence. ``description`` says more than the message. ``link`` leads to an explanation. ``source``
    says why this is a rule. ``limit`` is the most flags in one draft (0: no limit). ``ignorecase`` leaves upper and
    lower case out of account in patterns. ``define`` are slots of the
    rule's own: a name and what it stands for. ``examples`` are texts that the rule must flag or pass.
    """

    extends: str
    message: str
    name: str | None = None
    level: Level = Level.WARNING
    scope: tuple[str, ...] = ()
    description: str = ""
    link: str = ""
    source: str = ""
    limit: int = 0
    ignorecase: bool = True
    define: Mapping[str, str] = {}
    examples: Examples = Examples()
