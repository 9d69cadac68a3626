"""The compose window: what a writer sees and does there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Unpack

import pytest
from playwright.sync_api import Browser, expect

from tests.plugin.server.conftest import Service, Serving
from tests.web.desk import Desk, Options

ACUTE = "Pasienten fikk brått klemmende smerter i brystet i dag. Han er blek og kaldsvett."
Opened = Callable[..., Desk]


@pytest.fixture(scope="module")
def bundled(serving_with: Serving) -> Iterator[Service]:
    """A service on the guideline that is used where none is named."""
    with serving_with(guideline=None) as started:
        yield started


@pytest.fixture
def opened(browser: Browser, bundled: Service) -> Iterator[Opened]:
    """Opens compose windows, and fails a test in which one of them complains that was not told to."""
    desks: list[Desk] = []

    def open_desk(service: Service = bundled, **options: Unpack[Options]) -> Desk:
        desk = Desk(browser, **options)
        desks.append(desk)
        return desk.open(service.url)

    yield open_desk
    for desk in desks:
        desk.close()
    assert [desk.complaints for desk in desks] == [[] for _ in desks]


@pytest.fixture
def desk(opened: Opened) -> Desk:
    return opened()


def test_typing_of_an_emergency_shows_the_phone_with_reason_and_clause(desk: Desk) -> None:
    desk.text.press_sequentially(ACUTE, delay=1)
    expect(desk.channel).to_have_text("Telefon")
    expect(desk.panel.locator(".leading")).to_contain_text("kan tyde på at det haster")
    expect(desk.panel.locator(".leading")).to_contain_text("punkt 5.1")
    expect(desk.text).to_be_focused()
    assert desk.text.input_value() == ACUTE


def test_the_page_and_the_panel_speak_the_standard_chosen(desk: Desk) -> None:
    desk.take("acute-nb")
    desk.page.get_by_role("radio", name="Nynorsk").check()
    expect(desk.panel.locator(".overline")).to_have_text("Tilrådd kanal")
    expect(desk.panel.locator(".leading").first).to_contain_text("Ring mottakaren")
    expect(desk.page.locator("html")).to_have_attribute("lang", "nn")
    expect(desk.page.locator("label[for=recipient]")).to_have_text("Til")
    desk.page.reload()
    expect(desk.page.locator("html")).to_have_attribute("lang", "nn")


def test_a_browser_in_nynorsk_gets_nynorsk(opened: Opened) -> None:
    expect(opened(lang="nn").page.locator("#shelf-title")).to_have_text("Døme")


def test_findings_that_do_not_matter_once_the_message_goes_another_way_are_folded(desk: Desk) -> None:
    desk.text.fill("Hun har kalium 6,8 i dag. Pas. har dyspné.")
    expect(desk.channel).to_have_text("Telefon")
    fold = desk.panel.get_by_text("har ikke noe å si når saken tas en annen vei")
    expect(fold).to_be_visible()
    expect(desk.panel.get_by_text("Forkortelse", exact=False)).to_be_hidden()
    fold.click()
    expect(desk.panel.get_by_text("«Pas.»")).to_be_visible()


def test_the_gravest_finding_comes_first(desk: Desk) -> None:
    desk.text.fill("Pas. har dyspné. Se vedlegg.")
    desk.settle()
    weights = desk.panel.locator(".groups .severity").all_inner_texts()
    assert weights == sorted(weights, key=["Haster", "Viktig", "Kan bli bedre"].index)
    assert weights[0] == "Viktig"


def test_an_outline_is_inserted_as_one_step_that_can_be_undone(desk: Desk) -> None:
    desk.panel.get_by_text("Disposisjon for en god melding").click()
    shown = desk.panel.locator(".outline .text").inner_text()
    desk.button("Sett inn i meldingen").click()
    assert desk.text.input_value() == shown.strip()
    expect(desk.text).to_be_focused()
    selected = desk.text.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert selected == "[fagområde, tjeneste eller mottaker]"
    desk.page.keyboard.press("Control+z")
    expect(desk.text).to_have_value("")


def test_the_outline_follows_the_fields_around_the_text(desk: Desk) -> None:
    desk.panel.get_by_text("Disposisjon for en god melding").click()
    expect(desk.panel.locator(".outline .text")).to_contain_text("Til [fagområde")
    desk.page.locator("#recipient").fill("Fysioterapi")
    desk.page.keyboard.press("Enter")
    expect(desk.panel.locator(".outline .text")).to_contain_text("Til Fysioterapi.")
    desk.page.get_by_role("radio", name="Svar").check()
    expect(desk.panel.locator(".outline .text")).to_contain_text("Jeg svarer på meldingen")


def test_an_outline_that_cannot_be_had_is_told_and_asked_for_again_only_by_the_writer(desk: Desk) -> None:
    desk.refuse("/v1/skeleton")
    asked = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/v1/skeleton')).length"
    fold = desk.panel.get_by_text("Disposisjon for en god melding")
    fold.click()
    expect(desk.panel.locator(".outline .failed")).to_have_text("Tjenesten svarte ikke. Prøv igjen.")
    desk.text.fill("Hun har kalium 6,8 i dag.")
    desk.settle()
    assert desk.page.evaluate(asked) == 1
    desk.page.unroute("**/v1/skeleton")
    fold.click()
    fold.click()
    expect(desk.panel.locator(".outline .text")).to_contain_text("[navn og yrke]")
    assert desk.page.evaluate(asked) == 2
    # The browser itself complains of what does not answer.
    assert ["ERR_CONNECTION_REFUSED" in complaint for complaint in desk.complaints] == [True]
    desk.complaints.clear()


def test_a_fix_changes_the_text_and_leaves_the_keyboard_in_the_panel(desk: Desk) -> None:
    desk.take("abbreviations-nn")
    before = desk.text.input_value()
    button = desk.panel.get_by_role("button", name="oksygenmetting: Skriv «oksygenmetting»")
    button.focus()
    desk.page.keyboard.press("Enter")
    expect(button).to_have_count(0)
    assert desk.text.input_value() == before.replace("og sat 94", "og oksygenmetting 94")
    assert desk.panel.evaluate("panel => panel.shadowRoot.activeElement?.localName") == "button"
    desk.text.focus()
    desk.page.keyboard.press("Control+z")
    expect(desk.text).to_have_value(before)


def test_what_is_put_aside_with_a_reason_no_longer_counts_and_can_be_taken_back(desk: Desk) -> None:
    desk.take("discharge-nb")
    expect(desk.channel).to_have_text("PLO-melding")
    desk.button("Ikke relevant her").click()
    desk.panel.get_by_role("group", name="Hvorfor er det ikke relevant?").get_by_role("button").first.click()
    expect(desk.channel).to_have_text("Dialogmelding")
    desk.panel.get_by_text("1 merknad er satt til side").click()
    desk.button("Ta fram igjen").click()
    expect(desk.channel).to_have_text("PLO-melding")


def test_the_reason_for_a_rule_is_the_guidelines(desk: Desk) -> None:
    desk.take("discharge-nb")
    desk.panel.get_by_text("Hvorfor?").click()
    expect(desk.panel.locator(".why")).to_contain_text("Bedre:")


def test_a_place_is_shown_in_the_text(desk: Desk) -> None:
    desk.take("acute-nb")
    desk.button("Vis i teksten").first.click()
    expect(desk.text).to_be_focused()
    selected = desk.text.evaluate("area => area.value.slice(area.selectionStart)")
    assert selected.startswith("kalium er 6,8")


def test_an_expired_guideline_says_since_when(desk: Desk) -> None:
    desk.take("acute-nb")
    expect(desk.panel.locator(".validity")).to_contain_text("Retningslinjen gikk ut 20. mars 2026")
    desk.take("acute-nn")
    expect(desk.panel.locator(".validity")).to_contain_text("versjon 1.01")
    expect(desk.panel.locator(".notice")).to_have_count(0)


def test_the_note_for_the_other_channel_is_made_of_the_draft_and_can_be_copied(desk: Desk) -> None:
    desk.take("deviation-nb")
    desk.button("Ta det videre").click()
    note = desk.panel.get_by_role("textbox", name="Avviksmelding")
    expect(desk.button("Kopier")).to_be_focused()
    assert "Hun kom hjem uten medisinliste" in note.input_value()
    expect(desk.panel).to_contain_text("opplysninger står ikke i utkastet")
    desk.panel.get_by_text("Ikke tatt med i notatet").click()
    expect(desk.panel.locator(".left-out")).to_contain_text("Vennlig hilsen")
    desk.button("Kopier").click()
    expect(desk.panel.get_by_text("Kopiert")).to_be_visible()
    assert desk.page.evaluate("navigator.clipboard.readText()") == note.input_value()
    desk.button("Lukk").click()
    expect(note).to_have_count(0)
    expect(desk.button("Ta det videre")).to_be_focused()


def test_a_note_tells_that_the_draft_has_changed_and_is_renewed_when_asked(desk: Desk) -> None:
    desk.take("deviation-nb")
    desk.button("Ta det videre").click()
    note = desk.panel.get_by_role("textbox", name="Avviksmelding")
    before = note.input_value()
    desk.text.evaluate("area => area.setSelectionRange(area.value.length, area.value.length)")
    desk.text.press_sequentially("\nFallet førte til et sår på kneet.")
    expect(desk.panel).to_contain_text("Utkastet er endret etter at notatet ble laget.")
    assert note.input_value() == before
    desk.button("Oppdater etter utkastet").click()
    expect(desk.panel.locator(".stale")).to_have_count(0)
    assert "sår på kneet" in note.input_value()


def test_a_note_about_one_patient_is_closed_when_another_is_written_about(desk: Desk) -> None:
    desk.take("deviation-nb")
    desk.button("Ta det videre").click()
    expect(desk.button("Kopier")).to_be_visible()
    desk.take("acute-nb")
    expect(desk.button("Kopier")).to_have_count(0)
    expect(desk.button("Ta det videre")).to_be_visible()


def test_each_channel_has_a_note_of_its_own(desk: Desk) -> None:
    desk.text.fill("Hun har kalium 6,8 i dag. Dette er brudd på samarbeidsavtalen, og vi melder det som avvik.")
    expect(desk.panel.locator(".what")).to_contain_text("Gjelder også: avvikssystemet")
    desk.button("Ta det videre: avvikssystemet").click()
    expect(desk.panel.get_by_role("textbox", name="Avviksmelding")).to_be_visible()


def test_a_note_that_cannot_be_had_is_told(desk: Desk) -> None:
    desk.take("deviation-nb")
    desk.refuse("/v1/handover")
    desk.button("Ta det videre").click()
    expect(desk.panel.get_by_text("Tjenesten svarte ikke. Prøv igjen.")).to_be_visible()
    desk.page.unroute("**/v1/handover")
    desk.button("Ta det videre").click()
    expect(desk.button("Kopier")).to_be_visible()
    expect(desk.panel.locator(".failed")).to_have_count(0)
    # The browser itself complains of what does not answer.
    desk.complaints.clear()


def test_sending_is_a_pretence_that_shows_what_would_go_where(desk: Desk) -> None:
    desk.take("acute-nb")
    asked = len(desk.asked)
    desk.button("Send").click()
    window = desk.page.get_by_role("dialog", name="Ingenting er sendt")
    expect(window).to_contain_text("Ring mottakeren")
    for shown in ("Nesttun legesenter", "Klok Gran", "DIALOG – forespørsel Arena SO", "17. april 2026"):
        expect(window).to_contain_text(shown)
    desk.button("Tilbake til meldingen").click()
    expect(window).to_be_hidden()
    assert desk.asked[asked:] == []
    assert desk.text.input_value() != ""


def test_nothing_is_asked_of_anybody_but_the_service(desk: Desk, bundled: Service) -> None:
    desk.take("good-nb")
    assert {address for _, address in desk.asked if not address.startswith(bundled.url)} == set()
    posted = {address.removeprefix(bundled.url) for method, address in desk.asked if method == "POST"}
    assert posted == {"/v1/check"}


def test_the_browser_keeps_what_the_reader_prefers_and_nothing_of_the_draft(desk: Desk) -> None:
    desk.take("acute-nb")
    desk.page.get_by_role("radio", name="Nynorsk").check()
    desk.button("Mørk").click()
    kept = json.loads(desk.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
    assert kept == {"dialogvakt.language": "nn", "dialogvakt.dark": "yes"}
    assert desk.page.evaluate("document.cookie") == ""


def test_a_draft_that_another_takes_the_place_of_can_be_had_back(desk: Desk) -> None:
    desk.take("discharge-nb")
    desk.text.fill("Min egen tekst.")
    desk.take("good-nn")
    desk.button("Hent tilbake forrige utkast").click()
    expect(desk.text).to_have_value("Min egen tekst.")
    expect(desk.page.locator(".chips")).to_contain_text("Saksbehandling, Bergen kommune")
    expect(desk.page.locator("#status")).to_have_value("inpatient")


def test_what_was_put_aside_in_one_draft_counts_in_the_next(desk: Desk) -> None:
    desk.text.fill("Se vedlegg.")
    desk.settle()
    desk.panel.locator(".finding.warning").get_by_role("button", name="Ikke relevant her").click()
    desk.button("Annen grunn").click()
    expect(desk.panel.locator(".finding.warning")).to_have_count(0)
    desk.button("Tøm").click()
    desk.text.fill("Se vedlegg.")
    expect(desk.panel.locator(".finding.warning")).to_have_count(1)


def test_an_example_fills_all_fields(desk: Desk) -> None:
    desk.take("receipt-nn")
    expect(desk.page.locator(".chips")).to_contain_text("Ortopedi, Haukeland universitetssjukehus, Helse Bergen")
    expect(desk.page.locator("#patient option:checked")).to_contain_text("Lys Eng, 299172 00430")
    expect(desk.page.locator("#discharged-on")).to_have_value("2025-11-14")
    expect(desk.page.locator("#written-on")).to_have_value("2025-11-20")
    expect(desk.page.locator("#thread-summary")).to_have_text("Opptrening etter operasjon i hofta, 1 tidligere melding")
    expect(desk.page.get_by_role("radio", name="Svar")).to_be_checked()


def test_recipients_are_found_by_their_other_names_and_chosen_by_keyboard(desk: Desk) -> None:
    field = desk.page.get_by_role("combobox", name="Til", exact=True)
    field.fill("sjukepleiar")
    choices = desk.page.locator("#recipient-choices").get_by_role("option")
    expect(choices.first).to_contain_text("Sjukepleiarteneste")
    desk.page.keyboard.press("ArrowDown")
    expect(choices.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "recipient-choices-0")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".chips li")).to_have_count(1)
    expect(field).to_be_focused()
    desk.button("Fjern Sjukepleiarteneste").click()
    expect(desk.page.locator(".chips li")).to_have_count(0)


def test_a_recipient_of_ones_own_is_told_to_be_none_of_the_guidelines(desk: Desk) -> None:
    desk.page.get_by_role("combobox", name="Til", exact=True).fill("Brannvesenet")
    expect(desk.page.locator("#recipient-choices").get_by_role("option")).to_have_text(
        ["BrannvesenetIkke i tjenestelisten"]
    )
    desk.page.keyboard.press("Tab")
    expect(desk.page.locator(".chips")).to_contain_text("Brannvesenet")


def test_a_changed_field_is_checked_at_once(desk: Desk) -> None:
    desk.take("good-nb")
    expect(desk.channel).to_have_text("Dialogmelding")
    desk.page.locator("#known").select_option("no")
    expect(desk.channel).to_have_text("Henvisning")


def test_a_service_that_is_away_is_told_and_no_old_report_is_shown(opened: Opened) -> None:
    desk = opened()
    desk.take("acute-nb")
    desk.refuse("/v1/check")
    desk.text.press("End")
    desk.page.keyboard.type(" mer")
    expect(desk.panel.locator(".status")).to_contain_text("Ikke sjekket")
    expect(desk.channel).to_have_count(0)
    desk.page.unroute("**/v1/check")
    expect(desk.channel).to_have_text("Telefon")
    # The browser itself complains of what does not answer.
    assert all("ERR_CONNECTION_REFUSED" in complaint for complaint in desk.complaints)
    desk.complaints.clear()


KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture(scope="module")
def guarded(serving: Serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that wants to know who asks."""
    folder = tmp_path_factory.mktemp("keys")
    (folder / "keys").touch(0o600)
    (folder / "keys").write_text(f"demo {KEY}\n", encoding="utf-8")
    (folder / "who.toml").write_text('keys_file = "keys"\n', encoding="utf-8")
    with serving("--authentication", folder / "who.toml") as started:
        yield started


