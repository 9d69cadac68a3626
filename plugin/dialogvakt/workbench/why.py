"""Why each rule of a guideline fires on a draft, or does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dialogvakt.checker import Checker
from dialogvakt.draft import Draft
from dialogvakt.workbench.casetests import SeenFact, seen_facts
from dialogvakt_rules import Guideline, Rule
from dialogvakt_rules.condition import patterns_of
from dialogvakt_rules.unmet import Unmet, first_unmet


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """One rule on one draft: the facts behind it if it fired; else what is unmet, and the facts that come near.

    `unmet` is None for a rule that did not fire since its own days have not come, or have gone.
    """

    rule: Rule
    fired: bool
    unmet: Unmet | None
    facts: tuple[SeenFact, ...]


def trace_rules(checker: Checker, guideline: Guideline, draft: Draft) -> Iterator[RuleTrace]:
    """Yield a trace of each rule, in the guideline's order."""
    seen = seen_facts(checker, draft)
    fired = {id(one.rule): one.facts for one in checker.judge(draft).fired}
    for rule in guideline.rules:
        if id(rule) in fired:
            yield RuleTrace(rule, True, None, tuple(one for one in seen if one.fact.id in fired[id(rule)]))
            continue
        unmet = first_unmet(rule.when, [one.fact for one in seen])
        kinds = {pattern.kind for pattern in patterns_of(unmet.condition)} if unmet else set()
        yield RuleTrace(rule, False, unmet, tuple(one for one in seen if one.fact.kind in kinds))
