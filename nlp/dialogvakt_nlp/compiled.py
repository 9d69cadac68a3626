"""Tables that take long to work out from the lexicons: made when the package is built, and read in a blink.

The file of them says which sources it was made from, and is passed over where these are others now, or where it is
missing; then everything is worked out anew. It is as trustworthy as the code beside it, and no draft ever reaches it.
"""

from __future__ import annotations

import hashlib
import marshal
import mmap
from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

Key = TypeVar("Key", str, int)
Made = TypeVar("Made")

FILE = Path(__file__).with_name("compiled.bin")
_MAGIC = b"dialogvakt tables\0"
# Every Python since 3.4 reads and writes it.
_FORMAT = 4
_SOURCES = (".py", ".yaml", ".csv", ".txt", ".npz")
_SIZE = 8
_STAMP_END = len(_MAGIC) + hashlib.sha256().digest_size
# Each returns one or more packed tables by name.
_makers: list[Callable[[], Mapping[str, bytes]]] = []


def compiled(make: Callable[[], Made]) -> Callable[[], Made]:
    """Let what a function makes be kept in the file.

    That is made of tuples, lists, dicts, frozensets, texts, bytes, numbers and None, and of nothing else.
    """
    name = _name_of(make)
    _makers.append(lambda: {name: pack(make())})

    @wraps(make)
    def made() -> Made:
        kept = _kept().get(name)
        return make() if kept is None else unpack(kept)

    return made


def compiled_for(keys: Callable[[], Iterable[Key]]) -> Callable[[Callable[[Key], Made]], Callable[[Key], Made]]:
    """Let what a function makes of each of some keys be kept in the file; what it makes of others is not."""

    def keep(make: Callable[[Key], Made]) -> Callable[[Key], Made]:
        name = _name_of(make)
        _makers.append(lambda: {f"{name} {key}": pack(make(key)) for key in keys()})

        @wraps(make)
        def made(key: Key) -> Made:
            kept = _kept().get(f"{name} {key}")
            return make(key) if kept is None else unpack(kept)

        return made

    return keep


def compiled_bytes(make: Callable[[], bytes]) -> Callable[[], bytes | memoryview]:
    """Let the bytes that a function makes be kept in the file, and read in place."""
    name = _name_of(make)
    _makers.append(lambda: {name: make()})

    @wraps(make)
    def made() -> bytes | memoryview:
        return _kept().get(name) or make()

    return made


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


def write_tables(path: Path = FILE) -> None:
    """Write the file anew, beside its sources, with what all compiled functions of the loaded modules make."""
    tables = dict(sorted((name, packed) for make in _makers for name, packed in make().items()))
    places: dict[str, tuple[int, int]] = {}
    end = 0
    for name, packed in tables.items():
        places[name] = (end, end + len(packed))
        end += len(packed)
    index = pack(places)
    aside = path.with_suffix(".new")
    aside.write_bytes(
        b"".join((_MAGIC, _stamp(path.parent), len(index).to_bytes(_SIZE, "big"), index, *tables.values()))
    )
    # Processes that have mapped the old one keep it.
    aside.replace(path)


def read_tables(path: Path) -> Mapping[str, memoryview]:
    """Return the packed tables of a file by name; none if it is not there, or was made from other sources."""
    try:
        with path.open("rb") as file:
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return {}
    start = _STAMP_END + _SIZE
    tables = start + int.from_bytes(content[_STAMP_END:start], "big")
    if content[:_STAMP_END] != _MAGIC + _stamp(path.parent) or tables >= len(content):
        return {}
    places: dict[str, tuple[int, int]] = unpack(content[start:tables])
    if max(last for _, last in places.values()) != len(content) - tables:
        return {}
    return {name: content[tables + first : tables + last] for name, (first, last) in places.items()}


@cache
def _kept() -> Mapping[str, memoryview]:
    return read_tables(FILE)


def _name_of(make: Callable[..., object]) -> str:
    return f"{make.__module__}.{make.__name__}"


def _stamp(package: Path) -> bytes:
    """Return a hash of all that the tables are made from and with."""
    digest = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*") if path.name.endswith(_SOURCES)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(package).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.digest()
