"""The text of dialog messages, plain and XHTML, and every place of it in the file."""

from __future__ import annotations

import codecs
import re
from html import unescape
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt.files.dialogxml import read_dialog_xml
from dialogvakt.files.document import Document
from dialogvakt.files.source import Source
from dialogvakt.finding import Edit
from tests.plugin.files.laws import changed, places, slice_of

ENCODINGS = st.sampled_from(["utf-8", "iso-8859-1", "utf-16", "windows-1252"])
DIALOG = "http://www.kith.no/xmlstds/dialog/2013-01-23"
# What XML may hold; spaces have rules of their own.
CHARS = st.one_of(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="\ufffe\uffff"), st.sampled_from("\n&<>;😀å")
)
WORDS = st.text(st.sampled_from("abcåø&<;😀–"), min_size=1, max_size=6)
OPEN, CLOSE = "<![CDATA[", "]]>"
TAG = re.compile(r"<[^>]*>")


def message(inside: str, encoding: str = "utf-8") -> bytes:
    """Return a message of version 1.1 with something as its text."""
    declared = f'<?xml version="1.0" encoding="{encoding}"?>\n'
    note = f"<Notat><TekstNotatInnhold>{inside}</TekstNotatInnhold></Notat>"
    return f'{declared}<Dialogmelding xmlns="{DIALOG}">{note}</Dialogmelding>'.encode(encoding)


def read(data: bytes) -> Document:
    (document,) = read_dialog_xml(Source("a.xml", BytesIO(data)))
    return document


def text_of(document: Document) -> str:
    assert document.draft
    return document.draft.text


class Piece(NamedTuple):
    """A character, and one of the ways to write it."""

    char: str
    raw: str


@st.composite
def pieces(draw: st.DrawFn, encoding: str) -> list[Piece]:
    """Text as files write it: characters, references by number, CDATA, and both kinds of line break."""
    text = f"a{draw(st.text(CHARS))}b"
    return [Piece(char, draw(st.sampled_from(ways(char, encoding)))) for char in text]


def ways(char: str, encoding: str) -> list[str]:
    if char == "\n":
        return ["\n", "\r\n"]
    numbers = [f"&#{ord(char)};", f"&#x{ord(char):X};"]
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return numbers
    return [escape(char), escape(char), *numbers, f"{OPEN}{char}{CLOSE}"]


@settings(deadline=None)
@given(ENCODINGS, st.data())
def test_every_place_of_plain_text_is_found(encoding: str, data: st.DataObject) -> None:
    written = data.draw(pieces(encoding))
    raw = message("".join(piece.raw for piece in written), encoding)
    document = read(raw)
    assert text_of(document) == "".join(piece.char for piece in written)
    start, end = data.draw(places(text_of(document)))
    expected = "".join(piece.raw for piece in written[start:end])
    assert slice_of(document, raw, start, end) == expected.removeprefix(OPEN).removesuffix(CLOSE)


@settings(deadline=None)
@given(ENCODINGS, WORDS, st.data())
def test_a_change_of_plain_text_changes_nothing_else(encoding: str, words: str, data: st.DataObject) -> None:
    written = data.draw(pieces(encoding))
    raw = message("".join(piece.raw for piece in written), encoding)
    text = "".join(piece.char for piece in written)
    edit = Edit(*data.draw(places(text)), words)
    new = changed(read(raw), raw, edit)
    # CDATA has limits that must stay, and knows no escapes.
    in_cdata = any(piece.raw.startswith(OPEN) for piece in written[edit.start : edit.end])
    assert new is not None or in_cdata
    if new is not None:
        assert text_of(read(new)) == text[: edit.start] + words + text[edit.end :]


