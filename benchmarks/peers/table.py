"""The results as Markdown."""

from __future__ import annotations

import datetime
import platform
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.result import Measures, Result

USUAL = 800
_BEGIN, _END = "<!-- peers: written by `python -m benchmarks.peers --write` -->", "<!-- /peers -->"
_NOT_HERE = "could not be installed"
# What each does here, and what not, of what dialogvakt does.
_DOES = {
    "dialogvakt": "Reads the whole message (written standard, sentences, concepts with who, when and whether, values,"
    " deadlines, abbreviations, a statistical model), runs the rules of a guideline and words the findings with fixes."
    " Its patterns have gaps, endings and exclusions; it has all of its lexicons.",
    "medspacy": "Target matcher and ConText on a blank Norwegian pipeline with spaCy's sentences. Finds our literal"
    " phrases and says which are negated, past, hypothetical or somebody else's. No values, no rules, no wording.",
    "negspacy": "spaCy's entity ruler and NegEx. Finds our literal phrases and says which are negated, nothing else.",
    "presidio-analyzer": "A deny list for each of our labels beside its recognizers for dates, addresses and telephone"
    " numbers. Built for personal data: it says where something stands, and knows no negation.",
    "proselint": "Our phrases as its own kinds of checks (preferred forms, existence), in place of those for English."
    " Takes æ, ø and å for the end of a word, and so finds pieces of words as well.",
    "textlint": "Our phrases as a dictionary of its rule prh, as one expression a label. Built for dictionaries of some"
    " hundred words, not tens of thousands.",
}


def page(results: Sequence[Result], lengths: Sequence[int]) -> str:
    """Return the whole page."""
    return "\n".join(
        [
            "# dialogvakt beside other tools",
            "",
            "Nothing else checks dialog messages. These are tools that one would build such a check with, each given as"
            " many terms as it can take from our lexicons, so all do less than dialogvakt; what they do stands below.",
            "",
            _circumstances(),
            "",
            f"## Drafts of {USUAL} characters",
            "",
            *usual_table(results),
            "",
            "## By length: p50 / p95 in ms (how many drafts)",
            "",
            *_lengths_table(results, lengths),
            "",
            "![Time for a draft by its length](peers.svg)",
            "",
            "## What each does here",
            "",
            *(f"- **{result.name}** {result.version}: {_DOES[result.name]}" for result in results),
            "",
        ]
    )


def put_into(readme: Path, results: Sequence[Result]) -> None:
    """Write the table for the usual length into the README, between its marks."""
    text = readme.read_text(encoding="utf-8")
    before, rest = text.split(_BEGIN)
    _, after = rest.split(_END)
    ours = "\n".join([_circumstances(), "", *usual_table(results)])
    readme.write_text(f"{before}{_BEGIN}\n{ours}\n{_END}{after}", encoding="utf-8")


def usual_table(results: Sequence[Result]) -> list[str]:
    """Return the table of all figures for drafts of the usual length."""
    return [
        "| | p50 | p95 | p99 | drafts a second | ready after | first draft | most memory | found in a draft |",
        "|---|---|---|---|---|---|---|---|---|",
        *(f"| {result.name} {result.version} | {_usual(result.measures)} |" for result in results),
    ]


def _usual(measures: Measures | None) -> str:
    if measures is None:
        return _NOT_HERE + " |" * 7
    series = measures.series[USUAL]
    cells = [
        *(f"{time:.2f} ms" for time in (series.p50, series.p95, series.p99)),
        f"{series.a_second:,.0f}",
        f"{measures.ready:.2f} s",
        f"{measures.first * 1_000:,.0f} ms",
        f"{measures.peak:.0f} MB",
        f"{series.found:.1f}",
    ]
    return " | ".join(cells)


def _lengths_table(results: Sequence[Result], lengths: Sequence[int]) -> list[str]:
    return [
        "| | " + " | ".join(f"{length:,}" for length in lengths) + " |",
        "|---" * (len(lengths) + 1) + "|",
        *(f"| {result.name} | {' | '.join(_by_length(result.measures, lengths))} |" for result in results),
    ]


def _by_length(measures: Measures | None, lengths: Sequence[int]) -> list[str]:
    if measures is None:
        return [_NOT_HERE, *[""] * (len(lengths) - 1)]
    every = [measures.series[length] for length in lengths]
    return [f"{series.p50:.2f} / {series.p95:.2f} ({series.count})" for series in every]


def _circumstances() -> str:
    day = datetime.date.today().isoformat()
    return (
        f"Measured on {day}, in one go, on one core of {_processor()}, {platform.system()},"
        f" Python {platform.python_version()}. Every draft is another one. Times are of the processor."
    )


def _processor() -> str:
    """Return what the machine says that it is."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
