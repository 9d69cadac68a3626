"""A report becomes at most two cards, each as CDS Hooks wants it, in the draft's standard."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dialogvakt import Checker, Context, Draft, Edit, Fix
from dialogvakt.finding import Finding
from dialogvakt.formats.fhir import CommunicationDraft, read_communication, write_communication
from dialogvakt.report import Demand, OtherGuideline, Report
from dialogvakt.server.cdshooks.cardid import subject_of
from dialogvakt.server.cdshooks.cards import cards_for
from dialogvakt.server.cdshooks.suggestions import MAX_LABEL, MOST
from dialogvakt_rules import Guideline
from tests.plugin.conftest import ROOT
from tests.plugin.server.cdsconformance import check_response

URL = "https://vakt.example/dialog"
DATED = Context.from_mapping({"written_on": "2025-11-12"})
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
Cards = list[dict[str, Any]]


def cards_of(checker: Checker, communication: CommunicationDraft, **changes: Any) -> Cards:
    """The cards for a draft, as a client gets them."""
    report = replace(checker.check(communication.draft), **changes)
    cards: Cards = json.loads(json.dumps(cards_for(report, communication, checker.guideline_of(report), URL)))
    check_response({"cards": cards})
    return cards


def cards_of_text(checker: Checker, text: str, **changes: Any) -> Cards:
    return cards_of(checker, write_communication(Draft(text, DATED)), **changes)


def test_a_message_that_is_right_gets_no_card(checker: Checker) -> None:
    assert cards_of_text(checker, "Jeg er sykepleier Kari Moe ved Lungepoliklinikken. Hun har det fint.") == []


def test_the_card_for_the_channel(checker: Checker) -> None:
    (card,) = cards_of_text(checker, "Pas. har kalium 6,8. Kan dere svare i dag?")
    assert subject_of(UUID(card.pop("uuid")), ["critical-value", "wording"]) == "critical-value"
    reasons = card.pop("overrideReasons")
    assert [reason["code"] for reason in reasons] == ["not-applicable", "agreed", "already-done", "other"]
    assert card == {
        "summary": "Farlig verdi – anbefalt kanal: telefon",
        "indicator": "critical",
        "source": {"label": "Retningslinje for Nordvik"},
        "detail": "Ring mottakeren nå.\n\n"
        "- kalium 6,8 er over 6,2. Ring i stedet for å skrive. (punkt 5.1)\n"
        "- «i dag» er for tidlig. (punkt 6)\n\n"
        "Gjelder også: besøk",
        "links": [
            {
                "label": "Les regelen «Farlig verdi», punkt 5.1",
                "url": "https://nordvik.example/regler/critical-value",
                "type": "absolute",
            },
            {
                "label": "Les regelen «Kort frist», punkt 6",
                "url": "https://nordvik.example/regler/reply-deadline",
                "type": "absolute",
            },
        ],
    }


def test_without_a_page_of_the_guidelines_own_the_link_leads_to_the_services(guideline: Guideline) -> None:
    (card,) = cards_of_text(Checker(replace(guideline, link=None)), "Eg veit at pas. er trøytt. Eg er lege Kari Moe.")
    assert [link["url"] for link in card["links"]] == [f"{URL}/v1/guidelines/nordvik/rules/abbreviation?language=nn"]


def test_the_card_for_the_wording_in_nynorsk(checker: Checker) -> None:
    (card,) = cards_of_text(checker, "Hei. Pas. er trøytt og pas. får dårleg beh. no. Eg veit ikkje kva eg skal gjere.")
    assert subject_of(UUID(card["uuid"]), ["critical-value", "wording"]) == "wording"
    assert card["summary"] == "Kan bli betre: Avsendar, Forkorting (2)"
    assert card["indicator"] == "info"
    assert [reason["code"] for reason in card["overrideReasons"]] == ["not-applicable", "intended", "other"]
    assert card["detail"] == (
        "- Sei kven du er. (punkt 4.2)\n- «Pas.» er ei forkorting. (punkt 4.4)\n- «beh.» er ei forkorting. (punkt 4.4)"
    )
    assert card["selectionBehavior"] == "at-most-one"
    first = card["suggestions"][0]
    assert first["label"] == "«Pas.»: Skriv «Pasienten»"
    assert first["actions"] == [
        {
            "type": "update",
            "description": "«Pas.»: Skriv «Pasienten». Resten av meldinga blir ståande.",
            "resource": {
                "resourceType": "Communication",
                "status": "preparation",
                "sent": "2025-11-12",
                "payload": [
                    {
                        "contentString": "Hei. Pasienten er trøytt og pasienten får dårleg beh. no. "
                        "Eg veit ikkje kva eg skal gjere."
                    }
                ],
            },
        }
    ]


def test_the_gravest_comes_first_and_gives_the_indicator(checker: Checker) -> None:
    context = {"written_on": "2025-11-12", "attachments": ["EKG.pdf"], "document_type": "Epikrise"}
    draft = Draft("Hei. Pas. er trett.", Context.from_mapping(context))
    (card,) = cards_of(checker, write_communication(draft))
    assert card["indicator"] == "warning"
    assert card["summary"] == "Viktig: Vedlegg, Dokumenttype. Kan bli bedre: Avsender, Forkortelse"
    # What the compose window must change is told, and is no change of the text.
    assert "  - Velg «DIALOG kropp»" in card["detail"]
    assert not any("DIALOG" in suggestion["label"] for suggestion in card["suggestions"])


def test_what_only_sounds_like_it_is_not_said_to_be_it(checker: Checker) -> None:
    text = "Jeg er sykepleier Kari Moe. Kalium er 6,8."
    suggested = tuple(replace(one, evidence="suggested") for one in checker.check(Draft(text, DATED)).findings)
    (card,) = cards_of_text(checker, text, findings=suggested)
    assert card["summary"] == "Anbefalt kanal: telefon"


def test_an_expired_guideline_and_the_senders_own_are_told(checker: Checker) -> None:
    other = OtherGuideline("sor", "1", "Sør", (Demand("a", "more", "ser også på b"), Demand("c", "less", "har ikke d")))
    draft = Draft("Hei. Pas. er trett.", Context.from_mapping({"written_on": "2026-02-01"}))
    (card,) = cards_of(checker, write_communication(draft), other_guideline=other)
    assert card["detail"].endswith(
        "\n\nRetningslinjen (versjon 2.0) gikk ut 31. desember 2025. Den brukes til en ny foreligger."
        "\n\nAvsenderens egen retningslinje (Sør) sier noe annet: ser også på b; har ikke d."
    )


def fixed(*fixes: Fix, text: str = "ab") -> Finding:
    return Finding("abbreviation", "4.4", "info", "Rett det.", text, fixes=fixes)


def with_findings(checker: Checker, text: str, *findings: Finding) -> Cards:
    return cards_of_text(checker, text, verdict="revise", findings=findings)


def test_all_safe_fixes_can_be_taken_at_once_and_only_that_is_recommended(checker: Checker) -> None:
    one, two = Fix("En", (Edit(0, 1, "x"), Edit(2, 3, "y")), safe=True), Fix("To", (Edit(4, 5, "z"),), safe=True)
    unsafe = Fix("Tre", (Edit(0, 1, "w"),))
    (card,) = with_findings(checker, "a b c", fixed(unsafe), fixed(one), fixed(two))
    assert [(suggestion["label"], suggestion.get("isRecommended")) for suggestion in card["suggestions"]] == [
        ("Rett 3 steder på én gang", True),
        ("En", None),
        ("To", None),
        ("Tre", None),
    ]
    assert texts_of(card) == ["x y z", "x y c", "a b z", "w b c"]


def test_one_safe_fix_is_recommended_itself(checker: Checker) -> None:
    safe, unsafe = Fix("En", (Edit(0, 1, "x"),), safe=True), Fix("To", (Edit(2, 3, "y"),))
    (card,) = with_findings(checker, "a b c", fixed(unsafe), fixed(safe))
    assert [suggestion.get("isRecommended") for suggestion in card["suggestions"]] == [True, None]


def test_without_a_safe_fix_nothing_is_recommended(checker: Checker) -> None:
    (card,) = with_findings(checker, "a b c", fixed(Fix("To", (Edit(2, 3, "y"),))))
    assert "isRecommended" not in card["suggestions"][0]


def test_a_fix_that_the_message_cannot_take_is_left_out(checker: Checker) -> None:
    resource = {"resourceType": "Communication", "payload": [{"contentString": "ab"}, {"contentString": "cd"}]}
    communication = read_communication(resource)
    across, within = Fix("A", (Edit(1, 5, "x"),), safe=True), Fix("B", (Edit(0, 1, "y"),))
    (card,) = cards_of(checker, communication, findings=(fixed(across, within),))
    assert [suggestion["label"] for suggestion in card["suggestions"]] == ["B"]
    assert "isRecommended" not in card["suggestions"][0]
    (card,) = cards_of(checker, communication, findings=(fixed(across),))
    assert "suggestions" not in card
    assert "selectionBehavior" not in card


def test_there_are_not_more_suggestions_than_anybody_reads(checker: Checker) -> None:
    fixes = [Fix(f"Nr. {number}", (Edit(0, 1, str(number)),)) for number in range(MOST + 5)]
    (card,) = with_findings(checker, "abc", fixed(*fixes))
    assert len(card["suggestions"]) == MOST


def texts_of(card: dict[str, Any]) -> list[str]:
    return [read_communication(suggestion["actions"][0]["resource"]).draft.text for suggestion in card["suggestions"]]


# Every draft of the corpus, and what comes of mixing them.


@cache
def bundled() -> Checker:
    return Checker()


@cache
def corpus() -> tuple[Draft, ...]:
    lines = (ROOT / "corpus" / "development.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Draft.from_mapping(json.loads(line)) for line in lines)


@pytest.fixture(scope="session")
def bundled_checker() -> Checker:
    """The checker with the bundled guideline."""
    return bundled()


def check_cards(checker: Checker, communication: CommunicationDraft) -> None:
    """Check what holds of the cards for any draft whatever."""
    report = checker.check(communication.draft)
    cards = cards_of(checker, communication)
    guideline = checker.guideline_of(report)
    assert len(cards) == (report.verdict != "send")
    for card in cards:
        assert bool(card["summary"].strip())
        assert is_about(card, report, guideline)
        assert not re.search(r"<(?!/?(p|ul|li)>)", MARKDOWN.render(card["detail"])), "more than text in lists"
        assert all(len(suggestion["label"]) <= MAX_LABEL for suggestion in card.get("suggestions", ()))
        offered = {fix_text(communication, fix) for finding in report.findings for fix in finding.fixes if fix.edits}
        assert set(texts_of(card) if "suggestions" in card else ()) - offered <= all_safe(communication, report)


def is_about(card: dict[str, Any], report: Report, guideline: Guideline) -> bool:
    about = subject_of(UUID(card["uuid"]), ["wording", *(rule.code for rule in guideline.rules)])
    channels = {finding.code for finding in report.findings if finding.channel == report.channel}
    return about in (channels if report.verdict == "redirect" else {"wording"})


def fix_text(communication: CommunicationDraft, *fixes: Fix) -> str | None:
    edited = communication.with_edits([edit for fix in fixes for edit in fix.edits])
    return read_communication(edited).draft.text if edited else None


def all_safe(communication: CommunicationDraft, report: Report) -> set[str | None]:
    return {fix_text(communication, *(fix for one in report.findings for fix in one.fixes if fix.safe))}


def test_every_draft_of_the_corpus_gets_right_cards(bundled_checker: Checker) -> None:
    for draft in corpus():
        check_cards(bundled_checker, write_communication(draft))


pieces = st.sampled_from(corpus()).map(lambda draft: draft.text) | st.text(max_size=40) | st.text("*_[]()<>!&#`|\n-1. ")


@settings(deadline=None)
@given(st.lists(pieces, min_size=1, max_size=4), st.data())
def test_every_mixture_gets_right_cards(texts: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.lists(st.integers(1, 400), min_size=len(texts), max_size=len(texts)))
    payload = [{"contentString": text[:end]} for text, end in zip(texts, cut, strict=True) if text]
    assume(payload)
    check_cards(bundled(), read_communication({"resourceType": "Communication", "payload": payload}))
