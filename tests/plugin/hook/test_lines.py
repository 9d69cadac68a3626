"""Lines: blank ones are passed over, and one that is too long costs no other."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt.hook.lines import read_lines


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"", []),
        (b"a", [b"a"]),
        (b"a\r\n \r\n\nb\n", [b"a", b"b"]),
        (b"12345\n123456\nab", [b"12345", None, b"ab"]),
        (b"12345", [b"12345"]),
        (b"1234567", [None]),
    ],
)
def test_lines(raw: bytes, lines: list[bytes | None]) -> None:
    assert list(read_lines(BytesIO(raw), 5)) == lines


@given(st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line)), st.integers(1, 10))
def test_there_is_one_for_each_that_is_not_blank(lines: list[bytes], most: int) -> None:
    found = list(read_lines(BytesIO(b"\n".join(lines)), most))
    expected = [line.strip() if len(line) <= most else None for line in lines if line.strip() or len(line) > most]
    assert found == expected
