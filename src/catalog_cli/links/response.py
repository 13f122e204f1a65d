"""What a request gives: a response, or the reason why there is none; and the way from a link to its end."""

from collections.abc import Mapping

from msgspec import Struct

from catalog_cli.links.page import WebPage
from catalog_cli.model.message import Message
from catalog_cli.rules.rule import LinkStatus

GONE = frozenset({404, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})


class Response(Struct, frozen=True, kw_only=True):
    """One response: its address, status, headers by their names in lower case, and as much of its body as is read."""

    url: str
    status: int
    headers: Mapping[str, str] = {}
    body: bytes = b""
    by_proxy: bool = False

    @property
    def location(self) -> str | None:
        """Where a redirect leads, as the server wrote it."""
        return self.headers.get("location") if self.status in REDIRECTS else None


class Failure(Struct, frozen=True, kw_only=True):
    """Why an address gave no response that can be judged, and what that makes of the link."""

    status: LinkStatus
    note: Message
    http: int | None = None
    by_proxy: bool = False


class Hop(Struct, frozen=True):
    """One redirect on the way: the address that it leads to, and whether for good."""

    url: str
    is_permanent: bool


class Trail(Struct, frozen=True):
    """The way from a link to its end: each redirect, then the last response with its page, or the failure."""

    url: str
    hops: tuple[Hop, ...]
    end: Response | Failure
    page: WebPage | None = None
