"""Answers are expected on Norwegian working days."""

from __future__ import annotations

from datetime import date

import pytest

from dialogvakt import ExpectedReply
from dialogvakt.workdays import expected_reply


@pytest.mark.parametrize(
    ("written_on", "first", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 9)),
        (date(2026, 3, 6), date(2026, 3, 11), date(2026, 3, 13)),
        # Maundy Thursday, Good Friday and Easter Monday lie between.
        (date(2026, 3, 31), date(2026, 4, 8), date(2026, 4, 10)),
        # 24 and 31 December are working days, 25 and 26 are not.
        (date(2025, 12, 23), date(2025, 12, 30), date(2026, 1, 2)),
        (date(2100, 12, 31), date(2101, 1, 5), date(2101, 1, 7)),
    ],
)
def test_three_to_five_working_days(written_on: date, first: date, last: date) -> None:
    assert expected_reply(written_on, 3, 5) == ExpectedReply(first, last)
