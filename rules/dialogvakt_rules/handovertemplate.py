"""Checks the Jinja2 templates of handover notes; the product fills them.

They may come from anywhere, so that only what lays out a note is allowed in them: no loops, arithmetic, attributes,
macros, or other files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dialogvakt_rules.errors import nearest_word
from dialogvakt_rules.vocabulary import Vocabulary

# The writer's own sentences, by what they are there for; `rest` are those that the template has no other place for.
SENTENCES = (
    "sender", "situation", "background", "references", "social", "medication", "allergy", "values", "findings",
    "measures", "requests", "deadline", "time", "incident", "consequence", "proposal", "responsibility", "examination",
    "needs", "discharge", "receipt",
    "rest",
)  # fmt: skip
# What the compose window knows, and who the draft turns to.
KNOWN = ("recipient", "patient_id", "sender_side", "message_type", "patient_status", "care", "written_on")
VARIABLES = (*SENTENCES, *KNOWN)
# `value | or_missing("what it is")` marks what the draft does not say; the value may be a list of several.
OR_MISSING = "or_missing"
# `says("discharge", "ready")` tells whether the draft says something of the vocabulary about the patient.
SAYS = "says"

# Far more than a note needs, and far less than what Python makes of a template can bear.
DEEPEST = 40
_TOO_DEEP = "no valid template: nested too deeply"
_LAYOUT = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.If, nodes.And,
    nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.List, nodes.Filter, nodes.Call,
)  # fmt: skip
_ALLOWED = (
    "text",
    "variables",
    "[lists]",
    "if",
    "elif",
    "else",
    "and",
    "or",
    "not",
    "==",
    f"{OR_MISSING}(…)",
    f"{SAYS}(…)",
)


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """What is wrong in a template, and on which line; with the words allowed there, and the nearest of these."""

    line: int
    problem: str
    allowed: tuple[str, ...] = ()
    nearest: str | None = None


def handover_environment(
    or_missing: Callable[..., str], finalize: Callable[..., object] | None = None
) -> ImmutableSandboxedEnvironment:
    """An environment for handover templates: sandboxed, with one filter, and no tests or globals.

    `finalize` changes what an expression gives before it is printed.
    """
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, finalize=finalize
    )
    environment.filters = {OR_MISSING: or_missing}
    environment.tests = {}
    environment.globals = {}
    return environment


_PARSING = handover_environment(lambda value, what: str(value))


def handover_problems(source: str, vocabulary: Vocabulary) -> list[TemplateProblem]:
    """All that is wrong with a template, in order of lines."""
    try:
        tree = _PARSING.parse(source)
    except TemplateSyntaxError as error:
        return [TemplateProblem(error.lineno, f"no valid template: {error.message}")]
    except RecursionError:
        return [TemplateProblem(1, _TOO_DEEP)]
    if _is_deep(tree, DEEPEST):
        return [TemplateProblem(1, _TOO_DEEP)]
    return sorted(_problems(tree, vocabulary), key=lambda problem: problem.line)


def _is_deep(node: nodes.Node, left: int) -> bool:
    return left == 0 or any(_is_deep(child, left - 1) for child in node.iter_child_nodes())


def _problems(node: nodes.Node, vocabulary: Vocabulary) -> Iterator[TemplateProblem]:
    if not isinstance(node, _LAYOUT):
        yield _not_allowed(node)
        return
    match node:
        case nodes.Name() if node.name not in VARIABLES:
            near = nearest_word(node.name, VARIABLES)
            yield TemplateProblem(node.lineno, f"the unknown variable {node.name!r}", VARIABLES, near)
        case nodes.Filter():
            yield from _filter_problems(node, vocabulary)
        case nodes.Call():
            yield from _call_problems(node, vocabulary)
        case nodes.Compare() if not all(operand.op in ("eq", "ne") for operand in node.ops):
            yield _not_allowed(node)
        case _:
            for child in node.iter_child_nodes():
                yield from _problems(child, vocabulary)


def _filter_problems(node: nodes.Filter, vocabulary: Vocabulary) -> Iterator[TemplateProblem]:
    if node.name != OR_MISSING:
        yield TemplateProblem(node.lineno, f"the unknown filter {node.name!r}", (OR_MISSING,))
    elif len(_words(node)) != 1:
        yield TemplateProblem(node.lineno, f"'{OR_MISSING}' needs one text: what it is that is missing")
    for value in node.iter_child_nodes(only=("node",)):
        yield from _problems(value, vocabulary)


def _call_problems(node: nodes.Call, vocabulary: Vocabulary) -> Iterator[TemplateProblem]:
    if not (isinstance(node.node, nodes.Name) and node.node.name == SAYS):
        yield TemplateProblem(node.lineno, "only this can be called", (f"{SAYS}(…)",))
        return
    words = _words(node)
    if len(words) < 2:
        yield TemplateProblem(node.lineno, f"'{SAYS}' needs a kind of fact and at least one of its labels, as texts")
        return
    kind, *labels = words
    if kind not in vocabulary.kinds:
        yield TemplateProblem(
            node.lineno, f"unknown kind of fact {kind!r}", tuple(vocabulary.kinds), nearest_word(kind, vocabulary.kinds)
        )
        return
    known = vocabulary.kinds[kind].labels
    for label in labels:
        if known is not None and label not in known:
            yield TemplateProblem(
                node.lineno, f"{kind!r} has no label {label!r}", tuple(known), nearest_word(label, known)
            )


def _words(node: nodes.Filter | nodes.Call) -> list[str]:
    """The arguments, if they are texts and nothing else."""
    given = [argument.value if isinstance(argument, nodes.Const) else None for argument in node.args]
    if node.kwargs or node.dyn_args or node.dyn_kwargs or not all(isinstance(word, str) and word for word in given):
        return []
    return [str(word) for word in given]


def _not_allowed(node: nodes.Node) -> TemplateProblem:
    name = type(node).__name__.lower()
    return TemplateProblem(node.lineno, f"{name!r} is not allowed in a handover template", _ALLOWED)
