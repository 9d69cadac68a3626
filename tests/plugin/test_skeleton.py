"""An outline that is filled in has all that a guideline asks of a message's form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dialogvakt import Checker, Context, Draft, Organisation
from dialogvakt.cli.main import app
from dialogvakt.defaults import default_guideline
from dialogvakt.report import Standard
from dialogvakt.server.guidelines import KnownGuidelines
from dialogvakt.skeleton import write_skeleton
from dialogvakt_nlp import Reader
from dialogvakt_rules import bundled_guidelines, load_guideline

CONTEXTS = [
    {},
    {"sender_side": "hospital", "recipients": ["Sykepleiertjeneste, Nordvik kommune"], "message_type": "request"},
    {"sender_side": "municipality", "recipients": ["Hjertesykdommer, Nordvik sykehus"], "message_type": "reply"},
    {"sender_side": "hospital", "patient": {"discharged_on": "2026-03-02"}},
    {"recipients": ["Fysioterapi", "Ergoterapi"]},
]
READER = Reader()
each_language = pytest.mark.parametrize("language", ["nb", "nn"])


@each_language
@pytest.mark.parametrize("context", CONTEXTS, ids=str)
def test_an_outline_is_in_its_standard_and_plain(language: Standard, context: object) -> None:
    text = write_skeleton(Context.from_mapping(context), language)
    reading = READER.read(re.sub(r"\[[^]]*\]", "", text))
    assert reading.language == language
    assert not [mention for mention in READER.read(text).mentions if mention.group == "markup"]
    assert "\n\n\n" not in text


@each_language
def test_the_recipient_chosen_opens_it(language: Standard) -> None:
    text = write_skeleton(Context(recipients=("Fysioterapi,\n Nordvik kommune",)), language)
    assert text.startswith("Til Fysioterapi, Nordvik kommune.\n")


def test_of_several_recipients_none_is_taken() -> None:
    assert write_skeleton(Context(recipients=("a", "b"))).startswith("Til [fagområde")


def test_a_discharge_is_the_reference() -> None:
    text = write_skeleton(Context.from_mapping({"patient": {"discharged_on": "2026-03-02"}}), "nn")
    assert "utskriven frå sjukehuset 2. mars 2026" in text


def test_a_reply_needs_no_reference_and_asks_nothing() -> None:
    text = write_skeleton(Context(message_type="reply"), "nb")
    assert "Jeg svarer på" in text
    assert "?" not in text


def test_a_recipient_is_no_template() -> None:
    assert "{{ 7 * 7 }}" in write_skeleton(Context(recipients=("{{ 7 * 7 }}",)))


FILLED = {
    "[fagområde, tjeneste eller mottaker]": "Ortopedisk poliklinikk",
    "[navn og yrke]": "sykepleier Kari Moe",
    "[navn, yrke og arbeidssted]": "Kari Moe, sykepleier, hjemmetjenesten",
    "[arbeidssted]": "hjemmetjenesten",
    "[dato]": "3. mars",
    "[avdeling eller tjeneste]": "ortopedisk poliklinikk",
    "[henvisningen, epikrisen eller notatet]": "epikrisen",
    "[Hva saken gjelder, i to eller tre setninger som pasienten forstår.]": "Kneet er bedre.",
    "[det du ber om, som ett spørsmål]": "si når han kan trene",
}
FORM = {
    "sender-identity",
    "sender-in-text",
    "courtesy",
    "recipient-opening",
    "referral-opening",
    "contact-reference",
    "unclear-request",
}


@pytest.mark.parametrize("name", bundled_guidelines())
def test_an_outline_that_is_filled_in_is_what_its_guideline_asks_for(name: str) -> None:
    guideline = load_guideline(name)
    text = write_skeleton(Context(), "nb", guideline)
    for gap, words in FILLED.items():
        text = text.replace(gap, words)
    assert "[" not in text
    report = Checker(guideline).check(Draft(text))
    assert FORM.isdisjoint(finding.code for finding in report.findings)


def test_the_commands_guideline_is_that_of_the_organisations_else_the_one_named(tmp_path: Path) -> None:
    context = tmp_path / "context.json"
    context.write_text('{"recipient_organisation": {"name": "Vestre Viken"}}', "utf-8")

    def outline(*options: str) -> str:
        result = CliRunner().invoke(app, ["skeleton", *options])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert "Jeg er" in outline()
    assert "Jeg er" not in outline("--context", str(context))
    assert "Jeg er" not in outline("--guideline", "sykehuset-telemark")
    assert "Jeg er" in outline("--guideline", "nordvik", "--guidelines", str(Path(__file__).parents[1] / "data"))
    assert CliRunner().invoke(app, ["skeleton", "--guideline", "nowhere"]).exit_code == 2


def test_the_service_knows_whose_guideline_it_is() -> None:
    known = KnownGuidelines()
    telemark = Context(sender_organisation=Organisation(name="Sykehuset Telemark"))
    assert known.governing(telemark).id == "sykehuset-telemark"
    assert known.governing(Context()).id == default_guideline()
    nordvik = KnownGuidelines(str(Path(__file__).parents[1] / "data" / "nordvik"))
    assert nordvik.governing(telemark).id == "nordvik"
