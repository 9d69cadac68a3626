"""The header of a draft: what it says is context, and no word of it is text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt.draft import Context, Patient
from dialogvakt.files.frontmatter import FrontMatter, HeaderProblem, read_front_matter


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_context_stands_between_two_lines_of_dashes(end: str) -> None:
    head = "---\n# hvem og når\n\nwritten_on: 2026-03-02\nrecipients: [Lab]\npatient:\n  known_to_hospital: true\n---\n"
    head = head.replace("\n", end)
    context = Context(written_on=date(2026, 3, 2), recipients=("Lab",), patient=Patient(known_to_hospital=True))
    assert read_front_matter(f"{head}Hei.") == FrontMatter(len(head), context)


def test_a_number_is_what_is_written() -> None:
    found = read_front_matter("---\npatient: {national_id: 14835130194}\nsender_organisation: {her_id: 007}\n---\n")
    assert found and found.context and found.context.patient and found.context.sender_organisation
    assert found.context.patient.national_id == "14835130194"
    assert found.context.sender_organisation.her_id == "007"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hei.",
        "---",
        "---\n",
        "---\n---\n",
        "---\nHei på deg\n---\n",
        "---\nwritten_on: 2026-03-02\nHei",
        "Hei\n---\nwritten_on: 2026-03-02\n---\n",
        "----\nwritten_on: 2026-03-02\n---\n",
    ],
)
def test_other_dashes_are_text(text: str) -> None:
    assert read_front_matter(text) is None


@pytest.mark.parametrize(
    ("head", "line", "problem"),
    [
        ("writen_on: 2026-03-02\n", 2, "header: writen_on: is no known field (did you mean written_on?)"),
        ("# x\npatient:\n  care: both\n", 4, "header: patient.care: has a value that is not allowed"),
        ("written_on: 2026-02-30\n", 2, "header: written_on: there is no such date"),
        ("recipients: [Lab\n", 3, "header: no valid YAML: "),
        ("care: {\n", 3, "header: no valid YAML: "),
        ("patient: a\npatient: b\n", 3, "header: patient: this key stands twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(head: str, line: int, problem: str) -> None:
    found = read_front_matter(f"---\n{head}---\nHei.")
    assert found and found.problem and found.context is None
    assert (found.problem.line, found.problem.message[: len(problem)]) == (line, problem)
    assert isinstance(found.problem, HeaderProblem)


@given(st.lists(st.sampled_from(["---", "a: b", "written_on: 2026-03-02", "\n", "\r", "\r\n", "#", " ", "{", "ø"])))
def test_the_text_begins_behind_the_dashes_or_there_is_no_header(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = read_front_matter(text)
    if found is not None:
        assert text[: found.text_at].rstrip("\r\n ").endswith("---")
        assert (found.context is None) is (found.problem is not None)
