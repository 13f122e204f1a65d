"""`assets/site.css`: the look of all pages, then what the office's own templates add to it."""

from collections.abc import Iterator
from importlib.resources import files as package_files

from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile, ready

STYLE = "assets/site.css"
_OWN = "site.css"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the style."""
    style = (package_files("catalog_cli.site") / "assets" / _OWN).read_text(encoding="utf-8")
    yield ready(STYLE, (style + content.overrides.get(_OWN, "")).encode())
