"""A small guideline of a hospital that does not exist, which tests copy and spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dialogvakt_rules.guideline import Guideline
from dialogvakt_rules.loader import load_guideline
from dialogvakt_rules.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = """\
kinds:
  acute:
    what: A condition.
    labels:
      stroke: {nb: slag, nn: slag}
      bleeding: {nb: blødning, nn: bløding}
    attributes:
      who: {values: [patient, family]}
      whether: {values: [asserted, suspected, negated]}
  value:
    what: A measured value.
    labels: {potassium: {nb: kalium, nn: kalium}, pulse: {nb: puls, nn: puls}}
    attributes: {number: {type: number}, corrected: {type: boolean}, unit: {type: text-label}}
  suggests:
    what: What it sounds like.
    evidence: suggested
    labels: {fire: {nb: brann, nn: brann}}
    attributes: {probability: {type: number}}
  topic:
    what: What it is about.
    labels: any
  sender:
    what: Who writes.
    labels: any
"""
GUIDELINE = """\
id: test-hospital
title: {nb: Retningslinje, nn: Retningsline}
publisher: Test
document: T1
source: T1.txt
version: "1.0"
valid: {from: 2025-01-01, to: 2025-12-31, source: T1.txt}
scope: {names: [Testsykehuset], sides: [hospital]}
precedence: [acute-care]
expected-reply: {from: 3, to: 5, clause: "6"}
document-types: {clause: "3", types: [{name: DIALOG, aliases: [dialog], care: somatic}]}
flow: {clause: "9", steps: [{nb: Sendt, nn: Send}]}
coverage:
  - {clause: "5.1", says: {nb: Ring.}, by: rule, names: [acute-care]}
  - {clause: "6", says: {nb: Svar.}, by: table, names: [expected-reply]}
  - {clause: "1", says: {nb: Alle.}, by: advice}
"""
CHANNELS = """\
channels:
  phone: {name: {nb: telefon, nn: telefon}, do: {nb: Ring., nn: Ring.}}
"""
SERVICES = """\
services:
  - {id: nursing, name: Sykepleiertjeneste, clause: "7", side: municipality, professions: [nurse]}
professions:
  - {id: nurse, words: [sykepleier], name: {nb: sykepleier, nn: sjukepleiar}}
organisations:
  - {words: [kommune], side: municipality}
"""
RULE = """\
rule: acute-care
aliases: [urgent]
title: {nb: Akutt, nn: Akutt}
clause: "5.1"
severity: critical
channel: phone
what: {nb: Hva, nn: Kva}
why: {nb: Hvorfor, nn: Kvifor}
example: {nb: Slag, nn: Slag}
better: {nb: Ring, nn: Ring}
when: {fact: acute, who: patient}
wording: {nb: "Ring: {{ names }}", nn: "Ring: {{ names }}"}
"""

SENDER_RULE = """\
rule: sender
title: {nb: Avsender, nn: Avsendar}
clause: "4.2"
severity: info
what: {nb: Hva, nn: Kva}
why: {nb: Hvorfor, nn: Kvifor}
example: {nb: Hei, nn: Hei}
better: {nb: Hilsen, nn: Helsing}
when: {none: [{fact: sender}]}
wording: {nb: Hvem?, nn: Kven?}
"""

Write = Callable[..., Path]


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    """The vocabulary of the small guideline."""
    path = tmp_path / "vocabulary.yaml"
    path.write_text(VOCABULARY, encoding="utf-8")
    return load_vocabulary(path)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the small guideline, with some files replaced, changed or (None) left out."""
    files = {
        "guideline.yaml": GUIDELINE,
        "channels.yaml": CHANNELS,
        "services.yaml": SERVICES,
        "rules/acute-care.yaml": RULE,
        "rules/sender.yaml": SENDER_RULE,
    }

    def written(replaced: dict[str, str | None] | None = None, *, swap: tuple[str, str, str] | None = None) -> Path:
        folder = tmp_path / "test-hospital"
        (folder / "rules").mkdir(parents=True, exist_ok=True)
        for name, content in (files | (replaced or {})).items():
            if content is not None:
                if swap and swap[0] == name:
                    assert swap[1] in content
                    content = content.replace(swap[1], swap[2], 1)
                (folder / name).write_text(content, encoding="utf-8")
        return folder

    return written


@pytest.fixture
def guideline(write: Write, vocabulary: Vocabulary) -> Guideline:
    """The small guideline, loaded."""
    return load_guideline(write(), vocabulary=vocabulary)
