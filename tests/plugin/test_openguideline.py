"""Bundled guidelines come as the build has read them, and from their files where these are others now."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt import openguideline
from dialogvakt.openguideline import STORE, open_guideline
from dialogvakt_nlp.store import Store, pack, unpack
from dialogvakt_rules import bundled_guidelines, load_guideline
from dialogvakt_rules.guidelinedata import to_data
from dialogvakt_rules.loader import BUNDLED
from tests.plugin.conftest import NORDVIK


@pytest.mark.parametrize("name", bundled_guidelines())
def test_it_is_the_guideline_that_its_files_hold(name: str) -> None:
    assert open_guideline(BUNDLED / name) == load_guideline(name)


def test_one_from_elsewhere_is_read_from_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    monkeypatch.setattr(openguideline, "_data", refuse)
    assert open_guideline(NORDVIK) == load_guideline(NORDVIK)


def test_one_whose_files_have_changed_is_read_from_them(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_guideline("helse-bergen-d81023")
    data = unpack(pack(to_data(loaded)))
    at = data.index(loaded.content_hash)
    data[at] = "another"
    data[data.index(loaded.version)] = "0.1"
    monkeypatch.setattr(openguideline, "_data", lambda name: data)
    assert open_guideline(loaded.folder) == loaded


def test_what_is_kept_is_a_guideline_for_each_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(STORE, "file", tmp_path / STORE.file.name)
    STORE.write()
    kept = Store(STORE.file, STORE._folder, STORE._sources)
    assert set(kept.parts) == {f"dialogvakt.openguideline._data {name}" for name in bundled_guidelines()}
