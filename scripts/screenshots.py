"""`make screenshots`: takes the pictures in `docs/images/` of the real page.

They look as on most desks, in Segoe UI or Inter and with dates as in Norway, where `check-picture-system.sh` says
nothing.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from scripts.palettepng import palette_png

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
WIDTH, HEIGHT = 1280, 800
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
READ_PIXELS = """async (png) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const { data } = drawing.getImageData(0, 0, picture.width, picture.height);
  let text = "";
  for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
  return btoa(text);
}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the draft on the desk, the page's standard, and what is done before it is taken."""

    name: str
    example: str
    language: str
    dark: bool = False
    before: Callable[[Page], None] = lambda page: None


def open_card(page: Page) -> None:
    """Open the card on the third finding of the text, and put the caret there."""
    page.locator("#text").focus()
    page.locator("#text").evaluate("area => area.setSelectionRange(0, 0)")
    for _ in range(3):
        page.keyboard.press("F8")
    page.keyboard.press("Alt+Enter")
    expect(page.locator(".card")).to_be_visible()


def open_note(page: Page) -> None:
    """Ask for the note for the other channel."""
    page.get_by_role("button", name="Ta det videre").click()
    expect(page.get_by_role("button", name="Kopier")).to_be_visible()


SHOTS = (
    Shot("channel", "acute-nb", "nb"),
    Shot("wording", "abbreviations-nn", "nn", before=open_card),
    Shot("handover", "deviation-nb", "nb", dark=True, before=open_note),
)


def main() -> None:
    """Start the service, take all pictures, and tell how large they are."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with service() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*sandbox, "--lang=nb"], env={**os.environ, "LANGUAGE": "nb"}
        )
        for shot in SHOTS:
            picture = palette_png(pixels_of(browser, take(browser, address, shot)))
            (IMAGES / f"{shot.name}.png").write_bytes(picture)
            print(f"docs/images/{shot.name}.png: {len(picture) / 1000:.0f} kB")
        browser.close()


@contextmanager
def service() -> Iterator[str]:
    """Start the service on a free port, and end it."""
    command = [sys.executable, "-m", "dialogvakt", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1]
        finally:
            process.terminate()


def take(browser: Browser, address: str, shot: Shot) -> bytes:
    """Return a picture of the page as PNG."""
    context = browser.new_context(
        viewport=ViewportSize(width=WIDTH, height=HEIGHT),
        locale=f"{shot.language}-NO",
        color_scheme="dark" if shot.dark else "light",
    )
    page = context.new_page()
    page.goto(address)
    page.locator(f"#example-{shot.example}").click()
    expect(page.locator("dialogvakt-panel .channel h3")).to_be_visible()
    expect(page.locator(".line").first).to_be_attached()
    shot.before(page)
    page.mouse.move(0, HEIGHT - 1)
    picture = page.screenshot(animations="disabled")
    context.close()
    return picture


def pixels_of(browser: Browser, png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the colours of a picture; the browser reads what it has written."""
    page = browser.new_page()
    data = base64.b64decode(page.evaluate(READ_PIXELS, base64.b64encode(png).decode()))
    page.close()
    return np.frombuffer(data, np.uint8).reshape(HEIGHT, WIDTH, 4)[:, :, :3]


if __name__ == "__main__":
    main()
