"""A file of the site: where it is, what it is made from, and how it is made."""

from collections.abc import Callable

from msgspec import Struct

from catalog_cli.site.parts import FileParts


class SiteFile(Struct, frozen=True):
    """One file: its path in the site (with `/`), and the function that makes its bytes.

    `made_of` is all that the bytes depend on besides the program: a file that is there already is not made again as
    long as the fingerprint of this stays the same. Without it, the file is made by every build. A file `of_all_items`
    takes long; its `parts` are loaded before it is made and stored afterwards, where anybody does so.
    """

    path: str
    make: Callable[[], bytes]
    made_of: object = None
    of_all_items: bool = False
    parts: FileParts | None = None


def ready(path: str, data: bytes) -> SiteFile:
    """Return a file whose bytes are there already."""
    return SiteFile(path, lambda: data)
