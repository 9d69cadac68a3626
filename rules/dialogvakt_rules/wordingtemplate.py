"""Checks wordings that Jinja2 has to work out.

A guideline may come from anywhere, so that only what words a finding is allowed in them: no loops, arithmetic, calls,
macros or other files, and no attribute but those of a fact.
"""

from __future__ import annotations

from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from dialogvakt_rules.templates import VARIABLES

FILTERS = ("join", "length", "list", "lower", "map", "reject", "select", "truncate")
TESTS = ("equalto",)
FACT_ATTRIBUTES = ("kind", "label", "name", "number", "unit")
_DEEPEST = 40
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.If, nodes.CondExpr, nodes.And,
    nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Filter, nodes.Keyword, nodes.Assign, nodes.Getitem,
    nodes.Getattr,
)  # fmt: skip
_ENVIRONMENT = SandboxedEnvironment(autoescape=False)


def wording_problem(template: str) -> tuple[str, str | None] | None:
    """What is wrong with a template, and the unknown variable if that is it; None if nothing is."""
    try:
        tree = _ENVIRONMENT.parse(template)
        unknown = sorted(meta.find_undeclared_variables(tree) - set(VARIABLES))
    except TemplateSyntaxError as error:
        return f"the wording is no valid template: {error.message}", None
    except RecursionError:
        return "the wording is no valid template: nested too deeply", None
    if unknown:
        return f"the wording uses the unknown variable {unknown[0]!r}", unknown[0]
    problem = _problem(tree, _DEEPEST)
    return (problem, None) if problem else None


def _problem(node: nodes.Node, left: int) -> str | None:
    if left == 0:
        return "the wording is no valid template: nested too deeply"
    if not isinstance(node, _ALLOWED):
        return f"the wording may not use {type(node).__name__.lower()}; it can show variables, filter them and use 'if'"
    problem = _own_problem(node)
    if problem:
        return problem
    return next((found for child in node.iter_child_nodes() if (found := _problem(child, left - 1))), None)


def _own_problem(node: nodes.Node) -> str | None:
    match node:
        case nodes.Filter(name=name) if name not in FILTERS:
            return f"the wording may not use the filter {name!r}; allowed: {', '.join(FILTERS)}"
        case nodes.Filter(name="map", args=[_, *_]):
            return "the wording may use only 'attribute' of a fact with 'map'"
        case nodes.Filter(name="select" | "reject", args=[nodes.Const(value=test), *_]) if test not in TESTS:
            return f"the wording may not use the test {test!r}; allowed: {', '.join(TESTS)}"
        case nodes.Getattr(attr=name) if name not in FACT_ATTRIBUTES:
            return f"the wording may not use the attribute {name!r}; allowed: {', '.join(FACT_ATTRIBUTES)}"
        case nodes.Getitem(arg=nodes.Const(value=int())):
            return None
        case nodes.Getitem():
            return "the wording may take things out of a list only by their number: texts[0]"
        case nodes.Keyword(key="attribute", value=nodes.Const(value=name)) if name in FACT_ATTRIBUTES:
            return None
        case nodes.Keyword(key=key):
            return f"the wording may use only 'attribute' of a fact with 'map', not {key!r} so"
        case _:
            return None
