"""A token is good once, and remembered only as long as it could be used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt.server.authentication.replay import MemoryFull, UsedTokens


def test_a_token_is_good_once() -> None:
    used = UsedTokens()
    assert used.use("a", "1", until=10, now=0)
    assert not used.use("a", "1", until=10, now=10)


def test_the_same_identity_from_two_issuers_is_two_tokens() -> None:
    used = UsedTokens()
    assert used.use("a", "1", until=10, now=0)
    assert used.use("b", "1", until=10, now=0)


def test_an_identity_is_forgotten_once_its_token_cannot_be_used() -> None:
    used = UsedTokens(most=1)
    assert used.use("a", "1", until=10, now=0)
    assert used.use("a", "2", until=30, now=11)
    assert not used.use("a", "2", until=30, now=30)


def test_a_full_memory_lets_no_new_token_of_that_issuer_in() -> None:
    used = UsedTokens(most=2)
    assert used.use("a", "1", until=10, now=0)
    assert used.use("a", "2", until=10, now=0)
    with pytest.raises(MemoryFull):
        used.use("a", "3", until=10, now=0)
    assert not used.use("a", "1", until=10, now=0)
    assert used.use("b", "3", until=10, now=0)
    assert used.use("a", "3", until=20, now=11)


steps = st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 5), st.integers(1, 9)), max_size=60)


@given(steps)
def test_no_token_is_good_twice_while_it_holds(steps: list[tuple[str, int, int]]) -> None:
    used, now, held = UsedTokens(), 0.0, dict[str, float]()
    for identity, pause, life in steps:
        now += pause
        good = used.use("a", identity, now + life, now)
        assert good == (held.get(identity, -1.0) < now)
        if good:
            held[identity] = now + life
