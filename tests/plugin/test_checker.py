"""The one engine call: drafts in, reports out."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt import MAX_CHARACTERS, Checker, Context, Draft, ExpectedReply, InputError, Place
from dialogvakt.channels import own_channel
from dialogvakt_rules import Guideline, UnknownGuidelineError, load_guideline

WRITTEN = Context(written_on=date(2025, 9, 1))
GOOD = "Til hjemmesykepleien. Sykepleier Kari Moe, Hjertesykdommer. Hun er bedre nå. Kan dere måle vekten om to uker?"
BUSY = "Hei. Pas. har kalium 6,8. Vår pas. sover dårlig. Kan dere svare i dag?"
PIECES = [
    *("Pas.", "pas.", "BT140/90", "kalium 6,8", "svar i dag", "dyspné", "se vedlegg", "Hei", "28849907656", "<b>", "x"),
    *("😀", "👩\u200d⚕\ufe0f", "\u0301", "a\u030a", "\u00ad", "\t", "\r\n", "\n", " ", "\ud800", "\x00", "\u202e"),
]


def codes(checker: Checker, text: str, context: Context = WRITTEN) -> list[str]:
    return [finding.code for finding in checker.check(Draft(text, context)).findings]


def test_a_good_draft_may_be_sent(checker: Checker) -> None:
    report = checker.check(Draft(GOOD, WRITTEN, "d1"))
    assert (report.id, report.verdict, report.channel, report.also, report.findings) == (
        "d1",
        "send",
        "message",
        (),
        (),
    )
    assert report.recommendation == "En dialogmelding passer for dette."
    assert report.engine == "durable-rules"
    assert report.figures.words == len(GOOD.split())
    assert report.flow == ("Meldingen sendes.", "Noen svarer.")


def test_the_first_rule_in_the_guidelines_order_decides_the_channel(checker: Checker) -> None:
    report = checker.check(Draft(BUSY, WRITTEN))
    assert (report.verdict, report.channel, report.also) == ("redirect", "phone", ("visit",))
    assert report.recommendation == "Ring mottakeren nå."


def test_form_findings_are_shadowed_where_another_channel_is_advised(checker: Checker) -> None:
    shadowed = {finding.code: finding.shadowed for finding in checker.check(Draft(BUSY, WRITTEN)).findings}
    assert shadowed == {"sender": True, "abbreviation": True, "critical-value": False, "reply-deadline": False}


def test_form_findings_alone_ask_for_a_revision(checker: Checker) -> None:
    report = checker.check(Draft("Pas. sover dårlig.", WRITTEN))
    assert (report.verdict, report.channel) == ("revise", "message")
    assert not any(finding.shadowed for finding in report.findings)


def test_what_has_no_place_comes_first_then_by_place(checker: Checker) -> None:
    assert codes(checker, BUSY) == ["sender", "abbreviation", "critical-value", "reply-deadline"]


def test_a_form_is_one_finding_with_all_its_places(checker: Checker) -> None:
    (finding,) = [f for f in checker.check(Draft(BUSY, WRITTEN)).findings if f.code == "abbreviation"]
    assert finding.text == "Pas."
    assert finding.places == (Place(5, 9), Place(30, 34))
    assert finding.fixes[0].edits[1].text == "pasienten"


def test_a_missing_thing_is_named_and_has_no_place(checker: Checker) -> None:
    (finding,) = checker.check(Draft("Ho søv dårleg, og eg veit ikkje kvifor.", WRITTEN)).findings
    assert (finding.code, finding.text, finding.places) == ("sender", "Avsendar", ())


def test_the_message_holds_number_and_limit(checker: Checker) -> None:
    found = {finding.code: finding.message for finding in checker.check(Draft("ord " * 50 + BUSY, WRITTEN)).findings}
    assert found["critical-value"] == "kalium 6,8 er over 6,2. Ring i stedet for å skrive."
    assert found["too-long"].endswith(" ord; 40 er nok.")


@pytest.mark.parametrize(
    ("context", "options"),
    [
        ({"recipients": ["Fysioterapi, Nordvik kommune"]}, ["Velg «Sykepleiertjeneste»"]),
        ({"document_type": "Epikrise", "patient": {"care": "psychiatric"}}, ["Velg «DIALOG sinn»"]),
        ({"document_type": "Epikrise"}, ["Velg «DIALOG kropp»", "Velg «DIALOG sinn»"]),
    ],
    ids=["service", "type that fits", "both types"],
)
def test_what_the_tables_hold_is_offered(checker: Checker, context: object, options: list[str]) -> None:
    report = checker.check(Draft(GOOD, Context.from_mapping(context)))
    assert [fix.title for finding in report.findings for fix in finding.fixes] == options


def test_reasons_name_the_facts(checker: Checker) -> None:
    report = checker.check(Draft(BUSY, WRITTEN))
    reasons = {finding.code: [(reason.fact, reason.label) for reason in finding.reasons] for finding in report.findings}
    assert reasons["critical-value"] == [("value", "potassium")]
    assert reasons["abbreviation"] == [("abbreviation", "clinical")] * 2
    attached = checker.check(Draft(GOOD, Context(attachments=("a.pdf",))))
    assert [(reason.fact, reason.start) for reason in attached.findings[0].reasons] == [("attachment", None)]


def test_messages_are_in_the_drafts_standard_or_the_one_asked_for(guideline: Guideline, checker: Checker) -> None:
    nynorsk = Draft("Ho søv dårleg, og eg veit ikkje kvifor ho ikkje vil ete.", WRITTEN)
    assert checker.check(nynorsk).findings[0].message == "Sei kven du er."
    report = Checker(guideline, language="nb").check(nynorsk)
    assert (report.language, report.messages_in) == ("nn", "nb")
    assert report.findings[0].message == "Si hvem du er."
    assert report.guideline.title == "Retningslinje for Nordvik"


@pytest.mark.parametrize(
    ("day", "status", "found"),
    [
        (date(2024, 12, 31), "not-yet-in-force", []),
        (date(2025, 5, 31), "in-force", []),
        (date(2025, 6, 1), "in-force", ["reply-deadline"]),
        (date(2025, 12, 31), "in-force", ["reply-deadline"]),
        (date(2026, 1, 1), "expired", ["reply-deadline"]),
    ],
)
def test_rules_are_asked_as_of_a_day(guideline: Guideline, day: date, status: str, found: list[str]) -> None:
    text = "Kan dere svare i dag? Hilsen sykepleier Kari Moe, Hjertesykdommer"
    for checker, context in ((Checker(guideline), Context(written_on=day)), (Checker(guideline, as_of=day), WRITTEN)):
        report = checker.check(Draft(text, context))
        assert report.guideline.status == status
        assert [finding.code for finding in report.findings] == found


def test_an_answer_is_expected_from_the_day_of_writing(guideline: Guideline) -> None:
    draft = Draft(GOOD, Context(written_on=date(2026, 3, 6)))
    expected = ExpectedReply(date(2026, 3, 11), date(2026, 3, 13))
    assert Checker(guideline, as_of=date(2025, 9, 1)).check(draft).expected_reply == expected
    assert Checker(guideline).check(Draft(GOOD)).expected_reply is not None
    assert Checker(replace(guideline, expected_reply=None, flow=None)).check(draft).expected_reply is None


def test_a_text_over_the_limit_is_refused(checker: Checker) -> None:
    checker.check(Draft("x " * (MAX_CHARACTERS // 2)))
    with pytest.raises(InputError) as caught:
        checker.check(Draft("x" * (MAX_CHARACTERS + 1), id="d9"))
    assert str(caught.value) == "d9: text: has 20001 characters; allowed: at most 20000 characters"


def test_an_unknown_guideline_is_told() -> None:
    with pytest.raises(UnknownGuidelineError, match="no guideline 'nordvik-typo'"):
        Checker("nordvik-typo")


def test_the_last_channel_must_be_free(guideline: Guideline, tmp_path: Path) -> None:
    assert own_channel(guideline) == "message"
    folder = shutil.copytree(guideline.folder, tmp_path / "nordvik")
    channels = (folder / "channels.yaml").read_text(encoding="utf-8")
    (folder / "channels.yaml").write_text(channels[: channels.index("  message:")], encoding="utf-8")
    with pytest.raises(InputError, match="the last channel must be the one for messages that no rule redirects"):
        Checker(folder)
    with pytest.raises(InputError, match="the last channel"):
        own_channel(replace(guideline, channels={}))


def test_a_guideline_may_be_a_folder(guideline: Guideline) -> None:
    assert Checker(guideline.folder).guideline.id == Checker(load_guideline(guideline.folder)).guideline.id == "nordvik"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_places_are_inside_the_text_and_hold_the_finding(checker: Checker, text: str) -> None:
    report = checker.check(Draft(text))
    json.dumps(report.to_dict(text))
    for finding in report.findings:
        assert all(0 <= place.start < place.end <= len(text) for place in finding.places)
        if finding.places:
            first = finding.places[0]
            assert text[first.start : first.end] == finding.text
        for fix in finding.fixes:
            assert all(0 <= edit.start < edit.end <= len(text) for edit in fix.edits)


def test_one_checker_serves_many_threads(guideline: Guideline) -> None:
    checker = Checker(guideline)
    drafts = [Draft(f"{BUSY} Nummer {number}.", WRITTEN) for number in range(40)]
    expected = Checker(guideline).check(drafts[0])
    with ThreadPoolExecutor(8) as pool:
        assert all(report.findings == expected.findings for report in pool.map(checker.check, drafts))


def test_the_outline_tells_the_parts_of_a_draft(checker: Checker) -> None:
    text = "Hei,\n\nJeg er lege.\n"
    outline = checker.outline(Draft(text))
    assert [(text[part.start : part.end], part.roles) for part in outline.parts] == [
        ("Hei,", ("greeting",)),
        ("Jeg er lege.", ("sender",)),
    ]


def test_the_outline_of_a_draft_over_the_limit_is_refused(checker: Checker) -> None:
    with pytest.raises(InputError, match="at most 20000 characters"):
        checker.outline(Draft("a" * 20_001))
