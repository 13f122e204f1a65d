"""Ask one link to its end: what `robots.txt` allows, in the host's own pace, through every redirect."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin, urlsplit

from yarl import URL

from catalog_cli.links import robots
from catalog_cli.links.addresses import refusal
from catalog_cli.links.bodies import MOST_BYTES
from catalog_cli.links.client import MOST_AT_ONCE, Client
from catalog_cli.links.meta_refresh import refresh_target
from catalog_cli.links.page import WebPage, is_page, read_page
from catalog_cli.links.politeness import LONGEST_PAUSE, Politeness, retry_after
from catalog_cli.links.response import PERMANENT, Failure, Hop, Response, Trail
from catalog_cli.links.soft_errors import soft_error
from catalog_cli.model.message import Message, message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.rule import LinkStatus

MOST_HOPS = 10
"""Redirects that are followed; browsers give up after 20."""
MOST_ROBOTS_HOPS = 5
"""Redirects of a `robots.txt` that RFC 9309 asks a program to follow."""
MOST_FAILURES = 3
"""Requests to a host that fail one after the other; then it is not asked again in the same pass."""
_BEGINNING = 1024
"""Bytes of a download: that it begins is enough."""
_DOWNLOAD = lazy_regex(
    r".*\.(?:pdf|ofd|ceb|docx?|wps|rtf|xlsx?|et|csv|pptx?|dps|zip|rar|7z|gz|tar"
    r"|jpe?g|png|gif|bmp|tiff?|mp3|mp4|avi|wmv|flv|mov)",
    re.IGNORECASE,
)
_PAUSING = frozenset({429, 503})


class LinkFollower:
    """Follows links to their ends; remembers of each site its `robots.txt`, and of each host how it has answered."""

    def __init__(
        self, client: Client, politeness: Politeness, *, allow_private: bool, now: Callable[[], float]
    ) -> None:
        """Take what sends the requests, the manners, whether private hosts are asked, and the POSIX time."""
        self._client = client
        self._politeness = politeness
        self._allow_private = allow_private
        self._now = now
        self._slots = asyncio.Semaphore(MOST_AT_ONCE)
        self._robots: dict[str, asyncio.Task[robots.Robots | Failure]] = {}
        self._failed = Counter[str]()
        self._paused = Counter[str]()
        self._given_up: dict[str, Failure] = {}

    def start_again(self) -> None:
        """Forget what failed: a second request is to find out whether it does so again."""
        self._failed.clear()
        self._given_up.clear()
        self._robots = {
            site: task
            for site, task in self._robots.items()
            if task.done() and isinstance(task.result(), robots.Robots)
        }

    async def follow(self, url: str) -> Trail:
        """Ask an address, and those to which it redirects, until one gives a page or none."""
        hops: list[Hop] = []
        at = urldefrag(url).url
        while True:
            end = await self._get(at)
            page = _page_of(end)
            target = _target(end, page)
            if target is None:
                return Trail(url, tuple(hops), end, page)
            joined = _joined(at, target)
            if joined is None or len(hops) == MOST_HOPS:
                failure = Failure(status=LinkStatus.UNKNOWN, note=_no_end(joined), http=_status_of(end))
                return Trail(url, tuple(hops), failure)
            if page and joined == at:
                # a page that loads itself again from time to time
                return Trail(url, tuple(hops), end, page)
            hops.append(Hop(joined, is_permanent=_status_of(end) in PERMANENT))
            at = urldefrag(joined).url

    async def _get(self, url: str) -> Response | Failure:
        barred = refusal(url, allow_private=self._allow_private)
        if barred:
            return Failure(status=LinkStatus.REFUSED, note=barred)
        rules = await self._robots_of(URL(url))
        if isinstance(rules, Failure):
            return rules
        if not rules.allows(url):
            return Failure(status=LinkStatus.REFUSED, note=message("the site's robots.txt does not allow it"))
        if not _is_download(url):
            return await self._ask("GET", url)
        head = await self._ask("HEAD", url)
        if isinstance(head, Response) and head.status < 400:  # where errors begin (RFC 9110)
            return head
        # many servers answer HEAD with an error, whatever they have
        return await self._ask("GET", url, _BEGINNING)

    async def _robots_of(self, url: URL) -> robots.Robots | Failure:
        """Return the rules of a site, which are asked for once, however many wait for them."""
        site = str(url.origin())
        if site not in self._robots:
            self._robots[site] = asyncio.create_task(self._read_robots(site))
        return await asyncio.shield(self._robots[site])

    async def _read_robots(self, site: str) -> robots.Robots | Failure:
        at = f"{site}/robots.txt"
        for hop in range(MOST_ROBOTS_HOPS + 1):
            answer = await self._ask("GET", at, robots.MOST_BYTES)
            if isinstance(answer, Failure):
                # where the site itself cannot be asked its pages cannot either; where it points elsewhere it has none
                return robots.ALL_ALLOWED if hop else answer
            target = _joined(at, answer.location) if answer.location else None
            if target is None:
                return self._rules_in(site, answer)
            at = target
        return robots.ALL_ALLOWED

    def _rules_in(self, site: str, answer: Response) -> robots.Robots | Failure:
        if answer.status >= 500:  # RFC 9309, section 2.3.1.4: then nothing may be asked
            why = message("the site's robots.txt cannot be read ({status})", status=answer.status)
            return Failure(status=LinkStatus.UNKNOWN, note=why, http=answer.status, by_proxy=answer.by_proxy)
        if answer.status != 200:  # no file: all may be asked
            return robots.ALL_ALLOWED
        rules = robots.parse_robots(answer.body.decode("utf-8", "replace"))
        self._politeness.slow_down(_host_of(site), rules.delay)
        return rules

    async def _ask(self, method: str, url: str, most: int = MOST_BYTES) -> Response | Failure:
        """Send a request when it is the host's turn; once more where the host asks to wait a while."""
        host = _host_of(url)
        for _attempt in range(2):
            async with self._politeness.turn(host), self._slots:
                if host in self._given_up:
                    return self._given_up[host]
                answer = await self._client.request(method, url, most)
                self._count(host, answer)
                if not self._has_to_wait(host, answer):
                    return answer
        return self._given_up.get(host, answer)

    def _count(self, host: str, answer: Response | Failure) -> None:
        if isinstance(answer, Response) or answer.status is LinkStatus.REFUSED:
            self._failed[host] = 0
            return
        self._failed[host] += 1
        if self._failed[host] >= MOST_FAILURES:
            self._given_up[host] = answer

    def _has_to_wait(self, host: str, answer: Response | Failure) -> bool:
        """Return whether the host asks to wait; the next turn comes after that, or never where it asks for too much."""
        if isinstance(answer, Failure) or answer.status not in _PAUSING:
            return False
        seconds = retry_after(answer.headers.get("retry-after", ""), self._now())
        if seconds is None:
            return False
        self._paused[host] += round(seconds)
        if self._paused[host] > LONGEST_PAUSE:
            why = message("the server asks to wait {n} seconds", n=round(seconds))
            self._given_up[host] = Failure(status=LinkStatus.UNKNOWN, note=why, http=answer.status)
        else:
            self._politeness.pause(host, seconds)
        return True


def _page_of(end: Response | Failure) -> WebPage | None:
    """Return the page that a response holds; of an error only the status counts."""
    if isinstance(end, Failure) or end.status != 200 or not end.body:  # the status of a page
        return None
    kind = end.headers.get("content-type", "")
    return read_page(end.body, kind) if is_page(kind, end.body) else None


def _target(end: Response | Failure, page: WebPage | None) -> str | None:
    """Return where a response sends its reader; a page that says that it is gone is the end, wherever it leads."""
    if isinstance(end, Failure):
        return None
    if end.location:
        return end.location
    return refresh_target(page) if page and not soft_error(page) else None


def _joined(base: str, target: str) -> str | None:
    try:
        return str(URL(urljoin(base, target)))
    except ValueError:
        return None


def _no_end(joined: str | None) -> Message:
    return message("redirects to an invalid address") if joined is None else message("too many redirects")


def _status_of(end: Response | Failure) -> int | None:
    return end.http if isinstance(end, Failure) else end.status


def _host_of(url: str) -> str:
    return URL(url).raw_host or ""


def _is_download(url: str) -> bool:
    return bool(_DOWNLOAD.fullmatch(urlsplit(url).path))
