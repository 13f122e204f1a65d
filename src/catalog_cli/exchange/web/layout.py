"""Tell the tables that hold data from those that only lay out a page around them."""

from lxml import etree

from catalog_cli.exchange.tables.grid import TableSize


def layout_tables(root: etree._Element) -> set[etree._Element]:
    """Find the tables that hold other tables and are there for the page's looks."""
    found: set[etree._Element] = set()
    around: list[TableSize] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=("table", "tr", "td", "th")):
        if element.tag != "table":
            if event == "start" and around:
                around[-1].rows += element.tag == "tr"
                around[-1].cells += element.tag != "tr"
        elif event == "start":
            around.append(TableSize())
        else:
            size = around.pop()
            if size.is_layout:
                found.add(element)
            if around:
                around[-1].largest_within = max(around[-1].largest_within, size.cells, size.largest_within)
    return found
