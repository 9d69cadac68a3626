"""Fills the Jinja2 template of a handover note with the parts of a draft.

A template never gets the writer's words, only a token for each part; the words take the tokens' places when it has
been laid out. So each part stands in the note at most once, unchanged, and in the draft's order wherever nothing but
other parts stands between, whatever the template does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import Template, nodes, pass_context
from jinja2.runtime import Context as TemplateContext

from dialogvakt.phrases import phrase
from dialogvakt_rules.handovertemplate import SENTENCES, handover_environment

_MARK = "\0"
_TOKEN = re.compile(f"{_MARK}([0-9]+){_MARK}")
_TOKENS = re.compile(rf"{_TOKEN.pattern}(?:\s*{_TOKEN.pattern})*")
# Stands where a template prints nothing, so that a line of nothing can go.
_NOTHING = "\1"
_EMPTY_LINE = re.compile(f"^ *{_NOTHING}[ {_NOTHING}]*(?:\n|$)", re.MULTILINE)
# Stands where sentences of a kind are elsewhere in the note, until it is known whether others stand beside it.
_ELSEWHERE = "\2"
_BLANK_LINES = re.compile(r"\n{3,}")
_FILLING = "filling"


@dataclass(frozen=True, slots=True)
class Layout:
    """A template, and the kinds of sentences that it prints, not only asks for."""

    template: Template
    prints: frozenset[str]


class Sentences(str):
    """The tokens of the sentences of one kind.

    True if there are any to print; of a kind that the template does not print, if the draft has it. `elsewhere` says
    that sentences of the kind stand under another heading, for a reason that weighs more.
    """

    there: bool
    elsewhere: bool

    @classmethod
    def of(cls, numbers: Sequence[int], *, there: bool, elsewhere: bool) -> Sentences:
        """Return the tokens of some parts of the draft."""
        made = cls("\n".join(f"{_MARK}{number}{_MARK}" for number in numbers))
        made.there = there
        made.elsewhere = elsewhere
        return made

    def __bool__(self) -> bool:
        return self.there


@dataclass(frozen=True, slots=True)
class Filled:
    """A note, what it misses, and the numbers of the draft's parts that it holds."""

    text: str
    missing: tuple[str, ...]
    placed: frozenset[int]


@dataclass(slots=True)
class _Filling:
    language: str
    missing: list[str] = field(default_factory=list)


def plain(words: str) -> str:
    """Return words that are no part of the draft on one line, and so that they cannot be taken for one."""
    return " ".join(re.sub(f"[{_MARK}{_NOTHING}{_ELSEWHERE}]", " ", words).split())


@lru_cache(maxsize=256)
def layout_of(source: str) -> Layout:
    """Return a template that the loader has checked, ready to be filled."""
    tree = _ENVIRONMENT.parse(source)
    names = {name.name for output in tree.find_all(nodes.Output) for name in output.find_all(nodes.Name)}
    return Layout(_ENVIRONMENT.from_string(source), frozenset(names.intersection(SENTENCES)))


def fill(
    layout: Layout,
    values: Mapping[str, str],
    says: Callable[..., bool],
    joined: Callable[[Sequence[int]], str],
    language: str,
) -> Filled:
    """Return the filled note; `joined` gives the text of some parts that follow each other."""
    filling = _Filling(language)
    laid_out = layout.template.render({**values, "says": says, _FILLING: filling})
    placed: set[int] = set()

    def first_only(match: re.Match[str]) -> str:
        number = int(match[1])
        again = number in placed
        placed.add(number)
        return _NOTHING if again else match[0]

    laid_out = _BLANK_LINES.sub("\n\n", _EMPTY_LINE.sub("", _TOKEN.sub(first_only, laid_out)))
    laid_out = "\n\n".join(_pointed(block, language) for block in laid_out.split("\n\n"))
    laid_out = _BLANK_LINES.sub("\n\n", laid_out.replace(_NOTHING, "")).strip()
    text = _TOKENS.sub(lambda match: joined(sorted(map(int, _TOKEN.findall(match[0])))), laid_out)
    return Filled(text, tuple(dict.fromkeys(filling.missing)), frozenset(placed))


def _pointed(block: str, language: str) -> str:
    """Return lines with no empty one between them, in which only a block without sentences points elsewhere."""
    if _TOKEN.search(block):
        return _EMPTY_LINE.sub("", block.replace(_ELSEWHERE, _NOTHING))
    return block.replace(_ELSEWHERE, phrase("handover-elsewhere", language))


@pass_context
def _or_missing(context: TemplateContext, value: str | list[str], what: str) -> str:
    values = value if isinstance(value, list) else [value]
    if any(values):
        return _printed(values)
    filling: _Filling = context[_FILLING]
    if any(isinstance(one, Sentences) and one.elsewhere for one in values):
        return _ELSEWHERE
    filling.missing.append(what)
    return phrase("handover-missing", filling.language, what=what)


def _printed(value: object) -> str:
    """Return what is printed for the value of an expression."""
    shown = "\n".join(filter(None, map(str, value))) if isinstance(value, list) else str(value)
    return shown or _NOTHING


_ENVIRONMENT = handover_environment(_or_missing, _printed)
