"""One durable-rules engine for each program and process: rulesets cannot be removed, so they must not pile up."""

from __future__ import annotations

import os
import threading

from dialogvakt_rules.durableengine import DurableEngine
from dialogvakt_rules.program import Program

_locks: dict[int, threading.Lock] = {}
_engines: dict[tuple[int, Program], DurableEngine] = {}


def durable_engine(program: Program) -> DurableEngine:
    """The engine of a program in this process, built when it is first asked for."""
    # By process, since a lock that another thread holds at the time of a fork stays locked in the child.
    process = os.getpid()
    with _locks.setdefault(process, threading.Lock()):
        if (process, program) not in _engines:
            _engines[process, program] = DurableEngine(program)
        return _engines[process, program]
