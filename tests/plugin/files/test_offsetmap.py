"""From places in a draft to places in its file."""

from __future__ import annotations

import pytest

from dialogvakt.files.offsetmap import OffsetMap, Segment, Span, joined

# <p>pas.</p><p>&#229;r <![CDATA[ok]]></p> as «pas.\når ok»
MAP = OffsetMap(
    (
        Segment(0, 4, 3, 7),
        Segment(4, 5, 14, 14, markup=True),
        Segment(5, 6, 14, 20),
        Segment(6, 8, 20, 22),
        Segment(8, 10, 31, 33, literal=True),
    )
)


@pytest.mark.parametrize(
    ("place", "span"),
    [
        ((0, 4), Span(3, 7)),
        ((1, 3), Span(4, 6)),
        ((0, 10), Span(3, 33)),
        ((5, 6), Span(14, 20)),
        ((6, 9), Span(20, 32)),
        ((4, 5), Span(14, 14)),
        ((2, 2), Span(5, 5)),
        ((10, 10), Span(33, 33)),
    ],
)
def test_a_place_is_found_in_the_file(place: tuple[int, int], span: Span) -> None:
    assert MAP.span(*place) == span


@pytest.mark.parametrize(
    ("place", "span"),
    [
        ((0, 4), Span(3, 7)),
        ((5, 8), Span(14, 22)),
        ((8, 10), Span(31, 33, literal=True)),
        ((6, 9), None),
        ((0, 6), None),
        ((4, 5), None),
        ((1, 1), Span(4, 4)),
    ],
    ids=["words", "an escape", "literal", "over a gap", "over markup", "markup", "between two characters"],
)
def test_words_can_be_replaced_where_no_markup_runs_through(place: tuple[int, int], span: Span | None) -> None:
    assert MAP.editable(*place) == span


def test_a_draft_without_text_stands_somewhere_too() -> None:
    empty = OffsetMap.identity(0, 12)
    assert (empty.span(0, 0), empty.editable(0, 0)) == (Span(12, 12), None)


def test_pieces_that_follow_each_other_in_both_become_one() -> None:
    pieces = [Segment(0, 1, 5, 6), Segment(1, 3, 6, 8), Segment(3, 4, 8, 14), Segment(4, 5, 14, 15)]
    assert joined(pieces) == (Segment(0, 3, 5, 8), Segment(3, 4, 8, 14), Segment(4, 5, 14, 15))
    assert joined([Segment(0, 1, 5, 6), Segment(1, 2, 9, 10)]) == (Segment(0, 1, 5, 6), Segment(1, 2, 9, 10))
    assert len(joined([Segment(0, 1, 5, 6), Segment(1, 2, 6, 7, literal=True)])) == 2
