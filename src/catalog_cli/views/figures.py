"""Figures as a table of names and numbers, and as one record."""

from collections.abc import Iterator
from gettext import gettext as _

from msgspec.structs import asdict

from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.views.catalogue_figures import Counts, Figures


def figures_table(figures: Figures) -> Table:
    """Show each count on a row: what is counted, its name, the number."""
    rows = list(_rows(figures))
    return Table(
        columns=(Column("figure", _("Figure")), Column("name", _("Of")), Column("count", _("Number"), number=True)),
        rows=rows,
        records=[
            {"figure": key, "name": name, "count": count} for key, counts in _groups(figures) for name, count in counts
        ],
    )


def figures_record(figures: Figures) -> dict[str, object]:
    """Give all counts as one record, each group a mapping of names to numbers."""
    return {"items": figures.items} | {key: dict(counts) for key, counts in _groups(figures)}


def _groups(figures: Figures) -> tuple[tuple[str, Counts], ...]:
    return (
        ("categories", figures.categories),
        ("offices", figures.offices),
        ("channels", figures.channels),
        ("laws", figures.laws),
        ("links", tuple(asdict(figures.links).items())),
    )


def _rows(figures: Figures) -> Iterator[Row]:
    titles = {
        "categories": _("Category"),
        "offices": _("Responsible office"),
        "channels": _("Channels"),
        "laws": _("Law"),
        "links": _("Link"),
    }
    links = {
        "present": _("with a link"),
        "published_with": _("published with another item"),
        "note_only": _("a note only"),
        "absent": _("neither link nor note"),
    }
    yield Cell(_("Items")), Cell(""), Cell(str(figures.items))
    for key, counts in _groups(figures):
        for place, (name, count) in enumerate(counts):
            shown = links[name] if key == "links" else name
            yield Cell(titles[key] if place == 0 else ""), Cell(shown), Cell(str(count))
