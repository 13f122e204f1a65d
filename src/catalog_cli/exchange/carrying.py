"""What each row of the official table must carry, found by reading the table as any of our documents shows it."""

from catalog_cli.exchange.carried import carried_text
from catalog_cli.exchange.official import OfficialRow, OfficialTable
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.grid import Grid, GridCell, SourceDocument
from catalog_cli.exchange.tables.locate import locate
from catalog_cli.exchange.tables.read import read_alone
from catalog_cli.exchange.tables.restoring import printed
from catalog_cli.model.text import visible


def carried_rows(table: OfficialTable) -> tuple[tuple[str, ...], ...]:
    """Give, for each row of each group, the text that its document carries.

    A document that shows the cells as `visible` texts in the order of the table's headings, and gives a row's text
    back in `Grid.carried`, is read as the very same items.
    """
    if not table.groups:
        return ()
    grid = official_grid(table)
    tables = locate(SourceDocument((table.title, table.publishers, grid)), ReadOptions()).tables
    # a table with nothing but blanks is none, and is read as nothing
    found = tables[0] if tables else FoundTable(grid, (), ())
    rows = iter(range(1, len(grid.rows)))
    return tuple(tuple(_text(found, next(rows), row) for row in group.rows) for group in table.groups)


def official_grid(table: OfficialTable) -> Grid:
    """Give the official table as a document of ours is read: its heading, then every row with what its group shares."""
    lines = [(str(group.number), group.category, *row.cells) for group in table.groups for row in group.rows]
    rows = enumerate([table.headings, *lines])
    return Grid(
        tuple(tuple(GridCell(visible(text), (), row, column) for column, text in enumerate(line)) for row, line in rows)
    )


def _text(found: FoundTable, index: int, row: OfficialRow) -> str:
    return carried_text(row.item, read_alone(found, index), printed(found.grid.rows[index]))
