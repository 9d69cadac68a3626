"""Cases are read strictly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dialogvakt_rules.cases import load_cases
from dialogvakt_rules.errors import GuidelineErrors

GOOD = """\
rule: receipt
flags:
  - name: a thank-you
    language: nn
    text: |-
      Takk for melding.
    context: {message_type: reply, written_on: 2026-03-02, patient: {status: none}}
    expect: [Takk]
passes:
  - name: a question
    language: nb
    text: Takk. Når?
"""
MISTAKES = [
    (("passes:\n  - name: a question\n    language: nb\n    text: Takk. Når?\n", ""), "1: the key 'passes' is missing"),
    (("rule: receipt", "rule: recept"), "1: rule: must be the rule whose cases these are, 'receipt'"),
    (("language: nb", "language: no"), "11: passes[0].language: 'no' is not allowed; allowed: nb, nn"),
    (("name: a question", "name: a thank-you"), "10: passes[0]: another case has the same name"),
    (("    text: Takk. Når?\n", ""), "10: passes[0]: the key 'text' is missing"),
    (("text: Takk. Når?", "text: 12"), "12: passes[0].text: must be a text; put quotes around it"),
    (
        ("  - name: a question\n    language: nb\n    text: Takk. Når?\n", "  []\n"),
        "9: passes: must hold at least one case",
    ),
    (
        ("message_type:", "mesage_type:"),
        "7: flags[0].context.mesage_type: unknown key; allowed: written_on, sender_side, "
        "message_type, document_type, "
        "recipients, attachments, patient, thread, recipient_organisation, sender_organisation; nearest: message_type",
    ),
    (
        ("{status: none}", "{state: none}"),
        "7: flags[0].context.patient.state: unknown key; allowed: national_id, status, "
        "known_to_hospital, "
        "discharged_on, last_contact, care; nearest: status",
    ),
]


def test_cases_are_read_with_side_language_and_context(tmp_path: Path) -> None:
    path = tmp_path / "receipt.cases.yaml"
    path.write_text(GOOD, encoding="utf-8")
    flagged, passed = load_cases(path)
    assert (flagged.rule, flagged.flagged, flagged.language, flagged.text) == (
        "receipt",
        True,
        "nn",
        "Takk for melding.",
    )
    assert flagged.context == {"message_type": "reply", "written_on": date(2026, 3, 2), "patient": {"status": "none"}}
    assert flagged.expect == ("Takk",)
    assert (passed.flagged, passed.context, passed.line) == (False, {}, 10)
    assert str(passed) == "receipt: passes: a question"


@pytest.mark.parametrize(("swap", "expected"), MISTAKES, ids=[expected.split(";")[0] for _, expected in MISTAKES])
def test_a_mistake_is_told(tmp_path: Path, swap: tuple[str, str], expected: str) -> None:
    path = tmp_path / "receipt.cases.yaml"
    assert swap[0] in GOOD
    path.write_text(GOOD.replace(*swap), encoding="utf-8")
    with pytest.raises(GuidelineErrors) as caught:
        load_cases(path)
    assert f"{path}:{expected}" in str(caught.value).splitlines()
    assert "Takk" not in str(caught.value)
