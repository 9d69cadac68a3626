"""The signal to end waits for an answer, but not for ever."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from dialogvakt.hook.stopping import GRACE_SECONDS, Stopped, Stopping


@pytest.fixture
def reminder() -> Iterator[None]:
    """Takes the reminder that a test has set back again."""
    yield
    signal.alarm(0)


def test_who_is_at_nothing_ends_at_once() -> None:
    with pytest.raises(Stopped):
        Stopping()(signal.SIGTERM, None)


def test_an_answer_is_finished_first(reminder: None) -> None:
    stopping, finished = Stopping(), []
    with pytest.raises(Stopped), stopping.finishing():
        stopping(signal.SIGTERM, None)
        finished.append(stopping.wanted)
    assert finished == [True]
    assert 0 < signal.alarm(0) <= GRACE_SECONDS


def test_a_second_signal_waits_for_nothing(reminder: None) -> None:
    stopping, finished = Stopping(), []
    with pytest.raises(Stopped), stopping.finishing():
        stopping(signal.SIGTERM, None)
        stopping(signal.SIGALRM, None)
        finished.append(True)
    assert finished == []


def test_what_was_dropped_is_raised_when_asked_for() -> None:
    stopping = Stopping()
    stopping.now()
    with pytest.raises(Stopped):
        stopping(signal.SIGTERM, None)
    with pytest.raises(Stopped):
        stopping.now()
