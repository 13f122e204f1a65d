"""Recognise the pointer that Git LFS keeps in git in the place of a file."""

_LARGEST = 1024
"""Bytes of the largest pointer, by the specification of Git LFS."""


def is_lfs_pointer(data: bytes) -> bool:
    """Return whether a file's bytes are such a pointer."""
    return data.startswith(b"version https://git-lfs.github.com/spec/") and b"\noid " in data and len(data) < _LARGEST
