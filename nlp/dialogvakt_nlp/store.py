"""Files that keep what takes long to work out from sources: made when a package is built, and read in a blink.

A file says which sources it was made from, and is passed over where these are others now, or where it is missing; then
everything is worked out anew. It is as trustworthy as the code beside it, and no draft ever reaches it.
"""

from __future__ import annotations

import hashlib
import marshal
import mmap
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, TypeVar

Key = TypeVar("Key", str, int)
Made = TypeVar("Made")

_MAGIC = b"dialogvakt tables\0"
# Every Python since 3.4 reads and writes it.
_FORMAT = 4
_SIZE = 8
_STAMP_END = len(_MAGIC) + hashlib.sha256().digest_size


class Store:
    """One such file; its sources are the files of a folder whose names end in one of `sources`.

    What is kept is made of tuples, lists, dicts, frozensets, texts, bytes, numbers and None, and of nothing else.
    """

    def __init__(self, file: Path, folder: Path, sources: tuple[str, ...]) -> None:
        self.file = file
        self._folder = folder
        self._sources = sources
        # Each returns one or more packed parts by name.
        self._makers: list[Callable[[], Mapping[str, bytes]]] = []

    def compiled(self, make: Callable[[], Made]) -> Callable[[], Made]:
        """Let what a function makes be kept."""
        name = _name_of(make)
        self._makers.append(lambda: {name: pack(make())})

        @wraps(make)
        def made() -> Made:
            return self._unpacked(name) if name in self.parts else make()

        return made

    def compiled_for(
        self, keys: Callable[[], Iterable[Key]]
    ) -> Callable[[Callable[[Key], Made]], Callable[[Key], Made]]:
        """Let what a function makes of each of some keys be kept; what it makes of others is not."""

        def keep(make: Callable[[Key], Made]) -> Callable[[Key], Made]:
            name = _name_of(make)
            self._makers.append(lambda: {f"{name} {key}": pack(make(key)) for key in keys()})

            @wraps(make)
            def made(key: Key) -> Made:
                part = f"{name} {key}"
                return self._unpacked(part) if part in self.parts else make(key)

            return made

        return keep

    def compiled_bytes(self, make: Callable[[], bytes]) -> Callable[[], bytes | memoryview]:
        """Let the bytes that a function makes be kept, and read in place."""
        name = _name_of(make)
        self._makers.append(lambda: {name: make()})

        @wraps(make)
        def made() -> bytes | memoryview:
            return self._content[slice(*self.parts[name])] if name in self.parts else make()

        return made

    def write(self) -> None:
        """Write the file anew, with what all compiled functions of the loaded modules make."""
        packed = dict(sorted((name, part) for make in self._makers for name, part in make().items()))
        places: dict[str, tuple[int, int]] = {}
        end = 0
        for name, part in packed.items():
            places[name] = (end, end + len(part))
            end += len(part)
        index = pack(places)
        aside = self.file.with_suffix(".new")
        aside.write_bytes(b"".join((_MAGIC, self._stamp(), len(index).to_bytes(_SIZE, "big"), index, *packed.values())))
        # Processes that have mapped the old one keep it.
        aside.replace(self.file)

    @cached_property
    def parts(self) -> Mapping[str, tuple[int, int]]:
        """Where in the file each part stands; none if there is no file, or if it was made from other sources."""
        content = self._content
        start = _STAMP_END + _SIZE
        first = start + int.from_bytes(content[_STAMP_END:start], "big")
        if content[:_STAMP_END] != _MAGIC + self._stamp() or first >= len(content):
            return {}
        places: dict[str, tuple[int, int]] = unpack(content[start:first])
        if max(end for _, end in places.values()) != len(content) - first:
            return {}
        return {name: (first + start, first + end) for name, (start, end) in places.items()}

    @cached_property
    def _map(self) -> mmap.mmap | None:
        try:
            with self.file.open("rb") as file:
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            return None

    @cached_property
    def _content(self) -> memoryview:
        return memoryview(self._map or b"")

    def _unpacked(self, name: str) -> Any:
        value = unpack(self._content[slice(*self.parts[name])])
        if self._map is not None and hasattr(mmap, "MADV_DONTNEED"):
            # It has been copied, and need not stay in memory twice.
            self._map.madvise(mmap.MADV_DONTNEED)
        return value

    def _stamp(self) -> bytes:
        """Return a hash of all that the parts are made from and with."""
        digest = hashlib.sha256()
        for path in sorted(path for path in self._folder.rglob("*") if path.name.endswith(self._sources)):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(self._folder).as_posix()}\0{len(content)}\0".encode() + content)
        return digest.digest()


class Shared(dict[Made, Made]):
    """Hands back the first of equal values, so that they are kept once."""

    def __call__(self, value: Made) -> Made:
        """Return the value, or one like it that has been seen before."""
        return self.setdefault(value, value)


def pack(value: Any) -> bytes:
    """Return a value, such as a compiled function makes, as bytes; equal ones in the same order give the same."""
    # Once through the format and back, so that it does not matter which equal parts happened to be one object.
    return marshal.dumps(marshal.loads(marshal.dumps(value, _FORMAT)), _FORMAT)  # noqa: S302  # nosec B302


def unpack(packed: bytes | memoryview) -> Any:
    """Return the value that `pack` was given."""
    # What stands beside our code is as safe as that code.
    return marshal.loads(packed)  # noqa: S302  # nosec B302


def _name_of(make: Callable[..., object]) -> str:
    return f"{make.__module__}.{make.__name__}"
