"""An id tells what its card was about, and nothing else."""

from __future__ import annotations

from uuid import UUID, uuid4

from dialogvakt.server.cdshooks.cardid import new_card_id, subject_of

KNOWN = ("wording", "acute-care", "receipt")


def test_a_card_is_known_again() -> None:
    for about in KNOWN:
        assert subject_of(UUID(new_card_id(about)), KNOWN) == about


def test_somebody_elses_card_is_not() -> None:
    assert subject_of(uuid4(), KNOWN) is None
    assert subject_of(UUID(new_card_id("deviation")), KNOWN) is None


def test_no_two_ids_are_the_same() -> None:
    identities = {new_card_id("wording") for _ in range(1000)}
    assert len(identities) == 1000
    assert {UUID(identity).version for identity in identities} == {4}
