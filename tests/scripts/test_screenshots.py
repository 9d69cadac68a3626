"""The pictures that the README shows are there, of the drafts on the shelf, and of modest size."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.screenshots import HEIGHT, IMAGES, SHOTS, WIDTH
from scripts.shelf import shelf

README = Path(__file__).resolve().parents[2] / "README.md"


def test_there_is_a_picture_of_each_shot_and_no_other() -> None:
    assert {path.stem for path in IMAGES.iterdir()} == {shot.name for shot in SHOTS}
    assert {shot.example for shot in SHOTS} <= {draft["id"] for draft in shelf()}


def test_a_picture_has_the_windows_size_and_less_than_150_kilobytes() -> None:
    for path in IMAGES.iterdir():
        data = path.read_bytes()
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (WIDTH, HEIGHT)
        assert len(data) < 150_000


def test_the_readme_shows_pictures_that_are_there() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(docs/images/(\w+)\.png\)", README.read_text(encoding="utf-8"))
    assert len(shown) >= 2
    assert set(shown) <= {shot.name for shot in SHOTS}
