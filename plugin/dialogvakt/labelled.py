"""Drafts with labels: what a person says should be found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialogvakt.draft import Draft, refuse_too_long
from dialogvakt.errors import InputError, did_you_mean
from dialogvakt_rules import Guideline

_STANDARDS = ("nb", "nn")


@dataclass(frozen=True, slots=True)
class LabelledDraft:
    """A draft, its codes and written standard, and the forms that are to be flagged as they stand in it."""

    draft: Draft
    language: str
    codes: frozenset[str]
    forms: Mapping[str, frozenset[str]]
    hard: bool = False


# Which key of a corpus lists the forms that a code should flag.
FORM_KEYS = {"abbreviation": "abbreviations", "jargon": "jargon"}


def read_labelled(data: Any, source: str, guideline: Guideline) -> LabelledDraft:
    """Build a labelled draft from parsed JSON; raises `InputError` for labels that are missing or unknown."""
    draft = Draft.from_mapping(data, source=source)
    refuse_too_long(draft.text, source)
    known = [rule.code for rule in guideline.rules]
    codes = _texts(data, "codes", source)
    for code in codes:
        if code not in known:
            raise InputError(
                source, "codes", f"holds an unknown code{did_you_mean(code, known)}", allowed=sorted(known)
            )
    language = data.get("language")
    if language not in _STANDARDS:
        raise InputError(source, "language", "is missing or not allowed", allowed=_STANDARDS)
    hard = data.get("hard", False)
    if not isinstance(hard, bool):
        raise InputError(source, "hard", "is neither true nor false")
    forms = {code: fold(_texts(data, key, source)) for code, key in FORM_KEYS.items()}
    return LabelledDraft(draft, language, frozenset(codes), forms, hard)


def fold(forms: list[str]) -> frozenset[str]:
    """Return distinct forms, whatever their case."""
    return frozenset(form.casefold() for form in forms)


def _texts(data: Mapping[str, Any], key: str, source: str) -> list[str]:
    found = data.get(key)
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise InputError(source, key, "is missing or is no list of strings")
    return found
