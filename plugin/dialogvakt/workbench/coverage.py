"""How well the clauses of a guideline's source are covered by rules and cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dialogvakt_rules import Guideline, cases_of


@dataclass(frozen=True, slots=True)
class RuleCases:
    """A rule, and how many cases say that it flags, and that it lets pass."""

    code: str
    flags: int
    passes: int


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """One clause: what it says where that is known, the rules and tables that carry it, and whether it is advice."""

    clause: str
    says: tuple[dict[str, str], ...]
    rules: tuple[RuleCases, ...]
    tables: tuple[str, ...]
    advice: bool

    def covered(self, fewest: int) -> bool:
        """Whether something carries the clause, and each of its rules has so many cases each way."""
        enough = all(min(rule.flags, rule.passes) >= fewest for rule in self.rules)
        return enough and bool(self.rules or self.tables or self.advice)


def coverage_of(guideline: Guideline) -> tuple[ClauseCoverage, ...]:
    """Return the coverage of every clause, in the order in which the guideline lists them."""
    carried: dict[str, list[str]] = {}
    tables: dict[str, list[str]] = {}
    for clause, table in _tables(guideline):
        tables.setdefault(clause, []).append(table)
    for rule in guideline.rules:
        for clause in filter(None, rule.clause.split(", ")):
            carried.setdefault(clause, []).append(rule.code)
    for listed in guideline.coverage:
        (carried if listed.by == "rule" else tables).setdefault(listed.clause, []).extend(listed.names)
    counts = {rule.code: _count(guideline, rule.code) for rule in guideline.rules}
    clauses = dict.fromkeys((*(listed.clause for listed in guideline.coverage), *carried, *tables))
    return tuple(
        ClauseCoverage(
            clause,
            tuple(dict(listed.says) for listed in guideline.coverage if listed.clause == clause),
            tuple(counts[code] for code in dict.fromkeys(carried.get(clause, ()))),
            tuple(dict.fromkeys(tables.get(clause, ()))),
            any(listed.by == "advice" for listed in guideline.coverage if listed.clause == clause),
        )
        for clause in clauses
    )


def share_covered(clauses: tuple[ClauseCoverage, ...], fewest: int) -> float:
    """Return how many of a hundred clauses are covered."""
    return 100 * sum(clause.covered(fewest) for clause in clauses) / len(clauses) if clauses else 100


def _tables(guideline: Guideline) -> Iterator[tuple[str, str]]:
    if guideline.expected_reply:
        yield guideline.expected_reply.clause, "expected-reply"
    if guideline.document_types:
        yield guideline.document_types.clause, "document-types"
    if guideline.flow:
        yield guideline.flow.clause, "flow"


def _count(guideline: Guideline, code: str) -> RuleCases:
    rule = guideline.rule(code)
    cases = cases_of(guideline, rule) if rule else ()
    flags = sum(case.flagged for case in cases)
    return RuleCases(code, flags, len(cases) - flags)
