"""All files of a site: what each output yields, in the order of the outputs' names."""

from collections.abc import Iterator

from catalog_cli.plugins import discover, load
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile

_OUTPUTS = f"{__package__}.outputs"


def site_files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield all files of the site; none has been made yet. Of two with one path, as of items of one id, the first."""
    seen: set[str] = set()
    for name in discover(_OUTPUTS):
        for file in load(_OUTPUTS, name).files(content):
            if file.path not in seen:
                seen.add(file.path)
                yield file
