"""Smoke tests on the bundled guideline; what its rules find is held by their own cases."""

from __future__ import annotations

import pytest

from dialogvakt import Checker, Context, Draft
from dialogvakt.skeleton import write_skeleton

# What the writer is to fill in.
FILLED = {
    "nb": {
        "[fagområde, tjeneste eller mottaker]": "Lungesykdommer",
        "[navn og yrke]": "Kari Moe, sykepleier",
        "[avdeling eller poliklinikk]": "Lungepoliklinikken",
        "[arbeidssted]": "hjemmesykepleien",
        "[kommune]": "Askøy kommune",
        "[avdeling eller tjeneste]": "dere",
        "[dato]": "3. november",
        "[henvisningen, epikrisen eller notatet]": "notatet",
        "[hva saken gjelder]": "oksygen",
        "[Svar på spørsmålet, med ord som pasienten forstår.]": "Hun skal ha to liter om natten.",
        "[Hva saken gjelder, i to eller tre setninger som pasienten forstår.]": "Hun sover dårlig og er trett.",
        "[det du ber om, som ett spørsmål]": "skrive hvor mye oksygen hun skal ha",
        "[navn, yrke og arbeidssted]": "Kari Moe, sykepleier",
    },
    "nn": {
        "[fagområde, teneste eller mottakar]": "Lungesjukdommar",
        "[namn og yrke]": "Kari Moe, sjukepleiar",
        "[avdeling eller poliklinikk]": "Lungepoliklinikken",
        "[arbeidsstad]": "heimesjukepleia",
        "[kommune]": "Askøy kommune",
        "[avdeling eller teneste]": "dykk",
        "[dato]": "3. november",
        "[tilvisinga, epikrisen eller notatet]": "notatet",
        "[kva saka gjeld]": "oksygen",
        "[Svar på spørsmålet, med ord som pasienten forstår.]": "Ho skal ha to liter om natta.",
        "[Kva saka gjeld, i to eller tre setningar som pasienten forstår.]": "Ho søv dårleg og er trøytt om dagen.",
        "[det du ber om, som eitt spørsmål]": "skrive kor mykje oksygen ho skal ha",
        "[namn, yrke og arbeidsstad]": "Kari Moe, sjukepleiar",
    },
}
CONTEXTS = [
    {"message_type": "request"},
    {"message_type": "request", "sender_side": "hospital", "recipients": ["Sykepleiertjeneste, Askøy kommune"]},
    {"message_type": "request", "sender_side": "municipality", "written_on": "2025-11-12",
     "recipients": ["Lungesykdommer, Haukeland universitetssjukehus, Helse Bergen"]},
    {"message_type": "reply", "sender_side": "municipality"},
    {"message_type": "request", "written_on": "2025-11-12",
     "patient": {"discharged_on": "2025-11-03", "status": "discharged", "national_id": "14835130194"}},
]  # fmt: skip


@pytest.fixture(scope="module")
def bundled() -> Checker:
    return Checker()


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("context", CONTEXTS, ids=str)
def test_an_outline_that_is_filled_in_gives_no_finding(bundled: Checker, language: str, context: object) -> None:
    known = Context.from_mapping(context)
    text = write_skeleton(known, "nn" if language == "nn" else "nb")
    for gap, words in FILLED[language].items():
        text = text.replace(gap, words)
    assert "[" not in text
    report = bundled.check(Draft(text, known))
    assert report.language == language
    assert [(finding.code, finding.text) for finding in report.findings] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("context", CONTEXTS, ids=str)
def test_an_outline_gives_only_findings_about_what_is_to_be_filled_in(
    bundled: Checker, language: str, context: object
) -> None:
    known = Context.from_mapping(context)
    report = bundled.check(Draft(write_skeleton(known, "nn" if language == "nn" else "nb"), known))
    assert report.verdict != "redirect"
    assert {finding.code for finding in report.findings} <= {
        "sender-identity",
        "contact-reference",
        "unclear-request",
        "recipient-opening",
    }


def test_messages_exist_in_both_standards(bundled: Checker) -> None:
    draft = Draft("Pas. har BT 140/90.")
    for language in ("nb", "nn"):
        report = Checker(bundled.guideline, language="nn" if language == "nn" else "nb").check(draft)
        assert report.messages_in == language
        assert all(finding.message for finding in report.findings)
