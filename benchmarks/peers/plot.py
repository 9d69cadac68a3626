"""The times by length as a picture: both axes logarithmic, one line a tool, its name at the line's end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from benchmarks.peers.result import Result

WIDTH, HEIGHT = 820, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 40, 50
_COLOURS = ("#0a5a7a", "#b0413e", "#4a7c3a", "#8a5a00", "#6a4c93", "#5f6368")
_APART = 16


def plot(results: Sequence[Result], lengths: Sequence[int]) -> str:
    """Return an SVG picture of p50."""
    lines = {
        result.name: [result.measures.series[length].p50 for length in lengths]
        for result in results
        if result.measures is not None
    }
    low = 10 ** math.floor(math.log10(min(min(line) for line in lines.values())))
    high = 10 ** math.ceil(math.log10(max(max(line) for line in lines.values())))

    def x(length: float) -> float:
        part = math.log(length / lengths[0]) / math.log(lengths[-1] / lengths[0])
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def y(time: float) -> float:
        part = math.log(time / low) / math.log(high / low)
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)

    parts = [_text(LEFT, TOP - 18, "Milliseconds for a draft (p50), by its length in characters", "start", "#1c1c1c")]
    ticks = [low * 10**power for power in range(round(math.log10(high / low)) + 1)]
    parts += [_rule(y(tick)) + _text(LEFT - 10, y(tick) + 4, f"{tick:,g}", "end") for tick in ticks]
    parts += [_text(x(length), HEIGHT - BOTTOM + 24, f"{length:,}", "middle") for length in lengths]
    places = _spread({name: y(line[-1]) for name, line in lines.items()})
    for (name, line), colour in zip(lines.items(), _COLOURS, strict=False):
        points = " ".join(f"{x(length):.1f},{y(time):.1f}" for length, time in zip(lengths, line, strict=True))
        width = 3 if name == next(iter(lines)) else 1.8
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        parts.append(_text(x(lengths[-1]) + 10, places[name] + 4, name, "start", colour))
    return _svg(parts)


def _spread(places: dict[str, float]) -> dict[str, float]:
    """Move names apart that would stand on one another."""
    spread: dict[str, float] = {}
    above = -math.inf
    for name, place in sorted(places.items(), key=lambda item: item[1]):
        above = spread[name] = max(place, above + _APART)
    return spread


def _rule(y: float) -> str:
    return f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d8d8d8"/>'


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#4a4a4a") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'


def _svg(parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' font-family="system-ui, sans-serif" font-size="14">'
    )
    title = "<title>Time for a draft by its length, for dialogvakt and other tools</title>"
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    return "\n".join([head, title, ground, *parts, "</svg>", ""])
