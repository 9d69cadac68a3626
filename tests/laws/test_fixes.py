"""A fix that is taken removes its finding, brings no other, and hides nothing that matters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialogvakt import Checker, Draft, Finding
from dialogvakt.edits import apply_edits
from tests.laws.drafts import corpus_drafts, plain_drafts

any_drafts = st.sampled_from(corpus_drafts()) | plain_drafts()
# What must still be said in plain words.
CRITICAL = frozenset({"acute-care", "serious-finding"})
# The one professional word may be all that some fragment tells.
OF_FRAGMENTS = frozenset({"unclear-request"})


def names(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    """Return each finding's code, with its words where every form is a finding of its own."""
    return {(one.code, (one.text or "").lower() if one.code in {"abbreviation", "jargon"} else "") for one in findings}


def exact(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    """Return those that rest on exact facts; what sentences sound like is weighed anew with every word of them."""
    return names(finding for finding in findings if finding.evidence == "exact")


def hold_the_law_of_fixes(checker: Checker, draft: Draft) -> None:
    """Assert it for one draft: of each finding, the fix that is offered first, which is the likeliest."""
    before = checker.check(draft).findings
    for finding in before:
        for fix in finding.fixes[:1]:
            if fix.edits:
                text = apply_edits(draft.text, fix.edits)
                after = checker.check(replace(draft, text=text)).findings
                assert not names([finding]) & names(after), (draft.id, fix.title)
                brought = {code for code, _ in exact(after) - names(before)}
                assert not brought - OF_FRAGMENTS, (draft.id, fix.title)
                lost = {code for code, _ in exact(before) - names(after)}
                assert not lost & CRITICAL, (draft.id, fix.title)


def test_a_fix_removes_its_finding_and_brings_none_in_drafts_of_the_corpora(checker: Checker) -> None:
    for draft in corpus_drafts()[::3]:
        hold_the_law_of_fixes(checker, draft)


@given(any_drafts)
def test_a_fix_removes_its_finding_and_brings_none(checker: Checker, draft: Draft) -> None:
    hold_the_law_of_fixes(checker, draft)
