"""Checks the Jinja2 wording of rules; the product renders it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

VARIABLES = ("text", "texts", "count", "names", "numbers", "days", "options", "facts", "limit")
_KNOWN_VARIABLE = re.compile(rf"\{{\{{\s*(?:{'|'.join(VARIABLES)})\s*\}}\}}")
# Whatever Jinja2 has to work out begins with it.
_MARK = "{"


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=False)


def template_problem(template: str) -> tuple[str, str | None] | None:
    """What is wrong with a template, and the unknown variable if that is it; None if nothing is."""
    # Most wordings need no parser, and loading and asking it takes a third of the time of reading a guideline.
    if _MARK not in _KNOWN_VARIABLE.sub("", template):
        return None
    from jinja2 import TemplateSyntaxError, meta

    try:
        tree = _environment().parse(template)
        unknown = sorted(meta.find_undeclared_variables(tree) - set(VARIABLES))
    except TemplateSyntaxError as error:
        return f"the wording is no valid template: {error.message}", None
    if unknown:
        return f"the wording uses the unknown variable {unknown[0]!r}", unknown[0]
    return None
