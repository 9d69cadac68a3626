"""Every case of the guideline goes as it says."""

import pytest

from dialogvakt.testing import GuidelineCase, guideline_cases


@pytest.mark.parametrize("case", guideline_cases("nordvik-sykehus"), ids=str)
def test_case(case: GuidelineCase) -> None:
    """A draft is flagged, or let pass, as its case says."""
    case.check()
