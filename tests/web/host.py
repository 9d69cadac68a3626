"""A page of a host: it has a textarea, and attaches the script to it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from typing import Any, TypedDict, Unpack

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Route, ViewportSize

PATH = "/host.html"
PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>EPJ</title>
<link rel="stylesheet" href="/host.css"></head>
<body><main>{body}</main><script type="module" src="/host.js"></script></body></html>"""
ONE = '<label for="text">Melding</label> <textarea id="text" spellcheck="false"></textarea>'
CSS = "textarea { width: 420px; height: 160px; font: 16px/1.5 'DejaVu Sans', sans-serif; caret-color: transparent }"
SCRIPT = """
import { attach } from "/static/attach.js";
window.attach = attach;
window.statuses = [];
const options = { ...OPTIONS, onReport: (status) => window.statuses.push(status) };
window.attachment = attach(document.querySelector("textarea"), options);
"""
# Milliseconds; long, since a machine may be busy.
PATIENCE = 20_000
# Two pictures: what was asked for stands in the first, and what watches sizes has answered before the second.
PICTURES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


class Options(TypedDict, total=False):
    """How a page is opened; `attach` are the script's own options, `policy` a Content-Security-Policy."""

    lang: str
    css: str
    script: str
    attach: Mapping[str, Any]
    policy: str
    dark: bool
    scale: float
    width: int
    forced_colors: bool
    motion: bool


Opening = Callable[..., "Host"]


class Host:
    """An open page, and what went wrong on it."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.service_may_fail = False
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._console)

    def _console(self, said: ConsoleMessage) -> None:
        expected = self.service_may_fail and said.text.startswith("Failed to load resource")
        if said.type == "error" and not expected:
            self.complaints.append(said.text)

    @classmethod
    def create(cls, browser: Browser, **options: Unpack[Options]) -> Host:
        """Make a page without anything on it."""
        context = browser.new_context(
            color_scheme="dark" if options.get("dark") else "light",
            device_scale_factor=options.get("scale", 1),
            viewport=ViewportSize(width=options.get("width", 800), height=700),
            forced_colors="active" if options.get("forced_colors") else "none",
            reduced_motion="no-preference" if options.get("motion") else "reduce",
        )
        return cls(context)

    def open(self, origin: str, body: str, **options: Unpack[Options]) -> None:
        """Show a page that attaches the script."""
        script = options.get("script", SCRIPT).replace("OPTIONS", json.dumps(options.get("attach", {})))
        files = {
            PATH: ("text/html", PAGE.format(lang=options.get("lang", "nb"), body=body)),
            "/host.css": ("text/css", CSS + options.get("css", "")),
            "/host.js": ("text/javascript", script),
        }
        headers = {"Content-Security-Policy": options["policy"]} if "policy" in options else {}
        for path, (kind, content) in files.items():
            self.serve(origin + path, content, {"Content-Type": f"{kind}; charset=utf-8", **headers})
        self.page.goto(origin + PATH)
        self.until("window.attachment !== undefined")

    def serve(self, address: str, content: str, headers: dict[str, str]) -> None:
        """Answer an address with a file."""
        self.page.route(address, lambda route: route.fulfill(body=content, headers=headers))

    @property
    def text(self) -> Locator:
        """The first textarea."""
        return self.page.locator("textarea").first

    @property
    def lines(self) -> Locator:
        """The underlines."""
        return self.page.locator(".line")

    @property
    def card(self) -> Locator:
        """The card."""
        return self.page.locator(".card")

    def find(self, words: Mapping[str, str]) -> None:
        """Let a service of our own find words, each with its severity, instead of asking the real one."""

        def answer(route: Route) -> None:
            asked = json.loads(route.request.post_data or "")
            route.fulfill(json=report_on(asked["text"], words))

        self.page.route("**/v1/check", answer)

    def write(self, text: str) -> None:
        """Put a text into the textarea as a writer would paste it, and wait until it is checked and shown."""
        self.text.fill(text)
        self.settle()

    def settle(self) -> None:
        """Wait until the text of now is checked, and what was found is on the screen."""
        self.until("window.statuses.at(-1)?.state === 'checked'")
        self.show()

    def until(self, condition: str) -> None:
        """Wait until something is true on the page; Playwright's own way is forbidden by strict policies."""
        deadline = time.monotonic() + PATIENCE / 1000
        while not self.page.evaluate(condition):
            assert time.monotonic() < deadline, condition
            self.show()

    def show(self) -> None:
        """Wait until everything that was asked for is on the screen."""
        self.page.evaluate(PICTURES)

    def value(self) -> str:
        """The textarea's text."""
        return self.text.input_value()

    def status(self) -> dict[str, Any]:
        """What the script told last."""
        status: dict[str, Any] = self.page.evaluate("window.statuses.at(-1)")
        return status

    def codes(self) -> list[str]:
        """The codes of what was found last."""
        return [finding["code"] for finding in self.status()["report"]["findings"]]

    def close(self) -> None:
        """Close the page."""
        self.context.close()


def report_on(text: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Return a report that finds words wherever they stand, counted as browsers count."""
    findings = []
    for word, severity in words.items():
        places = [[units(text[: hit.start()]), units(text[: hit.end()])] for hit in re.finditer(re.escape(word), text)]
        if places:
            findings.append(finding(word, severity, places))
    return {
        "version": 1,
        "language": "nb",
        "verdict": "revise" if findings else "send",
        "channel": "message",
        "also": [],
        "guideline": {"id": "fake", "version": "1", "status": "in-force"},
        "recommendation": "Send.",
        "flow": [],
        "figures": {"words": 1, "sentences": 1, "lix": 1},
        "findings": findings,
    }


def finding(word: str, severity: str, places: list[list[int]]) -> dict[str, Any]:
    """Return a finding whose fix writes the word in capitals."""
    fix = {"title": f"Skriv «{word.upper()}»", "edits": [[*place, word.upper()] for place in places], "safe": True}
    return {
        "code": f"code-{word}",
        "clause": "1",
        "severity": severity,
        "text": word,
        "places": places,
        "message": f"«{word}» er funnet.",
        "fixes": [fix],
        "reasons": [],
        "shadowed": False,
        "evidence": "exact",
    }


def units(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2
