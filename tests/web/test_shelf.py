"""The shelf of the compose window holds the drafts of `examples/`, and the patients that they are about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dialogvakt import Context
from dialogvakt_nlp import classify_identity_number
from scripts.shelf import EXAMPLES, SHELF, as_json, shelf

PERSONS: list[dict[str, Any]] = json.loads((SHELF.parent / "persons.json").read_text(encoding="utf-8"))


def test_the_shelf_is_made_from_the_examples_as_they_are_now() -> None:
    assert SHELF.read_text(encoding="utf-8") == as_json(shelf()), "run: make shelf"


def test_every_example_stands_on_the_shelf_with_a_title_in_both_standards() -> None:
    drafts = shelf()
    assert {draft["id"] for draft in drafts} == {path.stem for path in EXAMPLES.glob("*.txt")}
    assert {draft["language"] for draft in drafts} == {"nb", "nn"}
    assert all(set(draft["title"]) == {"nb", "nn"} for draft in drafts)


def test_the_patient_of_every_draft_is_one_of_the_persons_and_in_the_same_course() -> None:
    courses = {person["patient"].get("national_id"): person["patient"] for person in PERSONS}
    for draft in shelf():
        patient = draft["context"]["patient"]
        assert courses[patient["national_id"]] == patient, draft["id"]


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person["name"])
def test_a_person_is_one_that_a_context_takes_and_has_a_synthetic_number_or_none(person: dict[str, Any]) -> None:
    context = Context.from_mapping({"patient": person["patient"]})
    assert context.patient is not None
    number = context.patient.national_id
    assert number is None or classify_identity_number(number) == "synthetic"


def test_no_two_persons_have_the_same_name_or_number() -> None:
    names = [person["name"] for person in PERSONS]
    numbers = [person["patient"].get("national_id") for person in PERSONS]
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)


def test_the_shelf_is_part_of_the_package() -> None:
    assert SHELF.is_relative_to(Path(__file__).resolve().parents[2] / "plugin" / "dialogvakt")
