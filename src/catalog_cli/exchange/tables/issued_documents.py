"""Read an office's list of its issued documents: 继续有效, 废止 and 失效, as the results of a review are published."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.tables.grid import Grid, GridCell, SourceDocument
from catalog_cli.exchange.tables.headings import normal, starting_cells
from catalog_cli.model.catalogue import DAYS, KEYS, DocumentStatus
from catalog_cli.model.document import LeftOut, TablePlace
from catalog_cli.model.errors import NoTableError
from catalog_cli.model.message import Message, message
from catalog_cli.model.text import unspaced
from catalog_cli.parsing.iso_date import iso_date
from catalog_cli.parsing.issued_documents import YEAR_CLOSING, YEAR_OPENING, document_number
from catalog_cli.parsing.lazy_regex import lazy_regex

NUMBER = "number"
_ORDER = "order"
_REMARK = "remark"
_NAMES: Mapping[str, str] = {
    NUMBER: "文号 发文字号 发文文号 文件文号 文件字号 文件编号 字号 发文号 文件号 制发文号",
    "title": "文件名称 文件标题 标题 名称 文件名 文件题目 题目 题名 规范性文件名称 行政规范性文件名称 文件全称 "
    "规范性文件 行政规范性文件 政策文件名称 规章名称 文件名称及文号 文件名称和文号 文件标题及文号 名称及文号 "
    "标题及文号 文件名称、文号",
    "status": "清理结果 有效性 清理意见 处理意见 效力 效力状态 文件效力 时效性 时效 状态 清理结论 结论 有效状态 "
    "处理结果 是否有效 文件状态 清理情况 处理情况 处理方式 清理建议",
    "issued": "发文日期 发布日期 成文日期 印发日期 制发日期 公布日期 制定日期 发文时间 发布时间 成文时间 印发时间 "
    "制发时间 公布时间 制定时间 日期",
    "until": "有效期至 有效期 有效期限 有效期截止日期 有效期截止时间 有效期截至 有效时间",
    "repealed_on": "废止日期 废止时间 失效日期 失效时间 宣布失效日期 宣布废止日期",
    "repealed_by": "废止依据 失效依据 废止文件 宣布废止的文件",
    "replaced_by": "替代文件 新文件 代替文件 取代文件",
    _ORDER: "序号",
    _REMARK: "备注 说明 清理说明 清理理由 废止理由 备注说明",
}
_ROLES = {normal(name): role for role, names in _NAMES.items() for name in names.split()}
_TICKS = frozenset("√✓✔☑●■是1")
"""What marks, in a column of one status, the documents that have it."""
_YEAR = lazy_regex(r"(?:19|20)\d{2}")
_DAY = lazy_regex(r"(?:19|20)\d{2}\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])\s*\d{1,2}\s*日?|(?:19|20)\d{6}")
_OPEN, _CLOSE = f"[{re.escape(YEAR_OPENING)}]", f"[{re.escape(YEAR_CLOSING)}]"
_NUMBER_BEHIND = lazy_regex(
    r"(?:[（(\[【]\s*+|(?<!\s)\s++)?"
    rf"(?P<number>[^（()）《》\s\d]{{1,16}}\s*+{_OPEN}\s*+\d{{4}}\s*+{_CLOSE}\s*+(?:第\s*+)?\d{{1,5}}\s*+号)\s*+[）)\]】]?\s*+$"
)
_BY = lazy_regex(
    rf"[被由](?P<by>[^，,；;。]{{0,60}}?{_OPEN}\s*+\d{{4}}\s*+{_CLOSE}\s*+(?:第\s*+)?\d{{1,5}}\s*+号)[）)》]*(?:文件?)?(?:所)?(?P<verb>替代|取代|代替|废止)"
)
"""What a remark says of the document that came in the place of another: 被津政办发〔2022〕9号替代."""
_UNTIL = lazy_regex(r"有效期?(?:至|到|截止至?)(?P<day>[^，,；;。]{0,40}日)")
_BREAK = lazy_regex(r"(?<![^\S\n])[^\S\n]*+\n\s*+")
_LONGEST_STATUS = 6
"""Characters of a heading that names a status alone: 宣布失效."""
_LASTING = ("", "长期", "长期有效", "无", "/", "-", "—")
"""What stands in the column of the period where there is none."""


class ReadDocument(Struct, frozen=True):
    """A row of the list: its number (the title where it has none), what it says by key, and its place."""

    number: str
    values: Mapping[str, str]
    place: TablePlace


class IssuedList(Struct, frozen=True):
    """All that was read from a list: its rows, and what became no document or no day."""

    documents: tuple[ReadDocument, ...]
    left_out: tuple[LeftOut, ...]
    tables: int


class _Reading(Struct):
    """The state of the reading: the status that the lines above a table tell, and what was found so far.

    `numbers` are the documents by their numbers, of which each counts once.
    """

    documents: list[ReadDocument] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    numbers: dict[str, ReadDocument] = field(default_factory=dict)
    status: DocumentStatus | None = None
    tables: int = 0


def read_issued_documents(source: SourceDocument, options: ReadOptions) -> IssuedList:
    """Read the rows of all tables with a heading of documents, or of the one that `options.table` counts.

    A table without a column for the status takes it from the line, sheet or row above (废止的规范性文件目录).

    Raises:
        NoTableError: there is no such table.
    """
    reading = _Reading()
    for part in source.parts:
        if isinstance(part, Grid):
            _read_grid(reading, part, options.table)
        elif part.strip():
            reading.status = status_of(part) or reading.status
    if not reading.tables or (options.table or 1) > reading.tables:
        raise NoTableError(
            message("No table of issued documents was found."),
            message("It is found by headings such as 文件名称, 文号, 发文日期 and 清理结果 or 有效性."),
        )
    return IssuedList(tuple(reading.documents), tuple(reading.left_out), reading.tables)


def status_of(text: str) -> DocumentStatus | None:
    """Return the status that words tell; None where they tell none, several, or only what is proposed (拟废止)."""
    words = unspaced(text)
    if re.search("(?:拟|建议|待)(?:予以|宣布)?(?:废止|失效)", words):
        return None
    stays = re.search("继续有效|现行有效|继续执行|继续施行|保留", words) or words in {"有效", "是", "现行"}
    ends = re.search("废止|失效|无效|不再有效", words)
    changes = re.search("修改|修订", words)
    if stays and ends:
        return None
    if ends:
        return DocumentStatus.REPEALED if "废止" in words else DocumentStatus.LAPSED
    if changes:
        return DocumentStatus.TO_BE_AMENDED
    return DocumentStatus.IN_FORCE if stays else None


def _read_grid(reading: _Reading, grid: Grid, wanted: int | None) -> None:
    above = status_of(grid.sheet) or reading.status
    columns: dict[str, int] = {}
    last = -2
    for index, row in enumerate(grid.rows):
        heading = _columns(row)
        if heading:
            # a heading of two rows, and one that is repeated on each page, is that of one table
            reading.tables += heading != columns and last != index - 1
            columns, last = heading, index
            continue
        texts = [cell.text for _place, cell in starting_cells(row) if cell.text.strip()]
        if len(texts) == 1 and not texts[0].strip().isdigit():
            # a line across the table, or above its heading, says what the rows below are
            above = status_of(texts[0]) or above
        elif texts and columns and wanted in {None, reading.tables}:
            _read_row(reading, grid, index, columns, above)
    # what a table says of itself does not hold for the next one
    reading.status = None


def _columns(row: Sequence[GridCell]) -> dict[str, int]:
    """Return the column of each role where the row is a heading of documents; empty where it is none."""
    found: dict[str, int] = {}
    for place, cell in starting_cells(row):
        words = normal(cell.text)
        status = status_of(words) if len(words) <= _LONGEST_STATUS else None
        role = _ROLES.get(words) or (_tick_role(status) if status else None)
        if role:
            found.setdefault(role, place)
    return found if "title" in found and len(found) > 1 else {}


def _read_row(
    reading: _Reading, grid: Grid, index: int, columns: Mapping[str, int], above: DocumentStatus | None
) -> None:
    row = grid.rows[index]
    texts = {role: _text(row[place]) for role, place in columns.items()}
    place = TablePlace(grid.table, grid.first_row + index, 0, grid.sheet)
    title, number = _title_and_number(texts)
    printed = texts.get("status", "")
    status = status_of(printed) if printed else _ticked(texts) or above
    why = _why_left_out(title, printed, status)
    if why or status is None:
        shown = " | ".join(cell.text.strip() for _place, cell in starting_cells(row))
        reading.left_out.append(LeftOut(place, shown, why or message("The row has no status.")))
        return
    values = {"title": title, "status": str(status)}
    for key in DAYS:
        day = _day(texts.get(key, ""))
        if day:
            values[key] = day
        elif texts.get(key, "") not in _LASTING:
            words = message("This is no single day, and was not taken over.")
            reading.left_out.append(LeftOut(_at(grid, index, columns[key]), texts[key], words))
    values |= {key: texts[key] for key in ("repealed_by", "replaced_by") if texts.get(key, "") not in _LASTING}
    values = _remarked(texts.get(_REMARK, "")) | values
    _take(reading, ReadDocument(number or title, {key: values[key] for key in KEYS if key in values}, place), row)


def _remarked(remark: str) -> dict[str, str]:
    """Return what a remark says of a document besides: what replaces or repeals it, and until when it holds."""
    by, until = _BY.search(remark), _UNTIL.search(remark)
    day = _day(until["day"]) if until else None
    found = {"until": day} if day else {}
    if by:
        behind = _NUMBER_BEHIND.search(by["by"])
        number = document_number(behind["number"]) if behind else None
        found["repealed_by" if by["verb"] == "废止" else "replaced_by"] = str(number or by["by"])
    return found


def _take(reading: _Reading, document: ReadDocument, row: Sequence[GridCell]) -> None:
    """Take a document, unless another one has its number: then nobody knows which row is right."""
    known = reading.numbers.setdefault(document.number, document)
    if known is document:
        reading.documents.append(document)
    elif known.values != document.values:
        shown = " | ".join(cell.text.strip() for _place, cell in starting_cells(row))
        why = message("“{number}” is listed above already, with other words.", number=document.number)
        reading.left_out.append(LeftOut(document.place, shown, why))


def _tick_role(status: DocumentStatus) -> str:
    """Return the role of a column that is ticked for the documents of one status."""
    return f"={status}"


def _ticked(texts: Mapping[str, str]) -> DocumentStatus | None:
    ticked = [status for status in DocumentStatus if texts.get(_tick_role(status)) in _TICKS]
    return ticked[0] if len(ticked) == 1 else None


def _why_left_out(title: str, printed: str, status: DocumentStatus | None) -> Message | None:
    if not title:
        return message("The row has no title.")
    if status is None and printed:
        return message("“{text}” is no decision about a document.", text=printed)
    return None


def _title_and_number(texts: Mapping[str, str]) -> tuple[str, str]:
    """Return the title without 《》 and the number in its usual form; the number may stand behind the title."""
    title, number = texts["title"], texts.get(NUMBER, "")
    behind = _NUMBER_BEHIND.search(title) if number in _LASTING else None
    if behind:
        title, number = title[: behind.start()], behind["number"]
    if number in _LASTING:
        number = ""
    read = document_number(number)
    return _without_marks(title.strip()), str(read) if read else number.strip("（）() ")


def _without_marks(title: str) -> str:
    """Take off 《》 around a whole title; 《甲》和《乙》 keeps its marks."""
    depth = 0
    for place, sign in enumerate(title):
        depth += (sign == "《") - (sign == "》")
        if depth <= 0 and place < len(title) - 1:
            return title
    return title[1:-1] if title.startswith("《") and title.endswith("》") else title


def _text(cell: GridCell) -> str:
    """Return a cell's text on one line; where a line is broken, the words go on without a blank."""
    return " ".join(_BREAK.sub("", cell.text.strip()).split())


def _day(text: str) -> str | None:
    plain = unicodedata.normalize("NFKC", text)
    found = _DAY.findall(plain)
    if len(found) != 1 or len(_YEAR.findall(plain)) > 1:
        return None
    day = found[0]
    return iso_date(f"{day[:4]}-{day[4:6]}-{day[6:]}" if day.isdigit() else day)


def _at(grid: Grid, index: int, column: int) -> TablePlace:
    return TablePlace(grid.table, grid.first_row + index, grid.first_column + column, grid.sheet)
