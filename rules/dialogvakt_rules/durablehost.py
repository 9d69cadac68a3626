"""One durable-rules ruleset on a host of its own: register, run a session, clean up."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

CLOSING = "~closing"
Fired = tuple[str, tuple[str, ...]]
_serial = itertools.count()


class SessionError(RuntimeError):
    """A session whose answer cannot be trusted, and why."""


class DurableHost:
    """Runs sessions, one at a time."""

    def __init__(self, name: str, rules: Mapping[str, list[dict[str, Any]]]) -> None:
        """Register rules, each a list of conditions on single facts; the name is made unique in this process."""
        self._lock = threading.Lock()
        self._sessions = itertools.count()
        unique = f"{name}-{next(_serial)}"
        host = _quiet_host()
        # A session in which no rule fired crashes when its state is deleted; the closing rule fires in each of them.
        host.set_rulesets({unique: {rule: _definition(parts) for rule, parts in {CLOSING: [], **rules}.items()}})
        self._host = host
        self._ruleset: Any = host.get_ruleset(unique)
        self._library: Any = import_module("durable_rules_engine")

    def run(self, facts: Iterable[dict[str, Any]]) -> list[Fired]:
        """Assert the facts one by one, close the session, and tell each rule that fired with the ids of its facts."""
        with self._lock:
            session = str(next(self._sessions))
            fired: list[Fired] = []
            try:
                for fact in facts:
                    self._ruleset.assert_fact({**fact, "sid": session})
            finally:
                try:
                    fired = self._close(session)
                finally:
                    self._ruleset.delete_state(session)
        if (CLOSING, ()) not in fired:
            raise SessionError("the closing rule did not fire")
        return [found for found in fired if found[0] != CLOSING]

    def _close(self, session: str) -> list[Fired]:
        """Assert the closing fact, and take all firings of the session.

        They are taken from the library step by step: its own loop swallows what goes wrong, silently drops an action
        after ten seconds (a computer that sleeps), and takes twice as long.
        """
        state = self._ruleset.assert_fact({"kind": CLOSING, "id": CLOSING, "sid": session})
        handle = self._ruleset._handle
        fired = []
        started = self._library.start_action_for_state(handle, state)
        message = started[1] if started else None
        while message:
            ((rule, facts),) = json.loads(message).items()
            fired.append((rule, tuple(fact["id"] for name, fact in facts.items() if name != "closing")))
            message = self._library.complete_and_start_action(handle, state)
        return fired


def _definition(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    # An action with a second parameter would be taken for one that calls back, and the session would hang.
    # Only the closing rule asks for the closing fact: in every rule it would cost a quarter of the time.
    parts = [{f"f{at}": condition} for at, condition in enumerate(conditions)]
    return {"all": parts or [{"closing": {"kind": CLOSING}}], "run": lambda closure: None}


def _quiet_host() -> Any:
    # The library's own host starts two threads that tick for ever.
    return type("QuietHost", (import_module("durable.engine").Host,), {"_run": lambda self: None})()
