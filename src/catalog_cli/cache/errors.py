"""The cache's only exception."""


class CacheMissError(Exception):
    """Raised on a cache miss; the caller recomputes."""
