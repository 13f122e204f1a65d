"""What is to be kept in the cache."""

from collections.abc import Sequence

from msgspec import Struct


class Change(Struct, frozen=True):
    """What is to be kept in one layer: rows in the place of earlier ones of the same number, and numbers to forget."""

    layer: bytes
    rows: Sequence[tuple[int, bytes]] = ()
    gone: Sequence[int] = ()
