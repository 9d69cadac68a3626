"""Help with the move: what a draft already says, laid out for the channel where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Handover:
    """A note for another channel, made of the writer's own sentences; nothing is sent anywhere.

    `missing` names what the channel wants and the draft does not say; `left_out` are the draft's words that the note
    does without: greetings, and a signature that says nothing new.
    """

    channel: str
    title: str
    text: str
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data."""
        return {
            "channel": self.channel,
            "title": self.title,
            "text": self.text,
            "missing": list(self.missing),
            "left_out": list(self.left_out),
        }
