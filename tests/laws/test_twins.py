"""Bokmål and nynorsk are equal: a draft told in one standard gets the codes that it gets in the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogvakt import Checker, Context, Draft

_DATA = Path(__file__).resolve().parents[1] / "data" / "twins.yaml"
_DAY = {"written_on": "2025-11-12"}
PAIRS: list[dict[str, Any]] = yaml.safe_load(_DATA.read_text(encoding="utf-8"))


def _codes(checker: Checker, pair: dict[str, Any], standard: str) -> list[str]:
    context = Context.from_mapping({**_DAY, **pair.get("context", {})})
    report = checker.check(Draft(pair[standard], context))
    assert report.language == standard
    return sorted({finding.code for finding in report.findings})


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{at}-{'-'.join(pair['codes'])}" for at, pair in enumerate(PAIRS, 1)])
def test_twins_get_the_same_codes(checker: Checker, pair: dict[str, Any]) -> None:
    codes = _codes(checker, pair, "nb")
    assert _codes(checker, pair, "nn") == codes
    assert set(pair["codes"]) <= set(codes)
    assert codes == [] or pair["codes"]


def test_there_are_twins_for_each_code(checker: Checker) -> None:
    """One hospital's rules for referrals and for courtesy are not asked by the guideline checked here."""
    held = {code for pair in PAIRS for code in pair["codes"]}
    assert len(PAIRS) >= 60
    # What length is too long is counted in words, and no standard has other ones.
    assert {rule.code for rule in checker.guideline.rules} - held <= {"too-long"}
