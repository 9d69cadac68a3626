"""What is no plain text: markup, tables, image links and control characters. It works on the raw text."""

from __future__ import annotations

import re

# Each label with what gives it away in the raw text.
_SIGNS = {
    "html": re.compile(
        r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,200})?/?>|&(?:nbsp|amp|lt|gt|quot|#\d{2,5}|aring|oslash|aelig);"
    ),
    "rtf": re.compile(r"\{\\rtf\d?|\\par\b|\\pard\b|\\b0\b"),
    "image-link": re.compile(
        r"!\[[^\]\n]{0,200}\]\([^)\s]{1,300}\)|https?://\S{1,300}\.(?:png|jpe?g|gif|bmp|tiff?|svg|webp|heic)\b|\bdata:image/",
        re.I,
    ),
    "markdown": re.compile(
        r"^\#{1,6}[^\S\n]+\S|\*\*\S[^*\n]{0,200}\*\*|__\S[^_\n]{0,200}__|^```|^>[^\S\n]+\S"
        r"|\[[^\]\n]{1,200}\]\([^)\s]{1,300}\)|^[-=]{4,}[^\S\n]*$|^[^\S\n]*[-*]\s\[[ xX]\]\s",
        re.M,
    ),
    "bbcode": re.compile(r"\[/?(?:b|i|u|s|url|img|color|size|quote|code|list)(?:=[^\]\n]{0,100})?\]", re.I),
    "table": re.compile(
        r"^[^\n|]*\|[^\n|]*\|[^\n]*$|^[^\n\t]*\S\t+\S[^\n\t]*\t+[^\n]*$"
        r"|^[^\n\t]+\t[^\n\t]+\n[^\n\t]+\t[^\n\t]+$|^\+[-=+]{4,}\+",
        re.M,
    ),
    "control": re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ue000-\uf8ff]"),
}

# What all of these hold, in patterns that search fast.
_SUSPICIOUS = re.compile(r"[<&{\\\[#*_`>|\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ue000-\uf8ff]")
_SUSPICIOUS_RUN = re.compile(r"[-=+]{4}")


def find_markup(raw: str) -> list[tuple[str, int, int]]:
    """Return (label, start, end) of the first place of each kind, in half-open code points of the raw text."""
    found: list[tuple[str, int, int]] = []
    if not _is_suspicious(raw):
        return found
    for label, pattern in _SIGNS.items():
        match = pattern.search(raw)
        if match:
            found.append((label, match.start(), match.end()))
    return found


def _is_suspicious(raw: str) -> bool:
    """Tell whether there can be any markup; most drafts hold none, and this look saves six."""
    return bool(_SUSPICIOUS.search(raw) or _SUSPICIOUS_RUN.search(raw) or "://" in raw or "data:" in raw.casefold())
