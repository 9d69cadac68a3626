"""Dialog messages as systems send them: what their envelopes say, and what a hostile or broken file comes to."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from dialogvakt import Context, InputError, Organisation, Patient, Thread
from dialogvakt.files.dialogxml import read_dialog_xml
from dialogvakt.files.document import Document
from dialogvakt.files.source import Source

DATA = Path(__file__).resolve().parents[2] / "data"
MESSAGES = DATA / "messages"
# Messages of other projects lie beside this one, where there are any; they are not ours to copy.
SAMPLES = next(
    (folder for above in Path(__file__).parents if (folder := above / "shared" / "standards" / "xml").is_dir()), None
)
NUMBER = "12836110038"
DIALOG_1_0 = "http://www.kith.no/xmlstds/dialog/2006-10-11"
REQUEST = f'<Dialogmelding xmlns="{DIALOG_1_0}"><Foresporsel><Sporsmal>Pas.</Sporsmal></Foresporsel></Dialogmelding>'


def documents(data: bytes) -> list[Document]:
    return list(read_dialog_xml(Source("a.xml", BytesIO(data))))


def read(data: bytes) -> Document:
    (document,) = documents(data)
    return document


def context_of(data: bytes) -> Context:
    document = read(data)
    assert document.draft
    return document.draft.context


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        documents(data)
    return str(caught.value)


def test_a_request_of_version_1_0_in_latin_1() -> None:
    document = read((MESSAGES / "request-1.0.xml").read_bytes())
    assert document.draft and document.origin
    assert document.draft.text.splitlines() == [
        "Til Hjertesykdommer.",
        "Pas. var til kontr. hos dere på mandag & fikk ny medisin mtp. trykket. Skal han ta den før maten?",
        "Hilsen sykepleier Kari Moe, Nordvik kommune",
    ]
    assert document.draft.context == Context(
        written_on=date(2025, 9, 1),
        message_type="request",
        recipients=("Hjertesykdommer, Nordvik sykehus",),
        attachments=("ekg.pdf",),
        patient=Patient(national_id=NUMBER),
        recipient_organisation=Organisation(name="Nordvik sykehus", her_id="200"),
        sender_organisation=Organisation(name="Nordvik kommune", her_id="100"),
    )
    at = document.draft.text.index("kontr.")
    assert document.origin.region(at, at + 6, "utf-16") == ((44, 28), (44, 34))


def test_a_note_of_version_1_1_with_a_byte_order_mark_and_xhtml() -> None:
    document = read((MESSAGES / "note-1.1.xml").read_bytes())
    assert document.draft and document.origin
    assert document.draft.text.split("\n\n") == [
        "Til Sykepleiertjeneste",
        "😀 Kalium er 6.8 hos pas. i\u00a0dag.\nKontr. kontr. mtp. <temp.>",
        "Første råd\nAndre råd",
        "Se til kontr. & temp. hver dag.",
        "Hilsen sykepleier Kari Moe, Hjertesykdommer",
    ]
    assert document.draft.context.message_type is None
    assert document.draft.context.thread == Thread(subject="Kalium")
    at = document.draft.text.index("6.8")
    assert document.origin.region(at, at + 3, "utf-16") == ((47, 20), (47, 23))


def test_a_reply_with_the_request_it_answers_in_a_nested_and_broken_envelope() -> None:
    assert context_of((MESSAGES / "reply-1.0-nested.xml").read_bytes()) == Context(
        written_on=date(2025, 9, 3),
        message_type="reply",
        recipients=("Sykepleiertjeneste, Nordvik kommune",),
        attachments=("ekg.pdf",),
        patient=Patient(national_id=NUMBER),
        thread=Thread(previous=("Skal han ta medisinen før maten?",)),
        recipient_organisation=Organisation(name="Nordvik kommune", her_id="200"),
        sender_organisation=Organisation(name="Nordvik sykehus", her_id="100"),
    )


def test_a_message_without_an_envelope_is_read_all_the_same() -> None:
    assert context_of(REQUEST.encode()) == Context(message_type="request")


def test_what_an_envelope_says_wrongly_is_unknown() -> None:
    info = (
        "<MsgInfo><Type/><GenDate>2025-13-40</GenDate><Receiver/><Patient><Ident><Id>1</Id></Ident></Patient></MsgInfo>"
    )
    data = f"<MsgHead>{info}<Document><RefDoc/></Document><Document/>{REQUEST}</MsgHead>"
    assert context_of(data.encode()) == Context(message_type="request", patient=Patient())


def test_a_number_of_the_population_register_goes_before_a_d_number() -> None:
    idents = "".join(f'<Ident><Id>{kind}1</Id><TypeId V="{kind}"/></Ident>' for kind in ("HPR", "DNR", "FNR"))
    head = f"<MsgHead><MsgInfo><Patient>{idents}</Patient></MsgInfo>{REQUEST}</MsgHead>"
    assert context_of(head.encode()).patient == Patient(national_id="FNR1")
    assert context_of(head.replace("FNR", "XNR").encode()).patient == Patient(national_id="DNR1")


def test_several_texts_of_a_message_are_one_draft() -> None:
    parts = "".join(f"<Foresporsel><Sporsmal>{text}</Sporsmal></Foresporsel>" for text in ("En.", "To."))
    document = read(f'<Dialogmelding xmlns="{DIALOG_1_0}">{parts}</Dialogmelding>'.encode())
    assert document.draft and document.draft.text == "En.\n\nTo."


def test_several_messages_of_a_file_are_several_drafts() -> None:
    assert [found.name for found in documents(f"<a>{REQUEST}{REQUEST}</a>".encode())] == ["a.xml (1)", "a.xml (2)"]


def test_a_text_without_words_is_a_draft_without_words() -> None:
    document = read(REQUEST.replace("Pas.", " ").encode())
    assert document.draft and document.origin
    assert (document.draft.text, document.origin.region(0, 0, "utf-16").start.line) == ("", 1)


def sample(name: str) -> bytes:
    if SAMPLES is None:
        pytest.skip("the sample messages of other projects are not here")
    return (SAMPLES / name).read_bytes()


def expectations() -> Iterator[tuple[str, dict[str, object]]]:
    """What each sample holds, without its text and numbers."""
    yield from json.loads((DATA / "formats" / "samples.json").read_text(encoding="utf-8")).items()


@pytest.mark.parametrize(("name", "expected"), [pytest.param(*one, id=one[0]) for one in expectations()])
def test_the_samples_of_other_projects_are_read(name: str, expected: dict[str, object]) -> None:
    document = read(sample(name))
    assert document.draft and document.origin
    context = document.draft.context.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    (line, column), (end_line, end_column) = document.origin.region(0, len(document.draft.text), "utf-16")
    assert expected == {
        "characters": len(document.draft.text),
        "sha256": hashlib.sha256(document.draft.text.encode()).hexdigest()[:16],
        "region": [line, column, end_line, end_column],
        "encoding": document.origin.excerpt.encoding,
        "organisations": [
            (context.pop(side, None) or {}).get("name") for side in ("sender_organisation", "recipient_organisation")
        ],
        "thread": sorted(context.pop("thread", {})),
        "digits": len(context.pop("patient")["national_id"]),
        **context,
    }


def test_no_sample_is_forgotten() -> None:
    if SAMPLES is None:
        pytest.skip("the sample messages of other projects are not here")
    assert {path.name for path in SAMPLES.glob("*.xml")} == dict(expectations()).keys()


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
ENVELOPE = f"<MsgHead>{{}}{REQUEST}</MsgHead>"


@pytest.mark.parametrize(
    "subset",
    [
        "",
        f'[<!ENTITY l0 "ha">{LAUGHS}]',
        '[<!ENTITY secret SYSTEM "file:///etc/hostname">]',
        'SYSTEM "http://127.0.0.1:9/a.dtd"',
        '[<!ENTITY % remote SYSTEM "http://127.0.0.1:9/a.dtd"> %remote;]',
        '[<!ATTLIST Sporsmal x CDATA "y">]',
    ],
    ids=["none", "billion laughs", "file", "remote DTD", "remote parameter", "defaults"],
)
def test_a_dtd_is_refused(subset: str) -> None:
    data = f"<?xml version='1.0'?><!DOCTYPE MsgHead {subset}>{ENVELOPE.format('&l9;&secret;')}"
    assert refusal(data.encode()) == "a.xml: holds a DTD, which no dialog message has and which is never read"


def request(text: str) -> bytes:
    return REQUEST.replace("Pas.", text).encode()


ENCODING = "is XML in an encoding that cannot be read"
NO_MESSAGE = "holds no dialog message; allowed: Dialogmelding 1.0 or 1.1"
TOO_MANY = "holds more than 20000 elements, or elements more than 200 deep"
UNREADABLE = {
    "empty": (b"", "is no XML: no element found (line 1, column 1)"),
    "cut off": (b"<MsgHead>", "is no XML: no element found (line 1, column 10)"),
    "crossed": (b"<a>\n<b></a>", "is no XML: mismatched tag (line 2, column 6)"),
    "entity": (b"<a>&nbsp;</a>", "is no XML: undefined entity (line 1, column 4)"),
    "wrong encoding": (b"<a>p\xe5</a>", "is no XML: not well-formed (invalid token) (line 1, column 5)"),
    "unknown encoding": (b"<?xml version='1.0' encoding='klingon'?><a/>", ENCODING),
    "wide encoding": (b"<?xml version='1.0' encoding='big5'?><a>\xe5</a>", ENCODING),
    "something else": (b"<a/>", NO_MESSAGE),
    "another namespace": (b"<Dialogmelding xmlns='urn:x'/>", NO_MESSAGE),
    "no text": (
        REQUEST.replace("Sporsmal", "X").encode(),
        "holds a dialog message without text (Sporsmal or TekstNotatInnhold)",
    ),
    "long text": (request("x" * 20_001), "text: has 20001 characters; allowed: at most 20000 characters"),
    "much room": (request(" " * 500_000), "holds a message of 500010 bytes, more than can be checked"),
    "many elements": (request("<b>x</b>" * 60_000), TOO_MANY),
    "deep elements": (b"<a>" * 1_000, TOO_MANY),
    "long tag": (b"<a x='" + b"y" * 3_000_000 + b"'/>", "holds a tag or comment of more than 1000000 bytes"),
    "long tags": (
        b"<a>" + (b"<b x='" + b"y" * 400_000 + b"'/>") * 3 + b"</a>",
        "holds more than 1000000 characters beside its attachments",
    ),
    "much else": (b"<a>" + b"y" * 3_000_000 + b"</a>", "holds more than 1000000 characters beside its attachments"),
}


@pytest.mark.parametrize(("data", "problem"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_one_clear_line(data: bytes, problem: str) -> None:
    assert refusal(data) == f"a.xml: {problem}"


class Attachment(BytesIO):
    """A message behind or in front of an attachment of 50 MB, which is made as it is read."""

    SIZE = 50_000_000

    def __init__(self, before: bytes, after: bytes) -> None:
        super().__init__()
        self._parts = (before, after)
        self._at = 0

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = offset
        return offset

    def read(self, size: int | None = -1) -> bytes:
        before, after = self._parts
        whole = len(before) + self.SIZE + len(after)
        end = min(self._at + (whole if size is None or size < 0 else size), whole)
        middle = range(max(self._at, len(before)), min(end, len(before) + self.SIZE))
        piece = before[self._at : end] + b"A" * len(middle)
        piece += after[max(self._at - len(before) - self.SIZE, 0) : max(end - len(before) - self.SIZE, 0)]
        self._at = end
        return piece


BOX = '<Document><RefDoc><MsgType V="A"/><Description>stor.pdf</Description><Base64Container>'
END = "</Base64Container></RefDoc></Document>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<MsgHead><MsgInfo/>{REQUEST}{BOX}", f"{END}</MsgHead>"),
        (f"<MsgHead><MsgInfo/>\n{BOX}", f"{END}{REQUEST}</MsgHead>"),
    ],
    ids=["behind the message", "in front of it, on the same line"],
)
def test_an_attachment_of_50_megabytes_is_passed_over_in_little_memory(before: str, after: str) -> None:
    stream = Attachment(before.encode(), after.encode())
    tracemalloc.start()
    try:
        (document,) = read_dialog_xml(Source("a.xml", stream))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000
    assert document.draft and document.origin
    assert (document.draft.text, document.draft.context.attachments) == ("Pas.", ("stor.pdf",))
    column = len(before.rpartition("\n")[2]) + after.find("Pas.") + 1 + Attachment.SIZE
    expected = (1, before.index("Pas.") + 1) if "Pas." in before else (2, column)
    assert document.origin.region(0, 4, "utf-16").start == expected
