"""The model card: what the model learned from, how good it is alone and with the rules, and what it cannot do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from dialogvakt.defaults import default_guideline
from dialogvakt_rules import load_guideline
from training.drafts import WAYS, Judge, Judged, read_drafts, thresholds_of
from training.figures import confusions, parts, reliability, scores, summaries
from training.passages import LABELS, Passage

_CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_WORST = 10


def model_card(passages: Sequence[Passage], curve: Sequence[tuple[int, float]], size: int) -> str:
    """Return the card as Markdown; the figures are measured with the model that is saved now."""
    guideline = load_guideline(default_guideline())
    judge = Judge(guideline)
    measured = {
        name: [judge.judge(draft) for draft in read_drafts(_CORPUS / f"{name}.jsonl", guideline)]
        for name in ("validation", "blind")
    }
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["figure"] = lambda value: "–" if value is None else f"{value:.3f}"
    template = environment.from_string((files("training") / "model-card.md.j2").read_text(encoding="utf-8"))
    return template.render(
        passages=len(passages),
        languages=Counter(passage.language for passage in passages),
        writers=len({passage.writer for passage in passages}),
        counts=Counter(label for passage in passages for label in passage.labels),
        unlabelled=sum(not passage.labels for passage in passages),
        labels=LABELS,
        curve=curve,
        megabytes=size / 1e6,
        thresholds=thresholds_of(guideline),
        ways=WAYS,
        summaries={
            name: {part: summaries(chosen, guideline) for part, chosen in parts(drafts).items()}
            for name, drafts in measured.items()
        },
        per_code={name: {way: scores(drafts, way, LABELS) for way in WAYS} for name, drafts in measured.items()},
        per_standard=_per_standard(measured["blind"]),
        bins=reliability(measured["validation"] + measured["blind"], LABELS),
        confusions=confusions(measured["validation"] + measured["blind"], "both", LABELS)[:_WORST],
        titles={rule.code: rule.title.nb for rule in guideline.rules},
    )


def _per_standard(drafts: Sequence[Judged]) -> dict[str, dict[str, float | None]]:
    chosen = parts(drafts)
    return {
        standard: {code: score.f1 for code, score in scores(chosen[standard], "model alone", LABELS).items()}
        for standard in ("bokmål", "nynorsk")
    }
