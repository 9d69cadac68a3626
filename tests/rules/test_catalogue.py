"""Which guidelines there are, which version of one is asked on a day, and whose messages it governs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dialogvakt_rules.catalogue import Catalogue
from dialogvakt_rules.errors import GuidelineErrors, UnknownGuidelineError

HEAD = """\
id: {id}
version: "{version}"
valid: {{from: {since}, {until}source: S}}
scope: {{names: [{names}], organisation-numbers: ["{number}"], her-ids: ["{her}"]}}
"""
Write = Callable[..., Path]


@pytest.fixture
def write_head(tmp_path: Path) -> Write:
    """Writes a guideline's first file in a folder of the given name."""

    def written(folder: str, **values: str) -> Path:
        values = {
            "id": folder.partition("@")[0], "version": "1", "since": "2026-01-01", "until": "", "number": "983974724",
            "her": "42", "names": "Sjukehuset i Nordvik, Nordvik",
        } | values  # fmt: skip
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "guideline.yaml").write_text(HEAD.format(**values), encoding="utf-8")
        return tmp_path

    return written


def test_folders_come_beside_what_is_bundled(write_head: Write) -> None:
    assert "nordvik" in Catalogue([write_head("nordvik")]).ids
    assert "helse-bergen-d81023" in Catalogue().ids
    assert "norwegian-base" not in Catalogue().ids


def test_a_folder_may_be_a_guideline_itself(write_head: Write) -> None:
    assert "nordvik" in Catalogue([write_head("nordvik") / "nordvik"]).ids


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2024, 12, 31), "1"),
        (date(2025, 1, 1), "1"),
        (date(2025, 12, 31), "1"),
        (date(2026, 1, 1), "2"),
        (date(2026, 6, 30), "2"),
        (date(2026, 7, 1), "2"),
    ],
)
def test_the_version_of_the_day_is_asked(write_head: Write, day: date, version: str) -> None:
    write_head("nordvik@1", version="1", since="2025-01-01", until="to: 2025-12-31, ")
    place = write_head("nordvik@2", version="2", since="2026-01-01", until="to: 2026-06-30, ")
    assert Catalogue([place]).head("nordvik", day).version == version


def test_a_newer_version_in_force_is_taken_before_an_older_one(write_head: Write) -> None:
    write_head("nordvik@1", version="1", since="2025-01-01")
    place = write_head("nordvik@2", version="2", since="2026-01-01")
    assert Catalogue([place]).head("nordvik", date(2026, 3, 1)).version == "2"


def test_one_in_force_is_taken_before_one_of_unknown_days(write_head: Write) -> None:
    write_head("nordvik@1", version="1", since="unknown")
    place = write_head("nordvik@2", version="2", since="2026-01-01")
    catalogue = Catalogue([place])
    assert [catalogue.head("nordvik", date(year, 3, 1)).version for year in (2025, 2026)] == ["1", "2"]


def test_an_organisation_is_known_by_its_numbers_or_its_name(write_head: Write) -> None:
    catalogue = Catalogue([write_head("nordvik", number="999999999")])
    assert catalogue.governing((), "42", None) == "nordvik"
    assert catalogue.governing((), None, "999999999") == "nordvik"
    assert catalogue.governing(("NORDVIK, ortopedisk poliklinikk",), None, None) == "nordvik"
    assert catalogue.governing(("Sjukehuset i  Nordvik",), None, None) == "nordvik"


def test_a_part_of_a_word_is_no_name(write_head: Write) -> None:
    catalogue = Catalogue([write_head("nordvik", number="999999999")])
    assert catalogue.governing(("Nordvikbygda legekontor", ""), "43", "1") is None


def test_the_longest_name_decides(write_head: Write) -> None:
    write_head("nordvik")
    place = write_head("coast", names="Nordvik kystsykehus", her="43", number="1")
    assert Catalogue([place]).governing(("Nordvik kystsykehus",), None, None) == "coast"


def test_an_unknown_name_is_told_with_what_there_is(write_head: Write) -> None:
    with pytest.raises(UnknownGuidelineError, match="nordvik"):
        Catalogue([write_head("nordvik")]).head("nordvk", date(2026, 1, 1))


def test_a_broken_guideline_is_told(write_head: Write) -> None:
    place = write_head("nordvik", since="2026-99-99")
    with pytest.raises(GuidelineErrors, match="there is no such date"):
        _ = Catalogue([place]).heads
