"""The script of the index page, which filters the rows of its table by what is typed."""

from msgspec import Struct

from catalog_cli.site.content import SiteContent


class PageScript(Struct, frozen=True):
    """The text of an inline script, and the paths of scripts in the site that come before it."""

    text: str = ""
    files: tuple[str, ...] = ()


def index_script(content: SiteContent) -> PageScript:  # noqa: ARG001 - what the script needs to know
    """Return the script of the index page."""
    return PageScript()
