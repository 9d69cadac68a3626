"""`dialogvakt guideline list`: the guidelines there are."""

from __future__ import annotations

from dialogvakt.cli.guideline.options import LanguageOption
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import GuidelinesOption, language_of


def list_guidelines(guidelines: GuidelinesOption = None, language: LanguageOption = "nb") -> None:
    """List the guidelines there are, each version with its days and whether it is in force today."""
    from dialogvakt.cli.guideline.showing import print_list  # slow to load

    with telling_owner(language):
        print_list(guidelines or (), language_of(language) or "nb")
