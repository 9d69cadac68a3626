"""Which channel a message belongs to that no rule sends elsewhere."""

from __future__ import annotations

from dialogvakt.errors import InputError
from dialogvakt_rules import Guideline


def own_channel(guideline: Guideline) -> str:
    """Return the channel of a message that no rule sends elsewhere: the last one of the guideline's.

    Raises `InputError` for a guideline whose last channel some rule sends messages to.
    """
    channel = next(reversed(list(guideline.channels)), None)
    if channel is None or channel in {rule.channel for rule in guideline.rules}:
        source = str(guideline.folder / "channels.yaml")
        raise InputError(source, "channels", "the last channel must be the one for messages that no rule redirects")
    return channel
