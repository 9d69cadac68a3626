"""Recipients and document types are held against the guideline's tables."""

from __future__ import annotations

import pytest

from dialogvakt import Context, Organisation, Patient
from dialogvakt.recipients import (
    document_type_facts,
    document_types_for,
    find_service,
    professions_in,
    recipient_facts,
    sender_side,
    services_instead,
    side_of,
)
from dialogvakt_rules import Guideline


@pytest.mark.parametrize(
    ("recipient", "service"),
    [
        ("Sykepleiertjeneste, Nordvik kommune", "nursing"),
        ("  sykepleiertjeneste ,  nordvik kommune.", "nursing"),
        ("Fysioterapi, PLO, Nordvik kommune", "physio"),
        ("Fysioterapitjenesten, Nordvik kommune", "physio"),
        ("Hjertesykdommer, Nordvik sykehus", "clinic"),
        ("Laboratoriet", "laboratory"),
        ("Sykepleiertjeneste, Nordvik sykehus", None),
        ("Hjemmesykepleien, Nordvik kommune", None),
        ("", None),
    ],
)
def test_an_address_names_a_service(recipient: str, service: str | None, guideline: Guideline) -> None:
    found = find_service(recipient, guideline.services)
    assert (found.id if found else None) == service


@pytest.mark.parametrize(
    ("recipient", "side"),
    [
        ("Nordvik kommune", "municipality"),
        ("Storkommune", "municipality"),
        ("Hud, Helse Nord", "hospital"),
        ("Hud", None),
    ],
)
def test_an_address_tells_its_side(recipient: str, side: str | None, guideline: Guideline) -> None:
    assert side_of(recipient, guideline.services) == side


@pytest.mark.parametrize(
    ("recipients", "turned_to", "labels"),
    [
        (("Sykepleiertjeneste, Nordvik kommune",), ("sykepleier",), ["listed"]),
        (("Sykepleiertjeneste, Nordvik kommune",), ("Fysioterapeut",), ["listed", "wrong-service"]),
        (("Sykepleiertjeneste, Nordvik kommune",), ("Kari",), ["listed"]),
        (("Sykepleiertjeneste, Nordvik kommune", "Fysioterapi"), ("fysioterapeut",), ["listed", "listed"]),
        (("Hjertesykdommer, Nordvik sykehus",), ("sykepleier",), ["listed"]),
        (("Kantinen, Nordvik kommune",), (), ["unlisted"]),
        ((), ("sykepleier",), []),
    ],
)
def test_recipients_become_facts(
    recipients: tuple[str, ...], turned_to: tuple[str, ...], labels: list[str], guideline: Guideline
) -> None:
    facts = recipient_facts(Context(recipients=recipients), guideline, turned_to)
    assert [label for _, label, _ in facts] == labels


@pytest.mark.parametrize(
    ("recipient", "turned_to", "sides", "options"),
    [
        ("Kantinen, Nordvik kommune", ("fysioterapeuten",), {"municipality"}, ("Fysioterapi, PLO",)),
        ("Hjemmesykepleien, Nordvik kommune", (), {"municipality"}, ("Sykepleiertjeneste",)),
        ("Sykepleietjeneste", (), {"unknown"}, ("Sykepleiertjeneste",)),
        ("Hjartesjukdommar", (), {"hospital"}, ()),
        ("Hjertesykdomer", (), {"hospital"}, ("Hjertesykdommer",)),
        ("Kantinen", (), {"unknown"}, ()),
        ("Kantinen", ("fysioterapeuten",), {"hospital"}, ()),
    ],
)
def test_services_are_offered_by_profession_or_spelling(
    recipient: str, turned_to: tuple[str, ...], sides: set[str], options: tuple[str, ...], guideline: Guideline
) -> None:
    assert services_instead([recipient], sides, turned_to, guideline.services) == options


def test_professions_are_found_in_the_tables_order(guideline: Guideline) -> None:
    texts = ("til FYSIOTERAPEUT og sjukepleiar", "sykepleier")
    assert professions_in(texts, guideline.services) == ("nurse", "physiotherapist")


@pytest.mark.parametrize(
    ("chosen", "care", "fact"),
    [
        ("DIALOG kropp", "somatic", [("document-type", "listed", {"fits": "yes"})]),
        ("dialog – kropp (ny)", "psychiatric", [("document-type", "listed", {"fits": "no"})]),
        ("DIALOG kropp", None, [("document-type", "listed", {"fits": "unknown"})]),
        ("Epikrise", "somatic", [("document-type", "unlisted", {})]),
        (None, "somatic", []),
    ],
)
def test_a_document_type_becomes_a_fact(
    chosen: str | None, care: str | None, fact: object, guideline: Guideline
) -> None:
    context = Context.from_mapping({"document_type": chosen, "patient": {"care": care}})
    assert list(document_type_facts(context, guideline)) == fact


def test_the_document_type_that_fits_is_offered(guideline: Guideline) -> None:
    assert document_types_for(Context(patient=Patient(care="psychiatric")), guideline) == ("DIALOG sinn",)
    assert document_types_for(Context(), guideline) == ("DIALOG kropp", "DIALOG sinn")


@pytest.mark.parametrize(
    ("context", "side"),
    [
        (Context(sender_organisation=Organisation(name="Nordvik sykehus")), "hospital"),
        (Context(sender_organisation=Organisation(name="Nordvik kommune"), sender_side="hospital"), "hospital"),
        (Context(sender_organisation=Organisation(her_id="1")), None),
        (Context(), None),
    ],
)
def test_the_side_that_writes_is_told_by_its_name(context: Context, side: str | None, guideline: Guideline) -> None:
    assert sender_side(context, guideline.services) == side
