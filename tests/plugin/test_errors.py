"""Errors carry what they say, and build their text from it."""

from __future__ import annotations

import pickle

from dialogvakt import DialogvaktError, InputError
from dialogvakt.errors import did_you_mean


def test_an_input_error_keeps_its_parts() -> None:
    error = InputError("a.jsonl:3", "text", "is missing", allowed=("a string",))
    assert (error.source, error.field, error.problem, error.allowed) == (
        "a.jsonl:3",
        "text",
        "is missing",
        ("a string",),
    )
    assert isinstance(error, DialogvaktError)
    assert str(error) == "a.jsonl:3: text: is missing; allowed: a string"


def test_an_input_error_can_be_placed_better() -> None:
    assert str(InputError("draft", None, "is empty").at("b.txt")) == "b.txt: is empty"


def test_an_input_error_can_be_sent_between_processes() -> None:
    assert str(pickle.loads(pickle.dumps(InputError("a", "b", "is bad")))) == "a: b: is bad"


def test_only_a_near_word_is_hinted_at() -> None:
    assert did_you_mean("Recieved", ("received", "sent")) == " (did you mean received?)"
    assert did_you_mean("xyz", ("received", "sent")) == ""
