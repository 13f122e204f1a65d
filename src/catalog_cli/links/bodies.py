"""Unpack the body of a response within bounds: a few bytes may stand for gigabytes."""

import zlib

MOST_BYTES = 256 * 1024
"""Of a body, packed or not; what comes after is not read."""
ENCODINGS = "gzip, deflate"
"""What is understood; a server that packs otherwise has a body that cannot be read."""


def unpacked(body: bytes, encoding: str, most: int = MOST_BYTES) -> bytes:
    """Return the beginning of a body that is packed as a server says, at most `most` bytes; nothing if it cannot be."""
    match encoding.strip().lower():
        case "" | "identity":
            return body[:most]
        case "gzip" | "x-gzip":
            return _inflated(body, zlib.MAX_WBITS | 16, most)
        case "deflate":
            # by the specification with zlib's head, by some servers without
            return _inflated(body, zlib.MAX_WBITS, most) or _inflated(body, -zlib.MAX_WBITS, most)
        case _:
            return b""


def _inflated(body: bytes, window: int, most: int) -> bytes:
    try:
        return zlib.decompressobj(window).decompress(body, most)
    except zlib.error:
        return b""
