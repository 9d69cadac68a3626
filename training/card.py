"""The model card: what the model learned from, how good it is alone and with the rules, and what it cannot do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from dialogvakt.defaults import default_guideline
from dialogvakt_rules import load_guideline
from training.drafts import WAYS, Judge, read_drafts, thresholds_of
from training.figures import confusions, counts, reliability
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
    everything = [draft for drafts in measured.values() for draft in drafts]
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["figure"] = lambda value: "–" if value is None else f"{value:.3f}"
    template = environment.from_string((files("training") / "model-card.md.j2").read_text(encoding="utf-8"))
    return template.render(
        passages=len(passages),
        languages=Counter(passage.language for passage in passages),
        writers=len({passage.writer for passage in passages}),
        label_counts=Counter(label for passage in passages for label in passage.labels),
        unlabelled=sum(not passage.labels for passage in passages),
        labels=LABELS,
        curve=curve,
        megabytes=size / 1e6,
        thresholds=thresholds_of(guideline),
        ways=WAYS,
        counts={name: counts(drafts, guideline) for name, drafts in measured.items()},
        bins=reliability(everything, LABELS),
        confusions=confusions(everything, "both", LABELS)[:_WORST],
        titles={rule.code: rule.title.nb for rule in guideline.rules},
    )
