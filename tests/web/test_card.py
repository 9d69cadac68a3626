"""The card: opened by pointer or keys, it tells why, changes the text when asked, and goes away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.web.host import ONE, Host, Opening

TEXT = "Jeg er sykepleier. Pas. har det bra, og us. er gjort. Pas. kommer igjen."
FIXED = "Jeg er sykepleier. Pasienten har det bra, og us. er gjort. Pasienten kommer igjen."
EDITS = "text.addEventListener('input', ({ inputType, data }) => (window.edits ??= []).push([inputType, data]))"


@pytest.fixture
def written(host: Host) -> Host:
    """A page with a text in which something was found."""
    host.text.focus()
    host.page.keyboard.insert_text(TEXT)
    host.settle()
    return host


def middle(line: Locator) -> tuple[float, float]:
    """The middle of underlined words."""
    box = line.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def point_at(host: Host, line: Locator) -> None:
    """Put the pointer on underlined words, and wait for the card."""
    host.page.mouse.move(*middle(line))
    expect(host.card).to_be_visible()


def caret(host: Host) -> list[int]:
    """Where the selection begins and ends."""
    where: list[int] = host.text.evaluate("(text) => [text.selectionStart, text.selectionEnd]")
    return where


def test_pointing_at_underlined_words_opens_a_card_and_going_away_closes_it(written: Host) -> None:
    expect(written.card).not_to_be_visible()
    point_at(written, written.lines.first)
    expect(written.card.locator(".message")).to_have_text("«Pas.» er en forkortelse.")
    expect(written.card.locator(".meta")).to_have_text("Kan bli bedrepunkt 4.4")
    written.page.mouse.move(5, 5)
    expect(written.card).not_to_be_visible()
    expect(written.text).to_be_focused()


def test_the_pointer_may_go_from_the_words_to_the_card(written: Host) -> None:
    point_at(written, written.lines.first)
    box = written.card.bounding_box()
    assert box
    written.page.mouse.move(box["x"] + 20, box["y"] + 20, steps=5)
    written.page.wait_for_timeout(500)  # longer than the card would stay without the pointer
    expect(written.card).to_be_visible()


def test_the_card_covers_neither_the_words_nor_leaves_the_window(opening: Opening) -> None:
    css = "main { height: 1200px; display: flex; align-items: end; justify-content: end }"
    host = opening("<textarea></textarea>", css=css, width=480)
    host.write("pas. " * 40)
    host.page.evaluate("scrollTo(0, 9999)")
    for line in (host.lines.first, host.lines.last):
        host.text.evaluate("(text, end) => text.scrollTo(0, end)", 0 if line == host.lines.first else 9999)
        host.show()
        point_at(host, line)
        card, words = host.card.bounding_box(), line.bounding_box()
        assert card and words
        assert card["y"] >= words["y"] + words["height"] or card["y"] + card["height"] <= words["y"]
        assert card["x"] >= 0 and card["x"] + card["width"] <= 480
        assert card["y"] >= 0 and card["y"] + card["height"] <= 700
        host.page.mouse.move(5, 5)
        expect(host.card).not_to_be_visible()


def test_a_fix_by_mouse_is_one_step_to_undo_and_leaves_focus_and_caret(written: Host) -> None:
    written.page.evaluate(f"const text = document.querySelector('textarea'); {EDITS}")
    written.text.evaluate("(text) => text.setSelectionRange(45, 45)")
    point_at(written, written.lines.first)
    written.card.get_by_role("button", name="Skriv «Pasienten»").click()
    assert written.value() == FIXED
    assert caret(written) == [50, 50]
    expect(written.text).to_be_focused()
    expect(written.card).not_to_be_visible()
    assert len(written.page.evaluate("edits")) == 1
    written.settle()
    expect(written.lines).to_have_count(1)
    written.page.keyboard.press("Control+Z")
    assert written.value() == TEXT
    written.page.keyboard.press("Control+Shift+Z")
    assert written.value() == FIXED
    written.page.keyboard.press("Control+Z")
    written.page.keyboard.press("Control+Z")
    assert written.value() == ""


def test_a_fix_by_keyboard(written: Host) -> None:
    keys = written.page.keyboard
    written.text.press("Control+Home")
    keys.press("F8")
    assert caret(written) == [19, 19]
    expect(written.card).not_to_be_visible()
    keys.press("Alt+Enter")
    expect(written.card).to_be_focused()
    keys.press("Tab")
    expect(written.card.get_by_role("button", name="Skriv «Pasienten»")).to_be_focused()
    keys.press("Enter")
    assert written.value() == FIXED
    expect(written.text).to_be_focused()
    keys.press("Control+Z")
    assert written.value() == TEXT


def test_f8_goes_from_finding_to_finding_and_round(written: Host) -> None:
    written.text.press("Control+Home")
    places = [TEXT.index("Pas."), TEXT.index("us."), TEXT.rindex("Pas.")]
    for key, wanted in (("F8", [*places, places[0]]), ("Shift+F8", [places[2], places[1]])):
        for place in wanted:
            written.page.keyboard.press(key)
            assert caret(written) == [place, place]
    expect(written.lines.nth(1)).to_have_class("line info active")
    written.page.keyboard.press("ArrowRight")
    expect(written.page.locator(".line.active")).to_have_count(0)


def test_f8_scrolls_to_what_it_goes_to(host: Host) -> None:
    host.write("Linje.\n" * 30 + "Pas.")
    host.text.press("Control+Home")
    host.page.keyboard.press("F8")
    host.show()
    line, text = host.lines.bounding_box(), host.text.bounding_box()
    assert line and text
    assert text["y"] < line["y"] < text["y"] + text["height"] - line["height"]


def test_keys_that_have_nothing_to_do_are_left_to_the_page(opening: Opening) -> None:
    host = opening()
    pressed = "addEventListener('keydown', (event) => (window.keys ??= []).push([event.key, event.defaultPrevented]))"
    host.page.evaluate(pressed)
    host.text.press_sequentially("Hei")
    for key in ("F8", "Shift+F8", "Alt+Enter", "Escape", "Control+Enter"):
        host.page.keyboard.press(key)
    assert not any(prevented for _, prevented in host.page.evaluate("keys"))


def test_escape_closes_the_card_and_nothing_of_the_page(opening: Opening) -> None:
    host = opening(f"<dialog>{ONE}</dialog>", css="dialog { height: 500px }")
    host.page.evaluate("document.querySelector('dialog').showModal()")
    host.write(TEXT)
    host.text.press("Control+Home")
    host.page.keyboard.press("F8")
    host.page.keyboard.press("Alt+Enter")
    expect(host.card).to_be_focused()
    host.page.keyboard.press("Escape")
    expect(host.card).not_to_be_visible()
    expect(host.text).to_be_focused()
    point_at(host, host.lines.first)
    host.page.keyboard.press("Escape")
    expect(host.card).not_to_be_visible()
    assert host.page.evaluate("document.querySelector('dialog').open")
    host.page.keyboard.press("Escape")
    assert not host.page.evaluate("document.querySelector('dialog').open")


def test_typing_closes_the_card(written: Host) -> None:
    point_at(written, written.lines.first)
    written.text.press("x")
    expect(written.card).not_to_be_visible()


def test_a_finding_that_is_not_relevant_is_put_aside_with_a_reason_and_stays_so(written: Host) -> None:
    point_at(written, written.lines.first)
    written.card.get_by_role("button", name="Ikke relevant her").click()
    expect(written.text).to_be_focused()
    written.card.get_by_role("button", name="Avtalt med mottakeren").click()
    expect(written.card).not_to_be_visible()
    expect(written.lines).to_have_count(1)
    (aside,) = written.status()["dismissed"]
    assert (aside["finding"]["text"], aside["reason"]) == ("Pas.", "agreed")
    written.text.press("Control+End")
    written.text.press_sequentially(" Hei.")
    written.settle()
    expect(written.lines).to_have_count(1)
    written.page.evaluate("attachment.undismiss(statuses.at(-1).dismissed[0].finding)")
    expect(written.lines).to_have_count(3)
    assert written.status()["dismissed"] == []


def test_by_keyboard_the_reasons_get_the_focus_and_give_it_back(written: Host) -> None:
    keys = written.page.keyboard
    for key in ("Control+Home", "F8", "Alt+Enter", "Tab", "Tab", "Tab"):
        keys.press(key)
    expect(written.card.get_by_role("button", name="Ikke relevant her")).to_be_focused()
    keys.press("Enter")
    expect(written.card.get_by_role("button", name="Gjelder ikke")).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("Escape")
    expect(written.text).to_be_focused()
    assert caret(written) == [19, 19]


def test_what_was_put_aside_comes_back_when_its_rule_points_at_other_words(host: Host) -> None:
    host.write("Kalium er 6.8 i dag.")
    host.page.evaluate("attachment.dismiss(statuses.at(-1).report.findings.find(({ channel }) => channel), 'agreed')")
    expect(host.lines).to_have_count(0)
    host.write("Kalium er 6.8 i dag. Kalium er 7.1 nå.")
    expect(host.lines).not_to_have_count(0)
    assert host.status()["dismissed"] == []


def test_a_fix_is_refused_where_it_would_hit_other_words(written: Host) -> None:
    written.page.evaluate("window.held = statuses.at(-1).report.findings.find(({ text }) => text === 'us.')")
    written.text.press("Control+Home")
    written.page.keyboard.insert_text("Hei. ")
    assert written.page.evaluate("attachment.apply(held, held.fixes[0])")
    assert "og undersøkelse" in written.value()
    assert not written.page.evaluate("attachment.apply(held, held.fixes[0])")


@pytest.mark.parametrize("state", ["readonly", "disabled", f'maxlength="{len(TEXT)}"'])
def test_a_fix_is_refused_where_the_textarea_would_not_take_it(opening: Opening, state: str) -> None:
    host = opening(f"<textarea {state}>{TEXT}</textarea>")
    host.settle()
    found = "statuses.at(-1).report.findings.find(({ text }) => text === 'us.')"
    assert (
        host.page.evaluate(f"(() => {{ const found = {found}; return attachment.apply(found, found.fixes[0]) }})()")
        is False
    )
    assert host.value() == TEXT


def test_a_fix_without_the_browsers_own_editing_still_changes_the_text_and_tells_the_page(written: Host) -> None:
    written.page.evaluate("document.execCommand = () => false")
    written.page.evaluate(f"const text = document.querySelector('textarea'); {EDITS}")
    point_at(written, written.lines.first)
    written.card.get_by_role("button", name="Skriv «Pasienten»").click()
    assert written.value() == FIXED
    assert [kind for kind, _ in written.page.evaluate("edits")] == ["insertReplacementText"]


def test_a_fix_from_a_panel_gives_the_focus_back(opening: Opening) -> None:
    host = opening(ONE + '<button id="panel">Rett</button>')
    host.write(TEXT)
    found = "statuses.at(-1).report.findings.find(({ fixes }) => fixes.length)"
    fix = f"() => {{ const found = {found}; attachment.apply(found, found.fixes[0]) }}"
    host.page.evaluate(f"document.querySelector('#panel').onclick = {fix}")
    host.page.locator("#panel").click()
    assert host.value() == FIXED
    expect(host.page.locator("#panel")).to_be_focused()


def test_a_finding_is_shown_where_a_panel_asks_for_it(host: Host) -> None:
    host.write("Linje.\n" * 30 + "Pas.")
    host.page.evaluate("attachment.focusFinding(statuses.at(-1).report.findings.find(({ places }) => places.length))")
    expect(host.text).to_be_focused()
    expect(host.page.locator(".line.active")).to_have_count(1)
    assert caret(host) == [210, 210]


def test_a_click_on_underlined_words_opens_the_card_at_once(written: Host) -> None:
    written.page.mouse.click(*middle(written.lines.nth(1)))
    expect(written.card.locator(".message")).to_have_text(re.compile("us"))
