"""Serialise values for the cache: msgspec's MessagePack, decoded into declared types.

What comes back is equal to what went in, provided that its type is declared: MessagePack has one kind of array, so a
tuple that is declared as `object` or `Any` comes back as a list, and a struct as a mapping.
"""

from collections.abc import Sequence
from functools import cache
from types import GenericAlias
from typing import Any, TypeVar

import msgspec


class CacheMissError(Exception):
    """Raised on a cache miss; the caller recomputes."""


class UncacheableError(ValueError):
    """Raised for a value that would not come back as it is; the caller goes without the cache for it."""


T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


def dumps(value: object) -> bytes:
    """Return a value as bytes.

    Raises:
        UncacheableError: it holds an integer of more than 64 bits, half of a surrogate pair, an object of a subclass of
            `str`, or is nested too deeply. YAML can hold all of these.
    """
    try:
        return _encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise UncacheableError(str(error)) from error


def dumps_or_none(value: T, kind: type[T]) -> bytes | None:
    """Return a value as bytes from which `loads` gives an equal one of this kind; None where that cannot be done."""
    # Asking for the value back costs less than the parser that made it, and needs no list of all that MessagePack
    # alters without a word: a date becomes a text, a set a list, a struct that is not declared a mapping.
    try:
        data = dumps(value)
        return data if loads(data, kind) == value else None
    except (UncacheableError, CacheMissError):
        return None


def loads(data: bytes, kind: type[T]) -> T:
    """Return the value that `dumps` made into bytes.

    Raises:
        CacheMissError: the bytes are not those of a value of this kind.
    """
    declared: Any = kind
    try:
        value: T = _decoder(declared).decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise CacheMissError from error
    return value


def pack_paths(paths: Sequence[str]) -> bytes:
    """Return paths as bytes; MessagePack takes no file name that is not UTF-8, and one text is quicker than many."""
    return "\0".join(paths).encode("utf-8", "surrogatepass")


def unpack_paths(packed: bytes) -> list[str]:
    """Return the paths that `pack_paths` made into bytes."""
    return packed.decode("utf-8", "surrogatepass").split("\0") if packed else []


def loads_joined(parts: Sequence[bytes], kind: Any) -> list[Any]:
    """Return the values of one kind that `dumps` made into bytes, in one go: for short ones, a call takes longest.

    Raises:
        CacheMissError: some of the bytes are not those of a value of this kind.
    """
    # the head of a MessagePack array with 32 bits for its length
    head = b"\xdd" + len(parts).to_bytes(4)
    return loads(b"".join((head, *parts)), list_of(kind))


def list_of(kind: Any) -> Any:
    """Return `list[kind]` for a kind that only the run knows."""
    return GenericAlias(list, (kind,))


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    # making a decoder takes longer than decoding a finding
    return msgspec.msgpack.Decoder(kind)
