"""Drop-downs: lists of usual words that help to fill a cell and forbid nothing."""

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from catalog_cli.exchange.official import LEAD, OfficialTable
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.text import visible

SHEET = "可选值"
_ROOM = 500
"""How many rows below the table offer the words too."""
_LONGEST = 255


def add_choices(sheet: Worksheet, table: OfficialTable, settings: Settings, rows: tuple[int, int]) -> None:
    """Offer the categories and the vocabularies' words in their columns, in `rows` (first, last) and some below.

    The words stand on a hidden sheet, so that neither their length nor a comma in one matters.
    """
    words = {LEAD[1]: settings.categories, **settings.vocabularies}
    places = {LEAD[1]: 2, **{column.key: place for place, column in enumerate(table.columns, 3) if column.key}}
    offered = [(key, _offered(words[key])) for key in words if key in places and _offered(words[key])]
    if not offered:
        return
    book = sheet.parent
    if not isinstance(book, Workbook):
        raise TypeError
    lists = book.create_sheet(SHEET)
    lists.sheet_state = "hidden"
    for column, (key, texts) in enumerate(offered, 1):
        for row, text in enumerate(texts, 1):
            cell = lists.cell(row, column)
            cell.value, cell.data_type, cell.number_format = text, "s", "@"
        letter, target = get_column_letter(column), get_column_letter(places[key])
        choice = DataValidation(
            type="list",
            formula1=f"{SHEET}!${letter}$1:${letter}${len(texts)}",
            allow_blank=True,
            showErrorMessage=False,
        )
        choice.add(f"{target}{rows[0]}:{target}{rows[1] + _ROOM}")
        sheet.add_data_validation(choice)


def _offered(words: tuple[str, ...]) -> list[str]:
    return [shown for word in dict.fromkeys(words) if (shown := visible(word)) and len(shown) <= _LONGEST]
