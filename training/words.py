"""`python -m training.words`: the words that no correction may touch, from the training corpus.

A form that two writers use is a word; a slip is one writer's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.passages import Passage, read_passages

ROOT = Path(__file__).resolve().parents[1]
WORDS = ROOT / "nlp" / "dialogvakt_nlp" / "lexicons" / "usualwords.txt"
INNOCENT = ROOT / "tests" / "data" / "innocent-words.txt"
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
_FEWEST_WRITERS = 2


def main() -> None:
    """Write the file."""
    innocent = INNOCENT.read_text(encoding="utf-8").split()
    words = real_words(read_passages(ROOT / "corpus" / "training"), innocent)
    WORDS.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words: {WORDS.relative_to(ROOT)}")


def real_words(passages: Iterable[Passage], innocent: Iterable[str]) -> list[str]:
    """Return the words of passages that several writers use, and innocent ones, in lower case and sorted."""
    writers: defaultdict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for word in _WORD.findall(passage.text.lower()):
            writers[word].add(passage.writer)
    words = {word for word, who in writers.items() if len(who) >= _FEWEST_WRITERS}
    words.update(*(_WORD.findall(word.lower()) for word in innocent))
    return sorted(word for word in words if len(word) >= _SHORTEST)


if __name__ == "__main__":
    main()
