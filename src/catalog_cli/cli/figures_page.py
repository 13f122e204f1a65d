"""Print the page of figures, or write it to a file."""

from gettext import gettext as _
from pathlib import Path

from catalog_cli.cli.output import screen, tell, write
from catalog_cli.formats.registry import writer
from catalog_cli.views.breakdown import FiguresPage


def write_page(page: FiguresPage, start: Path, output: Path | None) -> None:
    """Write the page to a file, whose path is from the folder `start`, or print it.

    Raises:
        CatalogError: the file cannot be written.
    """
    pieces = writer("figures", "html")(page, screen())
    if output is None:
        write(pieces)
        return
    # deferred: most answers are printed
    from catalog_cli.store.documents import write_document

    write_document(start / output, "".join(pieces).encode())
    tell([_("wrote {path}").format(path=output) + "\n"])
