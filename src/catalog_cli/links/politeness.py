"""Manners towards a host: one request at a time, about two a second, and a pause where it asks for one."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.utils import parsedate_to_datetime

from msgspec import Struct, field

from catalog_cli.links.options import INTERVAL

LONGEST_PAUSE = 60.0
"""Seconds that a host may ask to wait (`Retry-After`) and is waited for; after a longer one it is not asked again."""


class _Host(Struct):
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    interval: float = 0.0


class Politeness:
    """Lets requests to each host through one by one."""

    def __init__(self, interval: float = INTERVAL, clock: Callable[[], float] | None = None) -> None:
        """Take the seconds between two requests to one host, and the clock to measure them by."""
        self._interval = interval
        self._clock = clock or asyncio.get_running_loop().time
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until a request to a host may begin; the next one waits until this one has ended."""
        own = self._hosts[host]
        async with own.lock:
            await asyncio.sleep(max(own.next_at - self._clock(), 0))
            own.next_at = self._clock() + max(self._interval, own.interval)
            yield

    def slow_down(self, host: str, interval: float) -> None:
        """Leave at least so many seconds between two requests to a host."""
        self._hosts[host].interval = interval

    def pause(self, host: str, seconds: float) -> None:
        """Let no request to a host begin for so many seconds."""
        own = self._hosts[host]
        own.next_at = max(own.next_at, self._clock() + seconds)


def retry_after(text: str, now: float) -> float | None:
    """Return the seconds that a `Retry-After` asks to wait, given as such or as a moment; None if it is neither.

    `now` is the POSIX time.
    """
    try:
        return max(float(int(text)), 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(text).timestamp() - now, 0.0)
    except (ValueError, TypeError, OverflowError):
        return None
