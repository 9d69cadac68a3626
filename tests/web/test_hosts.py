"""Pages that make it hard: their styles, their policies, their layout."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.host import ONE, Opening
from tests.web.pixels import COLOURS, Eyes, Row
from tests.web.test_card import TEXT, point_at

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HOSTILE = """
* { all: unset !important }
body, main { display: block !important; direction: rtl !important; transform: scale(0.9) !important }
main *:not(label) { opacity: 0.99; position: static !important; width: 300px !important; overflow: hidden !important }
textarea { display: block !important; height: 100px !important; z-index: 5 !important }
button, p { display: none !important }
"""


def test_everything_works_under_a_strict_content_security_policy(opening: Opening) -> None:
    host = opening(policy=POLICY)
    host.write(TEXT)
    expect(host.lines).to_have_count(3)
    point_at(host, host.lines.first)
    host.card.get_by_role("button", name="Skriv «Pasienten»").click()
    assert host.value() == TEXT.replace("Pas.", "Pasienten")


def test_the_styles_of_a_page_reach_neither_card_nor_underlines(opening: Opening) -> None:
    plain, hostile = opening(), opening(css=HOSTILE)
    looks = []
    for host in (plain, hostile):
        host.write(TEXT)
        expect(host.lines).to_have_count(3)
        point_at(host, host.lines.first)
        look = """(element) => {
          const { position, direction, display, fontSize, color, opacity, overflow } = getComputedStyle(element);
          return { position, direction, display, fontSize, color, opacity, overflow };
        }"""
        parts = (host.page.locator("dialogvakt-layer"), host.card, host.card.locator("button").first, host.lines.first)
        looks.append([part.evaluate(look) for part in parts])
    assert looks[0] == looks[1]
    hostile.card.get_by_role("button", name="Skriv «Pasienten»").click()
    assert hostile.value() == TEXT.replace("Pas.", "Pasienten")


def test_a_page_themes_underlines_and_card_by_variables(opening: Opening) -> None:
    css = ":root { --dialogvakt-info: rgb(1, 2, 3); --dialogvakt-surface: rgb(4, 5, 6); --dialogvakt-font: monospace }"
    host = opening(css=css)
    host.write(TEXT)
    point_at(host, host.lines.first)
    expect(host.lines.first).to_have_css("border-bottom-color", "rgb(1, 2, 3)")
    expect(host.card).to_have_css("background-color", "rgb(4, 5, 6)")
    expect(host.card).to_have_css("font-family", "monospace")


def test_a_textarea_in_a_shadow_tree(opening: Opening) -> None:
    script = """
      import { attach } from "/static/attach.js";
      window.statuses = [];
      const root = document.querySelector("#editor").attachShadow({ mode: "open" });
      root.append(Object.assign(document.createElement("textarea"), { rows: 6, cols: 60 }));
      window.attachment = attach(root.querySelector("textarea"), { onReport: (status) => statuses.push(status) });
    """
    host = opening('<div id="editor"></div>', script=script)
    host.write(TEXT)
    expect(host.lines).to_have_count(3)
    point_at(host, host.lines.first)
    host.card.get_by_role("button", name="Skriv «Pasienten»").click()
    assert host.value() == TEXT.replace("Pas.", "Pasienten")
    host.settle()
    for key in ("Control+Home", "F8", "Alt+Enter"):
        host.page.keyboard.press(key)
    expect(host.card).to_be_focused()


def test_on_a_page_that_turns_the_textarea_underlines_turn_with_the_words(opening: Opening, eyes: Eyes) -> None:
    host = opening(css=COLOURS + "main { transform: rotate(9deg) scale(1.1); margin: 90px } textarea { rotate: -3deg }")
    host.find({"dyspné": "warning"})
    host.write("Første linje er så lang at den brytes et sted midt i. Pas. har dyspné i dag.")
    start = host.value().index("dyspné")
    line, word = bounds(eyes.underlines(host)), bounds(eyes.selections(host, [(start, start + 6)])[0])
    assert abs(line[0] - word[0]) < 6 and abs(line[1] - word[1]) < 6, (line, word)
    assert word[2] < line[2] and line[3] < word[3] + 3, (line, word)


def bounds(rows: list[Row]) -> tuple[int, int, int, int]:
    """Left, right, top and bottom of all rows."""
    return min(row.left for row in rows), max(row.right for row in rows), rows[0].y, rows[-1].y


MOVES = {
    "the textarea is made wider": "text.style.width = '600px'",
    "the textarea is made lower": "text.style.height = '100px'",
    "its letters grow with its box": "text.style.font = '20px/1.4 serif'; text.style.width = '30em'",
    "something appears above it": "text.before(document.createElement('hr'), 'Til', document.createElement('hr'))",
    "its row is laid out anew": "text.parentNode.style.justifyContent = 'end'",
    "something far above grows": "document.body.style.paddingTop = '77px'",
    "the page is scrolled": "document.body.style.height = '3000px'; scrollTo(0, 20)",
    "it is hidden and shown": "text.hidden = true; setTimeout(() => (text.hidden = false), 50)",
    "it is moved away by a transform": "text.parentNode.style.transform = 'translate(40px, 30px)'",
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_underlines_stay_under_their_words_when(move: str, opening: Opening) -> None:
    host = opening(f"<div>{ONE}</div>", css="main > div { display: flex; align-items: center }")
    host.find({"dyspné": "warning"})
    host.write("Første linje er så lang at den brytes et sted midt i. Pas. har dyspné i dag.")
    host.page.evaluate(f"{{ const text = document.querySelector('textarea'); {move} }}")
    host.until("!document.querySelector('textarea').hidden")
    host.until(f"({ASTRAY})() < 1")
    host.until(f"({WORD_ASTRAY})('dyspné') < 1.5")


# How far the frame that holds the underlines is from the textarea.
ASTRAY = """() => {
  const text = document.querySelector("textarea").getBoundingClientRect();
  const frame = document.querySelector("dialogvakt-layer").shadowRoot.querySelector(".whole").getBoundingClientRect();
  return Math.max(...["left", "top", "right", "bottom"].map((side) => Math.abs(text[side] - frame[side])));
}"""
# How far the line is from where a plain copy of the textarea's text has the word.
WORD_ASTRAY = """(word) => {
  const text = document.querySelector("textarea");
  const { left, top } = text.getBoundingClientRect();
  const copy = document.createElement("div");
  const { font, padding, border } = getComputedStyle(text);
  Object.assign(copy.style, { position: "fixed", left: left + "px", top: top + "px", font, padding, border });
  Object.assign(copy.style, { width: text.clientWidth - 2 * parseFloat(padding) + "px", whiteSpace: "pre-wrap" });
  copy.textContent = text.value;
  document.documentElement.append(copy);
  const range = document.createRange();
  const start = text.value.indexOf(word);
  range.setStart(copy.firstChild, start);
  range.setEnd(copy.firstChild, start + word.length);
  const there = range.getBoundingClientRect();
  copy.remove();
  const line = document.querySelector("dialogvakt-layer").shadowRoot.querySelector(".line")?.getBoundingClientRect();
  return line ? Math.max(...["left", "right", "bottom"].map((side) => Math.abs(there[side] - line[side]))) : Infinity;
}"""
