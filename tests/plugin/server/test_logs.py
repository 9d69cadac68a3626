"""No log line holds an exception's own words."""

from __future__ import annotations

import asyncio
import io
import logging

import pytest

from dialogvakt.server.logs import TextFree, quiet_loop


def test_an_exception_is_told_by_kind_and_place() -> None:
    handler = logging.StreamHandler(written := io.StringIO())
    handler.setFormatter(TextFree("%(levelname)s %(message)s"))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    try:
        raise ValueError("Ringvold har feber")
    except ValueError:
        logger.exception("it failed")
    assert written.getvalue().startswith("ERROR it failed\nValueError at test_logs.py:")
    assert "Ringvold" not in written.getvalue()


def test_what_goes_wrong_on_the_event_loop_is_told_without_words(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(quiet_loop)
        loop.call_soon(fail, "Ringvold")
        await asyncio.sleep(0)
        loop.call_exception_handler({"message": "something odd", "task": "Ringvold"})

    asyncio.run(scenario())
    first, second = caplog.messages
    assert first.startswith("on the event loop: ValueError at test_logs.py:")
    assert second == "on the event loop: something odd"


def fail(text: str) -> None:
    raise ValueError(text)
