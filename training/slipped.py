"""`python -m training.slipped CORPUS OUT`: a copy of labelled drafts in which some words have a slip of the fingers.

Labels stay as they are, so that `dialogvakt evaluate OUT` shows what slips cost.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

_CONTENT_WORD = re.compile(r"\b[a-zæøå]{5,}\b")
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_SHARE = 0.1
_SEED = 7


def main() -> None:
    """Read the drafts, and write their copies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="labelled drafts, one JSON object a line")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--share", type=float, default=_SHARE, help="of the words of five letters and more")
    parser.add_argument("--seed", type=int, default=_SEED)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    lines = []
    for line in arguments.corpus.read_text(encoding="utf-8").splitlines():
        draft = json.loads(line)
        draft["text"] = slipped(draft["text"], arguments.share, chance)
        lines.append(json.dumps(draft, ensure_ascii=False))
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def slipped(text: str, share: float, chance: random.Random) -> str:
    """Return a text in which a share of the words of five letters and more have one slip."""
    return _CONTENT_WORD.sub(lambda word: one_slip(word[0], chance) if chance.random() < share else word[0], text)


def one_slip(word: str, chance: random.Random) -> str:
    """Return a word with one letter left out, added or replaced, or two swapped; never the word itself."""
    while True:
        at = chance.randrange(len(word))
        letter = chance.choice(_LETTERS)
        other = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            )
        )
        if other != word:
            return other


if __name__ == "__main__":
    main()
