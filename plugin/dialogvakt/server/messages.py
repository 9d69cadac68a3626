"""What workers, and the process that they come from, say to the service."""

from __future__ import annotations

from dataclasses import dataclass

# The nursery has loaded; all that it ever says.
LOADED = b"+"


@dataclass(frozen=True, slots=True)
class Ready:
    """What a worker says first."""

    process: int


@dataclass(frozen=True, slots=True)
class Begun:
    """What a worker says when it has taken a job: from now on it is the job that a death is owed to."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A job failed by a mistake of ours: `place` is where; what the exception says may be draft text."""

    place: str
