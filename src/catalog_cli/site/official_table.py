"""The official table as the index page shows it: a group of rows for each category, and the form's other columns."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from catalog_cli.exchange.official import OfficialColumn, OfficialRow, OfficialTable, official_table
from catalog_cli.exchange.official_headings import HeadingCell, heading_rows
from catalog_cli.model.form import NUMBER
from catalog_cli.model.item import LEVEL, Item
from catalog_cli.site.content import SiteContent


class SiteCell(Struct, frozen=True):
    """A cell: the field it prints, its heading, its text, and the address that its first `words` lead to."""

    key: str
    heading: str
    text: str
    href: str = ""
    words: str = ""


class SiteRow(Struct, frozen=True):
    """An item's row."""

    item: Item
    cells: tuple[SiteCell, ...]


class SiteGroup(Struct, frozen=True):
    """The rows of one category, whose levels are named from the outermost; `number` is empty where none is printed."""

    category: str
    levels: tuple[str, ...]
    number: str
    anchor: str
    rows: tuple[SiteRow, ...]


class SiteTable(Struct, frozen=True):
    """The headings, row by row, and the groups; `keys` are the fields of the columns, and `width` is their number."""

    lines: tuple[str, ...]
    headings: tuple[tuple[HeadingCell, ...], ...]
    keys: tuple[str, ...]
    width: int
    groups: tuple[SiteGroup, ...]
    notes: tuple[str, ...]


def site_table(content: SiteContent) -> SiteTable:
    """Put the catalogue into its official form; the category is the heading of a group and no column."""
    table = official_table(content.catalogue)
    shown = [place for place, column in enumerate(table.columns) if not _is_of_group(column)]
    columns = [table.columns[place] for place in shown]
    return SiteTable(
        lines=tuple(line.text for line in table.lines if not line.is_title),
        headings=heading_rows(columns),
        keys=tuple(column.key for column in columns),
        width=len(columns),
        groups=tuple(_groups(table, shown, content.anchors)),
        notes=table.notes,
    )


def _is_of_group(column: OfficialColumn) -> bool:
    return column.key == "category" or (column.key == NUMBER and column.is_merged)


def _groups(table: OfficialTable, shown: Sequence[int], anchors: Mapping[str, str]) -> Iterator[SiteGroup]:
    number = next((at for at, each in enumerate(table.columns) if each.key == NUMBER and each.is_merged), None)
    for group in table.groups:
        yield SiteGroup(
            category=group.category,
            levels=tuple(group.category.split(LEVEL)),
            number=group.rows[0].cells[number] if number is not None else "",
            anchor=anchors[group.category],
            rows=tuple(_row(table, row, shown) for row in group.rows),
        )


def _row(table: OfficialTable, row: OfficialRow, shown: Sequence[int]) -> SiteRow:
    return SiteRow(row.item, tuple(_cell(table, row, place) for place in shown))


def _cell(table: OfficialTable, row: OfficialRow, place: int) -> SiteCell:
    column, text = table.columns[place], row.cells[place]
    leads = column.key == table.link_on and row.words
    return SiteCell(
        key=column.key,
        heading=column.heading,
        text=text[len(row.words) :] if leads else text,
        href=row.link or "" if leads else "",
        words=row.words if leads else "",
    )
