"""A guideline that was made plain data is the same guideline again."""

from __future__ import annotations

import marshal
from dataclasses import replace

import pytest

from dialogvakt_rules import bundled_guidelines, load_guideline
from dialogvakt_rules.guidelinedata import from_data, to_data


@pytest.mark.parametrize("name", bundled_guidelines())
def test_a_guideline_survives_as_bytes(name: str) -> None:
    guideline = load_guideline(name)
    assert from_data(marshal.loads(marshal.dumps(to_data(guideline)))) == guideline


@pytest.mark.parametrize("name", bundled_guidelines())
def test_no_path_of_the_machine_is_in_it(name: str) -> None:
    guideline = load_guideline(name)
    packed = marshal.dumps(to_data(guideline))
    assert str(guideline.folder.parent).encode() not in packed


def test_what_is_no_plain_data_is_refused() -> None:
    strange = replace(load_guideline("helse-bergen-d81023"), document={"a"})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a guideline holds set"):
        to_data(strange)
