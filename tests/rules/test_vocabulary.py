"""The vocabulary says which facts there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.errors import GuidelineErrors
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.vocabulary import Vocabulary, bundled_vocabulary, load_vocabulary


def test_labels_have_words(vocabulary: Vocabulary) -> None:
    assert vocabulary.display("acute", "bleeding") == Bilingual("blødning", "bløding")
    assert vocabulary.display("acute", "nothing") is None
    assert vocabulary.display("topic", "anything") is None
    assert {"acute", "stroke", "patient"} <= vocabulary.words


@pytest.mark.parametrize(
    ("fact", "objection"),
    [
        (Fact("1", "acute", "stroke", {"who": "patient"}), None),
        (Fact("1", "topic", "anything"), None),
        (Fact("1", "value", "pulse", {"number": 3, "corrected": True, "unit": "x"}), None),
        (Fact("1", "secret", "x"), "unknown kind"),
        (Fact("1", "acute", "secret"), "acute: unknown label"),
        (Fact("1", "acute", "stroke", {"secret": 1}), "acute: unknown attribute"),
        (Fact("1", "acute", "stroke", {"who": "secret"}), "acute.who: value not allowed"),
        (Fact("1", "value", "pulse", {"number": True}), "value.number: value not allowed"),
        (Fact("1", "value", "pulse", {"corrected": 1}), "value.corrected: value not allowed"),
    ],
)
def test_objections_do_not_repeat_what_facts_hold(vocabulary: Vocabulary, fact: Fact, objection: str | None) -> None:
    assert vocabulary.objection(fact) == objection


@pytest.mark.parametrize(
    ("attribute", "problem"),
    [
        ("as: {type: number}", "5: kinds.k.attributes.as: this name is taken by the rule language"),
        ("a: {}", "5: kinds.k.attributes.a: needs either 'values' or 'type'"),
        ("a: {values: []}", "5: kinds.k.attributes.a.values: must hold at least one value"),
        (
            "a: {type: integer}",
            "5: kinds.k.attributes.a.type: 'integer' is not allowed; allowed: number, boolean, text-label",
        ),
    ],
)
def test_a_wrong_attribute_is_told(tmp_path: Path, attribute: str, problem: str) -> None:
    path = tmp_path / "v.yaml"
    path.write_text(f"kinds:\n  k:\n    what: w\n    labels: any\n    attributes: {{{attribute}}}\n", encoding="utf-8")
    with pytest.raises(GuidelineErrors) as caught:
        load_vocabulary(path)
    assert f"{path}:{problem}" in str(caught.value).splitlines()


def test_the_bundled_vocabulary_loads() -> None:
    assert "acute" in bundled_vocabulary().kinds
