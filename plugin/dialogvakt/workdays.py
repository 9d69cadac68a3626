"""When an answer may be expected, in Norwegian working days."""

from __future__ import annotations

from datetime import date

from dialogvakt.report import ExpectedReply
from dialogvakt_nlp import add_working_days


def expected_reply(written_on: date, since: int, until: int) -> ExpectedReply:
    """Return the days between which an answer may be expected; the day after `written_on` is the first to count."""
    return ExpectedReply(add_working_days(written_on, since), add_working_days(written_on, until))
