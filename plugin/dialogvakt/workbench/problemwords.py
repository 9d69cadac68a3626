"""What is wrong in a guideline, told to its owner: the errors of the loader and the commands, in bokmål and nynorsk.

A catalogue holds each sentence in three languages. An error is found in it by its English words; one that is not there
is told as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dialogvakt.datafile import read_data
from dialogvakt.errors import InputError
from dialogvakt.workbench.words import words
from dialogvakt_rules import GuidelineError, GuidelineErrors

_GAP = re.compile(r"%(\d)")
_QUOTED = re.compile(r"""(['"])(.*)\1""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """An English sentence as a pattern, and the same in both written standards, with gaps %1, %2."""

    pattern: re.Pattern[str]
    nb: str
    nn: str


def told(error: Exception, language: str) -> Iterator[str]:
    """Yield an error in words, a line for each problem."""
    match error:
        case GuidelineErrors():
            for one in error.errors:
                yield from told(one, language)
        case GuidelineError():
            yield f"{place_of(error)}: {problem_of(error, language)}"
        case InputError():
            place = f"{error.source}: {error.field}" if error.field else error.source
            yield f"{place}: {_with_hints(error.problem, error.allowed, None, language)}"
        case _:
            yield from (in_words(line, language) for line in str(error).splitlines())


def place_of(error: GuidelineError) -> str:
    """Return the file and the line of a problem."""
    return f"{error.file}:{error.line}"


def problem_of(error: GuidelineError, language: str) -> str:
    """Return a problem in words: the key, what is wrong with it, what is allowed, and the nearest of that."""
    key = f"{error.key}: " if error.key else ""
    return key + _with_hints(error.problem, error.allowed, error.nearest, language)


def in_words(sentence: str, language: str) -> str:
    """Return an English sentence in a written standard, and what stands in its gaps, too."""
    for known in _catalogue():
        found = known.pattern.fullmatch(sentence)
        if found is not None:
            return _filled(known.nn if language == "nn" else known.nb, found.groups(), language)
    return sentence


def _filled(sentence: str, gaps: Sequence[str], language: str) -> str:
    return _GAP.sub(lambda gap: in_words(_quoted(gaps[int(gap[1]) - 1]), language), sentence)


def _with_hints(problem: str, allowed: Sequence[str], nearest: str | None, language: str) -> str:
    said = in_words(problem, language)
    if allowed:
        said += words("allowed", language, words=", ".join(in_words(one, language) for one in allowed))
    return said + (words("nearest", language, word=nearest) if nearest else "")


def _quoted(gap: str) -> str:
    """Return what stands in quotes in the quotes of Norwegian."""
    found = _QUOTED.fullmatch(gap)
    return f"«{found[2]}»" if found else gap


@cache
def _catalogue() -> tuple[_Sentence, ...]:
    """Return the sentences, those with most words of their own first."""
    found: list[dict[str, str]] = read_data("workbench/problems.yaml")
    found.sort(key=lambda one: -len(_GAP.sub("", one["en"])))
    return tuple(_Sentence(_pattern(one["en"]), one["nb"], one["nn"]) for one in found)


def _pattern(sentence: str) -> re.Pattern[str]:
    literals = _GAP.split(sentence)[::2]
    return re.compile("(.+?)".join(map(re.escape, literals)), re.DOTALL)
