"""A file that is being read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import BinaryIO, NoReturn

from dialogvakt.errors import InputError
from dialogvakt.files.opening import STDIN, shown_name, stamp_of


@dataclass(frozen=True, slots=True)
class Source:
    """The name of an input and its open stream, which can be read again from the beginning."""

    name: str
    stream: BinaryIO

    @property
    def shown(self) -> str:
        """What a person calls it."""
        return shown_name(self.name)

    @property
    def id(self) -> str | None:
        """The id of a draft that brings none of its own and is alone in its file."""
        return None if self.name == STDIN else self.name

    @property
    def stamp(self) -> os.stat_result | None:
        """The state of the file, None where there is none."""
        return stamp_of(self.stream)

    def refuse(self, problem: str, *, allowed: tuple[str, ...] = ()) -> NoReturn:
        """Raise an `InputError` on the file as a whole."""
        raise InputError(self.shown, None, problem, allowed=allowed)
