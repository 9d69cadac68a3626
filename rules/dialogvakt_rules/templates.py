"""Checks the Jinja2 wording of rules; the product renders it."""

from __future__ import annotations

import re

VARIABLES = ("text", "texts", "count", "names", "numbers", "days", "options", "facts", "limit")
_KNOWN_VARIABLE = re.compile(rf"\{{\{{\s*(?:{'|'.join(VARIABLES)})\s*\}}\}}")
# Whatever Jinja2 has to work out begins with it.
_MARK = "{"


# Far more than a writer would read.
LONGEST = 2_000
_TAG = re.compile(r"</?[A-Za-z!]")


def template_problem(template: str) -> tuple[str, str | None] | None:
    """What is wrong with a template, and the unknown variable if that is it; None if nothing is."""
    if len(template) > LONGEST:
        return f"the wording has more than {LONGEST} characters", None
    if _TAG.search(template):
        return "the wording holds markup such as <b>; it is shown as plain text", None
    # Most wordings need no parser, and loading and asking it takes a third of the time of reading a guideline.
    if _MARK not in _KNOWN_VARIABLE.sub("", template):
        return None
    from dialogvakt_rules.wordingtemplate import wording_problem  # Jinja2 takes long to load

    return wording_problem(template)
