"""Checks the Jinja2 wording of rules; the product renders it."""

from __future__ import annotations

from functools import cache

from jinja2 import TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment

VARIABLES = ("text", "texts", "count", "names", "numbers", "days", "options", "facts", "limit")


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=False)


def template_problem(template: str) -> tuple[str, str | None] | None:
    """What is wrong with a template, and the unknown variable if that is it; None if nothing is."""
    try:
        tree = _environment().parse(template)
        unknown = sorted(meta.find_undeclared_variables(tree) - set(VARIABLES))
    except TemplateSyntaxError as error:
        return f"the wording is no valid template: {error.message}", None
    if unknown:
        return f"the wording uses the unknown variable {unknown[0]!r}", unknown[0]
    return None
