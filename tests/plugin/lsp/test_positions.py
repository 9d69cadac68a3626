"""Every place in a text comes back from each way of counting columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind
from pygls.workspace import PositionCodec

from dialogvakt.lsp.positions import Lines

ENCODINGS = (PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32)
# Emoji (one of them of several characters), combining letters, a space that does not break, and line ends of all kinds.
PIECES = [
    "a",
    "å",
    "e\u0301",
    "a\u030a",
    "😀",
    "👩\u200d⚕️",
    "\u00a0",
    " ",
    "\r\n",
    "\n",
    "\r",
    "\u2028",
    "\x0b",
    "\x85",
    "中",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=30)
UNITS = {
    PositionEncodingKind.Utf8: lambda words: len(words.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda words: len(words.encode("utf-16-le", "surrogatepass")) // 2,
    PositionEncodingKind.Utf32: len,
}


def inside_break(text: str, offset: int) -> bool:
    return text[offset - 1 : offset + 1] == "\r\n" and offset > 0


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_offset_comes_back(text: str, encoding: PositionEncodingKind) -> None:
    lines = Lines(text, PositionCodec(encoding))
    for offset in range(len(text) + 1):
        expected = offset - 1 if inside_break(text, offset) else offset
        assert lines.offset(lines.position(offset)) == expected


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_column_counts_the_units_in_front_of_it(text: str, encoding: PositionEncodingKind) -> None:
    lines = Lines(text, PositionCodec(encoding))
    for offset in range(len(text) + 1):
        if not inside_break(text, offset):
            before = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
            assert lines.position(offset) == Position(len(before) - 1, UNITS[encoding](before[-1]))


@given(TEXTS, st.integers(0, 50), st.integers(0, 200), st.sampled_from(ENCODINGS))
def test_every_position_is_somewhere_in_the_text(
    text: str, line: int, column: int, encoding: PositionEncodingKind
) -> None:
    assert 0 <= Lines(text, PositionCodec(encoding)).offset(Position(line, column)) <= len(text)


@pytest.mark.parametrize(("position", "offset"), [((0, 9), 2), ((0, 2), 2), ((1, 99), 6), ((7, 0), 6)])
def test_beyond_a_line_is_its_end_and_beyond_the_text_the_texts(position: tuple[int, int], offset: int) -> None:
    assert Lines("ab\r\ncd", PositionCodec()).offset(Position(*position)) == offset


def test_a_line_is_found_by_its_number_and_by_what_stands_on_it() -> None:
    lines = Lines("ab\r\ncd\n", PositionCodec())
    assert lines.line_range(1) == lines.range(4, 6)
    assert lines.line_range(9) == lines.range(7, 7)
    assert lines.line_at(5) == (4, 6)
