"""Every place lies in the text and holds what the finding says, in code points and in UTF-16 units alike."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given

from dialogvakt import Checker, Draft
from tests.laws.drafts import corpus_drafts, odd_drafts

# Its finding names the number's place but never repeats it.
UNQUOTED = "third-party"


def hold_the_law_of_places(checker: Checker, draft: Draft) -> None:
    """Assert it for one draft."""
    report, text = checker.check(draft), draft.text
    order = [(finding.places[0].start if finding.places else -1) for finding in report.findings]
    assert order == sorted(order)
    for finding in report.findings:
        assert all(0 <= place.start < place.end <= len(text) for place in finding.places)
        assert all(before.start < place.start and before.end < place.end for before, place in pairwise(finding.places))
        assert all(0 <= edit.start < edit.end <= len(text) for fix in finding.fixes for edit in fix.edits)
        if finding.places and finding.code != UNQUOTED:
            assert text[finding.places[0].start : finding.places[0].end] == finding.text
        for reason in finding.reasons:
            if reason.start is not None and reason.end is not None:
                assert 0 <= reason.start < reason.end <= len(text)


def hold_the_law_of_units(checker: Checker, draft: Draft) -> None:
    """Assert for one draft that both kinds of places cut out the same words, and that nothing else differs."""
    report, text = checker.check(draft), draft.text
    wide = text.encode("utf-16-le", "surrogatepass")
    points, units = report.to_dict(text), report.to_dict(text, "utf-16")

    def same(one: Any, other: Any) -> None:
        if isinstance(one, dict):
            assert one.keys() == other.keys()
            if "start" in one:
                same([one["start"], one["end"]], [other["start"], other["end"]])
            for key in one.keys() - {"start", "end", "offsets"}:
                same(one[key], other[key])
        elif isinstance(one, list) and len(one) >= 2 and type(one[0]) is type(one[1]) is int:
            assert wide[2 * other[0] : 2 * other[1]].decode("utf-16-le", "surrogatepass") == text[one[0] : one[1]]
            assert one[2:] == other[2:]
        elif isinstance(one, list):
            for part, of_other in zip(one, other, strict=True):
                same(part, of_other)
        else:
            assert one == other

    same(points, units)


def test_places_hold_the_words_of_their_findings_in_drafts_of_the_corpora(checker: Checker) -> None:
    for draft in corpus_drafts()[::3]:
        hold_the_law_of_places(checker, draft)


@given(odd_drafts())
def test_places_hold_the_words_of_their_findings_in_odd_drafts(checker: Checker, draft: Draft) -> None:
    hold_the_law_of_places(checker, draft)


@given(odd_drafts())
def test_code_points_and_utf_16_units_cut_out_the_same_words(checker: Checker, draft: Draft) -> None:
    hold_the_law_of_units(checker, draft)
    hold_the_law_of_units(checker, Draft(f"🙂{draft.text.replace(' ', ' 𝄞 ', 3)}🙂", draft.context))
