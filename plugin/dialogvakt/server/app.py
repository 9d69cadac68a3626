"""The application: routes, errors and limits put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from dialogvakt.server import (
    routes_batch,
    routes_check,
    routes_guidelines,
    routes_handover,
    routes_health,
    routes_skeleton,
)
from dialogvakt.server.authentication import Authenticator, load_authentication
from dialogvakt.server.browserheaders import BrowserHeaders
from dialogvakt.server.cdshooks import routes as routes_cdshooks
from dialogvakt.server.errorhandlers import answer_with_problems
from dialogvakt.server.guard import Guard
from dialogvakt.server.guidelines import KnownGuidelines
from dialogvakt.server.limits import Limits
from dialogvakt.server.metrics import Metrics
from dialogvakt.server.observing import CatchAll, Observing
from dialogvakt.server.openapi import DESCRIPTION, Application
from dialogvakt.server.settings import Settings
from dialogvakt.server.state import State
from dialogvakt.server.webfiles import add_web_files
from dialogvakt.server.workers import Workers
from dialogvakt.version import __version__

_TOPICS = (
    routes_check,
    routes_batch,
    routes_guidelines,
    routes_skeleton,
    routes_handover,
    routes_cdshooks,
    routes_health,
)
# FastAPI would tell an OpenTelemetry collector of exceptions in their own words, which may be draft text.
_NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application; its workers start and stop with it. Raises the loader's errors.

    `InputError` is raised for a file that says who may ask, and does not say it in the right way.
    """
    settings = settings or Settings()
    authenticator = load_authentication(Path(settings.authentication)) if settings.authentication else None
    guidelines = KnownGuidelines(settings.guideline, settings.folders)
    state = State(
        settings,
        guidelines,
        Workers(guidelines.shelf, settings),
        Metrics(),
        authenticator.base_url if authenticator else "",
    )
    app = Application(
        title="dialogvakt",
        version=__version__,
        description=DESCRIPTION,
        # A page of documentation would load its script from elsewhere.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry=_NO_TELEMETRY,
        lifespan=_lifespan,
        middleware=list(_middleware(state, authenticator)),
    )
    app.state.service = state
    answer_with_problems(app)
    for topic in _TOPICS:
        app.include_router(topic.router)
    add_web_files(app, settings.origins)
    return app


def _middleware(state: State, authenticator: Authenticator | None) -> Iterator[Middleware]:
    """Yield what stands around the routes, the outermost first."""
    settings = state.settings
    yield Middleware(Observing, metrics=state.metrics)
    yield Middleware(BrowserHeaders, origins=settings.origins)
    if settings.origins:
        yield Middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
        )
    yield Middleware(CatchAll)
    if authenticator is not None:
        yield Middleware(Guard, authenticator=authenticator)
    yield Middleware(Limits, settings=settings)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    workers: Workers = app.state.service.workers
    await workers.start()
    try:
        yield
    finally:
        await workers.stop()
