"""How links are asked; apart from the code that asks, whose libraries take long to import."""

from collections.abc import Callable

from msgspec import Struct

INTERVAL = 0.5
"""Seconds from the beginning of one request to a host until the next may begin."""
MAX_AGE = 7 * 24 * 3600.0
"""Seconds for which an answer is good, unless the user says otherwise."""
TIMEOUT = 15.0
"""Seconds for one request: a site that takes longer counts as one that does not open (国办秘函〔2019〕19号)."""
CONFIRM_AFTER = 5.0
"""Seconds until what seems dead is asked once more."""

Progress = Callable[[int, int], None]
"""Called with how many addresses have answered, and of how many."""


class AskOptions(Struct, frozen=True, kw_only=True):
    """How to ask: the name to be known by, bounds in seconds, and whether private hosts may be asked."""

    agent: str = "catalog"
    timeout: float = TIMEOUT
    confirm_after: float = CONFIRM_AFTER
    allow_private: bool = False
    interval: float = INTERVAL
