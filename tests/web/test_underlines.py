"""Underlines stand under the words that they are about, as the browser itself shows where these are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from tests.web.host import ONE, Host, Opening, Options, units
from tests.web.pixels import COLOURS, Eyes, Row

FILLER = "Pasienten var til kontroll hos dere i forrige uke, og det gikk fint. "
LONG = FILLER * 2 + "Pasienten har hatt dyspné siden i går, og dyspné er nytt. " + FILLER * 5
WIDE_WORD = "Spesial" + "kompetanse" * 9 + "senteret"
# More than rounding can explain is a fault; a space that ends a line may be painted or not.
TOLERANCE = 2.1
SPACE = 7
THICKNESS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A page whose textarea is not as simple as it could be."""

    name: str
    text: str = "Første linje er så lang at den brytes et sted midt i. Pas. har dyspné i dag."
    word: str = "dyspné"
    body: str = ONE
    options: Options = field(default_factory=Options)
    scrolled: tuple[int, int] = (0, 0)
    lines: int = 1


PAGES = [
    Page("words on a wrapped line"),
    Page("words that are wrapped themselves", word="sted midt i. Pas. har", lines=2),
    Page("a word too long for a line", WIDE_WORD + " har dyspné."),
    Page("part of a word too long for a line", WIDE_WORD + " slutt", word="kompetanse" * 6 + "senteret", lines=2),
    Page("tabs", "\tA\tpas.\tdyspné\ti dag\n\t\tB"),
    Page("emoji before the words", "👩🏽‍⚕️👨‍👩‍👧 🩺 Pas. 🇳🇴 har dyspné"),
    Page("combining letters", "Ma\u030atte sa\u030a pa\u030a dyspne\u0301 igjen", word="dyspne\u0301"),
    Page("letters of other scripts", "Pasienten שלום עולם har dyspné, 病人 har dyspné"),
    Page("empty lines", "\n\n\ndyspné\n\n"),
    Page("a scroll bar", LONG, scrolled=(0, 60)),
    Page("a scroll bar, at the end", FILLER * 6 + "dyspné", scrolled=(0, 5000)),
    Page("lines that are not wrapped", LONG, body=ONE.replace("<textarea", '<textarea wrap="off"'), scrolled=(1000, 0)),
    Page("a scroll bar on the left", LONG, body=f'<div dir="rtl">{ONE}</div>', scrolled=(0, 60)),
    Page("a page zoomed by its own means", options={"css": "html { zoom: 1.5 }"}),
    Page("a zoomed textarea", LONG, options={"css": "textarea { zoom: 0.8 }"}, scrolled=(0, 40)),
    Page("a browser zoomed to 150 %", LONG, options={"scale": 1.5, "width": 533}, scrolled=(0, 40)),
    Page("a browser zoomed to 200 %", options={"scale": 2, "width": 400}),
    Page("odd sizes", LONG, options={"css": "textarea { padding: 3.3px 7.7px; border: 2.5px solid; width: 333.3px }"}),
    Page(
        "sizes with borders",
        LONG,
        options={"css": "textarea { box-sizing: border-box; padding: 1em; border: 9px solid }"},
    ),
    Page("wide letters", options={"css": "textarea { letter-spacing: 2.3px; word-spacing: 5px; text-indent: 30px }"}),
    Page("capitals", options={"css": "textarea { text-transform: uppercase; font-variant-ligatures: none }"}),
    Page("centred lines", options={"css": "textarea { text-align: center; font: italic 19px/1.2 serif }"}),
    Page("justified lines", LONG, options={"css": "textarea { text-align: justify; line-height: 1 }"}),
    Page(
        "hyphenated words",
        "Spesialkompetansesenterleder har dyspné",
        options={"css": "textarea { width: 150px; hyphens: auto }"},
    ),
    Page(
        "a form laid out in columns",
        body=f'<div style="display: flex; align-items: end; gap: 9px"><p>Melding</p>{ONE}</div>',
    ),
    Page("a table", body=f"<table><tr><td>Melding<td>{ONE}</table>"),
    Page(
        "a page that is scrolled",
        body=f'<div class="tall"></div>{ONE}<div class="tall"></div>',
        options={"css": ".tall { height: 400px }"},
    ),
    Page(
        "a box that scrolls",
        LONG,
        body=f'<div class="box"><div class="tall"></div>{ONE}</div>',
        options={"css": ".box { position: relative; height: 300px; overflow: auto } .tall { height: 90px }"},
    ),
    Page(
        "a textarea that sticks",
        body=f'<div class="tall">{ONE}</div>',
        options={"css": "textarea { position: sticky; top: 0 } .tall { height: 400px }"},
    ),
    Page("a page that is scaled", options={"css": "main { transform: scale(0.8) translate(30px, 10px) }"}),
    Page(
        "a textarea that is scaled",
        LONG,
        options={"css": "textarea { transform: scale(1.2); margin: 60px }"},
        scrolled=(0, 40),
    ),
    Page(
        "a page that unsets everything",
        options={"css": "* { all: unset !important } textarea { display: block !important; width: 300px !important }"},
    ),
]


def open_page(opening: Opening, page: Page) -> Host:
    css = COLOURS + page.options.get("css", "")
    host = opening(page.body, **{**page.options, "css": css})
    host.find({page.word: "warning"})
    host.write(page.text)
    host.text.evaluate("(text, [left, top]) => text.scrollTo(left, top)", page.scrolled)
    host.show()
    return host


def places(page: Page) -> list[tuple[int, int]]:
    """Where the words stand, counted as browsers count."""
    parts = page.text.split(page.word)[:-1]
    starts = [units(page.word.join(parts[: index + 1])) for index in range(len(parts))]
    return [(start, start + units(page.word)) for start in starts]


def check_underlines(host: Host, eyes: Eyes, page: Page) -> None:
    """Compare underlines with what the browser paints to show a selection of the same words."""
    lines, selections = eyes.underlines(host), eyes.selections(host, places(page))
    assert lines, "nothing is underlined"
    for line in lines:
        # Of several words on a line, the outermost.
        there = [row for selected in selections for row in selected if row.y == line.y]
        assert there, f"no words above {line}"
        # The edges of a line may be half in the next row of pixels, and too pale there.
        around = [other for other in lines if abs(other.y - line.y) <= THICKNESS]
        left, right = min(other.left for other in around), max(other.right for other in around)
        assert abs(left - min(row.left for row in there)) < TOLERANCE, (line, there)
        assert -TOLERANCE < max(row.right for row in there) - right < SPACE + TOLERANCE, (line, there)
    for selected in selections:
        for row in lower_halves(selected, page.lines):
            assert any(line.y in row for line in lines), f"nothing under the words at {row}"


def lower_halves(selected: Sequence[Row], lines: int) -> Iterator[range]:
    """Yield the rows of each line in which its underline should be."""
    if selected:
        first, height = selected[0].y, len(selected) / lines
        for line in range(lines):
            yield range(round(first + (line + 0.5) * height), round(first + (line + 1) * height) + 1)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_underlines_stand_under_their_words_on(page: Page, opening: Opening, eyes: Eyes) -> None:
    host = open_page(opening, page)
    check_underlines(host, eyes, page)
