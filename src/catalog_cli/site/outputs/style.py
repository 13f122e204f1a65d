"""`assets/site.css`: the look of all pages, then what the office's own templates add to it."""

from collections.abc import Iterator
from functools import partial
from importlib.resources import files as package_files

from catalog_cli.site.column_widths import column_widths
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile

STYLE = "assets/site.css"
_OWN = "site.css"
_PARTS = ("table.css", _OWN, "search.css")


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the style."""
    yield SiteFile(STYLE, partial(_style, content))


def _style(content: SiteContent) -> bytes:
    folder = package_files("catalog_cli.site") / "assets"
    style = "".join((folder / part).read_text(encoding="utf-8") for part in _PARTS)
    return (style + column_widths(content) + content.overrides.get(_OWN, "")).encode()
