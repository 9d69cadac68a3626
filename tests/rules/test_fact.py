"""Facts are frozen, and know equal facts."""

from __future__ import annotations

import pickle

import pytest

from dialogvakt_rules.fact import Attribute, Fact


def test_attributes_are_frozen_and_sorted() -> None:
    given: dict[str, Attribute] = {"b": 1, "a": "x"}
    fact = Fact("1", "k", "l", given)
    given["b"] = 2
    assert dict(fact.attributes) == {"a": "x", "b": 1}
    with pytest.raises(TypeError):
        fact.attributes["b"] = 3  # type: ignore[index]


def test_true_is_not_one() -> None:
    assert Fact("1", "k", "l", {"a": True}).key != Fact("1", "k", "l", {"a": 1}).key
    assert Fact("1", "k", "l", {"a": 1.0}).key == Fact("2", "k", "l", {"a": 1}).key


def test_facts_can_be_hashed_and_sent() -> None:
    fact = Fact("1", "k", "l", {"a": 1.25}, 3)
    assert len({fact, Fact("1", "k", "l", {"a": 1.25}, 3)}) == 1
    assert pickle.loads(pickle.dumps(fact)) == fact


def test_numbers_keep_six_decimals() -> None:
    assert Fact("1", "k", "l", {"a": 0.1 + 0.2}).get("a") == 0.3
    assert Fact("1", "k", "l", {"a": float("nan")}).get("a") is None
    assert Fact("1", "k", "l").get("label") == "l"


def test_a_fact_stands_at_least_once() -> None:
    with pytest.raises(ValueError, match="at least once"):
        Fact("1", "k", "l", times=0)
    with pytest.raises(ValueError, match="at least once"):
        Fact("1", "k", "l").named("2", 0)


def test_a_fact_under_another_name_is_as_good_as_a_new_one() -> None:
    attributes: dict[str, Attribute] = {"b": 0.1 + 0.2, "a": "x", "c": float("inf")}
    again, new = Fact("1", "k", "l", attributes).named("2", 3), Fact("2", "k", "l", attributes, 3)
    assert again == new
    assert again.key == new.key
    assert pickle.loads(pickle.dumps(again)) == new
