"""Whatever is written, there is a sensible report or one clear error, and never a lost draft."""

from __future__ import annotations

import json

import pytest

from dialogvakt import Checker, Draft, InputError

TEXTS = {
    "empty": "",
    "spaces": " \n\t ",
    "no letters": "1234 -- 5678 ?!",
    "only emoji": "😀👩‍⚕️🇳🇴",
    "lone surrogates": "\ud800Pas.\udfff",
    "NUL": "Pas.\x00har\x00feber",
    "escape codes": "\x1b[31mPas.\x1b[0m",
    "combining letters only": "\u0301" * 50,
    "right to left": "\u202epas.\u202c שלום",
    "mixed standards": "Jeg veit ikkje hva ho treng, men hun har ikkje feber.",
    "Swedish": "Hej! Patienten behöver återbesök. Kan ni ringa mig?",
    "English": "Hello. The patient needs a follow-up. Could you call us?",
    "one long word": "x" * 20_000,
    "many lines": "\n" * 20_000,
    "many dots": "." * 20_000,
    "many openings": "(" * 20_000,
    "template": "{{ 7 * 7 }} {% for x in range(9) %}",
    "console markup": "[bold]Pas.[/bold] [link=x]",
    "many abbreviations": "pas. " * 4_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_there_is_a_sensible_report(checker: Checker, name: str) -> None:
    text = TEXTS[name]
    report = checker.check(Draft(text))
    assert report.verdict in {"send", "revise", "redirect"}
    assert json.loads(json.dumps(report.to_dict(text)))["version"] == 1


def test_a_megabyte_is_refused(checker: Checker) -> None:
    text = "Ringvold har feber. " * 52_429
    with pytest.raises(InputError) as caught:
        checker.check(Draft(text))
    assert str(caught.value) == "draft: text: has 1048580 characters; allowed: at most 20000 characters"
