"""Everybody can use it: by keyboard alone, with a screen reader, enlarged, in the dark and in forced colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.web.host import ONE, Host, Opening, report_on
from tests.web.test_card import TEXT, point_at

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
MIXED = "Alvorlig står først, så viktig, og til sist mindre."
FOUND = {"Alvorlig": "critical", "viktig": "warning", "mindre": "info"}
THEMES = "html { color-scheme: light dark } textarea { background: Field; color: FieldText }"


def violations(host: Host) -> list[tuple[str, list[Any]]]:
    """What axe-core finds, with the rules of WCAG 2.2 AA and its own best practices."""
    if not host.page.evaluate("'axe' in window"):
        host.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = host.page.evaluate("axe.run()")["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(opening: Opening, language: str, dark: bool) -> None:
    host = opening("<h1>EPJ</h1>" + ONE, css=THEMES, dark=dark, lang=language, attach={"language": language})
    host.find(FOUND)
    host.write(MIXED)
    assert violations(host) == []
    for line in host.lines.all():
        point_at(host, line)
        assert violations(host) == []
        host.page.mouse.move(5, 5)
        expect(host.card).not_to_be_visible()
    point_at(host, host.lines.first)
    host.card.get_by_role("button").last.click()
    assert violations(host) == []
    host.service_may_fail = True
    host.page.route("**/v1/check", lambda route: route.abort())
    host.text.press("x")
    expect(host.page.locator(".state")).to_be_visible()
    assert violations(host) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_lines_stand_out_from_the_textarea(opening: Opening, dark: bool) -> None:
    host = opening(css=THEMES, dark=dark)
    host.find(FOUND)
    host.write(MIXED)
    behind = colour(host.text, "background-color")
    for line in host.lines.all():
        assert contrast(colour(line, "border-bottom-color"), behind) >= 3


def test_lines_differ_by_more_than_colour(opening: Opening) -> None:
    host = opening(forced_colors=True)
    host.find(FOUND)
    host.write(MIXED)
    drawn = [
        line.evaluate("(line) => getComputedStyle(line).borderBottomWidth + getComputedStyle(line).borderBottomStyle")
        for line in host.lines.all()
    ]
    assert len(set(drawn)) == len(FOUND)
    assert contrast(colour(host.lines.first, "border-bottom-color"), colour(host.text, "background-color")) >= 3


def test_a_screen_reader_is_told_once_when_nothing_has_changed_for_a_while(host: Host) -> None:
    listen(host)
    host.text.press_sequentially("Jeg er sykepleier. Kalium er 6.8 i dag.", delay=5)
    host.until("heard.length > 0")
    host.text.press_sequentially(" Hun har det bra.", delay=5)
    host.settle()
    host.page.wait_for_timeout(1700)  # longer than it takes until it would be told again
    heard = host.page.evaluate("heard")
    assert heard == ["Ring mottakeren nå. 1 merknad til teksten. F8 går til neste merknad, Alt og Enter viser forslag."]


def test_a_screen_reader_hears_what_f8_goes_to_and_how_the_card_is_named(host: Host) -> None:
    host.write(TEXT)
    listen(host)
    host.text.press("Control+Home")
    host.page.keyboard.press("F8")
    host.until("heard.length > 0")
    assert host.page.evaluate("heard") == ["Merknad 1 av 3: «Pas.» er en forkortelse."]
    host.page.keyboard.press("Alt+Enter")
    expect(host.page.get_by_role("dialog", name="«Pas.» er en forkortelse.")).to_be_focused()


def test_a_screen_reader_hears_that_the_service_is_away_and_is_not_told_where_the_page_tells(opening: Opening) -> None:
    for announce, wanted in ((True, ["Ikke sjekket"]), (False, [])):
        host = opening(attach={"announce": announce})
        listen(host)
        host.service_may_fail = True
        host.page.route("**/v1/check", lambda route: route.abort())
        host.text.press_sequentially("pas.")
        host.until("statuses.at(-1).state === 'unchecked'")
        host.page.wait_for_timeout(1800)  # longer than it takes until it is told
        assert host.page.evaluate("heard") == wanted


def listen(host: Host) -> None:
    """Keep everything that comes into the live region."""
    host.page.evaluate("""() => {
      const region = document.querySelector("dialogvakt-layer").shadowRoot.querySelector("[aria-live=polite]");
      window.heard = [];
      new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true });
    }""")


def test_the_card_fits_a_narrow_and_enlarged_window(opening: Opening) -> None:
    host = opening(width=320, scale=2)
    long = "Veldig " * 40
    host.page.route("**/v1/check", lambda route: route.fulfill(json=with_message(long)))
    host.write("pas.")
    point_at(host, host.lines.first)
    box = host.card.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert host.card.evaluate("(card) => card.scrollWidth <= card.clientWidth")
    for button in host.card.get_by_role("button").all():
        size = button.bounding_box()
        assert size and min(size["width"], size["height"]) >= 24


def with_message(message: str) -> dict[str, Any]:
    report = report_on("pas.", {"pas.": "info"})
    report["findings"][0]["message"] = message
    return report


@pytest.mark.parametrize(("motion", "wanted"), [(True, "0.12s"), (False, "0s")])
def test_the_card_fades_in_only_for_those_who_like_motion(opening: Opening, motion: bool, wanted: str) -> None:
    host = opening(motion=motion)
    host.write(TEXT)
    point_at(host, host.lines.first)
    expect(host.card).to_have_css("transition-duration", wanted)


def colour(element: Locator, name: str) -> list[float]:
    """Return red, green and blue from 0 to 1."""
    paint = """([element, name]) => {
      const drawing = new OffscreenCanvas(1, 1).getContext("2d");
      drawing.fillStyle = getComputedStyle(element).getPropertyValue(name);
      drawing.fillRect(0, 0, 1, 1);
      return [...drawing.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
    }"""
    found: list[float] = element.evaluate(f"(element, name) => ({paint})([element, name])", name)
    return found


def contrast(one: list[float], other: list[float]) -> float:
    """Return the contrast ratio of WCAG."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[float]) -> float:
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
