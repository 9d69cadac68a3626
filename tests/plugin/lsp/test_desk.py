"""Each version of a text is checked once, and one that is outdated before its turn not at all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest
from pygls.workspace import PositionCodec

from dialogvakt.lsp.analysis import Analysis, Problem
from dialogvakt.lsp.desk import Desk
from dialogvakt.lsp.positions import Lines

pytestmark = pytest.mark.asyncio
URI = "a"


class Texts:
    """Documents by URI with their versions, and which of them were checked."""

    def __init__(self) -> None:
        self.versions: dict[str, int] = {URI: 1}
        self.checked: list[int] = []

    def prepare(self, uri: str) -> tuple[int, Callable[[], Analysis]] | None:
        version = self.versions.get(uri)
        if version is None:
            return None

        def check() -> Analysis:
            self.checked.append(version)
            return Analysis(version, Lines("", PositionCodec()), 0, Problem(""))

        return version, check


async def test_a_version_is_checked_once_however_often_it_is_asked_for() -> None:
    texts = Texts()
    desk = Desk(texts.prepare)
    found = await asyncio.gather(*(desk.analysis(URI) for _ in range(5)))
    assert texts.checked == [1]
    assert all(one is found[0] for one in found)
    desk.outdate()
    await desk.analysis(URI)
    assert texts.checked == [1, 1]
    desk.stop()


async def test_whoever_waits_gets_the_newest_text_and_older_ones_are_passed_over() -> None:
    texts = Texts()
    desk = Desk(texts.prepare)
    busy = threading.Event()
    blocking = asyncio.ensure_future(desk.do(busy.wait))
    waiting = []
    for version in range(1, 6):
        texts.versions[URI] = version
        waiting.append(asyncio.ensure_future(desk.analysis(URI)))
        await asyncio.sleep(0)
    busy.set()
    found = await asyncio.gather(*waiting)
    assert {one.version for one in found if one} == {5}
    assert texts.checked == [5]
    await blocking
    desk.stop()


async def test_one_who_gives_up_takes_nothing_from_the_others() -> None:
    texts = Texts()
    desk = Desk(texts.prepare)
    impatient, patient = (asyncio.ensure_future(desk.analysis(URI)) for _ in range(2))
    await asyncio.sleep(0)
    impatient.cancel()
    found = await patient
    assert found and found.version == 1
    desk.stop()


async def test_a_closed_document_has_no_analysis_and_nothing_is_done_with_it() -> None:
    texts = Texts()
    desk = Desk(texts.prepare)
    done: list[str] = []

    async def then(uri: str) -> None:
        done.append(uri)

    desk.later(URI, 0, then)
    desk.close(URI)
    texts.versions["b"] = 1
    desk.later("b", 60, then)
    desk.later("b", 0, then)
    del texts.versions[URI]
    assert await desk.analysis(URI) is None
    while not done:
        await asyncio.sleep(0)
    assert done == ["b"]
    desk.stop()
