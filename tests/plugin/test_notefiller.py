"""A template lays out tokens; the words take their places, once and unchanged."""

from __future__ import annotations

from collections.abc import Sequence

from dialogvakt.notefiller import Filled, Sentences, fill, layout_of, plain
from dialogvakt_rules.handovertemplate import KNOWN, SENTENCES


def filled(source: str, *, elsewhere: str = "", says: bool = False, **numbers: Sequence[int]) -> Filled:
    """Fill a template with parts «p0.», «p1.» ... of these numbers by kind."""
    values = {
        kind: Sentences.of(numbers.get(kind, ()), there=bool(numbers.get(kind)), elsewhere=kind == elsewhere)
        for kind in SENTENCES
    }
    known = dict.fromkeys(KNOWN, "")
    return fill(
        layout_of(source),
        values | known,
        lambda *words: says,
        lambda parts: " ".join(f"p{number}." for number in parts),
        "nb",
    )


def test_words_take_the_places_of_tokens() -> None:
    assert filled("Fra: {{ sender }}", sender=[0, 2]) == Filled("Fra: p0. p2.", (), frozenset({0, 2}))


def test_a_kind_printed_twice_stands_where_it_stood_first() -> None:
    note = filled("A\n{{ values }}\n\nB\n{{ values }}\n{{ findings }}", values=[1], findings=[0])
    assert note.text == "A\np1.\n\nB\np0."


def test_parts_beside_each_other_stand_in_the_drafts_order() -> None:
    assert filled("{{ values }}\n{{ findings }}", values=[1, 3], findings=[0, 2]).text == "p0. p1. p2. p3."
    assert filled("{{ [values, findings] }}\nX\n{{ social }}", values=[3], findings=[2], social=[0]).text == (
        "p2. p3.\nX\np0."
    )


def test_a_line_of_nothing_goes_and_empty_lines_do_not_pile_up() -> None:
    source = "A\n{{ values }}\n{{ findings }} {{ social }}\n\n\n{{ allergy }}\n\nB: {{ sender }}\n"
    assert filled(source, sender=[0]).text == "A\n\nB: p0."


def test_what_is_missing_is_marked_and_listed_once() -> None:
    source = (
        "{{ sender | or_missing('hvem') }}\n{{ patient_id | or_missing('hvem') }}\n"
        "{{ [values, time] | or_missing('mål') }}"
    )
    note = filled(source)
    assert note.text == "[mangler: hvem]\n[mangler: hvem]\n[mangler: mål]"
    assert note.missing == ("hvem", "mål")


def test_what_stands_elsewhere_is_said_only_where_nothing_else_stands() -> None:
    source = "A\n{{ values | or_missing('mål') }}\n{{ findings }}"
    assert filled(source, elsewhere="values").text == "A\n(nevnt under et annet punkt)"
    assert filled(source, elsewhere="values", findings=[0]).text == "A\np0."
    assert filled(source, elsewhere="values").missing == ()


def test_the_first_of_several_is_taken_where_a_template_says_or() -> None:
    source = "{{ (situation or findings or rest) | or_missing('hva') }}"
    assert filled(source, findings=[1], rest=[0]).text == "p1."
    assert filled(source, rest=[0]).text == "p0."
    assert filled(source).missing == ("hva",)


def test_a_template_may_ask_for_what_the_draft_says() -> None:
    source = "{% if says('discharge', 'ready') %}Klar{% elif not sender %}Ingen{% else %}Ikke{% endif %}"
    assert filled(source, says=True).text == "Klar"
    assert filled(source).text == "Ingen"
    assert filled(source, sender=[0]).text == "Ikke"


def test_only_what_a_template_prints_has_a_place() -> None:
    source = "{% if values %}A{{ [sender, time] | or_missing('x') }}{% endif %}{{ findings or recipient }}"
    assert layout_of(source).prints == {"sender", "time", "findings"}


def test_words_of_the_context_cannot_be_taken_for_a_part() -> None:
    assert plain("\x00 1\x00\n \x01x\x02") == "1 x"
