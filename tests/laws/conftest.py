"""One checker on the bundled guideline for all laws."""

import pytest

from dialogvakt import Checker


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker on the bundled guideline."""
    return Checker()
