"""What the columns of a found table are."""

from msgspec import Struct

from catalog_cli.exchange.tables.grid import Grid

NUMBER = "number"
"""The role of 序号, which numbers the rows or the categories and is not kept."""
EXTRA = "extra"
"""The role of a column that no field has."""


class TableColumn(Struct, frozen=True):
    """A column: its index in the grid, its printed heading on one line, and its role.

    The role is a field's key, `number` or `extra`. Several columns of role `category` are the levels of it, outermost
    first. `option` is what a tick in the column stands for: 全社会 under 公开对象.
    """

    index: int
    heading: str
    role: str
    option: str = ""


class FoundTable(Struct, frozen=True):
    """A table of items: its columns, and the indexes of the rows that hold items or name a category.

    `category` is what stands above the table for all its rows (a paragraph, a sheet's name); empty when nothing does.
    """

    grid: Grid
    columns: tuple[TableColumn, ...]
    rows: tuple[int, ...]
    category: str = ""
