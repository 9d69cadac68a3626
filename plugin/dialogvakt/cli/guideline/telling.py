"""Tells a guideline's owner what is wrong in the language that the commands speak."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager

from dialogvakt.cli.console import telling_problems


def telling_owner(language: str = "nb") -> AbstractContextManager[None]:
    """Tell what is wrong with the input in a written standard, and end with `COULD_NOT_RUN`."""

    def tell(error: Exception) -> Iterable[str]:
        from dialogvakt.workbench.problemwords import told  # not needed where all is well

        return told(error, language)

    return telling_problems(tell)
