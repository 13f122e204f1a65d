"""How the written sheet looks and helps to fill it: styles, column widths, row heights, print setup, drop-downs."""

import unicodedata
from collections.abc import Mapping, Sequence
from math import ceil

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from catalog_cli.exchange.excel.limits import CHOICES
from catalog_cli.exchange.official import OfficialColumn, OfficialTable
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.field import FIELDS, USUAL_WIDTH, Kind
from catalog_cli.model.form import NUMBER
from catalog_cli.model.text import visible

TITLE, PUBLISHERS, HEADING, TEXT, MIDDLE, DAY, LINK, UNSEEN, SECTION = (
    "目录标题",
    "目录主体",
    "目录表头",
    "目录正文",
    "目录居中",
    "目录日期",
    "目录链接",
    "目录原样",
    "目录分节",
)
"""The names of the styles, as the list of styles shows them to who edits the sheet."""
_LEAD_WIDTHS: Mapping[str, float] = {NUMBER: 6, "category": 12}
_TICK_WIDTH, _BOXES_WIDTH = 7, 36
DAY_FORMAT = "yyyy-mm-dd"
_LINE = 15.5
"""The height of a line of the table's text, in points."""
TALLEST = 409
_NARROWEST = 0.88
"""How much of a column's width its text can use, the breaks at words' ends included."""
_EDGE = Border(*(Side(style="thin", color="808080"),) * 4)
_WIDEST_ON_A4 = 280
"""The width of a table, in digits, whose text is still read when it is made as narrow as a page of A4."""
_ROOM = 500
"""How many rows below the table offer the words too."""
_LONGEST = 255


def width_of(column: OfficialColumn) -> float:
    """Return a column's width, in digits of the usual font, by its field."""
    if column.option:
        return _TICK_WIDTH
    if column.has_boxes:
        return _BOXES_WIDTH
    return _LEAD_WIDTHS.get(column.key) or (FIELDS[column.key].width if column.key in FIELDS else USUAL_WIDTH)


def style_of(column: OfficialColumn) -> str:
    """Return the style of a column's cells by its field."""
    key = column.key
    if column.has_boxes:
        return TEXT
    if key == "link":
        return LINK
    field = FIELDS.get(key)
    if field and field.kind is Kind.DATE:
        return DAY
    return MIDDLE if key in _LEAD_WIDTHS or (field and field.short) else TEXT


def add_styles(book: Workbook) -> None:
    """Return a workbook the styles of the sheet, all of them text but that of days."""
    for style in _styles():
        style.number_format = DAY_FORMAT if style.name == DAY else "@"
        book.add_named_style(style)


def set_up_print(sheet: Worksheet, headings: tuple[int, int], last_row: int, columns: int) -> None:
    """Print across A4, or A3 if wide, fitted to the page's width, the headings on every page, its number below.

    `headings` are their first row and their last.
    """
    sheet.page_setup.orientation = "landscape"
    width = sum(sheet.column_dimensions[get_column_letter(place + 1)].width for place in range(columns))
    sheet.page_setup.paperSize = 9 if width <= _WIDEST_ON_A4 else 8
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{headings[0]}:{headings[1]}"
    sheet.print_area = f"A1:{get_column_letter(columns)}{last_row}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.35
    footer = sheet.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text, footer.center.size = "第 &P 页　共 &N 页", 9


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height of a row in points: that of its longest cell, since Excel does not compute it."""
    lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    return min(TALLEST, lines * _LINE + 5)


def merged_height(text: str, width: float, rows: Sequence[float]) -> float:
    """Return how much higher a merged cell is than the rows that it covers, in points; 0 when it fits."""
    return max(0.0, height([text], [width]) - sum(rows))


def _lines(text: str, width: float) -> int:
    room = max(2.0, width * _NARROWEST)
    return sum(max(1, ceil(_width(line) / room)) for line in text.split("\n"))


def _width(line: str) -> int:
    return len(line) if line.isascii() else sum(map(_WIDTHS.__getitem__, line))


class _SignWidths(dict[str, int]):
    """The width of each character, looked up once: a large table has a million."""

    def __missing__(self, sign: str) -> int:
        width = self[sign] = 2 if unicodedata.east_asian_width(sign) in "WFA" else 1
        return width


_WIDTHS = _SignWidths()


def _styles() -> list[NamedStyle]:
    link = Font(name="仿宋", size=10, color="0B57D0", underline="single")
    body = Font(name="仿宋", size=11)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return [
        NamedStyle(TITLE, font=Font(name="方正小标宋简体", size=20), alignment=middle),
        NamedStyle(PUBLISHERS, font=Font(name="仿宋", size=12), alignment=left),
        NamedStyle(
            HEADING,
            font=Font(name="黑体", size=11),
            alignment=middle,
            border=_EDGE,
            fill=PatternFill("solid", fgColor="E8EDF2"),
        ),
        NamedStyle(TEXT, font=body, alignment=left, border=_EDGE),
        NamedStyle(MIDDLE, font=body, alignment=middle, border=_EDGE),
        NamedStyle(DAY, font=body, alignment=middle, border=_EDGE),
        NamedStyle(LINK, font=link, alignment=left, border=_EDGE),
        NamedStyle(SECTION, font=Font(name="黑体", size=11), alignment=left, border=_EDGE),
        NamedStyle(UNSEEN, font=Font(name="宋体", size=9), alignment=Alignment(vertical="center")),
    ]


def add_choices(sheet: Worksheet, table: OfficialTable, settings: Settings, rows: tuple[int, int]) -> None:
    """Offer the categories and the vocabularies' words in their columns, in `rows` (first, last) and some below.

    The words stand on a hidden sheet, so that neither their length nor a comma in one matters.
    """
    words = {"category": settings.categories, **settings.vocabularies}
    keys = [column.key for column in table.columns]
    # the levels of a category, and what is ticked, are parts of those words
    places = {key: place for place, key in enumerate(keys, 1) if key and keys.count(key) == 1}
    offered = [(key, _offered(words[key])) for key in words if key in places and _offered(words[key])]
    if not offered:
        return
    book = sheet.parent
    if not isinstance(book, Workbook):
        raise TypeError
    lists = book.create_sheet(CHOICES)
    lists.sheet_state = "hidden"
    for column, (key, texts) in enumerate(offered, 1):
        for row, text in enumerate(texts, 1):
            cell = lists.cell(row, column)
            cell.value, cell.data_type, cell.number_format = text, "s", "@"
        letter, target = get_column_letter(column), get_column_letter(places[key])
        choice = DataValidation(
            type="list",
            formula1=f"{CHOICES}!${letter}$1:${letter}${len(texts)}",
            allow_blank=True,
            showErrorMessage=False,
        )
        choice.add(f"{target}{rows[0]}:{target}{rows[1] + _ROOM}")
        sheet.add_data_validation(choice)


def _offered(words: tuple[str, ...]) -> list[str]:
    return [shown for word in dict.fromkeys(words) if (shown := visible(word)) and len(shown) <= _LONGEST]
