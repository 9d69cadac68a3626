"""The application: routes, errors and limits put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dialogvakt import __version__
from dialogvakt.server import routes_check, routes_health
from dialogvakt.server.checkers import load_guidelines
from dialogvakt.server.problems import answer_with_problems
from dialogvakt.server.settings import Settings
from dialogvakt.server.webfiles import add_web_files, headers_for_pages
from dialogvakt.server.workers import Workers


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application; its workers start with it. Raises the loader's errors."""
    settings = settings or Settings()
    # No page of API documentation: it would load its script from elsewhere.
    app = FastAPI(title="dialogvakt", version=__version__, docs_url=None, redoc_url=None, lifespan=_lifespan)
    app.state.settings = settings
    app.state.guidelines = load_guidelines(settings.guidelines)
    app.state.workers = Workers(settings.guidelines)
    answer_with_problems(app)
    for topic in (routes_check, routes_health):
        app.include_router(topic.router)
    add_web_files(app)
    app.add_middleware(BrowserHeaders, origins=settings.origins)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
        )
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    workers: Workers = app.state.workers
    await workers.start()
    try:
        yield
    finally:
        await workers.stop()


class BrowserHeaders:
    """Adds to every answer what a browser must know."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add headers to the answer."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers_for_pages(scope, self._origins))
            await send(message)

        await self._app(scope, receive, sending)
