"""The files that a browser loads: the script, the panel and the compose window, all from this package."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from dialogvakt.server.observing import FILES

WEB = Path(__file__).parents[1] / "web"

# Systems differ in what they take a file's type to be, and a browser runs no module of another type.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}


class WebFiles(StaticFiles):
    """Static files, each with its type; a browser asks each time whether it has changed."""

    def file_response(self, full_path: Any, *arguments: Any, **named: Any) -> Response:
        """Return one file."""
        return _typed(super().file_response(full_path, *arguments, **named), Path(full_path))


def add_web_files(app: FastAPI, origins: Sequence[str] = (), folder: Path = WEB) -> None:
    """Serve the folder under `/static/`, and its `index.html` at `/`; tell the side panel whom it may talk to."""

    @app.get("/static/origins.json", include_in_schema=False)
    async def allowed() -> Response:
        return JSONResponse(list(origins))

    files = WebFiles(directory=folder, check_dir=False)

    # A mount would have no name of its own in logs and metrics.
    @app.api_route(FILES, methods=["GET", "HEAD"], include_in_schema=False)
    async def static(path: str, request: Request) -> Response:
        return await files.get_response(os.path.normpath(path), request.scope)

    @app.get("/", include_in_schema=False)
    async def index() -> Response:
        page = folder / "index.html"
        if not page.is_file():
            raise HTTPException(404)
        return _typed(FileResponse(page), page)


def _typed(response: Response, path: Path) -> Response:
    if path.suffix in _TYPES and response.status_code == 200:
        response.headers["content-type"] = _TYPES[path.suffix]
    response.headers["cache-control"] = "no-cache"
    return response