def test_a_service_that_wants_to_know_who_asks_gets_a_key_that_is_kept_in_memory(
    opened: Opened, guarded: Service
) -> None:
    desk = opened(guarded)
    field = desk.page.get_by_label("Nøkkel til tjenesten")
    expect(field).to_be_hidden()
    desk.text.fill("Hun har kalium 6,8 i dag.")
    expect(desk.panel.locator(".status")).to_have_text("Ikke sjekket. Tjenesten vil vite hvem som spør.")
    expect(field).to_be_visible()
    expect(desk.text).to_be_focused()
    assert desk.violations() == []
    field.fill("x" * 32)
    field.press("Enter")
    expect(desk.page.locator("#key-told")).to_have_text("Tjenesten kjenner ikke nøkkelen.")
    field.fill(KEY)
    desk.button("Bruk").click()
    expect(desk.channel).to_have_text("Telefon")
    expect(field).to_be_hidden()
    desk.button("Ta det videre").click()
    expect(desk.button("Kopier")).to_be_visible()
    assert KEY not in desk.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert KEY not in desk.page.content()
    # The browser itself complains of what is refused.
    assert all("401" in complaint for complaint in desk.complaints)
    desk.complaints.clear()


def test_a_draft_that_the_service_does_not_take_is_told_as_such(desk: Desk) -> None:
    desk.text.fill("x" * 20_001)
    expect(desk.panel.locator(".status")).to_have_text("Ikke sjekket. Tjenesten tar ikke imot teksten slik den er.")
    desk.page.get_by_role("radio", name="Nynorsk").check()
    expect(desk.panel.locator(".status")).to_have_text("Ikkje sjekka. Tenesta tek ikkje imot teksten slik han er.")
    assert all("422" in complaint for complaint in desk.complaints)
    desk.complaints.clear()


