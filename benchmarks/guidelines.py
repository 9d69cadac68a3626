"""How long guidelines take to load, and what a check takes against one with a thousand rules."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from dialogvakt import Checker, Draft
from dialogvakt_rules import bundled_guidelines, load_guideline

ROUNDS, RULES, CHECKS = 9, 1_000, 200
_RULE = """\
rule: {code}
title: {{nb: Regel, nn: Regel}}
clause: "{number}"
severity: info
what: {{nb: Hva, nn: Kva}}
why: {{nb: Hvorfor, nn: Kvifor}}
example: {{nb: Eksempel, nn: Døme}}
better: {{nb: Bedre, nn: Betre}}
when:
  all:
    - {{fact: {kind}, label: {label}}}
    - {{fact: figure, label: words, number: {{above: {number}}}}}
    - none: [{{fact: suggests, label: receipt, probability: {{above: 99}}}}]
wording: {{nb: "«{{{{ text }}}}»", nn: "«{{{{ text }}}}»"}}
careful: {{nb: "«{{{{ text }}}}»", nn: "«{{{{ text }}}}»"}}
"""


def main() -> None:
    """Print the figures."""
    for name in bundled_guidelines():
        print(f"{name:<24} {_median_of(name):7.1f} ms")
    with tempfile.TemporaryDirectory() as place:
        folder = _write(Path(place) / "thousand")
        print(f"{f'{RULES} rules':<24} {_median_of(folder):7.1f} ms")
        checker = Checker(folder)
        print(f"{'  a check against them':<24} {_check(checker):7.1f} ms (median), {len(_findings(checker))} findings")


def _median_of(guideline: str | Path) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        load_guideline(guideline)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _write(folder: Path) -> Path:
    """Write a guideline with rules of distinct conditions, a few of which each draft fulfils."""
    labels = [
        (kind, label)
        for kind, spec in load_guideline("norwegian-base").vocabulary.kinds.items()
        for label in spec.labels or ()
        if kind not in ("suggests", "figure", "context", "thread-topic")
    ]
    (folder / "rules").mkdir(parents=True)
    (folder / "guideline.yaml").write_text(
        'id: thousand\ntitle: {nb: T, nn: T}\npublisher: P\ndocument: D\nsource: S\nversion: "1"\n'
        "valid: {from: unknown, source: S}\n",
        encoding="utf-8",
    )
    (folder / "channels.yaml").write_text(
        "channels: {message: {name: {nb: melding, nn: melding}, do: {nb: Send., nn: Send.}}}\n", encoding="utf-8"
    )
    for number in range(RULES):
        kind, label = labels[number % len(labels)]
        letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
        rule = _RULE.format(code=f"rule-{letters}", number=number, kind=kind, label=label)
        (folder / "rules" / f"rule-{letters}.yaml").write_text(rule, encoding="utf-8")
    return folder


def _drafts() -> list[Draft]:
    examples = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in examples]
    return [Draft(texts[number % len(texts)] + f" Rom {number}.") for number in range(CHECKS)]


def _findings(checker: Checker) -> tuple[object, ...]:
    return checker.check(_drafts()[0]).findings


def _check(checker: Checker) -> float:
    times = []
    for draft in _drafts():
        start = time.perf_counter()
        checker.check(draft)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
