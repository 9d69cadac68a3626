"""Edits are made once each, from the left, and never overlap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dialogvakt import Edit
from dialogvakt.edits import apply_edits, settle

edits = st.lists(
    st.builds(
        lambda start, length, text: Edit(start, start + length, text),
        st.integers(0, 8),
        st.integers(0, 4),
        st.text("XYZ", max_size=2),
    )
)


def test_edits_are_made_where_they_stand() -> None:
    assert apply_edits("Pas. har BT", [Edit(9, 11, "blodtrykk"), Edit(0, 4, "Pasienten")]) == "Pasienten har blodtrykk"


def test_of_overlapping_edits_the_first_and_longest_holds() -> None:
    assert apply_edits("abcdef", [Edit(0, 2, "X"), Edit(0, 4, "Y"), Edit(3, 5, "Z")]) == "Yef"


def test_an_edit_given_twice_is_made_once() -> None:
    assert apply_edits("ab", [Edit(1, 1, "!"), Edit(1, 1, "!")]) == "a!b"


@given(edits)
def test_what_is_settled_is_in_order_and_apart(edits: list[Edit]) -> None:
    settled = settle(edits)
    assert set(settled) <= set(edits)
    assert all(first.end <= second.start for first, second in pairwise(settled))
    assert settle(settled) == settled
    for edit in edits:
        assert any(edit == one or (one.start <= edit.end and edit.start <= one.end) for one in settled)


@given(edits)
def test_what_no_edit_touches_stays(edits: list[Edit]) -> None:
    text = "abcdefghijkl"
    touched = {index for edit in settle(edits) for index in range(edit.start, edit.end)}
    kept = "".join(character for character in apply_edits(text, edits) if character.islower())
    assert kept == "".join(character for index, character in enumerate(text) if index not in touched)
