"""A real browser, the real service, and pages that play the host of the script."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Unpack

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.plugin.server.conftest import Service, Serving, serving, serving_with
from tests.web.host import ONE, Host, Opening, Options
from tests.web.pixels import Eyes

__all__ = ["serving", "serving_with"]

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def service(serving: Serving) -> Iterator[Service]:
    """One service, on the small guideline, for all tests that leave it as it was."""
    with serving() as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this folder; it ends with them, since it keeps this thread's event loop running."""
    # Chromium has no sandbox for root, as whom tests run in a container.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        # Playwright hides scroll bars, which writers have.
        shown = ["--hide-scrollbars"]
        with playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox, ignore_default_args=shown) as running:
            yield running


@pytest.fixture
def opening(browser: Browser, service: Service) -> Iterator[Opening]:
    """Opens pages of hosts, and fails a test in which one of them complains that did not say so before."""
    hosts: list[Host] = []

    def opened(body: str = ONE, *, origin: str = service.url, **options: Unpack[Options]) -> Host:
        host = Host.create(browser, **options)
        hosts.append(host)
        host.open(origin, body, **options)
        return host

    yield opened
    for host in hosts:
        host.close()
    assert [host.complaints for host in hosts] == [[] for _ in hosts]


@pytest.fixture
def host(opening: Opening) -> Host:
    """A plain page with one textarea."""
    return opening()


@pytest.fixture(scope="package")
def eyes(browser: Browser) -> Iterator[Eyes]:
    """Compares pictures."""
    context = browser.new_context()
    yield Eyes(context.new_page())
    context.close()
