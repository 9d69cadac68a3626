"""What is on the screen, by its pixels: where underlines are painted, and where the browser paints a selection."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.web.host import Host

# Colours that nothing else on a page has.
COLOURS = """
:root { --dialogvakt-warning: rgb(0, 255, 0) }
textarea::selection { background: rgb(255, 0, 255); color: black }
"""
LINE = [0, 255, 0]
SELECTION = [255, 0, 255]
# The rows in which a picture has a colour, each with the first and last column that has it.
ROWS = """async ([png, colour]) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const drawing = new OffscreenCanvas(image.width, image.height).getContext("2d");
  drawing.drawImage(image, 0, 0);
  const { data, width, height } = drawing.getImageData(0, 0, image.width, image.height);
  const rows = [];
  for (let y = 0; y < height; y++) {
    let first = -1, last = -1;
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      if (colour.every((value, channel) => Math.abs(value - data[at + channel]) < 90)) {
        if (first < 0) first = x;
        last = x;
      }
    }
    if (first >= 0) rows.push([y, first, last + 1]);
  }
  return rows;
}"""
SELECT = "(text, place) => { text.focus({ preventScroll: true }); text.setSelectionRange(...place) }"
HIDE = "document.documentElement.style.setProperty('--dialogvakt-warning', 'transparent')"
UNHIDE = "document.documentElement.style.removeProperty('--dialogvakt-warning')"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of pixels of the screen, and how far a colour reaches in it at the outermost."""

    y: int
    left: int
    right: int


class Eyes:
    """Looks at pages that have the colours."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def underlines(self, host: Host) -> list[Row]:
        """Return where underlines of warnings are painted."""
        return self._rows(host, LINE)

    def selections(self, host: Host, places: Sequence[tuple[int, int]]) -> list[list[Row]]:
        """Return where the browser paints the selection of each place."""
        host.page.evaluate(HIDE)
        selected = []
        for place in places:
            host.text.evaluate(SELECT, place)
            selected.append(self._rows(host, SELECTION))
        host.text.evaluate(SELECT, [0, 0])
        host.page.evaluate(UNHIDE)
        return selected

    def _rows(self, host: Host, colour: Sequence[int]) -> list[Row]:
        host.show()
        picture = base64.b64encode(host.page.screenshot()).decode()
        rows: list[list[int]] = self._page.evaluate(ROWS, [picture, colour])
        return [Row(*row) for row in rows]
