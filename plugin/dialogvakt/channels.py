"""The channels of a guideline: one by its code, and the one for messages that no rule sends elsewhere."""

from __future__ import annotations

from dialogvakt.errors import InputError, did_you_mean
from dialogvakt_rules import Channel, Guideline


def own_channel(guideline: Guideline) -> str:
    """Return the channel of a message that no rule sends elsewhere: the last one of the guideline's.

    Raises `InputError` for a guideline whose last channel some rule sends messages to.
    """
    channel = next(reversed(list(guideline.channels)), None)
    if channel is None or channel in {rule.channel for rule in guideline.rules}:
        source = str(guideline.folder / "channels.yaml")
        raise InputError(source, "channels", "the last channel must be the one for messages that no rule redirects")
    return channel


def channel_named(guideline: Guideline, channel: str) -> Channel:
    """Return a channel of a guideline; raises `InputError`."""
    if channel not in guideline.channels:
        # What was asked for may be draft text that went astray, and is not repeated.
        problem = f"is no channel of the guideline{did_you_mean(channel, guideline.channels)}"
        raise InputError("handover", "channel", problem, allowed=tuple(guideline.channels))
    return guideline.channels[channel]
