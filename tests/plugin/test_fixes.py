"""Fixes keep the draft's standard, and only what fits unread is safe."""

from __future__ import annotations

from dialogvakt import Context, Edit, Fix
from dialogvakt.fixes import option_fixes, replacement_fixes, table_options
from dialogvakt_nlp import Mention, Replacement
from dialogvakt_rules import Fact, Guideline

SAFE = Replacement(("pasienten", "pasient"), ("pasienten", "pasient"), True)
UNSAFE = Replacement(("pasient",), ("pasient",), False)


def mention(start: int, replacement: Replacement | None) -> Mention:
    return Mention("abbreviation", "clinical", start, start + 4, replacement=replacement)


def test_the_likeliest_words_come_first_and_are_safe_where_they_fit() -> None:
    first, second = replacement_fixes([mention(0, SAFE), mention(9, SAFE)], "nb", "nn")
    assert first == Fix("Skriv «pasienten»", (Edit(0, 4, "pasienten"), Edit(9, 13, "pasienten")), True)
    assert second == Fix("Skriv «pasient»", (Edit(0, 4, "pasient"), Edit(9, 13, "pasient")))


def test_each_place_gets_its_own_likeliest_words() -> None:
    (first, _) = replacement_fixes([mention(0, SAFE), mention(9, UNSAFE)], "nb", "nb")
    assert [edit.text for edit in first.edits] == ["pasienten", "pasient"]
    assert not first.safe


def test_the_words_are_in_the_drafts_own_standard() -> None:
    replacement = Replacement(("sykepleier",), ("sjukepleiar",), True)
    (fix,) = replacement_fixes([mention(0, replacement)], "nn", "nb")
    assert fix.edits == (Edit(0, 4, "sjukepleiar"),)


def test_a_place_without_words_keeps_the_fix_from_being_safe() -> None:
    (fix, _) = replacement_fixes([mention(0, SAFE), mention(9, None)], "nb", "nb")
    assert not fix.safe
    assert replacement_fixes([mention(0, None)], "nb", "nb") == ()
    assert replacement_fixes([], "nb", "nb") == ()


def test_options_change_no_text() -> None:
    assert option_fixes(["Fysioterapi, PLO"], "nn") == (Fix("Vel «Fysioterapi, PLO»"),)


def test_other_facts_offer_nothing(guideline: Guideline) -> None:
    assert table_options([Fact("f", "markup", "html")], [], Context(), guideline) == ()
