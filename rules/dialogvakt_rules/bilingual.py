"""Texts that exist in both written standards of Norwegian."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["nb", "nn"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same text in bokmål and in nynorsk."""

    nb: str
    nn: str

    def in_language(self, language: str) -> str:
        """The text in the language asked for; anything but `nn` is bokmål."""
        return self.nn if language == "nn" else self.nb
