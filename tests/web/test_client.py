"""Asking the service: after a pause, about the newest text only, and again while the service is away."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Route, expect

from tests.plugin.server.conftest import Serving
from tests.web.host import ONE, Host, Opening, report_on

NOTE = ".state"


class Slow:
    """A service that answers when a test lets it, in whatever order."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.waiting: list[tuple[str, Route]] = []
        host.page.route("**/v1/check", self._take)

    def _take(self, route: Route) -> None:
        asked = json.loads(route.request.post_data or "")
        self.waiting.append((asked["text"], route))

    def write(self, text: str) -> None:
        """Put a text into the textarea, and wait until it is asked about."""
        count = len(self.waiting) + 1
        with self.host.page.expect_request("**/v1/check"):
            self.host.text.fill(text)
        while len(self.waiting) < count:
            self.host.show()

    def answer(self, index: int) -> None:
        """Answer a question."""
        text, route = self.waiting[index]
        route.fulfill(json=report_on(text, {"pas.": "info"}))


def test_typing_without_a_pause_asks_once(host: Host) -> None:
    asked: list[str] = []
    host.page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    host.page.evaluate("""() => {
      const text = document.querySelector("textarea");
      text.focus();
      for (const letter of "Pas. har det bra.") document.execCommand("insertText", false, letter);
    }""")
    host.settle()
    assert len(asked) == 1


def test_a_question_that_is_out_of_date_is_given_up(host: Host) -> None:
    host.page.evaluate("""() => {
      const asking = fetch;
      window.signals = [];
      window.fetch = (url, options) => (signals.push(options.signal), asking(url, options));
    }""")
    slow = Slow(host)
    slow.write("pas.")
    assert host.page.evaluate("signals.map(({ aborted }) => aborted)") == [False]
    slow.write("pas. igjen")
    assert host.page.evaluate("signals.map(({ aborted }) => aborted)") == [True, False]
    slow.answer(1)
    host.settle()
    assert host.status()["report"]["findings"][0]["text"] == "pas."


def test_an_answer_that_comes_late_is_dropped(opening: Opening) -> None:
    # A browser that does not give up: fetch takes no signal.
    host = opening()
    host.page.evaluate("""() => {
      const asking = fetch;
      window.fetch = (url, { signal, ...rest }) => asking(url, rest);
    }""")
    slow = Slow(host)
    slow.write("pas.")
    slow.write("Alt vel.")
    slow.answer(1)
    host.settle()
    told = host.page.evaluate("statuses.length")
    with host.page.expect_response("**/v1/check"):
        slow.answer(0)
    host.show()
    assert host.page.evaluate("statuses.length") == told
    assert host.status()["report"]["findings"] == []
    expect(host.lines).to_have_count(0)


def test_a_service_that_is_killed_is_told_of_and_asked_again_until_it_is_back(
    opening: Opening, serving: Serving
) -> None:
    with serving() as first:
        host = opening(origin=first.url)
        host.write("Pas. har det bra.")
        expect(host.lines).to_have_count(1)
        expect(host.page.locator(NOTE)).not_to_be_visible()
        host.service_may_fail = True
        first.process.kill()
        first.process.wait()
        host.text.press_sequentially("Pas. kommer.")
        expect(host.page.locator(NOTE)).to_have_text("Ikke sjekket")
        assert host.status()["state"] == "unchecked"
        port = first.url.rsplit(":", 1)[1]
    with serving("--port", port):
        host.settle()
        expect(host.page.locator(NOTE)).not_to_be_visible()
        expect(host.lines).to_have_count(2)
    assert "unchecked" in host.page.evaluate("statuses.map(({ state }) => state)")


def test_while_the_service_is_away_it_is_asked_less_and_less_often_however_much_is_written(opening: Opening) -> None:
    host = opening()
    host.page.clock.install()
    host.service_may_fail = True
    host.page.route("**/v1/check", lambda route: route.abort())
    asked: list[float] = []
    host.page.on("request", lambda request: asked.append(host.page.evaluate("Date.now()")))
    host.text.press_sequentially("pas.")
    for _ in range(60):
        host.page.clock.run_for(1000)
        host.text.press_sequentially("x")
    # 1, 2, 4, 8, then 15 seconds, each a quarter more or less
    assert 5 <= len(asked) <= 10
    assert host.page.evaluate("statuses.filter(({ state }) => state === 'unchecked').length") == 1


def test_a_service_that_asks_for_time_gets_it(opening: Opening) -> None:
    host = opening()
    host.page.clock.install()
    host.service_may_fail = True
    host.page.route("**/v1/check", lambda route: route.fulfill(status=503, headers={"Retry-After": "20"}))
    asked: list[str] = []
    host.page.on("request", lambda request: asked.append(request.url))
    host.text.press_sequentially("pas.")
    host.page.clock.run_for(1000)
    host.until("statuses.at(-1).state === 'unchecked'")
    host.page.clock.run_for(15_000)
    assert len(asked) == 1
    with host.page.expect_request("**/v1/check"):
        host.page.clock.run_for(10_000)


def test_a_draft_that_the_service_refuses_is_asked_about_again_only_when_it_has_changed(opening: Opening) -> None:
    host = opening()
    host.service_may_fail = True
    host.text.fill("x" * 20_001)
    host.until("statuses.at(-1).state === 'unchecked'")
    expect(host.page.locator(NOTE)).to_be_visible()
    host.write("Pas. har det bra.")
    expect(host.page.locator(NOTE)).not_to_be_visible()


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(401, "unauthenticated"), (403, "unauthenticated"), (422, "refused"), (429, "away"), (503, "away")],
)
def test_the_page_is_told_why_a_draft_is_not_checked(opening: Opening, status: int, trouble: str) -> None:
    host = opening()
    host.service_may_fail = True
    answer_all(host, status)
    host.text.press_sequentially("pas.")
    host.until("statuses.at(-1).state === 'unchecked'")
    assert host.status()["trouble"] == trouble
    host.page.unroute("**/v1/check")
    host.page.evaluate("attachment.check()")
    host.settle()
    assert host.status()["trouble"] is None


def test_a_page_is_told_of_another_trouble_than_the_last(opening: Opening) -> None:
    host = opening()
    host.service_may_fail = True
    answer_all(host, 503)
    host.text.press_sequentially("pas.")
    host.until("statuses.at(-1).trouble === 'away'")
    answer_all(host, 401)
    # It is asked again without a hand stirred.
    host.until("statuses.at(-1).trouble === 'unauthenticated'")


def answer_all(host: Host, status: int) -> None:
    """Answer every question with a status."""
    host.page.route("**/v1/check", lambda route: route.fulfill(status=status))


def test_a_redirect_is_not_followed_lest_the_draft_goes_elsewhere(opening: Opening) -> None:
    host = opening()
    elsewhere: list[str] = []
    host.service_may_fail = True
    host.page.route("**/v1/check", lambda route: route.fulfill(status=307, headers={"Location": "/elsewhere"}))
    host.page.on("request", lambda request: elsewhere.append(request.url) if "elsewhere" in request.url else None)
    host.text.press_sequentially("pas.")
    host.until("statuses.at(-1).state === 'unchecked'")
    assert elsewhere == []


def test_an_endpoint_is_taken_from_the_page_and_needs_no_final_slash(opening: Opening) -> None:
    for endpoint in ("/epj/guard", "/epj/guard/"):
        host = opening(ONE, attach={"endpoint": endpoint})
        host.page.route("**/epj/guard/v1/check", lambda route: route.fulfill(json=report_on("pas.", {"pas.": "info"})))
        host.write("pas.")
        expect(host.lines).to_have_count(1)
