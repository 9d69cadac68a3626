"""Fired rules become findings: one a rule or one a form, with places, reasons and the cues that decided."""

from __future__ import annotations

from dialogvakt import Context, Draft, Finding, Place, Reason
from dialogvakt.facts import gather_facts
from dialogvakt.findingwriter import FindingWriter
from dialogvakt_nlp import Cue, Mention, Reading
from dialogvakt_rules import Fired, Guideline

TEXT = "Pas. BT pas. ikke kalium 6,8"
ABBREVIATIONS = tuple(Mention("abbreviation", "clinical", *place) for place in ((8, 12), (0, 4), (5, 7)))
VALUE = Mention("value", "potassium", 18, 28, number=6.8, cues=(Cue("negation", 13, 17),))


def findings(guideline: Guideline, code: str, *mentions: Mention) -> list[Finding]:
    """Return what is written when a rule fires on all these mentions."""
    reading = Reading("nb", 6, 1, 10.0, mentions)
    gathered = gather_facts(TEXT, reading, Context(), guideline)
    rule = guideline.rule(code)
    assert rule is not None
    fired = Fired(rule, tuple(fact.id for fact in gathered.facts if fact.kind != "figure"))
    return list(FindingWriter(guideline, Draft(TEXT), reading, gathered, "nb").findings([fired]))


def test_each_form_is_a_finding_with_its_places_in_order(guideline: Guideline) -> None:
    found = findings(guideline, "abbreviation", *ABBREVIATIONS)
    assert [(finding.text, finding.places) for finding in found] == [
        ("Pas.", (Place(0, 4), Place(8, 12))),
        ("BT", (Place(5, 7),)),
    ]


def test_a_rule_that_wants_one_finding_gets_all_places(guideline: Guideline) -> None:
    (found,) = findings(guideline, "critical-value", VALUE, *ABBREVIATIONS)
    assert len(found.places) == 4


def test_a_place_within_another_is_not_shown_twice(guideline: Guideline) -> None:
    inner, wide = Mention("sign", "pain", 18, 24), Mention("acute", "chest", 18, 28)
    (found,) = findings(guideline, "critical-value", inner, wide, Mention("sign", "pain", 20, 28))
    assert (found.text, found.places) == ("kalium 6,8", (Place(18, 28),))
    assert len(found.reasons) == 3


def test_the_words_that_decided_are_among_the_reasons(guideline: Guideline) -> None:
    (found,) = findings(guideline, "critical-value", VALUE)
    assert found.reasons == (
        Reason("value", "potassium", 18, 28),
        Reason("value", "potassium", 13, 17, "negation"),
    )
    assert found.reasons[1].to_dict(lambda offset: offset)["cue"] == "negation"


def test_the_reasons_of_a_form_are_its_own(guideline: Guideline) -> None:
    first, second = findings(guideline, "abbreviation", *ABBREVIATIONS)
    assert [reason.start for reason in first.reasons] == [8, 0]
    assert [reason.start for reason in second.reasons] == [5]


def test_a_rule_by_form_without_places_is_not_lost(guideline: Guideline) -> None:
    (found,) = findings(guideline, "abbreviation", Mention("abbreviation", "clinical", 0, 0))
    assert (found.text, found.places) == ("Forkortelse", ())
