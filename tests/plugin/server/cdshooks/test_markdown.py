"""What is filled into the details of cards is shown as text, whatever it is."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dialogvakt.server.cdshooks.markdown import escape

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(markdown: str) -> str:
    """What a reader sees of one paragraph; anything but text in it stays as a tag."""
    return html.unescape(COMMONMARK.render(markdown).removeprefix("<p>").removesuffix("</p>\n"))


@given(st.text("\\`*_{}[]()<>#|~!&-+=.:;\"' \n\tab1ø🩺"))
@example("![bilde](https://evil.example/p.png)")
@example("<img src=https://evil.example/p.png>")
@example("[lenke](https://evil.example)")
@example("[a]: https://evil.example")
@example("# overskrift")
@example("1. november")
@example("123) nei")
@example("- minus")
@example("===")
@example("---")
@example("&lt;b&gt;")
@example("a | b\n-|-\nc | d")
@example("```\nkode")
@example("    kode")
def test_text_is_shown_as_it_is(text: str) -> None:
    words = " ".join(text.split())
    assert shown(escape(text)) == words


@given(st.text("\\`*_[]()<>#~!&-+=. \na1"))
def test_text_in_a_list_is_shown_as_it_is(text: str) -> None:
    words = " ".join(text.split())
    seen = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", COMMONMARK.render(f"- {escape(text)}"))
    assert seen
    assert html.unescape(seen[1]) == words


@pytest.mark.parametrize("text", ["«Pas.» er en forkortelse.", "Ring 113; 5,1 % (NEWS 7).", "a/b: kl. 10.30"])
def test_ordinary_sentences_stay_as_they_are(text: str) -> None:
    assert escape(text) == text
