"""All files of a site: what each output yields, in the order of the outputs' names."""

from collections.abc import Sequence
from functools import lru_cache

from catalog_cli.plugins import discover, load
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile

_OUTPUTS = f"{__package__}.outputs"


@lru_cache(maxsize=1)
def site_files(content: SiteContent) -> Sequence[SiteFile]:
    """Return all files of the site; none has been made yet. Of two with one path, as of items of one id, the first.

    They are kept: whoever builds asks for them, and the site map once more for their paths.
    """
    found: dict[str, SiteFile] = {}
    for name in discover(_OUTPUTS):
        for file in load(_OUTPUTS, name).files(content):
            found.setdefault(file.path, file)
    return tuple(found.values())
