"""Fingerprints of what a file of the site, or a part of one, is made of."""

from hashlib import blake2b

import msgspec

_encode = msgspec.msgpack.Encoder().encode


def fingerprint(*parts: object) -> bytes:
    """Return a digest that differs wherever the values do; a list and a tuple of the same values are the same."""
    try:
        packed = _encode(parts)
    except (TypeError, ValueError, OverflowError, RecursionError):
        # half of a surrogate pair, a number of more than 64 bits: neither is in many catalogues
        packed = repr(parts).encode("utf-8", "surrogatepass")
    return blake2b(packed, digest_size=16).digest()
