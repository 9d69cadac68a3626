"""Fingerprints: by what a finding is known again after the text around it has changed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence

from dialogvakt.finding import Finding

SCHEME = "dialogvakt/v1"
_DIGITS = 32


def fingerprints(findings: Sequence[Finding], text: str) -> tuple[str, ...]:
    """Return the fingerprint of each of a report's findings, in their order; `text` is the draft's.

    It is made from the finding's code and the words that it marks, each distinct word once and without regard to case
    and spaces; findings that agree in both are told apart by their order. So it outlives changes elsewhere in the
    text, but not a new word that is found for the same reason: what was looked at and dismissed was less.

    It is a plain hash of few words, which can be found again by guessing. Keep a list of fingerprints where the
    drafts themselves may be kept.
    """
    seen: Counter[str] = Counter()
    found: list[str] = []
    for finding in findings:
        known_by = "\0".join((SCHEME, finding.code, *_words(finding, text)))
        found.append(hashlib.sha256(f"{known_by}\0\0{seen[known_by]}".encode("utf-8", "surrogatepass")).hexdigest())
        seen[known_by] += 1
    return tuple(digest[:_DIGITS] for digest in found)


def _words(finding: Finding, text: str) -> list[str]:
    return sorted({_normal(text[place.start : place.end]) for place in finding.places})


def _normal(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
