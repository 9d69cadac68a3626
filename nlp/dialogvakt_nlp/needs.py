"""Conditions on what stands around an ambiguous abbreviation, as the column `needs` of the lexicon writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from dialogvakt_nlp.surface import Surface

# Asks about the half-open range of word indices where a form stands.
Need = Callable[[Surface, int, int], bool]

_LINKS = frozenset({":", "=", "er", "var", "på", "ca", "cirka", "nå", "no", "~", "<", ">", "målt", "til"})


@cache
def parse_needs(source: str, form: str) -> tuple[Need, ...]:
    """Return the conditions of a form; raises `ValueError` for one that does not exist."""
    return tuple(_parse(need, form) for need in source.split())


def _parse(need: str, form: str) -> Need:
    name, _, argument = need.partition(":")
    if not argument:
        if name == "case":
            return _case(form)
        if name in _PLAIN:
            return _PLAIN[name]
    elif name in _WITH_WORDS:
        return _WITH_WORDS[name](frozenset(argument.lower().split("|")))
    known = ", ".join([*sorted(_PLAIN), "case", *(f"{name}:word|word" for name in sorted(_WITH_WORDS))])
    raise ValueError(f"no condition {need!r}; there are {known}")


def _case(form: str) -> Need:
    wanted = re.findall(r"[^\W\d_]+", form)
    return lambda surface, start, end: [text for text in surface.texts[start:end] if text.isalpha()] == wanted


def _dot(surface: Surface, start: int, end: int) -> bool:
    if surface.words[end - 1] == ".":
        return True
    return end < len(surface) and surface.words[end] == "." and surface.glued[end]


def _number_after(surface: Surface, start: int, end: int) -> bool:
    if end < len(surface) and surface.words[end] == ".":
        end += 1
    if end < len(surface) and surface.words[end] in _LINKS:
        end += 1
    return end < len(surface) and surface.words[end][0].isdigit()


def _number_before(surface: Surface, start: int, end: int) -> bool:
    return start > 0 and surface.words[start - 1][0].isdigit()


def _glued_number(surface: Surface, start: int, end: int) -> bool:
    return end < len(surface) and surface.glued[end] and surface.words[end][0].isdigit()


def _not_start(surface: Surface, start: int, end: int) -> bool:
    return start != surface.sentences[surface.sentence[start]][0]


def _not_end(surface: Surface, start: int, end: int) -> bool:
    last = surface.sentences[surface.sentence[start]][1]
    return end < last - (end < last and surface.words[end] == ".")


def _next_word(surface: Surface, end: int) -> str:
    if end < len(surface) and surface.words[end] in {".", "-"}:
        end += 1
    return surface.words[end] if end < len(surface) else ""


def _before(words: frozenset[str]) -> Need:
    return lambda surface, start, end: _next_word(surface, end) in words


def _after(words: frozenset[str]) -> Need:
    return lambda surface, start, end: start > 0 and surface.words[start - 1] in words


def _not_before(words: frozenset[str]) -> Need:
    return lambda surface, start, end: _next_word(surface, end) not in words


def _not_after(words: frozenset[str]) -> Need:
    return lambda surface, start, end: start == 0 or surface.words[start - 1] not in words


_PLAIN: dict[str, Need] = {
    "dot": _dot,
    "number-after": _number_after,
    "number-before": _number_before,
    "glued-number": _glued_number,
    "not-start": _not_start,
    "not-end": _not_end,
}
_WITH_WORDS: dict[str, Callable[[frozenset[str]], Need]] = {
    "before": _before,
    "after": _after,
    "not-before": _not_before,
    "not-after": _not_after,
}
