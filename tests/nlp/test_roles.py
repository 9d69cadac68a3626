"""The clues of sentences are read strictly."""

from __future__ import annotations

import pytest

from dialogvakt_nlp import roles
from dialogvakt_nlp.concepts import load_concepts
from dialogvakt_nlp.lexiconfile import LexiconError, read_yaml
from dialogvakt_nlp.roles import load_role_words


def load(monkeypatch: pytest.MonkeyPatch, clue: object, **others: object) -> None:
    data = {**read_yaml("roles.yaml"), "clues": [clue], **others}
    monkeypatch.setattr(roles, "read_yaml", lambda name: data)
    load_role_words()


@pytest.mark.parametrize(
    ("clue", "problem"),
    [
        ("sender", "roles.yaml: clues: a clue needs a role"),
        ({"mentions": ["acute"]}, "roles.yaml: clues: a clue needs a role"),
        ({"role": "sender", "metions": ["acute"]}, "it may have mentions, patterns, points_at_but"),
        ({"role": "sender", "said": "then"}, "roles.yaml: sender: said is one of now, past, any"),
        ({"role": "sender", "patterns": ["(a|"]}, r"roles.yaml: sender: pattern '\(a\|'"),
        ({"role": "sender", "mentions": {"acute": 1}}, "roles.yaml: sender: needs a text or a list of texts"),
    ],
)
def test_a_mistake_in_a_clue_is_told(monkeypatch: pytest.MonkeyPatch, clue: object, problem: str) -> None:
    with pytest.raises(LexiconError, match=problem):
        load(monkeypatch, clue)


def test_an_unknown_key_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        LexiconError, match="needs the keys clues, goes_on, closing, beside_closing, in_addresses, in_sentences"
    ):
        load(monkeypatch, {"role": "sender"}, greetings=[])


def test_clues_name_only_what_the_pipeline_finds() -> None:
    elsewhere = {"value", "deadline", "sender", "suggests"}
    groups = {concept.group for concept in load_concepts()} | elsewhere
    labels = {f"{concept.group}/{concept.label}" for concept in load_concepts()}
    named = {name for clue in load_role_words().clues for name in clue.mentions | clue.unless}
    unknown = {name for name in named if name not in groups and name.partition("/")[0] not in elsewhere} - labels
    assert unknown == set()
