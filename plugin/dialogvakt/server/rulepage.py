"""A rule as a page for people: where the links of cards lead."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from dialogvakt.explanation import explain
from dialogvakt.phrases import phrase
from dialogvakt.report import Standard
from dialogvakt_rules import Guideline, Rule


def rule_page(guideline: Guideline, rule: Rule, standard: Standard) -> str:
    """Return HTML; its addresses are relative, since the service may stand below any path."""
    first, *sections = explain(guideline, rule, standard)
    other = "nb" if standard == "nn" else "nn"
    return _template().render(
        standard=standard,
        title=rule.title.in_language(standard),
        guideline=guideline.title.in_language(standard),
        first=first,
        sections=sections,
        purpose=phrase("no-assurance", standard),
        other=other,
        other_name=phrase("standard", other),
    )


@cache
def _template() -> Template:
    environment = Environment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string((files("dialogvakt.server") / "templates" / "rule.html.j2").read_text("utf-8"))
