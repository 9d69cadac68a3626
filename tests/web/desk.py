"""The compose window as a writer has it before them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypedDict, Unpack

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, ViewportSize, expect

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# Milliseconds; long, since a machine may be busy.
PATIENCE = 20_000
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Options(TypedDict, total=False):
    """How a browser is set up: the language it prefers, light or dark, and its size."""

    lang: str
    dark: bool
    width: int
    height: int


class Desk:
    """An open compose window, what it asked the service, and what went wrong on it."""

    def __init__(self, browser: Browser, **options: Unpack[Options]) -> None:
        self.context: BrowserContext = browser.new_context(
            locale=f"{options.get('lang', 'nb')}-NO",
            color_scheme="dark" if options.get("dark") else "light",
            viewport=ViewportSize(width=options.get("width", 1280), height=options.get("height", 800)),
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("request", lambda request: self.asked.append((request.method, request.url)))

    def open(self, address: str) -> Desk:
        """Show the page, and wait until it has all its words."""
        self.page.goto(address)
        expect(self.page.locator("#document-type option").nth(1)).to_be_attached()
        return self

    @property
    def text(self) -> Locator:
        """The text area."""
        return self.page.locator("#text")

    @property
    def panel(self) -> Locator:
        """The panel."""
        return self.page.locator("dialogvakt-panel")

    @property
    def channel(self) -> Locator:
        """The name of the channel that the panel recommends."""
        return self.panel.locator(".channel h3")

    def take(self, example: str) -> None:
        """Take a draft from the shelf, and wait for the report on it."""
        if not self.page.locator(f"#example-{example}").is_visible():
            self.page.locator("#shelf-fold > summary").click()
        self.page.locator(f"#example-{example}").click()
        self.settle()

    def settle(self) -> None:
        """Wait until the text of now is checked."""
        expect(self.panel.locator(".panel")).to_have_attribute("data-state", "checked")
        expect(self.channel).to_be_visible()

    def button(self, name: str) -> Locator:
        """A button of the page or of the panel, by all that it says."""
        return self.page.get_by_role("button", name=name, exact=True)

    def violations(self) -> list[dict[str, Any]]:
        """What axe-core finds wrong on the page as it is."""
        # The page's own policy forbids scripts from elsewhere; evaluating is the debugger's way in.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("tags => axe.run(document, {runOnly: tags})", WCAG)
        return [
            {"rule": rule["id"], "where": [node["target"] for node in rule["nodes"]]} for rule in found["violations"]
        ]

    def is_wider_than_the_window(self) -> bool:
        """Whether the page must be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def refuse(self, path: str) -> None:
        """Let a path of the service fail."""

        def fail(route: Route) -> None:
            route.abort("connectionrefused")

        self.page.route(f"**{path}", fail)

    def close(self) -> None:
        """Close the page."""
        self.context.close()
