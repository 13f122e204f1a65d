"""Parts of the files of all items: what one change leaves alone is recalled from the last build, and not made again."""

import zlib
from collections.abc import Callable
from hashlib import blake2b

import msgspec
from msgspec import Struct

_KEY = 16
_AT_ONCE = 1 << 16
_QUICK = 1
"""The level of compression: parts are much alike, and a higher one takes longer than reading what it saves."""


class _StoredParts(Struct, frozen=True, array_like=True):
    """The keys of parts, one behind the other, the length of each part, and the parts, joined and compressed."""

    keys: bytes
    lengths: list[int]
    data: bytes


class FileParts:
    """The parts of one file, each known by the fingerprint of all that it is made of besides the program.

    What this build makes is compressed soon: a file of all items is held once, and not in parts besides.
    """

    def __init__(self) -> None:
        """Start without any part."""
        self._known: dict[bytes, tuple[int, int]] = {}
        self._data = b""
        self._keys: list[bytes] = []
        self._lengths: list[int] = []
        self._packed: list[bytes] = []
        self._packer = zlib.compressobj(_QUICK)
        self._waiting: list[bytes] = []
        self._size = 0

    def load(self, stored: bytes) -> None:
        """Take what the last build stored; anything else is as good as nothing."""
        try:
            parts = msgspec.msgpack.decode(stored, type=_StoredParts)
            data = zlib.decompress(parts.data)
        except (msgspec.DecodeError, zlib.error):
            return
        if sum(parts.lengths) == len(data) and len(parts.keys) == _KEY * len(parts.lengths):
            end = 0
            for number, length in enumerate(parts.lengths):
                start, end = end, end + length
                self._known[parts.keys[_KEY * number : _KEY * (number + 1)]] = start, end
            self._data = data

    def recall(self, key: bytes, compute: Callable[[], bytes]) -> bytes:
        """Return the part with this fingerprint, computed where the last build had none such."""
        place = self._known.get(key)
        part = compute() if place is None else self._data[place[0] : place[1]]
        self._keys.append(key)
        self._lengths.append(len(part))
        self._waiting.append(part)
        self._size += len(part)
        if self._size > _AT_ONCE:
            self._pack()
        return part

    def _pack(self) -> None:
        self._packed.append(self._packer.compress(b"".join(self._waiting)))
        self._waiting, self._size = [], 0

    def memo(self, made_of: bytes, compute: Callable[[], bytes]) -> bytes:
        """Return the part that is made of some bytes; of these, only the fingerprint is kept."""
        return self.recall(blake2b(made_of, digest_size=_KEY).digest(), compute)

    def stored(self) -> bytes:
        """Return the parts of this build for the next one; then there are none here any more."""
        self._pack()
        data = b"".join((*self._packed, self._packer.flush()))
        stored = msgspec.msgpack.encode(_StoredParts(b"".join(self._keys), self._lengths, data))
        self._known, self._data, self._keys, self._lengths, self._packed = {}, b"", [], [], []
        return stored