def test_a_screen_reader_hears_of_a_change_once_and_not_at_each_keystroke(desk: Desk) -> None:
    desk.panel.evaluate(
        """panel => {
          window.heard = [];
          const region = panel.shadowRoot.querySelector("[role=status].announcer");
          new MutationObserver(() => window.heard.push(region.textContent)).observe(region, {childList: true});
        }"""
    )
    desk.text.press_sequentially(ACUTE, delay=20)
    expect(desk.panel.locator(".announcer")).to_have_text(
        "Anbefalt kanal: telefon. 1 merknad til teksten.", timeout=20_000
    )
    heard = desk.page.evaluate("window.heard")
    assert heard[-1].startswith("Anbefalt kanal: telefon")
    assert len(heard) <= 2
    desk.text.press_sequentially(" Han er blek.", delay=20)
    desk.settle()
    assert desk.page.evaluate("window.heard") == heard


def test_another_guideline_brings_its_own_words_services_and_types(opened: Opened, service: Service) -> None:
    desk = opened(service)
    expect(desk.page.locator("#document-type")).to_contain_text("DIALOG kropp")
    desk.page.locator("#recipient").click()
    expect(desk.page.locator("#recipient-choices").get_by_role("option").nth(2)).to_contain_text("Hjertesykdommer")
    desk.text.fill("Hun har kalium 6,8 i dag.")
    expect(desk.channel).to_have_text("Telefon")
    desk.panel.get_by_text("Nordvik")


