"""Starts the hook once, asks it about drafts, and prints what it says.

Usage: python ask.py FILE... -- COMMAND...   (as in: python ask.py draft.txt -- dialogvakt hook)
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


class Hook:
    """A helper process; to be asked from one thread."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.versions = self._read()

    def ask(self, **request: object) -> dict[str, object]:
        """Return the answer to one request."""
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, object]:
        line = self._process.stdout.readline()
        if not line:
            raise ConnectionError("the hook has ended; its stderr says why")
        return json.loads(line)

    def close(self) -> None:
        """End the process: it ends when its stdin does."""
        self._process.stdin.close()
        self._process.wait()


def main() -> None:
    """Ask about each file."""
    between = sys.argv.index("--")
    hook = Hook(sys.argv[between + 1 :])
    for number, name in enumerate(sys.argv[1:between]):
        answer = hook.ask(id=number, text=Path(name).read_text(encoding="utf-8"))
        # An error keeps nobody from sending: show that the draft was not checked.
        print(answer["report"]["channel"] if "report" in answer else answer["error"]["message"])
    hook.close()


if __name__ == "__main__":
    main()
