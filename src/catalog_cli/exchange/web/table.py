"""Build one table of a page: its sections, its rows, and the open cell."""

import re
from collections.abc import Callable

from lxml import etree

from catalog_cli.exchange.tables.differences import settle_links
from catalog_cli.exchange.tables.flow import TextFlow
from catalog_cli.exchange.tables.grid import Grid, Spanned, rectangle

_NUMBER = re.compile(r"\s*\+?([0-9]{1,9})", re.ASCII)
_HEAD, _BODY, _FOOT = 0, 1, 2
_RANKS = {"thead": _HEAD, "tbody": _BODY, "tfoot": _FOOT}


class _PageRow:
    __slots__ = ("cells", "metadata")

    def __init__(self, metadata: str | None) -> None:
        self.cells: list[Spanned] = []
        self.metadata = metadata


class TableUnderWay:
    """A table that is being read; `nested` counts the open tables within its open cell."""

    def __init__(self, number: int, sent: str) -> None:
        """Start without rows; `number` is the table's place on the page, from 1, `sent` what it carries."""
        self._sent = sent
        self.flow: TextFlow | None = None
        self.caption = TextFlow()
        self.nested = 0
        self._number = number
        self._sections: list[tuple[int, list[_PageRow]]] = []
        self._new_section = True
        self._new_row = True

    @property
    def rows(self) -> int:
        """How many rows have begun."""
        return sum(len(rows) for _, rows in self._sections)

    def begin(self, element: etree._Element) -> Callable[[], None] | None:
        """Begin a section, row, cell or caption of this table and return what ends it; None for other elements."""
        if self.nested or self.flow is not None:
            return None
        if element.tag in {"td", "th"}:
            return self._begin_cell(element)
        if element.tag == "tr":
            self._begin_row(element.get("data-item"))
            return self._end_row
        if element.tag in _RANKS:
            self._sections.append((_RANKS[str(element.tag)], []))
            # a cell right in the table has opened a row that no tag ends
            self._new_section, self._new_row = False, True
            return self._end_section
        if element.tag == "caption":
            self.flow = self.caption
            return self._end_flow
        return None

    def grid(self) -> Grid:
        """Return the whole table; its foot comes last and its head first, wherever they stand.

        Raises:
            UnreadableDocumentError: it has too many places.
        """
        sections = [rows for _, rows in sorted(self._sections, key=lambda section: section[0]) if rows]
        rows = [row for section in sections for row in section]
        placed = rectangle([[row.cells for row in section] for section in sections])
        metadata = {index: row.metadata for index, row in enumerate(rows) if row.metadata is not None}
        return Grid(placed if placed and placed[0] else (), table=self._number, metadata=metadata, sent=self._sent)

    def _begin_row(self, metadata: str | None) -> None:
        if self._new_section:
            self._sections.append((_BODY, []))
            self._new_section = False
        self._sections[-1][1].append(_PageRow(metadata))
        self._new_row = False

    def _begin_cell(self, element: etree._Element) -> Callable[[], None]:
        if self._new_row:
            self._begin_row(None)
        flow = self.flow = TextFlow()
        row = self._sections[-1][1][-1]
        rows = _span(element.get("rowspan"))
        columns = _span(element.get("colspan")) or 1

        def end() -> None:
            links, differences = settle_links(flow.links) if flow.links else ((), ())
            row.cells.append(Spanned(flow.text, links, rows, columns, (*flow.differences, *differences)))
            self.flow = None

        return end

    def _end_row(self) -> None:
        self._new_row = True

    def _end_section(self) -> None:
        self._new_section = self._new_row = True

    def _end_flow(self) -> None:
        self.flow = None


def _span(value: str | None) -> int:
    found = _NUMBER.match(value or "")
    return int(found[1]) if found else 1
