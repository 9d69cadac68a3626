"""Where commands write: results to stdout, everything else to stderr; never a traceback for bad input."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from dialogvakt.cli.exitcodes import COULD_NOT_RUN
from dialogvakt.errors import DialogvaktError, place_of

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 100
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def open_console() -> Console:
    """Return the console for results; rich sees to pipes and NO_COLOR."""
    from rich.console import Console  # as the imports below: not every command needs it, and it takes time to load

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if console.width > WIDEST:
        console.width = WIDEST
    return console


def say(problem: object) -> None:
    """Tell a problem in one line on stderr."""
    sys.stderr.write(f"dialogvakt: {printable(str(problem))}\n")


def _lines(error: Exception) -> Iterable[str]:
    return str(error).splitlines()


@contextmanager
def telling_problems(tell: Callable[[Exception], Iterable[str]] = _lines) -> Iterator[None]:
    """Tell what is wrong with the input, in the lines that `tell` makes of it, and end with `COULD_NOT_RUN`."""
    from dialogvakt_rules import GuidelineErrors, UnknownGuidelineError

    try:
        yield
    except (GuidelineErrors, UnknownGuidelineError, DialogvaktError) as error:
        for line in tell(error):
            say(line)
        raise typer.Exit(COULD_NOT_RUN) from None


def own_mistake(error: Exception) -> str:
    """Return where this program went wrong; the exception's own words may hold draft text and are left out."""
    return f"could not be checked: {place_of(error)}; this is a mistake in dialogvakt, please report it"


def printable(text: str) -> str:
    """Return text without what would steer a terminal."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def write_json(data: Any, *, indent: int | None = None) -> None:
    """Write JSON data and a line break to stdout; half characters are escaped, which every reader of JSON takes."""
    as_ascii = "utf" not in (sys.stdout.encoding or "").lower()
    text = json.dumps(data, ensure_ascii=as_ascii, indent=indent)
    sys.stdout.write(_HALF_CHARACTER.sub(lambda half: f"\\u{ord(half.group()):04x}", text) + "\n")
