"""What the exit code of a command says."""

from __future__ import annotations

NOTHING_FOUND = 0
FINDINGS = 1
COULD_NOT_RUN = 2
