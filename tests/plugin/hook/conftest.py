"""The hook as a process of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.plugin.conftest import command_line, environment

Process = subprocess.Popen[bytes]
Start = Callable[..., Process]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts hooks, and ends those that are still there after the test."""
    with ExitStack() as stack:

        def starting(*arguments: str, **changes: str) -> Process:
            process = subprocess.Popen(
                command_line("hook", *arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment(changes),
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield starting
