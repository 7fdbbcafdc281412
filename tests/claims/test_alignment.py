"""Which sentence of the body a claim is about, and how alike two places are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.agreement.alignment import Body, Line, Slot, lines_of
from factcheck.draft import Block, BlockKind, Passage, SourceMap


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text, SourceMap.identity(0, len(text)))


def slot(line: Line, word: str) -> Slot:
    at = [one.text for one in line.words].index(word)
    return Slot(line, at, at + 1)


BODY = Body(
    [
        block("The storm broke the harbour wall on Friday. Engineers will repair 40 metres of it."),
        block("The museum bought 12 paintings in Vienna. Its director, Anna Berg, resigned in May."),
    ]
)


def test_the_same_sentence_is_wholly_alike() -> None:
    [line] = lines_of([block("The museum bought 12 paintings in Vienna.")])
    context = BODY.context(slot(line, "12"))
    assert BODY.likeness(context, slot(BODY.lines[2], "12")) > 0.99


def test_another_sentence_is_less_alike() -> None:
    [line] = lines_of([block("The museum bought 15 paintings in Vienna.")])
    context = BODY.context(slot(line, "15"))
    near = BODY.likeness(context, slot(BODY.lines[2], "12"))
    far = BODY.likeness(context, slot(BODY.lines[1], "40"))
    assert near > 0.9
    assert far < 0.5 < near


def test_words_beside_count_on_each_side() -> None:
    [line] = lines_of([block("The museum bought 15 paintings in Vienna.")])
    assert BODY.touching(slot(line, "15"), slot(BODY.lines[2], "12")) == 2
    assert BODY.touching(slot(line, "15"), slot(BODY.lines[1], "40")) == 0


def test_passages_of_slots_are_exact() -> None:
    found = slot(BODY.lines[3], "Berg")
    start = found.line.passage.block.text.index("Berg")
    assert found.passage == Passage(found.line.passage.block, start, start + 4)


def test_a_headline_in_capitals_is_known() -> None:
    assert lines_of([block("Harbour Wall Broken By Winter Storm")])[0].in_capitals
    assert not lines_of([block("Harbour wall in Vienna broken by winter storm")])[0].in_capitals


def test_like_beginnings_are_found() -> None:
    assert BODY.has_like("engine")
    assert not BODY.has_like("parrot")


@settings(max_examples=50)
@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_stays_between_none_and_all(claim: str, told: str) -> None:
    body = Body([block(told)])
    for line in lines_of([block(claim)]):
        for at in range(len(line.words)):
            context = body.context(Slot(line, at, at + 1))
            for other in body.lines:
                for there in range(len(other.words)):
                    assert 0 <= body.likeness(context, Slot(other, there, there + 1)) <= 1.0000001


def test_the_run_around_two_slots_counts_words_of_matter_written_small() -> None:
    ours, theirs, names = lines_of(
        [
            block("Guards lock the inner gate at dusk."),
            block("The guards lock the outer gate at noon."),
            block("Ana, Bo and Carl play; Di, Ana, Bo and Carl play."),
        ]
    )
    assert Body.unbroken(slot(ours, "inner"), slot(theirs, "outer")) == 2
    assert Body.unbroken(slot(ours, "gate"), slot(theirs, "gate")) == 0
    assert Body.unbroken(Slot(names, 1, 2), Slot(names, 7, 8)) == 1


def test_sentences_that_have_a_stem_come_in_order() -> None:
    assert BODY.having(["may", "vienna", "bought", "storm"]) == [BODY.lines[0], BODY.lines[2], BODY.lines[3]]
