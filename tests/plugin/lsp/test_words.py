"""Every part of a message and every word that decides how one is meant has a name for the reader."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from dialogvakt.phrases import phrases

LEXICONS = files("dialogvakt_nlp") / "lexicons"


def lexicon(name: str) -> object:
    return yaml.safe_load((LEXICONS / name).read_text("utf-8"))


def test_every_role_of_a_part_has_a_name() -> None:
    data = lexicon("roles.yaml")
    assert isinstance(data, dict)
    roles = {clue["role"] for clue in data["clues"]} | {"greeting", "closing", "other"}
    assert {f"part-{role}" for role in roles} == {name for name in phrases() if name.startswith("part-")}


def categories() -> list[str]:
    data = lexicon("context.yaml")
    assert isinstance(data, dict)
    table = data.get("categories", data)
    return [name for name, entry in table.items() if isinstance(entry, dict) and "sets" in entry]


@pytest.mark.parametrize("category", categories())
def test_every_category_of_deciding_words_has_a_name(category: str) -> None:
    names = [name for name in phrases() if name.startswith("cue-") and f"cue-{category}".startswith(name)]
    assert len(names) == 1
