"""Tell the tables that hold data from those that only lay out a page around them."""

from lxml import etree
from msgspec import Struct


class _Counted(Struct):
    element: etree._Element
    rows: int = 0
    cells: int = 0
    largest_within: int = 0

    @property
    def is_layout(self) -> bool:
        # a table of one column, or one that is smaller than what stands in it, is there for its looks
        return bool(self.largest_within) and (self.cells < 2 * self.rows or self.largest_within >= self.cells)


def layout_tables(root: etree._Element) -> set[etree._Element]:
    """Give the tables that hold other tables and are there for the page's looks."""
    found: set[etree._Element] = set()
    around: list[_Counted] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=("table", "tr", "td", "th")):
        if element.tag == "table":
            _enter(element, around) if event == "start" else _leave(around, found)
        elif event == "start" and around:
            around[-1].rows += element.tag == "tr"
            around[-1].cells += element.tag != "tr"
    return found


def _enter(element: etree._Element, around: list[_Counted]) -> None:
    around.append(_Counted(element))


def _leave(around: list[_Counted], found: set[etree._Element]) -> None:
    table = around.pop()
    if table.is_layout:
        found.add(table.element)
    if around:
        around[-1].largest_within = max(around[-1].largest_within, table.cells, table.largest_within)
