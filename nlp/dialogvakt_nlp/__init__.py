"""A light spaCy pipeline for Norwegian clinical dialog messages; it knows what a text says and no guideline."""

from dialogvakt_nlp.identities import IdentityKind, classify_identity_number
from dialogvakt_nlp.normalise import normalise
from dialogvakt_nlp.outline import CLOSING, GREETING, Outline, Part, Spot
from dialogvakt_nlp.reader import Reader
from dialogvakt_nlp.reading import Cue, Mention, Reading, Replacement
from dialogvakt_nlp.workdays import add_working_days, is_working_day, working_days_between

__all__ = [
    "CLOSING",
    "GREETING",
    "Cue",
    "IdentityKind",
    "Mention",
    "Outline",
    "Part",
    "Reader",
    "Reading",
    "Replacement",
    "Spot",
    "add_working_days",
    "classify_identity_number",
    "is_working_day",
    "normalise",
    "working_days_between",
]
