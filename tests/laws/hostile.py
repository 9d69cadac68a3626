"""Texts that nobody writes, of any length, each hard on another part of the reading."""

from __future__ import annotations

HOSTILE = {
    "one letter": "a",
    "one word": "smerter ",
    "no spaces": "smerterogpas.",
    "one line of words": "Hun har vondt i magen og vil vite hva dere mener om det ",
    "short lines": "ja\n",
    "empty lines": "\n",
    "spaces": " ",
    "nested negations": "ikke uten ingen ",
    "negated matters": "ingen brystsmerter, ikke ",
    "conditions": "hvis ved dersom brystsmerter ",
    "abbreviations": "pas. ",
    "unknown abbreviations": "xkv.",
    "glued abbreviations": "gyn.pol.",
    "values": "kalium 6,8 ",
    "values without numbers": "kalium kalium og natrium / ",
    "numbers": "1 2,5 3/4 ",
    "digits": "1",
    "dates": "3. mai 2025, ",
    "deadlines": "svar innen fredag ",
    "identity numbers": "28849907656 ",
    "brackets": "((((",
    "brackets and names": "kalium (",
    "angle brackets": "<",
    "open tags": "<a b=",
    "pipes": "| a ",
    "dashes": "-",
    "stars": "*",
    "underscores": "_a",
    "backslashes": "\\par",
    "links": "![](http://",
    "square brackets": "[url=",
    "combining marks": "a\u0301\u0301",
    "invisible characters": "\u200b\u00ad ",
    "emoji": "🙂",
    "capitals": "KALIUM PAS ",
    "misspelt words": "brystsmrter pustevnsker ",
    "names": "Kari Moe, ",
    "questions": "Kan dere? ",
    "greetings": "Hilsen Kari Hei ",
    "mixed": "Pas. har ikke BT 90/60, kalium 6,8 (3,5-5,0) 3. mai? ",
}


def hostile(piece: str, length: int) -> str:
    """Return a text of so many characters."""
    return (piece * (length // len(piece) + 1))[:length]
