"""Safe fixes are made once each, from the left, and never overlap."""

from __future__ import annotations

from dialogvakt import Edit, Finding, Fix
from dialogvakt.safefixes import apply_safe_fixes


def finding(*fixes: Fix) -> Finding:
    return Finding("abbreviation", "4.4", "info", "", fixes=fixes)


def test_only_safe_fixes_are_made() -> None:
    safe = Fix("", (Edit(0, 4, "Pasienten"), Edit(14, 18, "pasienten")), True)
    unsafe = Fix("", (Edit(9, 11, "blodtrykk"),))
    assert apply_safe_fixes("Pas. har BT, (pas.)", [finding(safe), finding(unsafe)]) == (
        "Pasienten har BT, (pasienten)",
        2,
    )


def test_of_overlapping_edits_the_first_and_longest_holds() -> None:
    fixes = [Fix("", (Edit(0, 2, "X"),), True), Fix("", (Edit(0, 4, "Y"),), True), Fix("", (Edit(3, 5, "Z"),), True)]
    assert apply_safe_fixes("abcdef", [finding(*fixes)]) == ("Yef", 1)


def test_an_edit_offered_twice_is_made_once() -> None:
    fix = Fix("", (Edit(1, 1, "!"),), True)
    assert apply_safe_fixes("ab", [finding(fix), finding(fix)]) == ("a!b", 1)


def test_without_safe_fixes_nothing_changes() -> None:
    assert apply_safe_fixes("ab\n", []) == ("ab\n", 0)
