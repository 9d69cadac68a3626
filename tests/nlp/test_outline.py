"""A message is divided into parts that hold all of it, and each knows what it is there for."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt_nlp import CLOSING, GREETING, Outline, Reader
from dialogvakt_nlp.normalise import normalise


@cache
def reader() -> Reader:
    return Reader()


def outline(text: str) -> Outline:
    return reader().outline(text)


def parts(text: str) -> list[tuple[str, str]]:
    """Return each part's first role and words."""
    return [(next(iter(part.roles), ""), text[part.start : part.end]) for part in outline(text).parts]


def roles_of(text: str) -> tuple[str, ...]:
    """Return the roles of a text that is one part."""
    (part,) = outline(text).parts
    return part.roles


def test_greeting_and_closing_words_are_cut_off() -> None:
    text = "Hei fastlege, kan du ringe henne i dag?\nMed vennlig hilsen Mona Tveit, sykepleier, Lindås bofellesskap"
    assert parts(text) == [
        (GREETING, "Hei fastlege,"),
        ("requests", "kan du ringe henne i dag?"),
        (CLOSING, "Med vennlig hilsen"),
        ("sender", "Mona Tveit, sykepleier, Lindås bofellesskap"),
    ]


@pytest.mark.parametrize(
    ("text", "greeting", "recipient"),
    [
        ("Til Lungesykdommer, Haukeland.\nHun hoster.", "Til Lungesykdommer, Haukeland.", "Lungesykdommer, Haukeland."),
        ("Barnesykdommer, allergipoliklinikken\nHun hoster.", "Barnesykdommer, allergipoliklinikken",
         "Barnesykdommer, allergipoliklinikken"),
        ("Lungesjukdomar v/ KOLS-sjukepleiar\nHo hostar.", "Lungesjukdomar v/ KOLS-sjukepleiar",
         "Lungesjukdomar v/ KOLS-sjukepleiar"),
        ("Hei! Hun hoster.", "Hei!", None),
        ("God dag,\npasienten hoster.", "God dag,", None),
    ],
)  # fmt: skip
def test_a_greeting_takes_its_address_along(text: str, greeting: str, recipient: str | None) -> None:
    found = outline(text)
    first = found.parts[0]
    assert (first.roles, text[first.start : first.end]) == ((GREETING,), greeting)
    assert (text[slice(*found.recipient)] if found.recipient else None) == recipient


def test_what_follows_the_name_of_a_service_is_no_address_if_it_says_something() -> None:
    assert [words for _, words in parts("Heimesjukepleia Voss: Ho har feber.")] == [
        "Heimesjukepleia Voss:",
        "Ho har feber.",
    ]


@pytest.mark.parametrize(
    "sentence", ["Hei doktor Nes (vikar), kan du ringe henne?", "Fysioterapeuten trener henne tirsdag."]
)
def test_a_sentence_that_runs_on_is_not_cut(sentence: str) -> None:
    ((role, words),) = parts(sentence)
    assert role not in {"", GREETING}
    assert words == sentence


def test_a_measured_value_is_no_writer() -> None:
    assert parts("Puls 84.\nBlodtrykk 135/80.")[-1] == ("values", "Blodtrykk 135/80.")


def test_a_question_to_somebody_names_the_recipient_without_a_greeting() -> None:
    text = "Jeg har et spørsmål til fysioterapeuten om treningen med vekter."
    found = outline(text)
    assert found.recipient is not None
    assert text[slice(*found.recipient)] == "fysioterapeuten"
    assert GREETING not in {role for part in found.parts for role in part.roles}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Eg er sjukepleiar Oddny Bø i Voss herad.", "sender"),
        ("Hjemmesykepleien i Fana her.", "sender"),
        ("I dag fikk han brått klemmende smerter i brystet.", "situation"),
        ("Kan dere ringe henne?", "requests"),
        ("Vi ber om svar innen fredag.", "requests"),
        ("Fint om nokon av dykk kan sjå til henne.", "requests"),
        ("Datteren spør om hun kan dusje.", "requests"),
        ("Kreatinin var 102.", "values"),
        ("Hun er allergisk mot penicillin.", "allergy"),
        ("Han bruker Furix 40 mg to ganger daglig.", "medication"),
        ("Han har kjend KOLS.", "background"),
        ("Hun ble operert for brokk i 2019.", "background"),
        ("Pasienten var til kontroll hos dykk 4. november.", "background"),
        ("Ho bur åleine.", "social"),
        ("Vi ringte legevakten i går kveld.", "measures"),
        ("Han er blek og kald.", "findings"),
        ("Dette er et avvik.", "incident"),
        ("Hun måtte legges inn igjen.", "consequence"),
        ("Dette må ikkje skje igjen.", "proposal"),
        ("Dette er fastlegens oppgave.", "responsibility"),
        ("Bestiller MR av kneet.", "examination"),
        ("Ho er utskrivingsklar på måndag.", "discharge"),
        ("Hun trenger hjelp morgen og kveld.", "needs"),
        ("Takk for meldingen.", "receipt"),
    ],
)
def test_a_sentence_knows_what_it_is_there_for(sentence: str, role: str) -> None:
    assert roles_of(sentence)[:1] == (role,)


