"""A page that sends its reader on by itself: `<meta http-equiv="refresh" content="0; url=…">`."""

import re

from catalog_cli.links.page import WebPage
from catalog_cli.parsing.lazy_regex import lazy_regex

LONGEST = 10
"""Seconds; a page that waits longer is one to be read."""
_LONGEST_CONTENT = 4096
_CONTENT = lazy_regex(r"\s*(\d{1,6})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"'\s]+)", re.IGNORECASE)


def refresh_target(page: WebPage) -> str | None:
    """Return the address, as the page writes it, to which it sends its reader soon; None where it does not."""
    for name, content in page.metas:
        # without long runs of white space, in which an expression would search for ever
        found = _CONTENT.match(" ".join(content[:_LONGEST_CONTENT].split())) if name == "refresh" else None
        if found and int(found[1]) <= LONGEST:
            return found[2]
    return None
