"""PNG files with a palette: a picture of a screen has few colours, and is a third as large so."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import numpy.typing as npt

COLOURS = 256
# The steps in which colours are taken for the same when there are too many, in each of red, green and blue.
STEPS = (1, 2, 4, 8, 16, 32, 64)


def palette_png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Return a PNG file of pixels (height, width, red-green-blue)."""
    height, width, _ = pixels.shape
    palette, indices = _with_palette(pixels.reshape(-1, 3))
    rows = np.zeros((height, width + 1), np.uint8)  # each row begins with its filter: none
    rows[:, 1:] = indices.reshape(height, width)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _with_palette(pixels: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Return at most 256 colours, and for each pixel which one; of colours that are alike the most frequent stands."""
    colours, inverse, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    for step in STEPS:
        groups, group = np.unique(colours // step, axis=0, return_inverse=True)
        if len(groups) <= COLOURS:
            break
    palette = np.zeros((len(groups), 3), np.uint8)
    rising = np.argsort(counts, kind="stable")
    palette[group.reshape(-1)[rising]] = colours[rising]
    return palette, group.reshape(-1)[inverse.reshape(-1)].astype(np.uint8)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
