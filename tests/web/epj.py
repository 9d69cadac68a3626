"""A journal system with a browser in it: a page on an origin of its own, as `docs/side-panel.md` describes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "side-panel.md"
HANDLE = "HANDLE"
PAGE = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>EPJ</title></head>
<body><textarea aria-label="Melding"></textarea>
<iframe title="Sjekk" width="{width}" height="700" src="{panel}"></iframe>
<script type="module" src="/epj.js"></script></body></html>"""
# What a test wants to know: all that the page was sent.
EARS = """
window.heard = [];
window.addEventListener("message", ({ data, origin }) => window.heard.push({ data, origin }));
"""


def script(service: str, key: str = "") -> str:
    """Return the script that the guide shows, for a service at an address; one with a key also says who asks."""
    (shown,) = re.findall(r"```js\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert "https://dialogvakt.example" in shown
    shown = shown.replace("https://dialogvakt.example", service)
    if key:
        says = f'"authorization.read": () => ({{ authorization: "Bearer {key}" }}),'
        shown = shown.replace('language: "nb"', 'language: "nb", authorize: true')
        shown = shown.replace("const answers = {", f"const answers = {{ {says}")
    return EARS + str(shown)


class Epj:
    """The journal system's server; its pages are made for one service."""

    def __init__(self, address: str) -> None:
        self.origin = address
        self.service = ""
        self.width = 340
        # What the panel is told that the page's origin is.
        self.claimed = address
        self.key = ""

    @property
    def panel(self) -> str:
        """The address of the panel."""
        claimed = f"smart_web_messaging_origin={self.claimed}&smart_web_messaging_handle={HANDLE}"
        return f"{self.service}/static/sidepanel.html?{claimed}"

    def files(self) -> dict[str, tuple[str, str]]:
        """The files by path: type and content."""
        return {
            "/": ("text/html", PAGE.format(width=self.width, panel=self.panel)),
            "/epj.js": ("text/javascript", script(self.service, self.key)),
        }


@contextmanager
def journal_system() -> Iterator[Epj]:
    """Serve the pages of a journal system on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, content = epj.files().get(self.path, ("text/plain", ""))
            body = content.encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        epj = Epj(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield epj
        finally:
            server.shutdown()
            thread.join()
