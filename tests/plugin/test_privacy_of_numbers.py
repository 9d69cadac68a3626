"""Identity numbers of others are pointed at, never repeated."""

from dialogvakt import Checker, Context, Draft, Patient


def test_a_finding_does_not_repeat_an_identity_number() -> None:
    draft = Draft("Til fastlegen. Mor, 05879314234, følger henne.", Context(patient=Patient(national_id="02841764733")))
    (finding,) = [finding for finding in Checker().check(draft).findings if finding.code == "third-party"]
    assert draft.text[finding.places[0].start : finding.places[0].end] == "05879314234"
    assert "05879314234" not in finding.message
    assert "05879314234" not in (finding.text or "")
