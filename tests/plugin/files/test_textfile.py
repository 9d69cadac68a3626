"""Plain text with what is known beside it on top: the draft begins below, and places stand in the file as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt.draft import Context
from dialogvakt.files.document import Document
from dialogvakt.files.excerpt import Position
from dialogvakt.files.reading import read_documents
from dialogvakt.finding import Edit

HEADER = "---\nrecipients: [Lab]\n---\n"


def read(path: Path, text: str, context: Context | None = None) -> Document:
    path.write_bytes(text.encode())
    (document,) = read_documents([str(path)], context)
    return document


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_front_matter_is_context_and_no_text(tmp_path: Path, start: str) -> None:
    document = read(tmp_path / "a.txt", f"{start}{HEADER}Hei\npå deg.\n")
    assert document.draft and document.origin
    assert document.draft.text == "Hei\npå deg.\n"
    assert document.draft.context == Context(recipients=("Lab",))
    assert not document.origin.is_verbatim
    assert document.origin.region(7, 10, "code-points") == (Position(5, 4), Position(5, 7))
    splice = document.origin.splice(Edit(0, 3, "Hallo"))
    assert splice
    at = len(f"{start}{HEADER}".encode())
    assert (splice.start, splice.end) == (at, at + 3)


def test_front_matter_goes_before_what_lies_beside_the_file_or_was_given(tmp_path: Path) -> None:
    (tmp_path / "a.context.json").write_text('{"recipients": ["Beside"]}')
    for context in (None, Context(recipients=("Given",))):
        document = read(tmp_path / "a.txt", f"{HEADER}Hei.", context)
        assert document.draft and document.draft.context.recipients == ("Lab",)


def test_what_is_wrong_in_front_matter_is_told_at_its_line(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", "---\nrecipient: x\n---\nHei.")
    assert str(document.error).startswith(f"{tmp_path / 'a.txt'}:2: header: recipient: is no known field")
