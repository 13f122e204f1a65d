"""Which texts of a catalogue may become addresses in the site's pages and data."""

import re
from urllib.parse import quote

from catalog_cli.model.text import visible
from catalog_cli.parsing.lazy_regex import lazy_regex

_WEB = lazy_regex(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_NOT_IN_IRI = lazy_regex(r"[{}|^`]")


def web_address(link: str | None) -> str:
    """Return an address that may be a link: one of the web without odd characters; empty for any other."""
    return link if link and _WEB.fullmatch(link) and visible(link) == link else ""


def iri(link: str | None) -> str:
    """Return the same as an IRI: what a browser takes in an address and RDF does not is percent-encoded."""
    return _NOT_IN_IRI.sub(lambda found: quote(found[0]), web_address(link))
