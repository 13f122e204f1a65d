"""The cache's exceptions: neither ever reaches a user."""


class CacheMissError(Exception):
    """Raised on a cache miss; the caller recomputes."""


class UncacheableError(ValueError):
    """Raised for a value that would not come back as it is; the caller goes without the cache for it."""
