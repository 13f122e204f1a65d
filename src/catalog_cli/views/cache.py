"""What the cache holds, as a table of workspaces."""

from collections.abc import Sequence
from datetime import datetime
from gettext import gettext as _

from catalog_cli.model.table import Cell, Column, Table
from catalog_cli.model.text import one_line

_THOUSAND = 1000
"""As disks count."""


def cache_table(workspaces: Sequence[tuple[str, int, datetime]]) -> Table:
    """Show each workspace's folder, the bytes kept of it, and when it was last added to."""
    return Table(
        columns=(
            Column("workspace", _("Workspace")),
            Column("size", _("Size")),
            Column("used", _("Last used")),
        ),
        rows=[
            (
                Cell(one_line(folder)),
                Cell(size_words(size), data=str(size)),
                Cell(f"{used:%Y-%m-%d %H:%M}", data=used.isoformat(timespec="seconds")),
            )
            for folder, size, used in workspaces
        ],
        records=[
            {"workspace": folder, "size": size, "used": used.isoformat(timespec="seconds")}
            for folder, size, used in workspaces
        ],
    )


def size_words(size: int) -> str:
    """Return a number of bytes as a person reads it."""
    if size < _THOUSAND:
        return f"{size} B"
    number, units = float(size), iter(("KB", "MB", "GB", "TB"))
    unit = ""
    while number >= _THOUSAND:
        number, unit = number / _THOUSAND, next(units)
    return f"{number:.1f} {unit}"
