"""Finds the files below the folders that a user names."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch

from dialogvakt.errors import InputError
from dialogvakt.files.opening import SIDECAR, STDIN, telling_trouble

# Every kind of file that holds drafts, but not the contexts that lie beside them.
DRAFTS = ("*.txt", "*.jsonl", "*.json", "*.xml")
Identity = tuple[int, int]


def walk(
    names: Sequence[str], patterns: Sequence[str] = (), excluded: Callable[[str], bool] = lambda path: False
) -> Iterator[str | InputError]:
    """Yield the files among the names, and in place of a folder those below it that match a pattern, sorted.

    A pattern is compared with a file's name, or with its path below the folder if it has a slash. Hidden files and
    folders are passed over. Links are followed; a folder that leads back to one that holds it comes as an error, and so
    does one that cannot be read or in which nothing matches, and what is no file, which only a name may be. What is
    `excluded` is passed over, unless it is a name. A context is read with its draft, where that is a name, too: that is
    how a shell writes `folder/*`.
    """
    for name in names:
        if name.endswith(SIDECAR) and f"{name.removesuffix(SIDECAR)}.txt" in names:
            continue
        if name == STDIN or not os.path.isdir(name):
            yield name
            continue
        found = False
        for item in _below(name, "", patterns or DRAFTS, excluded, ()):
            found = True
            yield item
        if not found:
            yield InputError(name, None, "is a directory without drafts", allowed=tuple(patterns or DRAFTS))


def _below(
    top: str, inside: str, patterns: Sequence[str], excluded: Callable[[str], bool], above: tuple[Identity, ...]
) -> Iterator[str | InputError]:
    """Yield what lies in one folder and below; `above` are the folders that lead to it."""
    folder = os.path.join(top, inside)
    try:
        with telling_trouble(folder):
            state = os.stat(folder)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except InputError as error:
        yield error
        return
    here = (state.st_dev, state.st_ino)
    if here in above:
        yield InputError(folder, None, "is a directory that leads back to one that holds it")
        return
    for entry in entries:
        path = os.path.join(inside, entry.name)
        if entry.name.startswith(".") or excluded(entry.path):
            continue
        if os.path.isdir(entry.path):
            yield from _below(top, path, patterns, excluded, (*above, here))
        elif _matches(path, patterns):
            whole = os.path.join(top, path)
            yield InputError(whole, None, "is a pipe, a socket or a device") if _is_special(whole) else whole


def _is_special(path: str) -> bool:
    """Tell whether a file is one that may have no end; what is wrong with a link is told when it is opened."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _matches(path: str, patterns: Sequence[str]) -> bool:
    name = os.path.basename(path)
    if name.endswith(SIDECAR):
        return False
    return matches_any(path, patterns)


def matches_any(path: str, patterns: Sequence[str]) -> bool:
    """Tell whether a path's name, or for patterns with a slash all of it, matches one of them."""
    name = os.path.basename(path)
    return any(fnmatch(path if "/" in pattern else name, pattern) for pattern in patterns)
