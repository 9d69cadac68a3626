"""No input makes a check slower than linear: the lines that run are counted, so that no clock can make it fail.

What C code does unseen (a regular expression, a slice) is bounded in tests of its own below.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from types import FrameType
from typing import Any

import pytest

from dialogvakt import MAX_CHARACTERS, Checker, Draft
from dialogvakt_nlp import markup, tokenizer
from tests.laws.hostile import HOSTILE, hostile

SHORT, LONG = MAX_CHARACTERS // 16, MAX_CHARACTERS // 4
# Four times the text; what is left over is for what the first sentences alone cost.
MOST_GROWTH = LONG / SHORT * 1.3


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of Python a call runs."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_grows_no_faster_than_the_text(checker: Checker, name: str) -> None:
    work = []
    for length in (SHORT, LONG):
        draft = Draft(hostile(HOSTILE[name], length))
        # Words are judged once; the second time only the walk through the text is left.
        checker.check(draft)
        work.append(lines_run(lambda draft=draft: checker.check(draft)))  # type: ignore[misc]
    assert work[1] <= MOST_GROWTH * work[0]


def test_the_count_of_lines_sees_what_is_quadratic() -> None:
    def pairs(length: int) -> int:
        return sum(1 for one in range(length) for other in range(length) if one < other)

    assert lines_run(lambda: pairs(80)) > 3 * 4 * lines_run(lambda: pairs(20)) / 4


def patterns() -> dict[str, str]:
    """Return the regular expressions that look at whole texts, by where they stand."""
    found = {}
    for module in (markup, import_module("dialogvakt_nlp.normalise"), tokenizer):
        for name, value in vars(module).items():
            for key, pattern in (value if isinstance(value, dict) else {"": value}).items():
                if isinstance(pattern, re.Pattern):
                    found[f"{module.__name__}.{name}{key}"] = pattern.pattern
    return found


@pytest.mark.parametrize("source", patterns().values(), ids=patterns())
def test_no_regular_expression_looks_at_a_stretch_again_from_each_of_its_lines(source: str) -> None:
    r"""With `^\s*` each of many empty lines runs to the end."""
    assert not re.search(r"(\^|\})\\s[*+]", source)


def test_a_sign_and_thousands_of_empty_lines_hold_no_markup() -> None:
    """It took two seconds."""
    assert markup.find_markup("<" + "\n" * MAX_CHARACTERS) == []
    assert [label for label, *_ in markup.find_markup("<\n\n  - [ ] Ring\n")] == ["markdown"]
