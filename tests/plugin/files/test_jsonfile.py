"""Drafts in JSON: where their words stand among the escapes, and how they are changed."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt import Context, InputError
from dialogvakt.files.jsonfile import read_json, read_json_lines
from dialogvakt.files.jsontext import parse_json, string_map
from dialogvakt.files.source import Source
from dialogvakt.finding import Edit
from tests.plugin.files.laws import changed, places, slice_of

MESSAGES = Path(__file__).resolve().parents[2] / "data" / "messages"
# Every character, also half ones, and those that JSON has short escapes for.
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from('"\\/\n\t\ud83d\ude00é')), min_size=1)
KEYS = st.text(max_size=3)
OTHERS = st.recursive(st.one_of(st.none(), st.integers(), KEYS), lambda inside: st.lists(inside, max_size=3))


def source(data: bytes, name: str = "a.json") -> Source:
    return Source(name, BytesIO(data))


@settings(deadline=None)
@given(TEXTS, st.dictionaries(KEYS, OTHERS, max_size=3), st.booleans(), st.sampled_from([None, 2]), st.data())
def test_every_place_of_a_string_is_found(
    text: str, others: dict[str, object], ascii_only: bool, indent: int | None, data: st.DataObject
) -> None:
    raw = json.dumps({**others, "a": [others, text]}, ensure_ascii=ascii_only, indent=indent)
    start, end = data.draw(places(text))
    span = string_map(raw, ("a", 1)).span(start, end)
    assert json.loads(f'"{raw[span.start : span.end]}"') == text[start:end]


def test_of_two_keys_the_last_one_counts() -> None:
    raw = '{"text": "a", "b": {"text": "b"}, "text": "c"}'
    span = string_map(raw, ("text",)).span(0, 1)
    assert (span.start, raw[span.start]) == (43, json.loads(raw)["text"])


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), TEXTS.filter(str.isprintable), st.data())
def test_a_change_of_the_text_changes_nothing_else(text: str, words: str, data: st.DataObject) -> None:
    raw = json.dumps({"id": "x", "text": text}).encode()
    document = read_json(source(raw), None)
    edit = Edit(*data.draw(places(text)), words)
    new = changed(document, raw, edit)
    assert new is not None
    again = read_json(source(new), None)
    assert again.draft and again.draft.text == text[: edit.start] + words + text[edit.end :]


def test_a_draft_is_placed_in_its_file() -> None:
    data = (MESSAGES / "draft.json").read_bytes()
    document = read_json(source(data), None)
    assert document.draft and document.origin
    at = document.draft.text.index("kontr.")
    assert slice_of(document, data, at, at + 6) == "kontr."
    assert document.origin.region(at, at + 6, "utf-16") == ((4, 52), (4, 58))


def test_lines_are_placed_by_line_and_byte() -> None:
    data = (MESSAGES / "drafts.jsonl").read_bytes()
    good, busy, broken, grave = read_json_lines(source(data, "a.jsonl"), None)
    assert [document.name for document in (good, busy, broken, grave)] == [
        "a.jsonl:1", "a.jsonl:2", "a.jsonl:4", "a.jsonl:5",
    ]  # fmt: skip
    assert broken.draft is None
    for document, words in ((busy, "😀"), (busy, '"temp."'), (grave, "6.8")):
        assert document.draft
        at = document.draft.text.index(words)
        assert json.loads(f'"{slice_of(document, data, at, at + len(words))}"') == words


def test_a_communication_is_placed_in_its_file() -> None:
    data = (MESSAGES / "communication.json").read_bytes()
    document = read_json(source(data), None)
    assert document.draft and document.origin
    text = document.draft.text
    assert document.draft.context.attachments == ("ekg.pdf",)
    for words, line in (("Til", 9), ("mtp.", 9), ("Neste kontr.", 11), ("måned", 11)):
        at = text.index(words)
        assert json.loads(f'"{slice_of(document, data, at, at + len(words))}"') == words
        assert document.origin.region(at, at + len(words), "utf-16").start.line == line
    assert changed(document, data, Edit(text.index("trykket"), text.index("Hilsen") + 6, "x")) is None
    at = text.index("mtp.")
    assert changed(document, data, Edit(at, at + 4, "med tanke på")) == data.replace(b"mtp.", "med tanke på".encode())


def test_a_byte_order_mark_is_no_part_of_a_line() -> None:
    (document,) = read_json_lines(source('\ufeff{"text": "pas."}\r\n'.encode(), "a.jsonl"), None)
    assert document.origin
    assert document.origin.excerpt.byte(0) == 3
    assert document.origin.region(0, 1, "utf-16").start == (1, 11)


def test_a_context_is_given_to_a_draft_without_one() -> None:
    reply = Context(message_type="reply")
    document = read_json(source(b'{"text": "a"}'), reply)
    assert document.draft and document.draft.context == reply
    assert document.draft.id == "a.json"
    document = read_json(source(b'{"text": "a", "context": {}, "id": 7}'), reply)
    assert document.draft and (document.draft.context, document.draft.id) == (Context(), "7")


@pytest.mark.parametrize(("raw", "problem"), [("{", "is no JSON: expecting"), ("[" * 100_000, "too deep")])
def test_what_is_no_json_is_told(raw: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        parse_json(raw, "a.json")
