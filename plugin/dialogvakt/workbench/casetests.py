"""Runs the cases of a guideline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dialogvakt.checker import Checker
from dialogvakt.draft import Context, Draft
from dialogvakt.facts import Gathered
from dialogvakt_rules import Case, Fact, Guideline, cases_of

Failure = Literal["flags", "passes", "expect"]


@dataclass(frozen=True, slots=True)
class SeenFact:
    """A fact of a draft, and the words that it stands for (none for what the compose window knows)."""

    fact: Fact
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How a case went: `failure` is None if it went as it says; `found` are the words that the rule flagged."""

    case: Case
    failure: Failure | None
    found: tuple[str, ...]


def all_cases(guideline: Guideline) -> tuple[Case, ...]:
    """Return the cases that hold for a guideline, its base's among them; a rule of several times has them once."""
    rules = {rule.code: rule for rule in guideline.rules}
    return tuple(case for rule in rules.values() for case in cases_of(guideline, rule))


def run_cases(checker: Checker, cases: Iterable[Case]) -> Iterator[CaseResult]:
    """Yield the results of cases in their order."""
    for case in cases:
        yield run_case(checker, case)


def draft_of(case: Case) -> Draft:
    """Return the draft of a case; raises `InputError` for a context that cannot be."""
    return Draft(case.text, Context.from_mapping(case.context))


def run_case(checker: Checker, case: Case) -> CaseResult:
    """Check the draft of one case."""
    findings = [finding for finding in checker.check(draft_of(case)).findings if finding.code == case.rule]
    places = [place for finding in findings for place in finding.places]
    found = tuple(dict.fromkeys(case.text[place.start : place.end] for place in places))
    return CaseResult(case, _failure(case, bool(findings), found), found)


def _failure(case: Case, flagged: bool, found: tuple[str, ...]) -> Failure | None:
    if flagged is not case.flagged:
        return "flags" if case.flagged else "passes"
    same = {word.casefold() for word in found} == {word.casefold() for word in case.expect}
    return "expect" if case.expect and not same else None


def seen_facts(checker: Checker, draft: Draft) -> tuple[SeenFact, ...]:
    """Return the facts of a draft that some rule asks for, in the order in which they were found."""
    return _with_words(checker.judge(draft).gathered, draft)


def all_facts(checker: Checker, draft: Draft) -> tuple[SeenFact, ...]:
    """Return all facts that the vocabulary knows of a draft, in the order in which they were found."""
    vocabulary = checker.guideline.vocabulary
    return tuple(seen for seen in _with_words(checker.gather(draft), draft) if vocabulary.objection(seen.fact) is None)


def _with_words(gathered: Gathered, draft: Draft) -> tuple[SeenFact, ...]:
    return tuple(
        SeenFact(
            fact,
            tuple(dict.fromkeys(draft.text[m.start : m.end] for m in gathered.mentions[fact.id] if m.end > m.start)),
        )
        for fact in gathered.facts
    )
