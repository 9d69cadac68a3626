"""An outline of a message that has all that a guideline asks of its form, to be filled in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dialogvakt.draft import Context
from dialogvakt.phrases import day_in_words
from dialogvakt.report import Standard
from dialogvakt_rules import Guideline


def write_skeleton(context: Context, language: Standard = "nb", guideline: Guideline | None = None) -> str:
    """Return the outline of a message in one written standard; what stands in square brackets is to be filled in.

    What the guideline does without, as the sender's name, is left out.
    """
    patient = context.patient
    discharged = patient.discharged_on if patient else None
    return _template(language).render(
        recipient=" ".join(context.recipients[0].split()) if len(context.recipients) == 1 else "",
        side=context.sender_side or "",
        reply=context.message_type == "reply",
        discharged=day_in_words(discharged, language) if discharged else "",
        rules={rule.code for rule in guideline.rules} if guideline else set(),
        left_out={left.code for left in guideline.left_out} if guideline else set(),
    )


@cache
def _template(language: Standard) -> Template:
    source = (files("dialogvakt") / "templates" / f"skeleton.{language}.j2").read_text("utf-8")
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source)
