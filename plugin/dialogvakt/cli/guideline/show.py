"""`dialogvakt guideline show`: a guideline at a glance."""

from __future__ import annotations

from dialogvakt.cli.guideline.options import LanguageOption, NameArgument
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import GuidelinesOption, language_of


def show(name: NameArgument, guidelines: GuidelinesOption = None, language: LanguageOption = "nb") -> None:
    """Show a guideline: whose it is, its days, channels and rules, how they differ from the base, what is left out."""
    from dialogvakt.cli.guideline.showing import print_guideline  # slow to load

    with telling_owner(language):
        print_guideline(name, guidelines or (), language_of(language) or "nb")
