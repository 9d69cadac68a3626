"""A draft is carried over to another channel in the writer's own sentences, each of them once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt import Checker, Context, Draft, Handover, InputError
from dialogvakt.channels import channel_named
from dialogvakt.phrases import phrases
from dialogvakt.report import Standard
from dialogvakt_nlp.roles import load_role_words
from dialogvakt_rules.handovertemplate import SENTENCES, handover_problems

CASES = sorted((Path(__file__).parents[1] / "data" / "handover").glob("*.yaml"))
LANGUAGES: tuple[Standard, ...] = ("nb", "nn")


@cache
def bundled(language: Standard | None = None) -> Checker:
    return Checker(language=language)


def note(text: str, channel: str = "phone", language: Standard | None = None, **context: Any) -> Handover:
    return bundled(language).handover(Draft(text, Context.from_mapping(context)), channel)


def section(handover: Handover, heading: str) -> str:
    """Return what stands below a heading, up to the next empty line."""
    return f"{handover.text}\n\n".split(f"{heading}\n", 1)[1].split("\n\n", 1)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_channel_advised_gets_its_note(case: Path) -> None:
    said = yaml.safe_load(case.read_text("utf-8"))
    found = bundled().handover(Draft(said["text"], Context.from_mapping(said["context"])))
    channel, language = case.stem.split(".")
    assert (found.channel, found.title) == (channel, said["title"])
    assert found.text == said["note"].strip()
    assert [*found.missing] == said["missing"]
    assert [*found.left_out] == said["left_out"]
    assert bundled().check(Draft(said["text"])).messages_in == language


def test_every_channel_but_the_messages_own_has_a_case_in_both_standards() -> None:
    channels = [*bundled().guideline.channels][:-1]
    assert {path.stem for path in CASES} == {f"{channel}.{language}" for channel in channels for language in LANGUAGES}


def test_a_draft_that_goes_the_right_way_has_nothing_to_move() -> None:
    text = "Til Lungesykdommer.\nJeg er lege i Askøy kommune. Hun var hos dere 10. november. Skal hun ha ny time?\nKari"
    found = bundled().handover(Draft(text))
    assert (found.channel, found.text) == ("dialog-message", "En dialogmelding passer for dette.")
    assert (found.missing, found.left_out) == ((), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_channel_without_a_template_gets_a_general_note(checker: Checker, language: Standard) -> None:
    text = "Til heimesjukepleia.\nEg er lege på Hjertesjukdommar. Ho har kalium 6,8 i dag. Kan de svare i morgon?"
    handover = Checker(checker.guideline, language=language).handover(Draft(text), "visit")
    asked = {"nb": "Det jeg ber om", "nn": "Det eg ber om"}[language]
    assert handover.title == {"nb": "Notat til besøk", "nn": "Notat til besøk"}[language]
    assert section(handover, asked) == "Kan de svare i morgon?"
    assert handover.missing[0] == "fødselsnummer"


def test_a_hospitals_own_template_is_filled(checker: Checker) -> None:
    text = "Til legen.\nJeg er sykepleier Anne i Nordvik. Kalium er 6,8. Hun er trøtt. Kan dere komme?"
    context = {"recipients": ["Hjertesykdommer, Nordvik sykehus"], "patient": {"national_id": "19924435049"}}
    found = checker.handover(Draft(text, Context.from_mapping(context)))
    assert (found.channel, found.title) == ("phone", "Når du ringer vakttelefonen")
    assert found.text.splitlines() == [
        "Spør etter vakthavende ved Hjertesykdommer, Nordvik sykehus.",
        "",
        "Si hvem du er: Jeg er sykepleier Anne i Nordvik.",
        "Si hvem det gjelder: 199244 35049",
        "Si hva som haster: Kalium er 6,8.",
        "Si hva du har sett og målt: Hun er trøtt.",
        "Si hva du vil: Kan dere komme?",
    ]


def test_the_messages_own_channel_may_have_a_template_too(checker: Checker) -> None:
    phone, message = checker.guideline.channels["phone"], checker.guideline.channels["message"]
    channels = {**checker.guideline.channels, "message": replace(message, handover=phone.handover)}
    found = Checker(replace(checker.guideline, channels=channels)).handover(Draft("Hun sover godt nå."), "message")
    assert found.title == "Når du ringer vakttelefonen"


def test_a_note_as_json_has_the_same_in_it() -> None:
    assert Handover("phone", "A", "B", ("c",), ("d",)).to_dict() == {
        "channel": "phone",
        "title": "A",
        "text": "B",
        "missing": ["c"],
        "left_out": ["d"],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_general_template_is_as_strict_as_a_guidelines(language: Standard) -> None:
    source = Path(__file__).parents[2] / "plugin" / "dialogvakt" / "templates" / f"handover.{language}.j2"
    assert handover_problems(source.read_text("utf-8"), bundled().guideline.vocabulary) == []


def test_a_channel_that_is_none_is_refused_without_repeating_it() -> None:
    with pytest.raises(InputError) as caught:
        note("Hei", channel="phon")
    assert caught.value.allowed[0] == "phone"
    assert str(caught.value).startswith(
        "handover: channel: is no channel of the guideline (did you mean phone?); allowed"
    )
    with pytest.raises(InputError) as caught:
        channel_named(bundled().guideline, "Kari har kreft")
    assert "Kari" not in str(caught.value)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(InputError, match="text: has 20001 characters"):
        note("x" * 20_001)


def test_templates_know_every_role_that_sentences_can_have() -> None:
    assert {clue.role for clue in load_role_words().clues} == set(SENTENCES) - {"rest"}


# --- who, to whom, about whom


def test_the_recipient_chosen_goes_before_the_one_written_to() -> None:
    text = "Til Hjertesjukdommar, Haukeland.\nHo hostar."
    assert note(text).text.startswith("Ring: Hjertesjukdommar, Haukeland\n")
    assert note(text, recipients=["Lungesykdommer,\n Helse Bergen"]).text.startswith(
        "Ring: Lungesykdommer, Helse Bergen\n"
    )
    assert note(text, recipients=["a", "b"]).text.startswith("Ring: Hjertesjukdommar, Haukeland\n")
    assert note("Ho hostar.").text.startswith("Ring: mottakaren\n")


def test_only_the_patients_own_number_from_the_context_stands_in_a_note() -> None:
    text = "Pasient 19924435049. Mor er 23863941024, og hun hoster. Ring 55 50 00 17."
    found = note(text, patient={"national_id": "199244 35049"})
    assert "Det gjelder pasient 199244 35049." in found.text
    assert "19924435049" not in found.text
    assert "23863941024" not in found.text
    assert "Pasient [fødselsnummer utelatt]." in found.text
    assert "Mor er [fødselsnummer utelatt], og hun hoster." in found.text
    assert "55 50 00 17" in found.text


def test_a_template_without_the_number_keeps_it_out() -> None:
    text = "Vi melder avvik. Pasient 19924435049 fikk feil dose."
    found = note(text, "deviation-system", patient={"national_id": "19924435049"})
    assert not re.search(r"\d{5}", found.text)


def test_what_a_signature_says_anew_is_kept() -> None:
    text = "Jeg er lege Kari Moe i Askøy kommune. Hun hoster.\n\nHilsen\nKari Moe, lege\nTelefon 55 50 00 17"
    found = note(text)
    assert section(found, "I – Hvem jeg er").startswith("Jeg er lege Kari Moe i Askøy kommune.\nTelefon 55 50 00 17\n")
    assert found.left_out == ("Hilsen", "Kari Moe, lege")


# --- what goes where


def test_sentences_of_one_section_keep_the_drafts_order_and_lines() -> None:
    text = "Puls 84. Han sover godt.\nBlodtrykk 135/80. I dag fikk han brått smerter i brystet som strålte ut i armen."
    found = note(text)
    assert section(found, "A – Målt, sett og gjort") == "Puls 84. Han sover godt.\nBlodtrykk 135/80."


def test_a_finding_of_the_channel_makes_the_situation() -> None:
    critical, ordinary = "Til legen. Kalium er 6,8.", "Til legen. Kalium er 4,8."
    assert section(note(critical), "S – Situasjonen nå") == "Kalium er 6,8."
    assert section(note(ordinary), "A – Målt, sett og gjort") == "Kalium er 4,8."


def test_what_is_said_elsewhere_is_not_called_missing() -> None:
    found = note("Hun fikk plutselig brystsmerter og har puls 140 nå.")
    assert section(found, "A – Målt, sett og gjort") == "(nevnt under et annet punkt)"
    assert not any("målinger" in what for what in found.missing)


def test_what_fits_nowhere_stands_at_the_end() -> None:
    text = "I dag fikk han brått smerter i brystet som strålte ut i armen.\n\nDet er fint vær her.\n\nKan dere ringe?"
    assert note(text).text.endswith("Annet i utkastet\nDet er fint vær her.")
    assert note(text, language="nn").text.endswith("Anna i utkastet\nDet er fint vær her.")


def test_a_message_in_the_plo_flow_goes_to_the_side_that_does_not_write() -> None:
    text = "Han er innlagt hos dere. Når er han utskrivningsklar? Han trenger hjelp morgen og kveld."

    def head(**context: Any) -> list[str]:
        return note(text, "plo", **context).text.split("\nFra:")[0].splitlines()

    def from_town(care: str | None) -> list[str]:
        return head(sender_side="municipality", patient={"care": care})

    assert from_town("psychiatric")[0] == "Til: PLO Innleggelse Psykiatri"
    assert from_town("somatic")[0] == "Til: PLO Innleggelse Somatikk"
    assert from_town(None)[0] == "Til: PLO Innleggelse Somatikk eller PLO Innleggelse Psykiatri"
    assert head(sender_side="hospital", recipients=["Saksbehandling"]) == [
        "Til: Saksbehandling",
        "Melding: forespørsel i PLO-forløpet",
        "Send også: helseopplysninger til Saksbehandling, om hjelpen som trengs etterpå",
        "Send også: melding om utskrivningsklar pasient, når pasienten er vurdert som det",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", ["phone", "plo", "requisition", "referral", "deviation-system", "management"])
def test_an_empty_draft_misses_all_and_says_so(channel: str, language: Standard) -> None:
    found = note("", channel, language)
    mark = {"nb": "mangler", "nn": "manglar"}[language]
    assert len(found.missing) >= 4
    assert re.findall(rf"\[{mark}: ([^]]*)\]", found.text) == [*found.missing]


# --- laws

# Each sentence has a word of its own, so that it can be counted; some look alike to the pipeline on purpose.
_SENTENCES = (
    "Hei, doktor Nes{n}!", "Til Lungesykdommer{n}.", "Jeg er sykepleier Anne{n} i Askøy kommune.",
    "Hun har kalium 6,8 ifølge laben{n}.", "Plutselig fikk han brystsmerter{n} i natt!", "Kan dere ringe tante{n}?",
    "Ho brukar Furix 40 mg frå apotek{n}.", "Han har kjend KOLS frå kyrkja{n}.", "Dette er et avvik ved kontor{n}.",
    "Hun trenger hjelp av nabo{n}.", "Bestiller MR av kne{n}.", "Takk for melding{n}.", "Ord{n} uten mening",
    "- punkt{n} i en liste", "3. nummer{n} er her.", "{{{{ sender }}}} {{% if kode{n} %}}", "[mangler: noe{n}]",
    "\x000\x00 tegn{n}", "Vennlig hilsen Per{n}", "Lege{n}, Os legekontor", "Han er innlagt på post{n}.",
    "Det er fastlegens oppgave{n}.", "Generelt spørsmål{n}: hva gjør folk flest?", "Svar i dag, vakt{n}!",
)  # fmt: skip
_GLUE = st.sampled_from([" ", "\n", "\n\n", "  ", "\r\n", "\t"])
_CHANNELS = st.sampled_from([*bundled().guideline.channels][:-1])


@st.composite
def _drafts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a text of marked sentences, and their marks."""
    chosen = draw(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=12))
    sentences = [sentence.format(n=f"x{number}x") for number, sentence in enumerate(chosen)]
    return "".join(sentence + draw(_GLUE) for sentence in sentences), [f"x{n}x" for n in range(len(chosen))]


@given(_drafts(), _CHANNELS, st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_every_sentence_is_placed_once_or_left_out_on_purpose(
    draft: tuple[str, list[str]], channel: str, language: Standard
) -> None:
    text, marks = draft
    found = note(text, channel, language, recipients=["Lungepost, Os"])
    whole = "\n".join([found.text, *found.left_out])
    assert [whole.count(mark) for mark in marks] == [1] * len(marks)


@given(_drafts(), _CHANNELS, st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_a_note_holds_nothing_but_the_draft_the_template_and_the_context(
    draft: tuple[str, list[str]], channel: str, language: Standard
) -> None:
    text, _ = draft
    found = note(text, channel, language, patient={"national_id": "19924435049"}, recipients=["Lungepost, Os"])
    handover = bundled().guideline.channels[channel].handover
    assert handover is not None
    ours = " ".join([handover.source.in_language(language), *(words[language] for words in phrases().values())])
    known = Counter(_words(f"{text} {ours} 199244 35049 Lungepost, Os PLO"))
    assert set(_words(found.text)) <= set(known)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
