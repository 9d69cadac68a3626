"""Every guideline that the package brings along loads, has cases, and gets one answer from both engines."""

from __future__ import annotations

import random

import pytest

from dialogvakt_rules.durableengine import DurableEngine
from dialogvakt_rules.fact import Attribute, Fact
from dialogvakt_rules.loader import bundled_guidelines, load_guideline
from dialogvakt_rules.plain import PlainEngine
from dialogvakt_rules.rulecases import cases_of
from dialogvakt_rules.runner import guideline_program
from dialogvakt_rules.vocabulary import AttributeSpec, Vocabulary

pytestmark = pytest.mark.parametrize("name", bundled_guidelines())
DRAFTS = 400


def attribute(spec: AttributeSpec, chance: random.Random) -> Attribute:
    """Some value that an attribute may have."""
    if spec.type == "number":
        return chance.choice((0, 1, 2, 2.5, 3, 5, 6.5, 20, 39.9, 40.5, 89, 131, 250, 251, 600))
    if spec.type == "boolean":
        return chance.random() < 0.5
    return chance.choice(spec.values or ("some-label",))


def draft(vocabulary: Vocabulary, labels: tuple[str, ...], chance: random.Random) -> list[Fact]:
    """Facts of all kinds, some of whose attributes are not known."""
    facts = []
    for at in range(chance.randint(0, 30)):
        kind, spec = chance.choice(list(vocabulary.kinds.items()))
        known = {name: what for name, what in spec.attributes.items() if chance.random() < 0.8}
        attributes = {name: attribute(what, chance) for name, what in known.items()}
        label = chance.choice(list(spec.labels or labels))
        facts.append(Fact(str(at), kind, label, attributes, chance.randint(1, 3)))
    return facts


def test_it_loads_under_its_name(name: str) -> None:
    assert load_guideline(name).id == name


def test_each_rule_has_cases(name: str) -> None:
    guideline = load_guideline(name)
    assert all(cases_of(guideline, rule) for rule in guideline.rules)


def test_both_engines_give_one_answer(name: str) -> None:
    guideline = load_guideline(name)
    program = guideline_program(guideline)
    labels = tuple(sorted(program.words))
    plain, durable = PlainEngine(program), DurableEngine(program)
    chance = random.Random(81023)
    fired: set[str] = set()
    for _ in range(DRAFTS):
        facts = draft(guideline.vocabulary, labels, chance)
        want = plain.run(facts)
        assert durable.run(facts) == want
        fired.update(firing.rule for firing in want)
    assert fired
