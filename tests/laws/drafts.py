"""Drafts for the laws: those of the corpora as they stand, and new ones put together from their sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from dialogvakt import Context, Draft

ROOT = Path(__file__).resolve().parents[2]
# The blind drafts are for measuring only.
CORPORA = ("validation", "development")
# What a window, a clipboard or a hurried hand leaves in a text.
ODDITIES = (
    *(
        "",
        " ",
        "  ",
        "\t",
        "\n\n",
        "\r\n",
        "\u00a0",
        "\u2028",
        "\u200b",
        "\u00ad",
        "\u0301",
        "\u202e",
        "\x00",
        "\ud800",
    ),
    *("🙂", "👩\u200d⚕\ufe0f", "𝄞", "<b>", "| ", "- ", "* ", "…", "»", "?", "!!", "(", ")", '"', "28849907656", "pas."),
)


@cache
def corpus_drafts() -> tuple[Draft, ...]:
    """Return the labelled drafts of the corpora."""
    paths = [ROOT / "corpus" / f"{name}.jsonl" for name in CORPORA]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(Draft.from_mapping(json.loads(line)) for line in lines)


@cache
def sentences() -> tuple[str, ...]:
    """Return the sentences of the training passages and of the examples, each once."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    texts += [json.loads(line)["text"] for line in _training_lines()]
    return tuple(dict.fromkeys(part.strip() for text in texts for part in re.split(r"(?<=[.?!])\s", text) if part))


def _training_lines() -> Iterator[str]:
    for path in sorted((ROOT / "corpus" / "training").glob("*.jsonl")):
        yield from path.read_text(encoding="utf-8").splitlines()


@cache
def contexts() -> tuple[Context, ...]:
    """Return what is known beside the drafts of the corpora, each once."""
    return tuple(dict.fromkeys((Context(), *(draft.context for draft in corpus_drafts()))))


def plain_drafts() -> st.SearchStrategy[Draft]:
    """Return drafts of a few sentences, each on its own line or behind the one before."""
    parts = st.lists(st.sampled_from(sentences()), min_size=1, max_size=6)
    joined = st.builds(lambda glue, some: glue.join(some), st.sampled_from((" ", "\n", "\n\n")), parts)
    return st.builds(Draft, joined, st.sampled_from(contexts()))


@st.composite
def odd_drafts(draw: st.DrawFn) -> Draft:
    """Return drafts with characters put in, taken out and doubled anywhere."""
    draft = draw(plain_drafts())
    text = draft.text
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 0, 1, 5))))
        text = text[:start] + draw(st.sampled_from(ODDITIES)) + text[end:]
    return Draft(text, draft.context)
