"""Which guideline a draft is held against, and why: the receiver's, the sender's, the one named, or the default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialogvakt.defaults import default_guideline
from dialogvakt.draft import Context, Organisation
from dialogvakt.report import Chosen
from dialogvakt_rules import Catalogue, Guideline, load_guideline


@dataclass(frozen=True, slots=True)
class Choice:
    """The id of a guideline and what decided; `other` is the sender's, where both parties have one of their own."""

    id: str
    chosen: Chosen
    other: str | None = None


def choose_guideline(catalogue: Catalogue, context: Context, named: str | None, default: str) -> Choice:
    """Choose by the organisations of a context; a message between two is held against the receiver's guideline."""
    receiver = _governing(catalogue, context.recipient_organisation, context.recipients)
    sender = _governing(catalogue, context.sender_organisation)
    if receiver is not None:
        return Choice(receiver, "recipient", sender if sender != receiver else None)
    if sender is not None:
        return Choice(sender, "sender")
    return Choice(default, "default") if named is None else Choice(named, "named")


def governing_guideline(context: Context, named: str | None, folders: Sequence[str] = ()) -> Guideline:
    """Read the guideline that a message is held against; one that is a folder is the only one.

    Raises the loader's errors.
    """
    catalogue = Catalogue(folders)
    if named is not None and named not in catalogue.ids:
        return load_guideline(named)
    choice = choose_guideline(catalogue, context, named, default_guideline())
    return catalogue.load(choice.id, context.written_on or date.today())


def _governing(catalogue: Catalogue, organisation: Organisation | None, names: Sequence[str] = ()) -> str | None:
    if organisation is None:
        return catalogue.governing(tuple(names), None, None) if names else None
    called = (*((organisation.name,) if organisation.name else ()), *names)
    return catalogue.governing(called, organisation.her_id, organisation.organisation_number)
