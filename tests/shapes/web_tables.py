"""Pages of the web with tables of items: typed by hand, saved by Word, and with habits of their own."""

import re
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
TITLE = "云溪县人民政府办公室主动公开基本目录"
OPENED = (
    "\\g<0>\r\n  <p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'><span\r\n"
    "  lang=EN-US style='font-size:9.0pt;font-family:宋体'>"
)
CLOSED = "<o:p></o:p></span></p>\r\n  </td>"


def _text(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


def page() -> bytes:
    """The two-level table within a page's layout of tables, among a menu and a script."""
    return _text("two-level").encode()


def chinese_page() -> bytes:
    """The same page in GBK, which the page calls gb2312 as most do."""
    return _text("two-level").replace("charset='utf-8'", "charset='gb2312'").encode("gb18030")


def silent_page() -> bytes:
    """The same page in GBK, which does not say so."""
    return _text("two-level").replace("<meta charset='utf-8'>", "").encode("gb18030")


def fragment_page() -> bytes:
    """The table alone, with its end tags left out as HTML allows."""
    rows = re.sub("</(?:td|th|tr)>", "\r\n", _rows())
    return f"<h2>{TITLE}</h2><TABLE><TBODY>{rows}</TABLE>".encode()


def word_page() -> bytes:
    """The same table saved by Word: its own paragraphs, fonts, comments and empty marks in every cell."""
    rows = re.sub("(</?)th", r"\1td", _rows())
    rows = re.sub("<br/?>", "<br>\r\n  ", rows).replace("</td>", CLOSED)
    return _text("word").replace("<!--ROWS-->", re.sub("<td[^>]*>", OPENED, rows)).encode("gb18030")


def three_levels() -> bytes:
    """Three levels of categories above the items, under a heading of three rows."""
    return _text("three-levels").encode("utf-8-sig")


def linked_names() -> bytes:
    """No column of links: each item's name leads to its page."""
    return _text("linked-names").encode()


def relative_link() -> bytes:
    """A link that says nothing without the page it stood on."""
    return _text("relative-link").encode()


def headings_apart() -> bytes:
    """The headings stand in a table of their own, so that the rows below can be scrolled."""
    return _text("headings-apart").encode()


def cells_of_many_lines() -> bytes:
    """Cells with lists, paragraphs, two links, a script for a link; the notes are the table's foot."""
    return _text("cells-of-many-lines").encode()


def mistaken_page() -> bytes:
    """The page in GBK, which says that it is UTF-8."""
    return _text("two-level").encode("gb18030")


def _rows() -> str:
    table = _text("two-level").partition("<table border=1>")[2]
    return table.partition("</table>")[0]
