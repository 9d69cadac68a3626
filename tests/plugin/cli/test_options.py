"""Values of options are read strictly."""

from __future__ import annotations

from datetime import date

import pytest

from dialogvakt import InputError
from dialogvakt.cli.options import LANGUAGES, choose, day_of, language_of


def test_good_values_are_taken() -> None:
    assert choose("--language", "nn", LANGUAGES) == language_of("nn") == "nn"
    assert language_of(None) is None
    assert day_of("--as-of", None) is None
    assert day_of("--as-of", "2026-03-02") == date(2026, 3, 2)


def test_a_bad_value_is_told() -> None:
    with pytest.raises(InputError) as caught:
        choose("--offsets", "utf16", ("code-points", "utf-16"))
    assert str(caught.value) == (
        "--offsets: has a value that is not allowed (did you mean utf-16?); allowed: code-points, utf-16"
    )
    with pytest.raises(InputError, match="--as-of: is no date; allowed: a day that exists"):
        day_of("--as-of", "2026-02-30")
