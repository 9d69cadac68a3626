"""Terms that stand beside their own plain words already, and so need none: CRP (betennelsesprøve)."""

from __future__ import annotations

from dialogvakt_nlp.reading import Replacement
from dialogvakt_nlp.surface import Surface


def is_explained(surface: Surface, start: int, end: int, replacement: Replacement | None) -> bool:
    """Tell whether the words of a half-open range stand within what would be written in their place."""
    if replacement is None:
        return False
    text, first = surface.text, surface.starts[start]
    form = text[first : surface.ends[end - 1]].lower()
    for plain in map(str.lower, (*replacement.nb, *replacement.nn)):
        ahead = plain.find(form)
        while 0 <= ahead <= first:
            if text[first - ahead : first - ahead + len(plain)].lower() == plain:
                return True
            ahead = plain.find(form, ahead + 1)
    return False
