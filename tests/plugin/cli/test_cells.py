"""A draft's characters take the room that a terminal gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt.cli.cells import cells_of

NURSE = "👩\u200d⚕\ufe0f"


@pytest.mark.parametrize(
    ("line", "shown", "widths"),
    [
        ("åb", ["å", "b"], [1, 1]),
        ("a\u030ab", ["a\u030a", "b"], [1, 1]),
        ("😀b", ["😀", "b"], [2, 1]),
        (f"{NURSE}b", [NURSE, "b"], [2, 1]),
        ("👍🏽b", ["👍🏽", "b"], [2, 1]),
        ("🇳🇴🇸🇪b", ["🇳🇴", "🇸🇪", "b"], [2, 2, 1]),
        ("a\tb\tc", ["a", "   ", "b", "   ", "c"], [1, 3, 1, 3, 1]),
        ("\x1b[", ["␛", "["], [1, 1]),
        ("\x00\x7f\x85\ud800", ["␀", "␡", "\ufffd", "\ufffd"], [1, 1, 1, 1]),
        ("a\u00adb\u202ec", ["a", "", "b", "", "c"], [1, 0, 1, 0, 1]),
        ("", [], []),
    ],
    ids=ascii,
)
def test_a_line_becomes_cells(line: str, shown: list[str], widths: list[int]) -> None:
    cells = list(cells_of(line))
    assert [cell.shown for cell in cells] == shown
    assert [cell.width for cell in cells] == widths


@given(st.text(max_size=30), st.integers(0, 9))
def test_cells_cover_the_line_without_gaps(line: str, offset: int) -> None:
    cells = list(cells_of(line, offset))
    ends = [offset, *(cell.end for cell in cells)]
    assert [cell.start for cell in cells] == ends[:-1]
    assert ends[-1] == offset + len(line)
    assert all(cell.end > cell.start for cell in cells)
