"""Parse web addresses: the host, its position, and a form for comparison."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from catalog_cli.model.finding import Span
from catalog_cli.parsing.lazy_regex import lazy_regex

# the set of digits, small letters and all beyond ASCII (within also - and _), said by what it is not: that is small
_LABEL = lazy_regex(r"[^\x00-/:-`{-\x7f](?:[^\x00-,./:-^`{-\x7f]{0,61}[^\x00-/:-`{-\x7f])?")
_PLAIN_LABEL = r"[0-9a-z](?:[0-9a-z-]{0,61}[0-9a-z])?"
_PLAIN = lazy_regex(rf"(?:{_PLAIN_LABEL}\.)+{_PLAIN_LABEL}")
_HEAD = lazy_regex(r"https?://([0-9a-z.-]+)(?=[/?#]|\Z)")
"""Fast path: nearly all addresses are written like this, and their host needs no further check."""
_HOST = lazy_regex(r"https?://(?:[^/?#@]*@)?([^/?#:]*)", re.IGNORECASE)


def host_of(link: str) -> str:
    """Return the host of an address in lower case; empty where it has no valid one."""
    # most addresses have such a host, and most of these the same
    head = _HEAD.match(link)
    return head[1] if head and _is_plain(head[1]) else _other_host(link)


@lru_cache(maxsize=4096)
def _is_plain(host: str) -> bool:
    return bool(_PLAIN.fullmatch(host))


@lru_cache(maxsize=4096)
def _other_host(link: str) -> str:
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    labels = host.removesuffix(".").split(".")
    right = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    return ".".join(labels) if right and port != 0 else ""


def host_span(link: str) -> Span:
    """Return the place of the host within an address, or of the whole address where it is not found."""
    found = _HEAD.match(link) or _HOST.match(link)
    return found.span(1) if found and found[1] else (0, len(link))


def belongs_to(host: str, domain: str) -> bool:
    """Return whether a host is a domain or lies below it."""
    return host == domain or host.endswith(f".{domain}")


def page_of(link: str) -> str:
    """Normalise an address: without scheme, case of the host, and final slash, which do not change the page."""
    head, _, tail = link.partition("://")
    host, slash, rest = tail.partition("/")
    return f"{host.lower()}{slash}{rest}".rstrip("/") if head.lower() in {"http", "https"} else link
