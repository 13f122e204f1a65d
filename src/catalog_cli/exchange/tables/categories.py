"""Which category a row stands in: its own cells, those above it, or what stands over the rows or the table."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct, field

from catalog_cli.exchange.tables.cells import cleaned, unstacked
from catalog_cli.exchange.tables.rows import Entry, Row
from catalog_cli.model.document import Cleaning, Reason

T = TypeVar("T")
LEVEL = "/"
"""What separates the levels of a category."""
_WITHIN = "／"
"""What a LEVEL within the text of one level becomes."""


class Categories(Struct):
    """Follows the rows of a table: `otherwise` is the category where neither cells nor a line between rows say one."""

    otherwise: str
    levels: list[str] = field(default_factory=list)
    line: str = ""
    _corners: list[tuple[int, int] | None] = field(default_factory=list)

    def of(self, row: Row) -> tuple[str, list[Cleaning]]:
        """Give a row's category, its levels joined by /, and what was cleaned in them.

        An empty cell says what the one above says, unless an outer level begins anew in this row.
        """
        entries = row.entries.get("category", ())
        cleanings: list[Cleaning] = []
        levels, corners, anew = [], [], False
        for depth, entry in enumerate(entries):
            cell = row.cells[entry.column.index]
            corner = (cell.row, cell.column) if cell.rows > 1 else None
            same = bool(corner) and corner == self._at(self._corners, depth)
            text = _level(entry, entries, cleanings)
            levels.append(text or ("" if anew else self._at(self.levels, depth) or ""))
            corners.append(corner)
            anew = anew or bool(text and not same)
        self.levels, self._corners = levels, corners
        present = list(dict.fromkeys(level for level in levels if level))
        return LEVEL.join(present) or self.line or self.otherwise, cleanings

    @staticmethod
    def _at(values: Sequence[T], depth: int) -> T | None:
        return values[depth] if depth < len(values) else None


def line_between(row: Row) -> str:
    """Give the text of a row that is one line across the table, naming what follows; empty for any other row."""
    columns = [entry.column.index for entries in row.entries.values() for entry in entries]
    said = {(cell.row, cell.column, cell.text) for cell in (row.cells[index] for index in columns) if cell.text.strip()}
    widest = max((row.cells[index].columns for index in columns), default=0)
    text = cleaned(next(iter(said))[2])[0] if len(said) == 1 else ""
    if not text or widest == 1:
        return text if text and _only_numbered(row) else ""
    covered = sum(bool(row.cells[index].text.strip()) for index in columns)
    return text if covered > max(2, len(columns) // 2) else ""


def _only_numbered(row: Row) -> bool:
    """Say whether only the number's column holds a text, and that is no number."""
    numbers = [entry.text for entry in row.entries.get("number", ()) if entry.text]
    return row.is_empty and any(len(text.strip("（）()、.． 0123456789一二三四五六七八九十")) > 1 for text in numbers)


def _level(entry: Entry, entries: Sequence[Entry], cleanings: list[Cleaning]) -> str:
    text = unstacked(entry.text)
    if text != entry.text:
        cleanings.append(entry.cleaning(Reason.PADDING, text))
    if LEVEL in text and len(entries) > 1:
        text = text.replace(LEVEL, _WITHIN)
        cleanings.append(entry.cleaning(Reason.ARTEFACT, text))
    return text
