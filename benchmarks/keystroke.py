"""How long a writer waits from the last keystroke to the underline on the screen, with the pause before a question.

Usage: python benchmarks/keystroke.py [--drafts N] [--characters N]

Chromium shows a page with the script and the panel on it, and the real service answers on the loopback. No draft comes
twice. The end of each is typed key by key, at the speed of a quick typist, so that short pauses ask for checks that are
given up again, and the last check begins when the last key has been pressed. A time ends in the first task of the page
after the picture with the underline was drawn. Ends with 1 if what was typed was not underlined.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import check
from playwright.sync_api import Page, Route, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
BOUND = 250
# Seconds between two keys.
QUICKEST, SLOWEST = 0.04, 0.22
ENDS = (
    " Han har fått klemmende brystsmerter i dag",
    " Ho er kaldsveitt og får ikkje puste",
    " Nå er han bevisstløs og puster ikke",
    " Pasienten har kjøpt tabletter og vil ta livet sitt i kveld",
)
PAGE = """<!doctype html><html lang="nb"><meta charset="utf-8"><title>EPJ</title><body>
<textarea id="text" style="width: 600px; height: 400px; font: 16px/1.5 sans-serif"></textarea>
<dialogvakt-panel></dialogvakt-panel><script type="module" src="/keystroke.js"></script></body></html>"""
SCRIPT = """
import { attach } from "/static/attach.js";
import "/static/panel.js";
const field = document.querySelector("textarea");
const panel = document.querySelector("dialogvakt-panel");
const lines = () => document.querySelector("dialogvakt-layer").shadowRoot.querySelectorAll(".line").length;
let typed = 0;
window.seen = null;
window.begin = (text) => {
  window.seen = null;
  window.from = text.length;
  field.value = text;
  attachment.check();
  field.setSelectionRange(text.length, text.length);
  field.focus();
};
const seeing = (report, text) => {
  const asked = performance.getEntriesByType("resource").findLast(({ name }) => name.endsWith("/v1/check"));
  performance.clearResourceTimings();
  const found = report.findings.filter((finding) => !finding.shadowed).flatMap((finding) => finding.places);
  const underlined = found.some(([start, end]) => end > window.from) && lines() >= found.length;
  window.seen = { text, underlined, waited: performance.now() - typed, service: asked.duration };
};
const attachment = attach(field, {
  announce: false,
  onReport: (status) => {
    const text = field.value;
    panel.update({ ...status, text });
    if (status.state !== "checked" || !status.report) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seeing(status.report, text);
      port2.postMessage(null);
    });
  },
});
field.addEventListener("input", ({ timeStamp }) => { typed = timeStamp; });
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=int, default=40)
    parser.add_argument("--characters", type=int, default=800, help="length of a draft before its end is typed")
    arguments = parser.parse_args()
    chance = random.Random(1)
    drafts = check.drafts(check.read_pieces(), arguments.characters, chance)
    with service() as address, opened(address) as page:
        # The first one warms up.
        seen = [typed(page, next(drafts).rstrip(), chance) for _ in range(arguments.drafts + 1)][1:]
    print(f"{arguments.drafts} distinct drafts of {arguments.characters} characters, ms")
    show("last keystroke to underline", [one["waited"] for one in seen])
    show("of it, the service's answer", [one["service"] for one in seen])
    missed = sum(not one["underlined"] for one in seen)
    late = sum(one["waited"] > BOUND for one in seen)
    print(f"over {BOUND} ms: {late}; not underlined: {missed}")
    sys.exit(1 if missed else 0)


def typed(page: Page, draft: str, chance: random.Random) -> dict[str, Any]:
    """Type the end of a draft, and return what was seen of it."""
    page.evaluate("(text) => window.begin(text)", draft)
    until_seen(page, draft)
    end = chance.choice(ENDS)
    for character in end:
        time.sleep(chance.uniform(QUICKEST, SLOWEST))
        page.keyboard.type(character)
    return until_seen(page, draft + end)


def until_seen(page: Page, text: str) -> dict[str, Any]:
    """Wait until the page shows what was found in a text."""
    page.wait_for_function("(text) => window.seen?.text === text", arg=text, polling=100)
    seen: dict[str, Any] = page.evaluate("window.seen")
    return seen


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


@contextmanager
def opened(address: str) -> Iterator[Page]:
    """Open the page in a browser."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    files = {"/keystroke.html": ("text/html", PAGE), "/keystroke.js": ("text/javascript", SCRIPT)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        page = browser.new_page()
        for path, (kind, content) in files.items():
            page.route(address + path, partial(Route.fulfill, body=content, content_type=kind))
        page.goto(f"{address}/keystroke.html")
        page.wait_for_function("window.begin !== undefined")
        yield page
        browser.close()


def show(name: str, values: Iterable[float]) -> None:
    """Print one row."""
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    print(f"  {name:<28} p50 {cuts[9]:6.1f}   p95 {cuts[18]:6.1f}")


if __name__ == "__main__":
    main()