@st.composite
def xhtml(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return paragraphs of XHTML, with markup also within words, and the words that they hold."""
    words: list[str] = []
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        inside = ""
        for _ in range(draw(st.integers(0, 5))):
            word = draw(WORDS)
            words.append(word)
            cut = draw(st.integers(0, len(word)))
            form = draw(st.sampled_from(["{}{}", "<b>{}</b>{}", "{}<i>{}</i>", "{}<span class='x'/>{}"]))
            inside += draw(st.sampled_from(["", " ", "\r\n\t"])) + form.format(escape(word[:cut]), escape(word[cut:]))
            inside += draw(st.sampled_from([" ", "\n  ", "<br/>", "<br />\n"]))
        tag = draw(st.sampled_from(["p", "div", "li", "h2"]))
        parts.append(f"<{tag}>{inside}</{tag}>")
    return f'<div xmlns="http://www.w3.org/1999/xhtml">{draw(st.sampled_from(["", " "])).join(parts)}</div>', words


@settings(deadline=None)
@given(xhtml())
def test_every_word_of_xhtml_is_found(written: tuple[str, list[str]]) -> None:
    inside, words = written
    raw = message(inside)
    document = read(raw)
    text = text_of(document)
    assert text.split() == words
    assert text == text.strip()
    for found in re.finditer(r"\S+", text):
        assert unescape(TAG.sub("", slice_of(document, raw, *found.span()))) == found[0]


@settings(deadline=None)
@given(xhtml(), WORDS, st.data())
def test_a_change_of_xhtml_leaves_its_markup_alone(
    written: tuple[str, list[str]], words: str, data: st.DataObject
) -> None:
    raw = message(written[0])
    document = read(raw)
    spans = [found.span() for found in re.finditer(r"\S+", text_of(document))]
    if not spans:
        return
    start, end = data.draw(st.sampled_from(spans))
    new = changed(document, raw, Edit(start, end, words))
    is_cut = "<" in slice_of(document, raw, start, end)
    assert (new is None) == is_cut
    if new is not None:
        text = text_of(document)
        assert text_of(read(new)) == text[:start] + words + text[end:]
        assert TAG.findall(new.decode()) == TAG.findall(raw.decode())


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("\n    Hei.\n\t\tPas. sover.  \n  ", "Hei.\nPas. sover."),
        ("Hei.\n\n   Pas.", "Hei.\n\nPas."),
        ("a\tb\tc", "a\tb\tc"),
        ("<p>Hei.</p><p>Pas.</p>", "Hei.\n\nPas."),
        ("<div>Hei.<br/><br/>Pas.<div>sover</div></div>", "Hei.\n\nPas.\nsover"),
        ("<ul><li>en</li>\n<li>to</li></ul>etter", "en\nto\n\netter"),
        ("<table><tr><td>Na</td><td>140</td></tr><tr><td>K</td><td/><td>4</td></tr></table>", "Na\t140\nK\t4"),
        ("<pre>en\n  to</pre>", "en\nto"),
        ("<head><title>x</title><style>p {}</style></head><body>Hei <script>1</script>du</body>", "Hei du"),
        ("Hei<!-- ikke\nmed --> du<?pi x?>", "Hei du"),
        ("&lt;b&gt;", "<b>"),
        ("i&#160;dag", "i\u00a0dag"),
    ],
)
def test_text_is_what_a_writer_sees(inside: str, text: str) -> None:
    assert text_of(read(message(inside))) == text


def test_both_orders_of_utf_16_are_read() -> None:
    raw = codecs.BOM_UTF16_BE + message("Pas. 😀 på", "utf-16")[2:].decode("utf-16-le").encode("utf-16-be")
    document = read(raw)
    assert slice_of(document, raw, 5, 9) == "😀 på"
    line = message("Pas. 😀 på").decode().splitlines()[1]
    assert document.origin and document.origin.region(5, 6, "utf-16").start == (2, line.index("😀") + 1)


def test_words_that_an_encoding_lacks_are_written_by_number() -> None:
    raw = message("Pas. er her.", "iso-8859-1")
    assert changed(read(raw), raw, Edit(0, 4, "–å & 😀")) == raw.replace(b"Pas.", b"&#8211;\xe5 &amp; &#128512;")


def test_words_that_cdata_cannot_hold_are_not_written() -> None:
    raw = message("<![CDATA[Pas. er her.]]>", "iso-8859-1")
    for words in ("–", "a & b"):
        assert changed(read(raw), raw, Edit(0, 4, words)) is None
    assert changed(read(raw), raw, Edit(0, 4, "på")) == raw.replace(b"Pas.", b"p\xe5")
