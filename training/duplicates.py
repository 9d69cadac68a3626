"""Near-duplicates: passages that share most of their three-word runs, with each other or with whole drafts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+")
_RUN = 3
# Of a passage's runs, how many another text may share with it.
MOST_SHARED = 0.6
# Shorter passages are greetings and thanks, which many write alike.
_FEWEST_RUNS = 5


def runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """Return all runs of three words of a text, in lower case."""
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1))


def near_duplicates(passages: Sequence[str], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield numbers of a passage and a text that holds most of its runs; of one list given twice, the later passage."""
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for run in runs_of(text):
            index[run].append(number)
    for number, passage in enumerate(passages):
        runs = runs_of(passage)
        if len(runs) < _FEWEST_RUNS:
            continue
        shared = Counter(other for run in runs for other in index.get(run, ()))
        for other, count in shared.items():
            if count > len(runs) * MOST_SHARED and (texts is not passages or other < number):
                yield number, other
