"""The files that a browser loads."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from dialogvakt.server.errorhandlers import answer_with_problems
from dialogvakt.server.metrics import Metrics
from dialogvakt.server.observing import Observing
from dialogvakt.server.webfiles import add_web_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each type, and one that is none of its own."""
    web = tmp_path / "web"
    web.mkdir()
    for name in ("index.html", "attach.js", "panel.css", "icon.svg", "words.json"):
        (web / name).write_text(name, encoding="utf-8")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    return web


async def get(folder: Path, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
    """Ask an application that serves the folder."""
    app = FastAPI()
    app.add_middleware(Observing, metrics=Metrics())
    answer_with_problems(app)
    add_web_files(app, folder=folder)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        return await client.get(path, headers=headers)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/static/attach.js", "text/javascript; charset=utf-8"),
        ("/static/panel.css", "text/css; charset=utf-8"),
        ("/static/icon.svg", "image/svg+xml"),
        ("/static/words.json", "application/json"),
        ("/static/index.html", "text/html; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
    ],
)
async def test_a_file_has_its_type_and_is_asked_for_anew(folder: Path, path: str, kind: str) -> None:
    answer = await get(folder, path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == "no-cache"
    again = await get(folder, path, {"If-None-Match": answer.headers["etag"]})
    assert again.status_code == (304 if path != "/" else 200)


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/static/no.js", "/static/", "/static/../secret", "/static/%2e%2e/secret", "/no"])
async def test_what_is_not_there_is_a_problem(folder: Path, path: str) -> None:
    answer = await get(folder, path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.asyncio
async def test_without_a_page_there_is_none(tmp_path: Path) -> None:
    assert (await get(tmp_path / "nowhere", "/")).status_code == 404


@pytest.mark.asyncio
async def test_requests_for_files_have_their_route_in_the_log_and_only_those_that_fail_are_shown(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG", "dialogvakt.access"):
        await get(folder, "/static/attach.js")
        await get(folder, "/static/no.js")
    told = [(record.levelname, record.getMessage().rsplit(maxsplit=2)[0]) for record in caplog.records]
    assert ("DEBUG", "GET /static/{path:path} 200") in told
    assert ("INFO", "GET /static/{path:path} 404") in told


@pytest.mark.asyncio
async def test_the_side_panel_is_told_whom_it_may_talk_to() -> None:
    app = FastAPI()
    add_web_files(app, ("https://epj.example",))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        assert (await client.get("/static/origins.json")).json() == ["https://epj.example"]
