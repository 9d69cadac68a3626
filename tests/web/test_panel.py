"""The panel on pages of others, as `docs/panel.md` puts it there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.plugin.server.conftest import Service
from tests.web.host import Host, Opening, report_on

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "panel.md"
BODY = """<label for="text">Melding</label> <textarea id="text" spellcheck="false"></textarea>
<div id="side" style="width: 320px"><dialogvakt-panel></dialogvakt-panel></div>"""
SERIOUS = "Hun har kalium 6,8 i dag. Pas. har dyspné."
HOSTILE = """
* { all: unset; --text: red; --surface: red; letter-spacing: 1em; text-transform: uppercase; }
#side { direction: rtl; color: red; font: 40px fantasy; }
html { font-size: 62.5%; }
"""


def script(service: Service) -> str:
    """Return the script that the guide shows, with the names that the page's tests ask for."""
    shown = re.findall(r"```js\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[0]
    assert "https://dialogvakt.example" in shown
    own = shown.replace("https://dialogvakt.example", service.url).replace(
        "panel.update({ ...status", "window.statuses.push(status) && panel.update({ ...status"
    )
    return f"window.statuses = [];\n{own}\nwindow.attach = attach; window.attachment = attachment;"


def opened(opening: Opening, service: Service, css: str = "", policy: str = "") -> tuple[Host, Locator]:
    more = {"policy": policy} if policy else {}
    host = opening(BODY, script=script(service), css=css, **more)
    return host, host.page.locator("dialogvakt-panel")


def test_the_page_of_the_guide_shows_what_is_found(opening: Opening, service: Service) -> None:
    host, panel = opened(opening, service)
    host.text.press_sequentially(SERIOUS, delay=1)
    expect(panel.locator(".channel h3")).to_have_text("Telefon")
    expect(host.text).to_be_focused()


def test_the_page_of_the_guide_makes_puts_aside_and_takes_back(opening: Opening, service: Service) -> None:
    host, panel = opened(opening, service)
    host.write("Pas. har feber.")
    panel.get_by_role("button", name="Skriv «Pasienten»").click()
    expect(host.text).to_have_value("Pasienten har feber.")
    host.write(SERIOUS)
    panel.locator(".leading").get_by_role("button", name="Ikke relevant her").click()
    panel.get_by_role("button", name="Annen grunn").click()
    expect(panel.locator(".channel h3")).to_have_text("Dialogmelding")
    panel.get_by_text("satt til side").click()
    panel.get_by_role("button", name="Ta fram igjen").click()
    expect(panel.locator(".channel h3")).to_have_text("Telefon")


def test_the_pages_rules_do_not_reach_into_the_panel(opening: Opening, service: Service) -> None:
    _, plain = opened(opening, service)
    host, panel = opened(opening, service, HOSTILE)
    looks = "panel => { const {color, letterSpacing, textTransform, fontSize, direction, display} = "
    looks += "getComputedStyle(panel.shadowRoot.querySelector('.panel h2')); "
    looks += "return {color, letterSpacing, textTransform, fontSize, direction, display} }"
    assert panel.evaluate(looks) == plain.evaluate(looks)
    host.text.fill(SERIOUS)
    # With the guideline's words, which come last, all buttons are drawn once more.
    expect(panel.locator(".channel h3")).to_have_text("Telefon")
    button = panel.get_by_role("button", name="Ta det videre")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 24


def test_variables_of_the_page_theme_the_panel(opening: Opening, service: Service) -> None:
    css = "dialogvakt-panel { --dialogvakt-surface: rgb(1, 2, 3); --dialogvakt-font-size: 20px }"
    _, panel = opened(opening, service, css)
    shown = "panel => { const of = getComputedStyle(panel.shadowRoot.querySelector('.panel')); "
    shown += "return [of.backgroundColor, of.fontSize] }"
    assert panel.evaluate(shown) == ["rgb(1, 2, 3)", "20px"]


def test_a_strict_policy_of_the_page_is_enough(opening: Opening, service: Service) -> None:
    policy = "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; connect-src 'self'"
    body = BODY.replace(' style="width: 320px"', "")
    host = opening(body, script=script(service), policy=policy)
    host.write(SERIOUS)
    expect(host.page.locator("dialogvakt-panel .channel h3")).to_have_text("Telefon")


def test_properties_that_were_set_before_the_script_came_count(opening: Opening, service: Service) -> None:
    early = "<script>document.querySelector('dialogvakt-panel').language = 'nn'; window.statuses = [];</script>"
    host = opening(BODY + early, script=script(service))
    panel = host.page.locator("dialogvakt-panel")
    expect(panel.locator("h2")).to_have_text("Sjekk av meldinga")
    assert panel.evaluate("panel => panel.language") == "nn"
    assert panel.evaluate("panel => Object.hasOwn(panel, 'language')") is False


def test_texts_of_a_draft_are_never_markup(opening: Opening, service: Service) -> None:
    host, panel = opened(opening, service)
    host.find({"<img src=x onerror=alert(1)>": "warning"})
    host.write("Se <img src=x onerror=alert(1)> her.")
    expect(panel.locator(".message")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(panel.locator("img")).to_have_count(0)
    # The made-up report names a guideline that the service does not know.
    host.complaints.clear()


def test_a_report_that_changes_nothing_redraws_nothing(opening: Opening, service: Service) -> None:
    host, panel = opened(opening, service)
    host.write(SERIOUS)
    expect(panel.locator(".channel h3")).to_have_text("Telefon")
    item = panel.locator(".leading .finding").element_handle()
    host.text.press("End")
    host.page.keyboard.type(" Takk.")
    host.settle()
    assert item.evaluate("item => item.isConnected")


@pytest.mark.parametrize("width", [320, 500])
def test_the_panel_fits_its_place(opening: Opening, service: Service, width: int) -> None:
    host, panel = opened(opening, service)
    host.page.evaluate("width => document.getElementById('side').style.width = `${width}px`", width)
    host.write(SERIOUS)
    for fold in panel.locator("summary").all():
        fold.click()
    wider = """panel => [...panel.shadowRoot.querySelectorAll(".panel *")]
      .filter((part) => part.localName !== "svg" && !part.closest(".announcer, svg"))
      .filter((part) => getComputedStyle(part).display !== "inline" && part.scrollWidth > part.clientWidth + 1)
      .map((part) => part.outerHTML.slice(0, 80))"""
    assert panel.evaluate(wider) == []


def test_a_word_of_a_group_is_not_broken_where_there_is_room(opening: Opening, service: Service) -> None:
    host, panel = opened(opening, service)
    report = report_on("dyspné desorientert", {"dyspné": "info", "desorientert": "info"})
    for finding in report["findings"]:
        finding["code"] = "jargon"
    host.page.route("**/v1/check", lambda route: route.fulfill(json=report))
    host.write("dyspné desorientert")
    short, long = panel.locator(".short > li > :first-child").all()
    assert long.evaluate("one => one.offsetHeight") == short.evaluate("one => one.offsetHeight")
    # The made-up report names a guideline that the service does not know.
    host.complaints.clear()
