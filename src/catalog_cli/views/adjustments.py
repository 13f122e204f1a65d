"""The form 调整对照表: the text before, the text after, and a remark; always in Chinese, like the official table."""

from collections.abc import Iterator, Mapping, Sequence

from catalog_cli.model.change import Change, ChangeKind, Comparison, FieldChange
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import as_texts
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.views.change_lines import Line, all_lines, changed_lines, percent

HEADINGS = ("序号", "事项", "栏目", "原", "现", "说明")
_SETTINGS = {"title": "目录标题", "publishers": "公开主体", "categories": "事项类别"}
"""The settings that the form prints, with their headings; no office files the others."""
_REMARKS: Mapping[str, str] = {"name": "事项更名", "category": "类别调整", "order": "次序调整"}
Names = Mapping[str, str]
_LONG_TITLE = 25
"""Length above which the title is broken before 调整对照表, rather than wherever the line ends."""
_NOTHING = Cell("（无）")
_ABSENT = Cell("—")


def adjustments(comparison: Comparison) -> Table:
    """Return the adjustments, one row a changed field, numbered by item; number and name are only in its first row.

    The table prints no ids, so a change of the id alone is no adjustment.
    """
    blocks = [_filed(change, rows) for change in comparison.shown if (rows := list(_rows(change, comparison.names)))]
    columns = tuple(Column(heading, heading) for heading in HEADINGS)
    title = comparison.title or "政府信息主动公开事项目录"
    between = "\n" if len(title) > _LONG_TITLE else ""
    rows = [row for number, block in enumerate(blocks, 1) for row in _numbered(number, block)]
    return Table(columns, rows, title=f"{title}{between}调整对照表")


def _filed(change: Change, rows: Sequence[Row]) -> Sequence[Row]:
    """Add to the remark of the first row which file says so, where several were compared."""
    if not change.file:
        return rows
    (*cells, remark), *others = rows
    return [(*cells, Cell(f"{remark.text}（来自{change.file}）")), *others]


def _numbered(number: int, rows: Sequence[Row]) -> Iterator[Row]:
    for place, (name, *cells) in enumerate(rows):
        lead = (Cell(str(number)), name) if place == 0 else (Cell(""), Cell(""))
        yield (*lead, *cells)


def _rows(change: Change, names: Names) -> Iterator[Row]:
    """Yield the rows of an item: name, field, old and new text, remark."""
    name = Cell(change.item.name if change.item else "目录整体")
    if change.kind is ChangeKind.ADDED:
        yield name, Cell("整项"), _NOTHING, _whole(change, names), Cell("新增事项")
    elif change.kind is ChangeKind.REMOVED:
        yield name, Cell("整项"), _whole(change, names), _NOTHING, Cell("取消事项")
    else:
        yield from ((name, *cells) for cells in _field_rows(change, names))


def _field_rows(change: Change, names: Names) -> Iterator[Row]:
    fields = {field.key: field for field in change.fields}
    lines = [line for line in changed_lines(change) if _is_printed(change, line.key)]
    for place, line in enumerate(lines):
        remark = _remark(change, fields[line.key])
        if place == 0 and change.likeness is not None:
            remark += f"（按内容相似度{percent(change.likeness)}%认定为同一事项）"
        yield Cell(_heading(change, line.key)), *_sides(line, names), Cell(remark)


def _is_printed(change: Change, key: str) -> bool:
    return key != "id" if change.item else key in _SETTINGS


def _sides(line: Line, names: Names) -> tuple[Cell, Cell]:
    if line.key == "order":
        return Cell(f"本类第{line.before.text}项"), Cell(f"本类第{line.after.text}项")
    before, after = (_named(cell, line.key, names) for cell in (line.before, line.after))
    return before if before.text else _ABSENT, after if after.text else _ABSENT


def _named(cell: Cell, key: str, names: Names) -> Cell:
    """Replace the id of a referenced item by its name."""
    return Cell(names[cell.text]) if key == "published_with" and cell.text in names else cell


def _whole(change: Change, names: Names) -> Cell:
    """Return all fields of an item, one a line."""
    lines = all_lines(change)
    sides = ((line.key, line.before if line.before.text else line.after) for line in lines)
    return Cell("\n".join(f"{_heading(change, key)}：{_named(cell, key, names).text}" for key, cell in sides))


def _heading(change: Change, key: str) -> str:
    if change.item is None:
        return _SETTINGS[key]
    return FIELDS[key].heading if key in FIELDS else key


def _remark(change: Change, field: FieldChange) -> str:
    if change.item and field.key in _REMARKS:
        return _REMARKS[field.key]
    if field.before is None or field.after is None:
        return "补充" if field.before is None else "删除"
    old, new = as_texts(field.before), as_texts(field.after)
    if isinstance(field.before, str) or isinstance(field.after, str):
        return "修改"
    if sorted(old) == sorted(new):
        return "次序调整"
    if set(old) <= set(new) or set(new) <= set(old):
        return "增加" if set(old) <= set(new) else "删减"
    return "修改"
