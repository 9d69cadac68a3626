"""The panel says whether the guideline holds on the draft's day, and what the sender's would say otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.plugin.server.conftest import Service, Serving
from tests.web.desk import Desk

TELEMARK, VESTRE_VIKEN = ({"name": name} for name in ("Sykehuset Telemark", "Vestre Viken"))


@pytest.fixture(scope="module")
def bundled(serving_with: Serving) -> Iterator[Service]:
    """A service that chooses among the bundled guidelines."""
    with serving_with(guideline=None) as started:
        yield started


@pytest.fixture(params=["nb", "nn"])
def desk(request: pytest.FixtureRequest, browser: Browser, bundled: Service) -> Iterator[Desk]:
    """A compose window in each written standard."""
    desk = Desk(browser, lang=request.param)
    yield desk.open(bundled.url)
    desk.close()
    assert desk.complaints == []


def write(desk: Desk, text: str, **known: Any) -> None:
    """Write a draft of which the journal system knows something more than the window asks for."""

    def tell(route: Route) -> None:
        asked: Any = route.request.post_data_json
        asked["context"] = {**asked.get("context", {}), **known}
        route.continue_(post_data=asked)

    desk.page.route("**/v1/check", tell)
    desk.text.fill(text)
    desk.settle()


def language_of(desk: Desk) -> str:
    return str(desk.page.locator("html").get_attribute("lang"))


@pytest.mark.parametrize(
    ("day", "nb", "nn"),
    [
        (
            "2025-03-19",
            "Retningslinjen gjelder først fra 20. mars 2025.",
            "Retningslina gjeld først frå 20. mars 2025.",
        ),
        ("2025-03-20", None, None),
        ("2026-03-20", None, None),
        ("2026-03-21", "Retningslinjen gikk ut 20. mars 2026.", "Retningslina gjekk ut 20. mars 2026."),
    ],
)
def test_the_days_of_a_guideline_are_told_on_both_sides_of_each(
    desk: Desk, day: str, nb: str | None, nn: str | None
) -> None:
    write(desk, "Til fastlegen. Kan du måle vekta?", written_on=day)
    expect(desk.panel.locator(".validity .guideline")).to_contain_text("1.01")
    notice = desk.panel.locator(".validity .notice")
    told = nb if language_of(desk) == "nb" else nn
    if told is None:
        expect(notice).to_have_count(0)
    else:
        expect(notice).to_contain_text(told)


def test_a_guideline_whose_days_are_unknown_says_so(desk: Desk) -> None:
    write(desk, "Til fastlegen. Kan du måle vekta?", recipient_organisation=TELEMARK)
    told = "Det er ikke kjent om" if language_of(desk) == "nb" else "Det er ikkje kjent om"
    expect(desk.panel.locator(".validity .notice")).to_contain_text(told)


def test_what_the_senders_guideline_says_otherwise_is_told(desk: Desk) -> None:
    text = {"nb": "Takk for meldingen, mottatt.", "nn": "Takk for meldinga, motteken."}[language_of(desk)]
    write(desk, text, recipient_organisation=VESTRE_VIKEN, sender_organisation=TELEMARK)
    told = desk.panel.locator(".validity")
    nb = language_of(desk) == "nb"
    expect(told).to_contain_text("Mottakerens retningslinje:" if nb else "Retningslina til mottakaren:")
    expect(told).to_contain_text("anbefaler ingen melding" if nb else "tilrår inga melding")
    assert not desk.is_wider_than_the_window()
