"""Lines and columns of a stretch of a file, in each unit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt.files.excerpt import Excerpt, Position, Unit, Width


@pytest.mark.parametrize(
    ("unit", "column"), [("code-points", 4), ("utf-16", 5), ("utf-8", 8)], ids=["code-points", "utf-16", "utf-8"]
)
def test_columns_count_in_the_unit_asked_for(unit: Unit, column: int) -> None:
    assert Excerpt("a\nå😀 b").position(5, unit) == Position(2, column)


def test_a_stretch_knows_what_stands_before_it() -> None:
    excerpt = Excerpt("pas.\r\nb", line=7, before=Width.of("<a>😀"))
    assert excerpt.position(0, "utf-16") == Position(7, 6)
    assert excerpt.position(2, "code-points") == Position(7, 7)
    assert excerpt.position(6, "utf-16") == Position(8, 1)


def test_half_a_character_has_a_width() -> None:
    assert Width.of("\ud800") == (1, 1, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "iso8859-1", "utf-16-le"])
def test_bytes_are_counted_in_the_files_encoding(encoding: str) -> None:
    raw = "på tå"
    data = b"\0\0\0" + raw.encode(encoding)
    excerpt = Excerpt(raw, encoding, offset=3)
    assert data[excerpt.byte(1) : excerpt.byte(4)].decode(encoding) == "å t"


@settings(deadline=None)
@given(st.text(), st.data())
def test_a_position_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    line, column = Excerpt(text).position(index, "code-points")
    assert sum(len(row) for row in text.split("\n")[: line - 1]) + line - 1 + column - 1 == index


@settings(deadline=None)
@given(st.text(), st.text())
def test_widths_add_up(one: str, other: str) -> None:
    assert Width.of(one) + Width.of(other) == Width.of(one + other)
