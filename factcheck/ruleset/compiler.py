"""From rule files to compiled rules: what the cache holds, and what a RuleSet is made of."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck.cache import keep, kept
from factcheck.ruleset.compiled import Compiled, Entry, Part
from factcheck.ruleset.expression import Need, Pattern, make_pattern
from factcheck.ruleset.fields import FieldReader, did_you_mean
from factcheck.ruleset.model import Check, Kinds, Rule, RuleProblem, RulesBroken
from factcheck.ruleset.prefilter import index_of, needs_of
from factcheck.ruleset.rule_fields import RuleFields
from factcheck.ruleset.ruleset import waits
from factcheck.ruleset.scope import known_parts, unknown_words
from factcheck.ruleset.slots import known_types
from factcheck.world import Knowledge
from factcheck.yamlfile import Node, YamlBroken, YamlProblem, load

if TYPE_CHECKING:
    from factcheck.ruleset.loader import RuleFile

#: Vale's kinds that factcheck does not run: such a rule of a Vale style is left out, and said to be.
LEFT_OUT = ("metric", "readability", "sequence", "spelling", "script")


def compile_files(
    files: Sequence[RuleFile],
    kinds: Kinds,
    knowledge: Knowledge | None = None,
    problems: Sequence[YamlProblem] = (),
    keys: Mapping[str, str] | None = None,
) -> Compiled:
    """Compile rule files. Raises RulesBroken with what is wrong in them, and ``problems``.

    The rules are held against ``knowledge``, or what comes with factcheck. ``problems`` are those of the facts that
    should have been known: then the rules are held against nothing, and shipped ones, which are right, not compiled.
    ``keys`` are the cache's keys of files that are taken from there, and put there where nothing is wrong in them.
    """
    compiler = _Compiler(kinds, None if problems else knowledge or Knowledge())
    compiler.problems += problems
    for file in files:
        if not (problems and file.shipped):
            compiler.file(file, keys.get(file.path) if keys else None)
    if compiler.problems:
        raise RulesBroken(sorted(compiler.problems))
    return Compiled(tuple(compiler.rules), index_of(compiler.needs), tuple(compiler.left_out))


class _Compiler:
    def __init__(self, kinds: Kinds, knowledge: Knowledge | None) -> None:
        self.kinds = kinds
        self.knowledge = knowledge
        self.rules: list[Entry] = []
        self.needs: list[Need] = []
        self.left_out: list[str] = []
        self.problems: list[YamlProblem] = []
        self._places: dict[str, str] = {}

    def file(self, file: RuleFile, key: str | None) -> None:
        """Compile one file, or take it from the cache where ``key`` is its key there."""
        part = kept(key, Part) if key else None
        if part is None:
            problems, rules, left_out = len(self.problems), len(self.rules), len(self.left_out)
            self._file(file)
            if key and len(self.problems) == problems:
                keep(key, Part(tuple(self.rules[rules:]), tuple(self.left_out[left_out:])))
            return
        for entry in part.rules:
            self._unique(entry.id, entry.path, entry.line, entry.column)
            self.needs += needs_of(msgspec.msgpack.decode(entry.patterns, type=tuple[Pattern, ...]))
        self.rules += part.rules
        self.left_out += part.left_out

    def _file(self, file: RuleFile) -> None:
        """Compile one file: a rule, or a list of rules under ``rules:``."""
        path = file.path
        try:
            node = load(file.data.decode("utf-8-sig"), path, forgiving=not file.shipped)
        except UnicodeDecodeError as error:
            line = file.data.count(b"\n", 0, error.start) + 1
            self.problems.append(YamlProblem(path, line, 1, "not UTF-8"))
            return
        except YamlBroken as broken:
            self.problems += broken.problems
            return
        listed = node.get("rules") if node.kind == "mapping" else None
        if listed is None:
            self.rule(file, node, os.path.basename(path).split(".")[0])
            return
        for key, (key_node, _) in node.pairs.items():
            if key != "rules":
                self._problem(path, key_node, f"unknown field '{key}' beside 'rules:'; it belongs into a rule")
        if listed.kind != "list":
            self._problem(path, listed, "'rules' should be a list of rules, each starting with '- name:'")
            return
        for item in listed.items:
            self.rule(file, item, None)

    def rule(self, file: RuleFile, node: Node, name: str | None) -> None:
        """Compile one rule; ``name`` is what it is called where it does not say so itself."""
        path = file.path
        check = self._kind(path, node)
        if check is None:
            return
        reader = FieldReader(path, lax=check.lax, external=not file.shipped)
        fields = reader.read(node, check.fields)
        self.problems += reader.problems
        name = _named(node) or name
        if name is None:
            self._problem(path, node, "a rule in a list needs a 'name'")
            return
        rule_id = f"{file.pack}.{name}"
        self._unique(rule_id, path, node.line, node.column)
        if fields is None:
            return
        sensible = self._sensible(file, node, check, fields)
        broken = self._broken_defines(path, node, check, fields)
        problems: list[RuleProblem] = []
        rule: Rule[Any] = Rule(rule_id, fields, path=path, line=node.line, problems=problems)
        try:
            made = check(rule)
            if self.knowledge and not reader.problems:
                made.verify(self.knowledge)
        except RuleProblem as raised:
            # A field that could not be read is empty here, and has been told of.
            problems += [] if reader.problems else [raised]
        for problem in problems:
            place = node.at(*problem.field)
            if not any(re.search(rf"\{{(?:[^{{}}]*:)?\s*{re.escape(slot)}\s*\}}", place.text) for slot in broken):
                self._problem(path, place, str(problem))
        if problems or broken or reader.problems or not sensible or not self._fillable(path, node, made):
            return
        needs = needs_of(rule.patterns)
        self.needs += needs
        self.rules.append(_entry(made, node, len(needs)))

    def _fillable(self, path: str, node: Node, check: Check[Any]) -> bool:
        """Note what the message asks for that no finding gives; whether there is nothing."""
        if check.fills is None:
            return True
        slots = {role for pattern in check.rule.patterns for role in pattern.slots}
        known = sorted({*check.fills, *slots, "match"})
        asked = re.findall(r"\{([\w-]+)\}", check.rule.fields.message)
        unknown = [name for name in dict.fromkeys(asked) if name not in known]
        for name in unknown:
            hint = did_you_mean(name, known) or f"; it is one of: {', '.join(known)}"
            self._problem(path, node.at("message"), f"the message has no {{{name}}}{hint}")
        return not unknown

    def _sensible(self, file: RuleFile, node: Node, check: type[Check[Any]], fields: RuleFields) -> bool:
        """Note what the shared fields get wrong; whether they are right."""
        before = len(self.problems)
        path = file.path
        name = node.get("name")
        if name and not re.fullmatch(r"[\w.+-]+", name.text):
            self._problem(path, name, f"a name is one word of letters, digits and hyphens, not '{name.text}'")
        for slot in fields.define.keys() & set(known_types()):
            self._problem(path, node.at("define", slot), f"the slot {{{slot}}} is known already; take another name")
        for index, entry in enumerate(() if check.lax and not file.shipped else fields.scope):
            for word in unknown_words(entry):
                hint = did_you_mean(word, known_parts()) or f"; it is one of: {', '.join(sorted(known_parts()))}"
                self._problem(path, node.at("scope", index), f"unknown scope '{word}'{hint}")
        if fields.limit < 0:
            self._problem(path, node.at("limit"), "'limit' is the most flags in one draft; 0 is no limit")
        for kind in ("flag", "pass", "miss"):
            for index, example in enumerate(getattr(fields.examples, "pass_" if kind == "pass" else kind)):
                if example.date and not _is_date(example.date):
                    place = node.at("examples", kind, index, "date")
                    self._problem(path, place, f"'{example.date}' is no date; dates are written YYYY-MM-DD")
        return len(self.problems) == before

    def _broken_defines(self, path: str, node: Node, check: type[Check[Any]], fields: RuleFields) -> set[str]:
        """Note slots of the rule's own that are no patterns, whether or not they are used; their names."""
        if check.lax and fields.define:
            self._problem(path, node.at("define"), f"'{check.extends}' has no slots; write the words out")
            return set(fields.define)
        broken = set()
        for slot, text in fields.define.items():
            try:
                make_pattern(text, fields.define)
            except RuleProblem as problem:
                self._problem(path, node.at(*(problem.field or ("define", slot))), str(problem))
                broken.add(slot)
        return broken

    def _kind(self, path: str, node: Node) -> type[Check[Any]] | None:
        if node.kind == "scalar" and node.value is None:
            self._problem(path, node, "there is no rule here")
            return None
        if node.kind != "mapping":
            self._problem(path, node, "a rule is a mapping of fields ('extends:', 'message:' …)")
            return None
        pair = next((pair for key, pair in node.pairs.items() if key.casefold() == "extends"), None)
        if pair is None:
            meant = ((key, word) for word in ("extends", "rules") for key in node.pairs if did_you_mean(key, [word]))
            key, word = next(meant, ("", ""))
            hint = f" (is '{key}' meant to be '{word}'?)" if key else ""
            moved = _misplaced(node, Path(path))
            said = moved or f"the field 'extends' is missing{hint}; it is one of: {', '.join(self.kinds)}"
            self._problem(path, node, said)
            return None
        extends = pair[1].text
        if extends in LEFT_OUT:
            self.left_out.append(f"{path}:{node.line}: rules that extend '{extends}' are not run")
            return None
        try:
            return self.kinds[extends]
        except KeyError:
            hint = did_you_mean(extends, self.kinds) or f"; it is one of: {', '.join(self.kinds)}"
            self._problem(path, pair[1], f"'extends' cannot be '{extends}'{hint}")
            return None

    def _unique(self, rule_id: str, path: str, line: int, column: int) -> None:
        first = self._places.setdefault(rule_id, f"{path}:{line}")
        if first != f"{path}:{line}":
            self._note(YamlProblem(path, line, column, f"the rule '{rule_id}' stands already at {first}"))

    def _problem(self, path: str, node: Node, message: str) -> None:
        self._note(YamlProblem(path, node.line, node.column, message))

    def _note(self, problem: YamlProblem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _misplaced(node: Node, path: Path) -> str:
    """What to do about facts or names that stand where a rule should; nothing of anything else."""
    from factcheck.world.facts import FactsFile
    from factcheck.world.house_lists import HouseLists

    for fields, what, folder in (
        (FactsFile.__struct_fields__, "facts", "world"),
        (HouseLists.__struct_fields__, "names", "names"),
    ):
        if node.pairs and set(node.pairs) <= set(fields):
            return f"these are {what}, no rules: {_moved(path, folder)}, the folder that holds world/ and names/"
    return ""


def _moved(path: Path, folder: str) -> str:
    """How a file of facts or names comes to be found in a pack's ``folder``."""
    right = next((above for above in path.parents if above.name == folder), None)
    if right:
        return f"give --rules {right.parent}"
    if did_you_mean(path.parent.name, [folder]):
        pack = path.parent.parent
        return f"rename {path.parent} to {pack / folder}, and give --rules {pack}"
    return f"move the file into {path.parent / folder}, and give --rules {path.parent}"


def _entry(check: Check[Any], node: Node, needs: int) -> Entry:
    """What the cache holds of a rule that is right."""
    rule = check.rule
    by_match, keyed = waits(check)
    return Entry(
        id=rule.id,
        extends=check.extends,
        path=rule.path,
        line=node.line,
        column=node.column,
        needs=needs,
        by_match=by_match,
        keyed=keyed,
        sides=tuple(check.sides),
        fields=memoryview(msgspec.msgpack.encode(rule.fields)),
        patterns=memoryview(msgspec.msgpack.encode(rule.patterns)),
    )


def _named(node: Node) -> str | None:
    name = node.get("name")
    return name.text if name and name.kind == "scalar" and name.text else None