def test_an_illness_that_is_over_is_background_and_no_situation() -> None:
    assert roles_of("Han hadde hjerteinfarkt i 2019.")[0] == "background"
    assert "situation" not in roles_of("Ingen brystsmerter.")


def test_a_sentence_goes_on_from_the_one_before_it_but_not_over_an_empty_line() -> None:
    story = "I dag fikk han brått smerter i brystet som strålte ut i armen."
    assert "situation" in outline(f"{story} Det gikk ikke over.").parts[1].roles
    assert "situation" not in outline(f"{story}\n\nDet gikk ikke over.").parts[1].roles


def test_a_number_goes_with_its_sentence() -> None:
    assert [words for _, words in parts("1. Vekta er stabil. 2. Såret gror.")] == [
        "1. Vekta er stabil.",
        "2. Såret gror.",
    ]


def test_lines_below_the_closing_words_are_the_writers() -> None:
    text = "Ho hostar.\n\nHelsing\nKari Moe\nLege\nTelefon 55 50 00 17"
    assert [role for role, _ in parts(text)] == ["findings", CLOSING, "sender", "sender", "sender"]
    asked = f"{text}\nPS: Kan de ringe?"
    assert parts(asked)[-1][0] == "requests"


def test_a_long_text_below_the_closing_words_is_no_signature() -> None:
    text = "Hilsen Kari Moe\n" + "Vi har alle papirene klare her. " * 8
    assert parts(text)[-1][0] != "sender"


@pytest.mark.parametrize(
    "ending", ["Stian Vestbø", "Kari Moe, sykepleier i Fana\nKari Moe", "Sykepleier i Fana\nKari Moe"]
)
def test_a_name_at_the_end_is_the_writers_without_closing_words(ending: str) -> None:
    assert parts(f"Ho hostar.\n\n{ending}")[-1][0] == "sender"


def test_what_somebody_points_at_is_the_situation_unless_it_only_asks() -> None:
    text = "Kreatinin er 102. Kan de svare i dag?"
    mentions = reader().read(text).mentions
    spots = [mention[:4] for mention in mentions if mention.group in {"value", "urgency", "deadline"}]
    pointed = reader().outline(text, pointed_at=spots).parts
    assert [part.roles[0] for part in pointed] == ["situation", "requests"]
    assert [part.roles[0] for part in outline(text).parts] == ["values", "requests"]


def test_an_empty_text_has_no_parts() -> None:
    assert outline("").parts == outline(" \n\t").parts == ()


PIECES = st.sampled_from(
    ["Hei!", "Til Lungesykdommer,", "Jeg er lege på Voss.", "Kalium 6,8.", "Kan dere ringe?", "Vennlig hilsen", "\n",
     "Kari Moe", "\n\n", " ", "- ", "1. ", "BT 140/85", "😀", "\u00ad", "e\u0301", "\x00", "\r\n", "\ud800", "<b>", "|"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map("".join))
@settings(max_examples=150, deadline=None)
def test_the_parts_hold_every_word_of_the_text_once_and_in_order(text: str) -> None:
    found = outline(text).parts
    assert all(part.start < part.end for part in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    left = "".join(text[end:start] for end, start in zip(
        [0, *(part.end for part in found)], [*(part.start for part in found), len(text)], strict=True
    ))  # fmt: skip
    assert normalise(left).text.strip() == ""
