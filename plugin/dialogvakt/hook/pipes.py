"""Answers on stdout what is asked on stdin."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from dialogvakt.hook.answering import answer, start_up
from dialogvakt.hook.checkers import Checkers
from dialogvakt.hook.lines import read_lines
from dialogvakt.hook.stopping import Stopped, Stopping


def serve_pipes(checkers: Checkers, stopping: Stopping) -> None:
    """Answer until stdin ends, nobody reads the answers any more, or `Stopped` is raised."""
    # Python's own stream may be unbuffered, and then writes less than it is given when a signal comes.
    stdin, stdout = sys.stdin.buffer, open(sys.stdout.fileno(), "wb", closefd=False)
    try:
        _send(stdout, start_up(checkers))
        for line in read_lines(stdin):
            with stopping.finishing():
                _send(stdout, answer(checkers, line))
    except BrokenPipeError:
        _drop_unwritten(stdout)
    except Stopped:
        _drop_unwritten(stdout)
        raise


def _send(stream: BinaryIO, line: bytes) -> None:
    stream.write(line)
    stream.flush()


def _drop_unwritten(stream: BinaryIO) -> None:
    """Send what is left of an answer nowhere: Python would write it again when it ends, and wait for a reader."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
