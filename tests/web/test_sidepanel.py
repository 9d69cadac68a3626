"""The side panel: it talks with the journal system that the service allows, and with nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.plugin.server.conftest import Service, Serving
from tests.web.desk import AXE, PATIENCE, WCAG
from tests.web.epj import HANDLE, Epj, journal_system

SERIOUS = "Hun har kalium 6,8 i dag."
SHORTENED = "Pas. har feber."


@pytest.fixture(scope="module")
def epj() -> Iterator[Epj]:
    with journal_system() as running:
        yield running


@pytest.fixture(scope="module")
def trusting(epj: Epj, serving: Serving) -> Iterator[Service]:
    """A service that allows the journal system."""
    with serving("--origin", epj.origin, "--origin", "https://epj.example") as started:
        yield started


@pytest.fixture
def page(browser: Browser, epj: Epj, trusting: Service) -> Iterator[Page]:
    epj.service, epj.claimed = trusting.url, epj.origin
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def opened(page: Page, epj: Epj) -> FrameLocator:
    page.goto(epj.origin)
    frame = page.frame_locator("iframe")
    expect(frame.locator("dialogvakt-panel")).to_be_visible()
    return frame


def test_a_draft_is_checked_as_it_is_written_and_the_focus_stays(page: Page, epj: Epj) -> None:
    frame = opened(page, epj)
    page.locator("textarea").press_sequentially(SERIOUS, delay=5)
    expect(frame.locator(".channel h3")).to_have_text("Telefon")
    expect(page.locator("textarea")).to_be_focused()


def test_a_draft_that_is_there_already_is_read(page: Page, epj: Epj) -> None:
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => document.querySelector('textarea').value = '{SERIOUS}')"
    )
    frame = opened(page, epj)
    expect(frame.locator(".channel h3")).to_have_text("Telefon")


def test_a_fix_is_given_back_and_checked(page: Page, epj: Epj) -> None:
    frame = opened(page, epj)
    page.locator("textarea").fill("🙂 Til Sykepleiertjeneste. Pas. har dyspné.")
    frame.get_by_role("button", name="Skriv «Pasienten»").first.click()
    expect(page.locator("textarea")).to_have_value("🙂 Til Sykepleiertjeneste. Pasienten har dyspné.")
    expect(frame.get_by_role("button", name="Skriv «Pasienten»")).to_have_count(0)


def test_a_fix_to_words_that_have_changed_meanwhile_is_not_made(page: Page, epj: Epj) -> None:
    frame = opened(page, epj)
    field = page.locator("textarea")
    field.fill(SHORTENED)
    fix = frame.get_by_role("button", name="Skriv «Pasienten»").first
    expect(fix).to_be_visible()
    field.evaluate("field => field.value = 'Noe helt annet.'")
    fix.click()
    expect(frame.get_by_role("status").get_by_text("Teksten ble endret i mellomtiden")).to_be_visible()
    expect(field).to_have_value("Noe helt annet.")


def test_an_outline_stands_after_what_is_written(page: Page, epj: Epj) -> None:
    frame = opened(page, epj)
    page.locator("textarea").fill("Pasienten har feber.")
    frame.get_by_text("Disposisjon for en god melding").click()
    frame.get_by_role("button", name="Sett inn i meldingen").click()
    field = page.locator("textarea")
    expect(field).not_to_have_value("Pasienten har feber.")
    assert field.input_value().startswith("Pasienten har feber.\n\nTil [fagområde")


def test_a_place_is_shown_by_the_journal_system(page: Page, epj: Epj) -> None:
    frame = opened(page, epj)
    page.locator("textarea").fill(SERIOUS)
    frame.get_by_role("button", name="Vis i teksten").click()
    expect(page.locator("textarea")).to_be_focused()
    selected = page.locator("textarea").evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected.startswith("kalium er 6,8") or selected.startswith("kalium 6,8")


def test_what_is_put_aside_in_one_draft_counts_in_the_next(page: Page, epj: Epj) -> None:
    frame = opened(page, epj)
    found = frame.locator(".groups .finding").filter(has_text="Pas.")
    page.locator("textarea").fill(SHORTENED)
    found.get_by_role("button", name="Ikke relevant her").click()
    frame.get_by_role("button", name="Annen grunn").click()
    expect(found).to_have_count(0)
    send(page, epj, {"draft": {"id": "18", "text": SHORTENED}})
    expect(found).to_have_count(1)


@pytest.mark.parametrize(
    "payload", [{}, {"draft": 7}, {"draft": {"text": None}}, {"draft": {"text": "a", "context": []}}]
)
def test_what_is_no_draft_is_answered_and_does_no_harm(page: Page, epj: Epj, payload: object) -> None:
    frame = opened(page, epj)
    send(page, epj, payload)
    page.wait_for_function("window.heard.some(({data}) => data.responseToMessageId === 'test')")
    page.locator("textarea").fill(SERIOUS)
    expect(frame.locator(".channel h3")).to_have_text("Telefon")


def test_an_unknown_request_is_answered_with_what_is_known(page: Page, epj: Epj) -> None:
    opened(page, epj)
    send(page, epj, {}, message_type="draft.delete")
    page.wait_for_function("window.heard.some(({data}) => data.payload?.error?.includes('draft.changed'))")


def test_messages_with_another_handle_are_not_heard(page: Page, epj: Epj) -> None:
    frame = opened(page, epj)
    send(page, epj, {"draft": {"text": SERIOUS}}, handle="another")
    send(page, epj, {"draft": {"text": SHORTENED}})
    expect(frame.get_by_role("button", name="Skriv «Pasienten»")).to_be_visible()
    assert "Telefon" not in frame.locator("dialogvakt-panel").inner_text()
    assert len(page.evaluate("window.heard.filter(({data}) => data.responseToMessageId === 'test')")) == 1


def test_a_page_of_an_origin_that_is_not_allowed_cannot_embed_the_panel(
    browser: Browser, epj: Epj, serving: Serving
) -> None:
    with serving() as closed:
        epj.service, epj.claimed = closed.url, epj.origin
        context = browser.new_context()
        page = context.new_page()
        page.goto(epj.origin)
        blocked = page.frame_locator("iframe").locator("dialogvakt-panel")
        expect(blocked).to_have_count(0)
        assert page.evaluate("window.heard") == []
        context.close()


def test_a_page_of_an_origin_that_is_not_allowed_cannot_open_the_panel_in_a_window(
    browser: Browser, epj: Epj, serving: Serving
) -> None:
    with serving() as closed:
        epj.service, epj.claimed = closed.url, epj.origin
        context = browser.new_context()
        page = context.new_page()
        page.goto(epj.origin)
        with page.expect_popup() as popped:
            page.evaluate("address => { window.open(address) }", epj.panel)
        panel = popped.value
        expect(panel.locator("#notice")).to_contain_text(f"ikke satt opp for {epj.origin}")
        expect(panel.locator("dialogvakt-panel")).to_be_hidden()
        assert page.evaluate("window.heard") == []
        context.close()


def test_a_page_that_claims_an_allowed_origin_that_is_not_its_own_hears_nothing(page: Page, epj: Epj) -> None:
    epj.claimed = "https://epj.example"
    page.goto(epj.origin)
    frame = page.frame_locator("iframe")
    expect(frame.locator("#notice")).to_have_text("Venter på journalsystemet …")
    send(page, epj, {"draft": {"text": SERIOUS}})
    page.wait_for_function("() => new Promise((done) => requestAnimationFrame(() => done(true)))")
    expect(frame.locator("dialogvakt-panel")).to_be_hidden()
    assert page.evaluate("window.heard") == []


def test_a_service_that_asks_who_it_is_is_told_by_the_journal_system(
    browser: Browser, epj: Epj, serving: Serving, tmp_path: Path
) -> None:
    key = "0123456789abcdef0123456789abcdef"
    (tmp_path / "keys").write_text(f"epj {key}\n", encoding="utf-8")
    (tmp_path / "keys").chmod(0o600)
    (tmp_path / "who.toml").write_text('keys_file = "keys"\n', encoding="utf-8")
    with serving("--origin", epj.origin, "--authentication", tmp_path / "who.toml") as guarded:
        epj.service, epj.claimed = guarded.url, epj.origin
        context = browser.new_context()
        page = context.new_page()
        frame = opened(page, epj)
        page.locator("textarea").fill(SERIOUS)
        expect(frame.locator(".status")).to_contain_text("Ikke sjekket")
        epj.key = key
        try:
            frame = opened(page, epj)
            page.locator("textarea").fill(SERIOUS)
            expect(frame.locator(".channel h3")).to_have_text("Telefon")
            frame.get_by_role("button", name="Ta det videre").click()
            expect(frame.get_by_role("button", name="Kopier")).to_be_visible()
        finally:
            epj.key = ""
        context.close()


def test_the_page_alone_says_what_it_is_for(browser: Browser, trusting: Service) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{trusting.url}/static/sidepanel.html")
    expect(page.locator("#notice")).to_contain_text("vises inne i et journalsystem")
    page.goto(f"{trusting.url}/static/sidepanel.html?language=nn")
    expect(page.locator("#notice")).to_contain_text("blir vist inne i eit journalsystem")
    context.close()


def test_the_panel_fits_320_pixels_and_axe_finds_nothing_wrong(page: Page, epj: Epj) -> None:
    epj.width = 320
    frame = opened(page, epj)
    page.locator("textarea").fill("Pas. har dyspné og us. er planlagt. Hun har kalium 6,8 i dag.")
    expect(frame.locator(".channel h3")).to_have_text("Telefon")
    for fold in frame.locator("summary").all():
        fold.click()
    inner = page.frames[-1]
    assert inner.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    inner.evaluate(AXE.read_text(encoding="utf-8"))
    found = inner.evaluate("tags => axe.run(document, {runOnly: tags})", WCAG)
    assert [rule["id"] for rule in found["violations"]] == []


def send(page: Page, epj: Epj, payload: object, *, message_type: str = "draft.changed", handle: str = HANDLE) -> None:
    """Let the journal system's page send a request."""
    message = {"messagingHandle": handle, "messageId": "test", "messageType": message_type, "payload": payload}
    page.evaluate(
        "([message, origin]) => document.querySelector('iframe').contentWindow.postMessage(message, origin)",
        [message, epj.service],
    )
