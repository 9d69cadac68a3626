"""What a check says depends on its draft alone: not on what was read before, the engine, or a sentence far off."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dialogvakt import Checker, Draft, Report
from dialogvakt_rules import runner
from dialogvakt_rules.program import Program
from tests.laws.drafts import corpus_drafts, odd_drafts, plain_drafts, sentences

any_drafts = st.sampled_from(corpus_drafts()) | plain_drafts()
# Nobody's state, and nothing to ask, to tell or to hurry for.
INNOCENT = {"nb": "Huset ligger ved skogen.", "nn": "Huset ligg ved skogen."}
# A receipt says nothing else by definition; who writes is looked for in the first sentences, which become fewer.
OF_THE_WHOLE = frozenset({"receipt", "sender-identity", "too-long"})
_SENTENCE_END = re.compile(r"[a-zæøå]{4}[.?!]\s")


@given(odd_drafts(), st.lists(st.sampled_from(sentences()), max_size=5))
def test_a_check_is_the_same_after_any_others(checker: Checker, draft: Draft, others: list[str]) -> None:
    first = checker.check(draft)
    for text in others:
        checker.check(Draft(text))
    assert checker.check(draft) == first
    assert checker.check(Draft(draft.text, draft.context)) == first


def test_a_new_checker_says_the_same_in_any_order(checker: Checker) -> None:
    drafts = corpus_drafts()[::9]
    first = [checker.check(draft) for draft in drafts]
    new = Checker()
    assert [new.check(draft) for draft in reversed(drafts)] == first[::-1]


class _NoLibrary:
    """What stands in place of durable-rules where that cannot be had."""

    def __init__(self, program: Program) -> None:
        raise MemoryError


@pytest.fixture(scope="module")
def plain() -> Checker:
    """A checker whose rules are evaluated by the oracle."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runner.RuleRunner.__init__, "__kwdefaults__", {"durable": _NoLibrary})
        checker = Checker()
        assert checker.check(Draft("Hei.")).engine == "plain"
    return checker


def test_the_engine_agrees_with_the_oracle_on_drafts_of_the_corpora(checker: Checker, plain: Checker) -> None:
    for draft in corpus_drafts()[::5]:
        assert replace(plain.check(draft), engine="durable-rules") == checker.check(draft), draft.id


@given(odd_drafts())
def test_the_engine_agrees_with_the_oracle_on_odd_drafts(checker: Checker, plain: Checker, draft: Draft) -> None:
    assert replace(plain.check(draft), engine="durable-rules") == checker.check(draft)


def exact_codes(report: Report) -> set[str]:
    """Return the codes that rest on exact facts; what sentences sound like depends on those beside them by design."""
    return {finding.code for finding in report.findings if finding.evidence == "exact"} - OF_THE_WHOLE


def far_from_findings(draft: Draft, report: Report) -> list[int]:
    """Return the ends of sentences such that neither the sentence nor the next belongs to a finding."""
    ends = [match.end() for match in _SENTENCE_END.finditer(draft.text)]
    spots = [(at.start, at.end) for finding in report.findings for at in finding.reasons if at.start is not None]
    return [
        end
        for before, end, after in zip(ends, ends[1:], ends[2:], strict=False)
        if not any(start < after and before < (stop or 0) for start, stop in spots)
    ]


@given(st.sampled_from(corpus_drafts()), st.randoms(use_true_random=False))
def test_an_innocent_sentence_far_away_changes_no_exact_finding(checker: Checker, draft: Draft, chance: object) -> None:
    report = checker.check(draft)
    ends = far_from_findings(draft, report)
    assume(ends)
    for end in ends:
        text = draft.text[:end] + INNOCENT[report.language] + draft.text[end - 1] + draft.text[end:]
        assert exact_codes(checker.check(replace(draft, text=text))) == exact_codes(report), (draft.id, end)