def test_help_says_purpose_and_limits(desk: Desk) -> None:
    desk.button("Hjelp").click()
    window = desk.page.get_by_role("dialog", name="Om Dialogvakt")
    expect(window).to_contain_text("stiller ingen diagnose")
    expect(window).to_contain_text("betyr ikke at pasienten er trygg")
    desk.page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    expect(desk.button("Hjelp")).to_be_focused()


@pytest.mark.parametrize("width", [320, 640, 900])
def test_a_narrow_window_is_never_scrolled_sideways(opened: Opened, width: int) -> None:
    desk = opened(width=width)
    for example in ("abbreviations-nn", "acute-nb", "receipt-nn"):
        desk.take(example)
        assert not desk.is_wider_than_the_window()
    desk.page.locator("#thread > summary").click()
    desk.button("Send").click()
    assert not desk.is_wider_than_the_window()


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong(opened: Opened, lang: str, dark: bool) -> None:
    desk = opened(lang=lang, dark=dark)
    assert desk.violations() == []
    for example in ("acute-nb", "abbreviations-nn", "good-nb"):
        desk.take(example)
        for button in desk.panel.locator("[data-key^=open]").all():
            button.click()
            expect(desk.panel.locator(".note")).to_be_visible()
        for fold in desk.panel.locator("summary").all():
            fold.click()
        assert desk.violations() == []
    desk.page.locator("#thread > summary").click()
    desk.page.locator("#recipient").click()
    assert desk.violations() == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_in_the_windows_over_the_page(opened: Opened, dark: bool) -> None:
    desk = opened(dark=dark)
    desk.take("acute-nb")
    for name in ("Send", "Hjelp"):
        desk.button(name).click()
        assert desk.violations() == []
        desk.page.keyboard.press("Escape")


def test_axe_finds_nothing_wrong_where_there_is_little_room(opened: Opened) -> None:
    desk = opened(width=320)
    desk.take("abbreviations-nn")
    assert desk.violations() == []
