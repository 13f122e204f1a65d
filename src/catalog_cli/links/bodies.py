"""Unpack the body of a response within bounds: a few bytes may stand for gigabytes."""

import zlib

MOST_BYTES = 256 * 1024
"""The most bytes of a body that are read, compressed or not."""
ENCODINGS = "gzip, deflate"
"""The encodings that are understood; a body in any other cannot be read."""


def unpacked(body: bytes, encoding: str, most: int = MOST_BYTES) -> bytes:
    """Decompress the beginning of a body as its server says, at most `most` bytes; return nothing where that fails."""
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
