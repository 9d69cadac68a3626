"""Remembers which tokens have been used, so that none is used twice."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from heapq import heappop, heappush


class MemoryFull(Exception):
    """An issuer has more tokens in use than are remembered."""


class UsedTokens:
    """The tokens of each issuer that have been used and could be used again, at most `most` of each.

    It is the memory of one process: several machines behind one address, and one that starts anew, do not know of each
    other's. A token is then good once on each of them, until it expires.
    """

    def __init__(self, most: int = 100_000) -> None:
        self._most = most
        self._used: defaultdict[str, set[bytes]] = defaultdict(set)
        self._by_end: defaultdict[str, list[tuple[float, bytes]]] = defaultdict(list)

    def use(self, issuer: str, identity: str, until: float, now: float) -> bool:
        """Return whether a token may be used, and remember it to the end of `until` (seconds since 1970).

        Raises `MemoryFull` when nothing more can be remembered: what cannot be remembered could be used twice.
        """
        used, by_end = self._used[issuer], self._by_end[issuer]
        while by_end and by_end[0][0] < now:
            used.remove(heappop(by_end)[1])
        digest = hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest in used:
            return False
        if len(used) >= self._most:
            raise MemoryFull
        used.add(digest)
        heappush(by_end, (until, digest))
        return True
