"""Wording uses what the product fills in, and nothing else."""

from __future__ import annotations

import pytest

from dialogvakt_rules.templates import template_problem


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("«{{ text }}» {% if count > 1 %}({{ count }}){% endif %} {{ names | join(', ') }}", None),
        (
            "{% for name in names %}{{ name }}{% endfor %}",
            ("the wording may not use for; it can show variables, filter them and use 'if'", None),
        ),
        ("«{{ text }}» av {{count}}}", None),
        ("", None),
        ("{{ text }", ("the wording is no valid template: unexpected '}'", None)),
        ("{{ text }} {{", ("the wording is no valid template: unexpected 'end of template'", None)),
        ("{# note #}{{ text }}", None),
        ("{{ textual }}", ("the wording uses the unknown variable 'textual'", "textual")),
        ("{{ patient }}", ("the wording uses the unknown variable 'patient'", "patient")),
        ("{% if %}", ("the wording is no valid template: Expected an expression, got 'end of statement block'", None)),
        ("{{ text | shout }}", ("the wording is no valid template: No filter named 'shout'.", None)),
    ],
)
def test_a_template_is_checked(template: str, problem: tuple[str, str | None] | None) -> None:
    assert template_problem(template) == problem
