"""A picture with a palette shows what it was made of."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import numpy.typing as npt

from scripts.palettepng import palette_png


def shown(png: bytes) -> npt.NDArray[np.uint8]:
    """Return the pixels of a PNG file with a palette and no filters, and check its parts."""
    parts, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + data),)
        parts[kind] = data
        at += 12 + length
    width, height, depth, kind_of_colour = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    assert (depth, kind_of_colour) == (8, 3)
    palette = np.frombuffer(parts[b"PLTE"], np.uint8).reshape(-1, 3)
    rows = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(height, width + 1)
    assert not rows[:, 0].any()
    return palette[rows[:, 1:]]


def test_a_picture_of_few_colours_is_kept_as_it_is() -> None:
    pixels = np.zeros((3, 5, 3), np.uint8)
    pixels[1, 2] = (10, 90, 122)
    pixels[2, 4] = (255, 255, 255)
    assert (shown(palette_png(pixels)) == pixels).all()


def test_of_many_colours_each_is_shown_by_one_near_it_and_the_most_frequent_is_kept() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (60, 60, 3), dtype=np.uint8)
    pixels[:20] = (17, 34, 51)
    seen = shown(palette_png(pixels))
    assert (seen[:20] == (17, 34, 51)).all()
    assert np.abs(seen.astype(int) - pixels).max() < 64
