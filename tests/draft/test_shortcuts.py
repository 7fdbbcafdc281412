"""Drafts that are read without YAML's reader and without the grammars are read as these would read them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft import inline, markdown
from factcheck.draft.frontmatter import FrontMatterError, simple_values, yaml_values
from factcheck.draft.plain_markdown import Stretch, plain_stretches

KEYS = ("title", "Lang", "a-b", "x_y", "no", "by line", "1")
VALUES = (
    "Hello", "a b", "2020-01-02", "10:30", "a: b", "a:b", "a::", "x #c", "#c", "x#c", '"q"', "'q'", "'a''b'", '"a\\n"',
    "é", "“x”", "[a]", "a [b]", "- x", "-x", "", "~", "null", "a:", '""', "''", '" a "', "x  ", "\u00a0x", "x\u00a0",
    "😀", "x 😀", "@x", "&a x", "*a", "| x", ">", "{a}", '"a: b"', "'a #b'", '"a" b', '"a"  ', "a\u2028b", "x\x85",
    "a\tb", "? x", "`x`", 'a"b', "https://a.b/c", "x\ufeff", "=", "<<",
)  # fmt: skip
LINES = st.lists(
    st.tuples(
        st.sampled_from(KEYS), st.sampled_from((": ", ":  ", ":")), st.lists(st.sampled_from(VALUES), max_size=2),
        st.sampled_from(("\n", "\r\n", "\r")),
    ),
    max_size=3,
)  # fmt: skip

WORDS = (
    "The", "U.S.", "“quoted”", "a", "1.", "12)", "1999", "-", "*", "+", "|", "#", "##", "===", "---", "`", "<b>", "~",
    "$5", "(x)", "é", "\u00a0", "&", "\\", "  ", "_x_", "[a]", "[a]: /x", ":", "---|---", "a|b", "\ufeff", "😀", "!",
    '"hi"', "%", "{", "^", "—", "…", "\t", "\r",
)  # fmt: skip
PARAGRAPHS = st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), max_size=6).map("\n".join)

MARKS = (
    "The", "*a*", "_b_", "[a]", "[a][b]", "[a](x)", "![a]", "![a](b)", "&amp;", "&", "AT&T", "& ", "<b>", "`c`", "[^1]",
    "]", "[", "](", "(x)", "[[a]]", "[a\nb]", "!", "\\", "~~x~~", "~5", "[]", "[](x)", "&lt", "[sic]", "\n", "[ ]", " ",
)  # fmt: skip


@given(LINES)
def test_simple_front_matter_is_what_yaml_reads(lines: list[tuple[str, str, list[str], str]]) -> None:
    text = "".join(f"{key}{colon}{''.join(value)}{end}" for key, colon, value, end in lines)
    found = simple_values(text, 4)
    if found is not None:
        try:
            assert found == list(yaml_values(text, 4))
        except FrontMatterError as error:
            pytest.fail(f"{text!r} is broken: {error}")


@pytest.mark.parametrize("value", ["Ana’s day, in full", "10:30", '"Paris: a day"', "'a # b'", "2022-09-28"])
def test_usual_values_are_simple(value: str) -> None:
    assert simple_values(f"title: {value}\n", 0) is not None


@given(PARAGRAPHS)
def test_plain_stretches_are_what_the_grammar_finds(text: str) -> None:
    body = markdown._Body(text, 0)
    found = plain_stretches(body.data)
    if found is None:
        return
    wanted = []
    for node, _ in body._leaves():
        content = next(child for child in node.children if child.type == "inline")
        level = markdown._level(node) if node.type == "atx_heading" else 0
        assert node.type in {"paragraph", "atx_heading"}
        assert markdown._continuations(content) == []
        wanted.append(Stretch(content.start_byte, content.end_byte, level))
    assert found == wanted


@given(st.lists(st.sampled_from(MARKS), max_size=6).map("".join), st.booleans())
def test_what_is_read_without_the_inline_grammar_has_no_markup(text: str, defined: bool) -> None:
    source = text + ("\n\n[a]: /q\n" if defined else "")
    with pytest.MonkeyPatch.context() as patch:
        read = [(block.kind, block.text, block.source_map.segments) for block in markdown.parse(source)[0]]
        patch.setattr(inline, "_MARKUP", re.compile(rb""))
        parsed = [(block.kind, block.text, block.source_map.segments) for block in markdown.parse(source)[0]]
    assert read == parsed


def test_a_plain_draft_loads_neither_grammar_nor_yaml(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("---\ntitle: A day\n---\n\n## Morning\n\nThe R&D team [sic] met.\nIt agreed.\n", encoding="utf-8")
    program = (
        "import sys, factcheck\n"
        f"blocks = factcheck.read({str(draft)!r}).blocks\n"
        "print(len(blocks), sorted({'yaml', 'tree_sitter', 'tree_sitter_markdown'} & set(sys.modules)))\n"
    )
    found = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert found.stdout == "3 []\n"
