"""Read a table of disclosures (台账) as offices keep it: what was formed when, and when it was published."""

import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.tables.grid import Grid, GridCell, SourceDocument
from catalog_cli.exchange.tables.headings import normal, starting_cells
from catalog_cli.model.document import LeftOut, TablePlace
from catalog_cli.model.errors import NoTableError
from catalog_cli.model.message import message
from catalog_cli.model.record import DAYS
from catalog_cli.parsing.iso_date import iso_date
from catalog_cli.parsing.lazy_regex import lazy_regex

_NAMES: Mapping[str, str] = {
    "item": "事项 事项名称 公开事项 公开事项名称 主动公开事项 所属事项 事项编号 所属栏目 栏目 item",
    "title": "信息名称 信息标题 标题 文件名称 文件标题 公开内容 信息内容 名称 title",
    "formed": "形成日期 形成时间 信息形成日期 生成日期 生成时间 制作日期 制作时间 成文日期 成文时间 产生日期 "
    "形成或变更日期 形成或者变更日期 formed",
    "published": "公开日期 公开时间 发布日期 发布时间 公布日期 公布时间 上网日期 上网时间 实际公开日期 published",
    "link": "链接 网址 链接地址 公开网址 公开链接 发布网址 网页地址 url link",
    "note": "备注 说明 note",
}
_ROLES = {normal(name): role for role, names in _NAMES.items() for name in names.split()}
_NOTHING = frozenset({"", "无", "/", "-", "—", "——"})
_EIGHT_DIGITS = lazy_regex(r"(?:19|20)[0-9]{6}")


class RecordRow(Struct, frozen=True):
    """A row of the table: what it says by the key of a record, days as `YYYY-MM-DD`, and its place."""

    values: Mapping[str, str]
    place: TablePlace
    text: str


class RecordList(Struct, frozen=True):
    """The rows that were read, and those that hold no day where one is needed."""

    rows: tuple[RecordRow, ...]
    left_out: tuple[LeftOut, ...]
    tables: int


def read_record_list(source: SourceDocument, options: ReadOptions) -> RecordList:
    """Read the rows of all tables that have a column of items and one of days, or of the one that is counted.

    Raises:
        NoTableError: there is no such table.
    """
    tables = [(grid, heading) for grid in source.grids if (heading := _heading(grid))]
    if not tables or (options.table or 1) > len(tables):
        raise NoTableError(
            message("No table of disclosures was found."),
            message("It is found by headings such as 事项名称, 信息名称, 形成日期, 公开日期 and 链接."),
        )
    chosen = tables if options.table is None else [tables[options.table - 1]]
    rows: list[RecordRow] = []
    left_out: list[LeftOut] = []
    for grid, (first, columns) in chosen:
        for index in range(first + 1, len(grid.rows)):
            _read_row(grid, index, columns, rows, left_out)
    return RecordList(tuple(rows), tuple(left_out), len(chosen))


def _heading(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    """Return the row of the heading and the columns by role."""
    for index, row in enumerate(grid.rows):
        columns = _columns(row)
        if {"item", "formed"} <= columns.keys():
            return index, columns
    return None


def _columns(row: Sequence[GridCell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in starting_cells(row):
        role = _ROLES.get(normal(cell.text))
        if role:
            found.setdefault(role, place)
    return found


def _read_row(
    grid: Grid, index: int, columns: Mapping[str, int], rows: list[RecordRow], left_out: list[LeftOut]
) -> None:
    row = grid.rows[index]
    texts = {role: _text(row[place]) for role, place in columns.items()}
    said = {role: text for role, text in texts.items() if text not in _NOTHING}
    if not said or _columns(row) == columns:
        return
    place = TablePlace(grid.table, grid.first_row + index, 0, grid.sheet)
    shown = " | ".join(cell.text.strip() for _place, cell in starting_cells(row))
    wrong = next((key for key in DAYS if key in said and _day(said[key]) is None), None)
    if wrong:
        left_out.append(LeftOut(place, shown, message("“{text}” is no day.", text=said[wrong])))
    elif "item" not in said or "formed" not in said:
        left_out.append(LeftOut(place, shown, message("The row has no item, or no day on which it was formed.")))
    else:
        links = {"link": address} if "link" not in said and (address := _address(row, columns)) else {}
        values = said | links | {key: str(_day(said[key])) for key in DAYS if key in said}
        rows.append(RecordRow(values, place, shown))


def _address(row: Sequence[GridCell], columns: Mapping[str, int]) -> str:
    """Return the address behind the words of the title or of the column of links, where it is one."""
    cells = (row[columns[role]] for role in ("link", "title") if role in columns)
    return next((link.address for cell in cells for link in cell.links if "://" in link.address), "")


def _text(cell: GridCell) -> str:
    return " ".join(cell.text.split())


def _day(text: str) -> str | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    if _EIGHT_DIGITS.fullmatch(plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    return iso_date(plain)
