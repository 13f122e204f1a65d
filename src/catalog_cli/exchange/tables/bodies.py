"""Classify the rows under a heading: items, headings of sections, and notes."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from catalog_cli.exchange.tables.columns import FoundTable, TableColumn
from catalog_cli.exchange.tables.grid import Grid, GridCell
from catalog_cli.exchange.tables.headings import CORE, NAMES, NUMBER, normal, starting_cells
from catalog_cli.exchange.tables.link_cells import with_addresses
from catalog_cli.exchange.tables.title_lines import (
    depth_of,
    is_label_row,
    is_note,
    is_numbered_or_counted,
    is_sentence,
    is_sum,
    section_name,
)
from catalog_cli.model.document import LeftOut, TablePlace
from catalog_cli.model.message import message

_NUMBERS = frozenset(normal(name) for name in NAMES[NUMBER].split()) - {""}
"""The headings of a column that numbers rows."""


class TableBody(Struct):
    """The rows under a heading, classified: one table for each section, and what belongs to none."""

    tables: list[FoundTable] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    trailing: list[str] = field(default_factory=list)
    """Lines after the last item, which may head the next table."""


class _RowSorter(Struct):
    """The state between two rows: section headings in force, headings still without an item, rows of the section."""

    grid: Grid
    columns: tuple[TableColumn, ...]
    category: str
    body: TableBody = field(default_factory=TableBody)
    sections: list[tuple[int, str]] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def close(self) -> None:
        """End a section: its rows become a table, with the metadata that the document carries for them."""
        if self.rows:
            inside = range(self.rows[0], self.rows[-1] + 1)
            metadata = {row: text for row, text in self.grid.metadata.items() if row in inside}
            grid = replace(self.grid, metadata=metadata)
            category = "/".join(name.replace("/", "／") for _, name in self.sections) or self.category
            self.body.tables.append(FoundTable(grid, self.columns, tuple(self.rows), category))
            self.rows = []

    def keep(self, row: int) -> None:
        """Add the row of an item under the headings before it."""
        if self.pending:
            self.close()
            for text in self.pending:
                self._head(text)
            # a heading that the next one replaces at once heads nothing, and is kept as a note
            named = {name for _, name in self.sections}
            self.body.notes += [text for text in self.pending if section_name(text) not in named]
            self.pending = []
        self.rows.append(row)

    def _head(self, text: str) -> None:
        depth = depth_of(text) or 0
        while self.sections and self.sections[-1][0] >= depth:
            self.sections.pop()
        self.sections.append((depth, section_name(text)))


def read_body(
    grid: Grid, columns: tuple[TableColumn, ...], rows: Sequence[int], category: str, ignored: frozenset[str]
) -> TableBody:
    """Classify the rows under a heading; `category` is printed above them, `ignored` are earlier lines."""
    sorter = _RowSorter(grid, columns, category)
    for row in rows:
        if row not in grid.metadata and _begins_another(sorter, row):
            own = list(starting_cells(grid.rows[row]))
            why = message("The table has no headings of a table of items.")
            sorter.body.left_out.append(LeftOut(_place(grid, row, own[0][0]), " | ".join(_texts(own)), why))
            break
        # a row that we wrote holds an item, whatever its texts look like
        if row in grid.metadata:
            sorter.keep(row)
        else:
            _read_row(sorter, row, ignored)
    sorter.close()
    sorter.body.trailing = sorter.pending
    return sorter.body


def _begins_another(sorter: _RowSorter, row: int) -> bool:
    """Return whether a row is the heading of another list, which only shares the sheet: 序号 | 单位 | 姓名 | 职务."""
    cells = sorter.grid.rows[row]
    numbered = any(normal(cells[place].text) in _NUMBERS for place in _places(sorter, {NUMBER}))
    return numbered and sum(1 for _ in starting_cells(cells)) > 1


def _texts(own: Sequence[tuple[int, GridCell]]) -> list[str]:
    return [" ".join(cell.text.split()) for _, cell in own]


def _read_row(sorter: _RowSorter, row: int, ignored: frozenset[str]) -> None:
    cells = list(starting_cells(sorter.grid.rows[row]))
    # a cell that is merged from above says nothing about this row
    own = [(place, cell) for place, cell in cells if cell.row == row or cell.rows == 1]
    texts = [cell.text.strip() for _, cell in own]
    if not own or (len(own) == 1 and texts[0] in ignored):
        return
    if _is_remark(sorter, own, texts):
        sorter.body.notes.append(_line_of(own))
    elif _is_line(sorter, own, cells):
        (sorter.body.notes if is_sentence(texts[0]) else sorter.pending).append(_line_of(own))
    elif _can_be_item(sorter, row):
        sorter.keep(row)
    elif any(place not in _places(sorter, {NUMBER}) for place, _ in own):
        sorter.body.left_out.append(_left_out(sorter.grid, row, own))


def _line_of(own: Sequence[tuple[int, GridCell]]) -> str:
    return " ".join(with_addresses(cell.text.strip(), cell.links) for _, cell in own)


def _is_remark(sorter: _RowSorter, own: Sequence[tuple[int, GridCell]], texts: Sequence[str]) -> bool:
    place = own[0][0]
    # a content may begin like a note (说明：…); it is one only where it is merged across columns
    if place in _places(sorter, {"content"}) and own[0][1].columns == 1:
        return False
    if len(own) == 1:
        return is_note(texts[0]) and not (place in _places(sorter, {NUMBER}) and texts[0].isdigit())
    return is_label_row(texts) or is_sum(texts[0]) or (is_note(texts[0] + "：") and _is_word_of_note(texts[0]))


def _is_word_of_note(text: str) -> bool:
    return text.strip("：: ").replace(" ", "") in {"注", "备注", "说明", "附注", "填表说明"} or (
        is_note(text) and not text[:1].isdigit() and not text.strip("-— ").isdigit()
    )


def _is_line(sorter: _RowSorter, own: Sequence[tuple[int, GridCell]], cells: Sequence[tuple[int, GridCell]]) -> bool:
    """Return whether a row is the heading of a section: one text merged over several columns, or alone and numbered."""
    if len(own) != 1 or len(cells) != 1:
        return False
    place, cell = own[0]
    roles = {column.role for column in sorter.columns if place <= column.index < place + cell.columns}
    # offices merge the heading of a section across the table
    if cell.columns > 1 and len(roles) > 1:
        return True
    if not roles or roles == {NUMBER}:
        return not _is_count(cell.text)
    # without merged cells a heading is recognised by its place and its number alone
    first = place <= min(column.index for column in sorter.columns if column.role != NUMBER)
    has_category = any(column.role == "category" for column in sorter.columns)
    return first and not has_category and (is_numbered_or_counted(cell.text) or roles.isdisjoint(CORE))


def _is_count(text: str) -> bool:
    return not text.strip("（）()、.． \n0123456789一二三四五六七八九十-")


def _can_be_item(sorter: _RowSorter, row: int) -> bool:
    cells = sorter.grid.rows[row]
    return any(cells[place].text.strip() for place in _places(sorter, CORE | {"id"}))


def _places(sorter: _RowSorter, roles: set[str] | frozenset[str]) -> Iterator[int]:
    return (column.index for column in sorter.columns if column.role in roles)


def _left_out(grid: Grid, row: int, own: Sequence[tuple[int, GridCell]]) -> LeftOut:
    why = message("The row has neither a name nor content, so it is not an item.")
    return LeftOut(_place(grid, row, own[0][0]), _line_of(own), why)


def _place(grid: Grid, row: int, column: int) -> TablePlace:
    return TablePlace(grid.table, grid.first_row + row, grid.first_column + column, grid.sheet)
