"""What Prometheus may know: counts and times, findings by guideline and rule; no text, no id, no path."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from dialogvakt.server.jobs import Checked

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self._requests = Counter(
            "dialogvakt_requests", "Requests answered.", ("method", "route", "status"), registry=registry
        )
        self._seconds = Histogram(
            "dialogvakt_request_seconds",
            "Time from a request's head to the end of its answer.",
            ("method", "route"),
            buckets=_SECONDS,
            registry=registry,
        )
        self._reports = Counter("dialogvakt_reports", "Drafts checked.", ("guideline", "verdict"), registry=registry)
        self._findings = Counter("dialogvakt_findings", "Findings.", ("guideline", "rule"), registry=registry)
        self._cards = Counter(
            "dialogvakt_cards_answered",
            "Cards that CDS clients told the end of: the rule or the wording, accepted or overridden, and the reason.",
            ("guideline", "about", "outcome", "reason"),
            registry=registry,
        )

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def checked(self, checked: Checked) -> None:
        """Count a report."""
        self._reports.labels(checked.guideline, checked.verdict).inc()
        for code in checked.codes:
            self._findings.labels(checked.guideline, code).inc()

    def card(self, guideline: str, about: str, outcome: str, reason: str) -> None:
        """Count what became of a card."""
        self._cards.labels(guideline, about, outcome, reason).inc()

    def watch(self, name: str, says: str, value: Callable[[], float]) -> None:
        """Show a value as it is when it is asked for."""
        Gauge(f"dialogvakt_{name}", says, registry=self._registry).set_function(value)

    def watch_count(self, name: str, says: str, value: Callable[[], float]) -> None:
        """Show a count as it is when it is asked for."""
        self._registry.register(_Watched(f"dialogvakt_{name.replace('-', '_')}", says, value))

    def exposition(self) -> bytes:
        """Return everything in the text format."""
        return generate_latest(self._registry)


class _Watched(Collector):
    """A count that somebody else keeps."""

    def __init__(self, name: str, says: str, value: Callable[[], float]) -> None:
        self._name = name
        self._says = says
        self._value = value

    def collect(self) -> Iterable[Metric]:
        """Yield the count as it is now."""
        yield CounterMetricFamily(self._name, self._says, value=self._value())
