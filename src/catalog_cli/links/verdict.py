"""Decide whether a link opens, from the responses on its way; nothing here uses the network."""

import re
from posixpath import basename
from urllib.parse import urlsplit

from catalog_cli.links.dates import days_on
from catalog_cli.links.page import WebPage
from catalog_cli.links.response import GONE, Failure, Response, Trail
from catalog_cli.links.soft_errors import soft_error
from catalog_cli.model.message import Message, message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.rule import LinkAnswer, LinkStatus

_FRONT = lazy_regex(r"/?(?:(?:index|default|main|home)\.[a-z]{2,5})?", re.IGNORECASE)
_ERROR_PAGE = lazy_regex(r"(?:404|not_?-?found|page_?not_?found|error_?404)(?:\.[a-z]{2,5})?", re.IGNORECASE)


def judge(trail: Trail) -> LinkAnswer:
    """Judge a link by its redirects and its last response."""
    end = trail.end
    if isinstance(end, Failure):
        return LinkAnswer(url=trail.url, status=end.status, http=end.http, note=end.note, by_proxy=end.by_proxy)
    status, note = _status(trail, end)
    moved_to = _moved_to(trail) if status is LinkStatus.OK else None
    if moved_to:
        status, note = LinkStatus.MOVED, message("permanently moved to {url}", url=moved_to)
    return LinkAnswer(
        url=trail.url,
        status=status,
        http=end.status,
        final_url=end.url,
        moved_to=moved_to,
        note=note,
        days=days_on(trail.page) if trail.page else (),
        by_proxy=end.by_proxy,
    )


def _status(trail: Trail, end: Response) -> tuple[LinkStatus, Message | None]:
    if end.status in GONE:
        return LinkStatus.DEAD, message("the server reports the page as gone ({status})", status=end.status)
    if not 200 <= end.status < 300:  # the class of success (RFC 9110, section 15.3)
        return LinkStatus.UNKNOWN, message("the server answers {status}", status=end.status)
    if said := soft_error(trail.page or WebPage()):
        return LinkStatus.DEAD, message("the page says: {words}", words=said)
    if trail.hops and (gone := _led_away(trail.url, end.url)):
        return LinkStatus.DEAD, gone
    temporary = trail.hops and not trail.hops[0].is_permanent
    return LinkStatus.OK, message("temporarily redirects to {url}", url=end.url) if temporary else None


def _led_away(url: str, end: str) -> Message | None:
    """Return where a redirect led that tells of a page that is gone: the site's front page, or a page for errors."""
    if is_front_page(end) and not is_front_page(url):
        return message("redirects to the site's front page: {url}", url=end)
    if _ERROR_PAGE.fullmatch(basename(urlsplit(end).path.rstrip("/"))):
        return message("redirects to an error page: {url}", url=end)
    return None


def is_front_page(url: str) -> bool:
    """Return whether an address is that of the front page of a site."""
    parts = urlsplit(url)
    return bool(_FRONT.fullmatch(parts.path)) and not parts.query


def _moved_to(trail: Trail) -> str | None:
    """Return the address that the link leads to for good: as far as the first redirect that is only for now."""
    moved = None
    for hop in trail.hops:
        if not hop.is_permanent:
            break
        moved = hop.url
    if moved is None or (trail.url.startswith("https:") and moved.startswith("http:")):
        # what was encrypted is not to be written down as what is not
        return None
    return None if moved == trail.url else moved
