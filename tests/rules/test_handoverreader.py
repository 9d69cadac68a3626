"""Channels name the templates of their notes, one for each standard, in the guideline's own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.errors import GuidelineErrors
from dialogvakt_rules.guideline import Guideline
from dialogvakt_rules.handoverreader import LONGEST
from dialogvakt_rules.loader import load_guideline
from dialogvakt_rules.vocabulary import Vocabulary
from tests.rules.conftest import CHANNELS, Write

CHANNEL = """\
channels:
  phone:
    name: {nb: telefon, nn: telefon}
    do: {nb: Ring., nn: Ring.}
    handover:
      title: {nb: Samtale, nn: Samtale}
      template: {nb: handover/phone.nb.j2, nn: handover/phone.nn.j2}
"""
NB, NN = "Fra: {{ sender }}\n", "Frå: {{ sender }}\n"


def load(folder: Path, vocabulary: Vocabulary, **templates: str | bytes) -> Guideline:
    """Load a guideline with these templates (`phone_nb` is handover/phone.nb.j2)."""
    (folder / "handover").mkdir(exist_ok=True)
    for name, content in templates.items():
        path = folder / "handover" / f"{name.replace('_', '.')}.j2"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_guideline(folder, vocabulary=vocabulary)


def problem(folder: Path, vocabulary: Vocabulary, **templates: str | bytes) -> str:
    """What is wrong with a guideline, with paths from its folder."""
    with pytest.raises(GuidelineErrors) as caught:
        load(folder, vocabulary, **templates)
    (error,) = caught.value.errors
    return str(error).removeprefix(f"{folder}/")


def test_a_channel_has_a_note_in_both_standards(write: Write, vocabulary: Vocabulary) -> None:
    guideline = load(write({"channels.yaml": CHANNEL}), vocabulary, phone_nb=NB, phone_nn=NN)
    handover = guideline.channels["phone"].handover
    assert handover is not None
    assert (handover.title.nb, handover.source) == ("Samtale", Bilingual(NB, NN))


def test_a_channel_may_do_without(guideline: Guideline) -> None:
    assert guideline.channels["phone"].handover is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (", nn: handover/phone.nn.j2", "", "channels.phone.handover.template: the key 'nn' is missing"),
        ("title: {nb: Samtale, nn: Samtale}", "titel: x", "channels.phone.handover.titel: unknown key"),
        ("title: {nb: Samtale, nn: Samtale}", "title: 3", "channels.phone.handover.title: must be a mapping"),
        ("nb: handover/phone.nb.j2", "nb: ''", "template.nb: must be a text, and it is empty"),
        ("nb: handover/phone.nb.j2", "nb: ../phone.nb.j2", "template.nb: must be a file in the folder 'handover'"),
        ("nb: handover/phone.nb.j2", "nb: /etc/passwd", "template.nb: must be a file in the folder 'handover'"),
        ("nb: handover/phone.nb.j2", "nb: handover/fone.nb.j2", "the file 'handover/fone.nb.j2' cannot be read"),
    ],
)
def test_a_wrong_table_is_told(old: str, new: str, told: str, write: Write, vocabulary: Vocabulary) -> None:
    folder = write({"channels.yaml": CHANNEL}, swap=("channels.yaml", old, new))
    with pytest.raises(GuidelineErrors) as caught:
        load(folder, vocabulary, phone_nb=NB, phone_nn=NN)
    assert any(told in str(error) for error in caught.value.errors)


def test_a_wrong_template_is_told_with_file_and_line(write: Write, vocabulary: Vocabulary) -> None:
    told = problem(write({"channels.yaml": CHANNEL}), vocabulary, phone_nb=f"{NB}{{{{ sendar }}}}", phone_nn=NN)
    assert told.startswith("handover/phone.nb.j2:2: the unknown variable 'sendar'; allowed: sender, ")
    assert told.endswith("; nearest: sender")


def test_a_template_must_be_a_text_of_some_length(write: Write, vocabulary: Vocabulary) -> None:
    folder = write({"channels.yaml": CHANNEL})
    where = "channels.yaml:7: channels.phone.handover.template.nb: the file 'handover/phone.nb.j2'"
    assert problem(folder, vocabulary, phone_nb=b"\xff", phone_nn=NN) == f"{where} is no UTF-8 text"
    told = problem(folder, vocabulary, phone_nb="x" * (LONGEST + 1), phone_nn=NN)
    assert told == f"{where} has more than {LONGEST} characters"


def test_a_template_that_no_channel_names_is_told(write: Write, vocabulary: Vocabulary) -> None:
    folder = write({"channels.yaml": CHANNEL})
    told = problem(folder, vocabulary, phone_nb=NB, phone_nn=NN, fone_nn=NN)
    assert told == "handover/fone.nn.j2:1: no channel in channels.yaml names this handover template"
    other = write({"channels.yaml": CHANNELS, "rules/acute-care.yaml": None})
    with pytest.raises(GuidelineErrors, match=r"handover/phone\.nb\.j2:1: no channel"):
        load(other, vocabulary)


def test_who_looks_at_one_rule_does_not_wait_for_templates(write: Write, vocabulary: Vocabulary) -> None:
    folder = write({"channels.yaml": CHANNEL})
    problem(folder, vocabulary, phone_nb="{{ sendar }}", phone_nn=NN)
    assert load_guideline(folder, vocabulary=vocabulary, only="sender").channels["phone"].handover is not None


def test_a_changed_template_changes_the_hash(write: Write, vocabulary: Vocabulary) -> None:
    folder = write({"channels.yaml": CHANNEL})
    first = load(folder, vocabulary, phone_nb=NB, phone_nn=NN).content_hash
    assert load(folder, vocabulary, phone_nb=NB).content_hash == first
    assert load(folder, vocabulary, phone_nb=f"{NB}.").content_hash != first
