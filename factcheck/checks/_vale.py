"""What the seven pattern kinds share: Vale's fields, expressions, messages, exceptions and actions.

The meaning is that of Vale 3.15's rule files (https://vale.sh/docs/styles), apart from positions: a match is flagged
where it stands, never searched for again. Annotations stand as types, as in ``ruleset/rule_fields.py``.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, ClassVar, TypeVar

import msgspec

from factcheck.draft import Block, Passage
from factcheck.ruleset.model import Check, Rule, RuleProblem
from factcheck.ruleset.patterns import Match, Pattern, Search
from factcheck.ruleset.rule_fields import RuleFields


class Action(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a match may be repaired: ``name`` is replace, remove, convert, edit or suggest; ``params`` as it needs."""

    name: str = ""
    params: tuple[str, ...] = ()


class ValeFields(RuleFields, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of every pattern kind.

    ``action`` says how a match may be repaired. ``vocab`` is read for Vale's sake: factcheck has no vocabulary.
    ``code`` may only be false. ``tests`` are Vale's own; those of factcheck stand elsewhere.
    """

    action: Action | None = None
    vocab: bool = True
    code: bool = False
    tests: Any = None


F = TypeVar("F", bound=ValeFields)


class ValeCheck(Check[F]):
    """A pattern kind: it looks at words, not at claims, and reads its rule as Vale does."""

    claims: ClassVar[bool] = False
    lax: ClassVar[bool] = True

    def __init__(self, rule: Rule[F]) -> None:
        super().__init__(rule)
        if rule.fields.code:
            raise RuleProblem("'code: true' is not supported", ("code",))

    def message(self, *arguments: object) -> str:
        """The rule's message with ``arguments`` in place of its verbs."""
        return format_message(self.rule.fields.message, *arguments)


def format_message(message: str, *arguments: object) -> str:
    """Fill ``%s``, ``%d`` and ``%[2]s`` as Go does, ``%%`` a per cent sign; a verb without argument becomes empty."""
    position = 0

    def fill(verb: re.Match[str]) -> str:
        nonlocal position
        if verb[2] == "%":
            return "%"
        position = int(verb[1]) if verb[1] else position + 1
        return str(arguments[position - 1]) if 0 < position <= len(arguments) else ""

    return " ".join(re.compile(r"%(?:\[(\d+)\])?([sdvq%])").sub(fill, message).split("\n"))


def absolute_ends(source: str) -> str:
    r"""``$`` as Vale's engine takes it outside ``(?m)``: the very end, as ``\Z``."""
    if "$" not in source:
        return source
    out, at, bracket = [], 0, False
    while at < len(source):
        char = source[at]
        if char == "\\":
            out.append(source[at : at + 2])
            at += 2
            continue
        if source.startswith("(?", at) and re.compile(r"\(\?[a-zA-Z]*m").match(source[at:]):
            return "".join(out) + source[at:]
        if char == "[":
            bracket = True
        elif char == "]":
            bracket = False
        out.append(r"\Z" if char == "$" and not bracket else char)
        at += 1
    return "".join(out)


def token_pattern(
    rule: Rule[Any],
    tokens: Sequence[str],
    field: tuple[Any, ...],
    *,
    raw: Sequence[str] = (),
    append: bool = False,
    ignorecase: bool = False,
    words: bool = True,
) -> Pattern:
    """One expression for a rule's tokens, in whole words where ``words``; ``raw`` goes before it, or after (append).

    As in Vale, ``%`` in ``raw`` is written ``%%``.
    """
    kept = [token for token in tokens if token.strip()]
    body = "|".join(kept)
    source = rf"(?m)\b(?:{body})\b" if words and tokens else f"(?m)(?:{body})"
    extra = "".join(raw).replace("%%", "%")
    for index, token in enumerate(kept):
        _check_brackets(token, (*field, index))
    return plain_pattern(rule, source + extra if append else extra + source, field, ignorecase=ignorecase)


def plain_pattern(rule: Rule[Any], source: str, field: tuple[Any, ...], *, ignorecase: bool = False) -> Pattern:
    """An expression as Vale compiles it, but that a space is any white space: a paragraph may break anywhere."""
    spaced = source if _is_verbose(source) else _with_any_space(source)
    return rule.pattern(absolute_ends(spaced), field, vale=True, ignorecase=ignorecase, words=False)


def _is_verbose(source: str) -> bool:
    """Whether spaces say nothing in an expression: one with the flag x."""
    return any(flags.lstrip("abcdefghijklmnopqrstuvwyz").startswith("x") for flags in source.split("(?")[1:])


def _with_any_space(source: str) -> str:
    """An expression with any white space for a space that is neither escaped nor in a set of characters."""
    if "[" not in source and "\\ " not in source:
        return source.replace(" ", r"\s")
    spaces = re.compile(r"(?P<kept>\\.|\[(?:\\.|[^\]\\])*\])| ")
    return spaces.sub(lambda found: found["kept"] or r"\s", source)


def _check_brackets(token: str, field: tuple[Any, ...]) -> None:
    """Brackets that do not close are a problem of the one token, not of all that are joined."""
    if token.count("(") != token.count(")") and "\\" not in token and "[" not in token:
        raise RuleProblem(f"brackets do not match in “{token}”; a bracket that is meant is written \\( or \\)", field)


class Exceptions:
    """A rule's exceptions: words that excuse the match they stand in, phrases that excuse a match inside them."""

    def __init__(self, rule: Rule[Any], words: Sequence[str]) -> None:
        self._within: Pattern | None = None
        self._around: Pattern | None = None
        self._known: tuple[Search, Block, tuple[Passage, ...]] | None = None
        longest = sorted(words, key=len, reverse=True)
        if longest:
            each = "|".join(word if word.startswith("(?i)") else f"(?-i){word}" for word in longest)
            self._within = plain_pattern(rule, rf"(?m)\b(?:{each})\b", ("exceptions",))
        phrases = [word for word in longest if " " in word.strip()]
        if phrases:
            self._around = plain_pattern(rule, rf"\b(?:{'|'.join(phrases)})\b", ("exceptions",), ignorecase=True)

    def excuse(self, search: Search, passage: Passage) -> bool:
        """Whether a match is excused."""
        if self._within and any(True for _ in search.finditer(self._within, trimmed(passage))):
            return True
        return any(phrase.holds(passage) for phrase in self._phrases(search, passage.block))

    def _phrases(self, search: Search, block: Block) -> Sequence[Passage]:
        """Where a block has a phrase that excuses what lies in it; looked for once a block."""
        if not self._around:
            return ()
        if self._known is None or self._known[0] is not search or self._known[1] is not block:
            found = search.matches(self._around, Passage(block, 0, len(block.text)))
            self._known = (search, block, tuple(match.passage for match in found))
        return self._known[2]


def trimmed(passage: Passage) -> Passage:
    """A passage without the white space at its ends."""
    text = passage.text
    start = passage.start + len(text) - len(text.lstrip())
    return Passage(passage.block, start, max(start, passage.end - len(text) + len(text.rstrip())))


def matches(search: Search, pattern: Pattern, exceptions: Exceptions) -> Iterator[Match]:
    """Every match of a pattern in the rule's passages that is not excused."""
    for match in search.search(pattern):
        if not exceptions.excuse(search, match.passage):
            yield match


def repairs(action: Action | None, text: str) -> tuple[str, ...]:
    """What an action makes of a match: the texts it may be replaced by."""
    if action is None:
        return ()
    if action.name == "replace":
        return action.params
    if action.name == "remove":
        return ("",)
    if action.name == "convert" and "simple" in action.params:
        return (text.lower(),)
    return (_edited(action.params, text),) if action.name == "edit" and action.params else ()


def _edited(params: Sequence[str], text: str) -> str:
    """Vale's ``edit`` actions; an unknown one leaves the text as it is."""
    name, *rest = params
    first, second = (*rest, "", "")[:2]
    if name == "regex":
        import regex

        return str(regex.sub(first, go_template(second), text, timeout=1)).strip()
    if name == "split":
        parts = text.split(first) if first else [text]
        return parts[int(second)].strip() if second.isdigit() and int(second) < len(parts) else text
    strips = {
        "trim": text.strip(first),
        "trim_left": text.lstrip(first),
        "trim_right": text.rstrip(first),
        "truncate": text.split(first)[0] if first else text,
    }
    return strips.get(name, text).strip()


def go_template(template: str) -> str:
    """``$1`` and ``${name}`` as the ``regex`` module writes them."""
    escaped = template.replace("\\", "\\\\")
    return re.compile(r"\$(?:(\d+)|(\w+)|\{(\w+)\})").sub(
        lambda found: rf"\g<{found[1] or found[2] or found[3]}>", escaped
    )


def either_of(options: Sequence[str]) -> str:
    """Options as Vale lists them: 'a', 'a' or 'b', 'a', 'b', or 'c'."""
    quoted = [f"'{option}'" for option in options]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return f"{', '.join(quoted[:-1])}, or {quoted[-1]}"


@cache
def compiled(source: str, ignorecase: bool = False) -> Any:
    """A rule's expression for use on a single match; None where it is none."""
    import regex

    from factcheck.ruleset.expression import compile_source

    try:
        return compile_source(source, ignorecase)
    except (regex.error, OverflowError, RecursionError):
        return None
