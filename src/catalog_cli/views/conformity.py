"""How a catalogue departs from its model, as a table for any format and as the form that an office hands in."""

from collections.abc import Mapping
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.changes.compare import UNORDERED
from catalog_cli.changes.conformity import Conformity, Departure, DepartureKind
from catalog_cli.changes.marks import mark_lists, mark_texts
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.field import FIELDS, separator_of
from catalog_cli.model.item import Value, as_texts
from catalog_cli.model.table import Cell, Column, Each, Row, Table
from catalog_cli.views.change_lines import percent, printed_value
from catalog_cli.views.headings import heading

_FORM = ("序号", "事项", "栏目", "标准目录", "本目录", "说明")
_REMARKS: Mapping[DepartureKind, str] = {
    DepartureKind.MISSING: "本目录缺少",
    DepartureKind.ADDED: "标准目录中没有",
    DepartureKind.RENAMED: "名称不同",
    DepartureKind.LOOSER: "时限较宽",
    DepartureKind.STRICTER: "时限较严",
    DepartureKind.REPLACED: "依据已被取代",
    DepartureKind.NEWER: "依据较新",
    DepartureKind.DIFFERENT: "文字不同",
}
_LEGEND = "（“标准目录”栏中本目录没有的文字加删除线，“本目录”栏中标准目录没有的文字用黑体加下划线。）"
_NOTHING = Cell("（无）")


def conformity_table(conformity: Conformity) -> Table:
    """Return a row for each difference, with the ids of both items, for programs."""
    columns = (
        Column("departure", _("Departure")),
        Column("model", _("Item of the model")),
        Column("item", _("Item here")),
        *_columns(),
    )
    differences = conformity.differences
    return Table(columns, Each(_row, differences), Each(_record, differences), title=conformity_words(conformity))


def conformity_sheet(conformity: Conformity) -> Table:
    """Return a row for each difference, with the name of the item, for people; the title sums them up."""
    columns = (Column("departure", _("Departure")), Column("item", _("Item")), *_columns())
    return Table(columns, Each(_sheet_row, conformity.differences), title=conformity_words(conformity))


def _columns() -> tuple[Column, ...]:
    return Column("field", _("Field")), Column("expected", _("Model")), Column("found", _("Here"))


def conformity_words(conformity: Conformity) -> str:
    """Say how many items of the model the catalogue has, and how many differences there are of each kind."""
    words = ngettext("{present} of {n} item of the model", "{present} of {n} items of the model", conformity.expected)
    present = words.format(present=conformity.present, n=conformity.expected)
    kinds = [difference.kind for difference in conformity.differences]
    counts = [_("{word}: {n}").format(word=_word(kind), n=kinds.count(kind)) for kind in DepartureKind if kind in kinds]
    return _(", ").join([present, *(counts or [_("no differences")])])


def conformity_form(conformity: Conformity, settings: Settings) -> Table:
    """Return the form 与标准目录对照表, numbered by item; always in Chinese, like the official table."""
    rows: list[Row] = []
    number, last = 0, None
    for difference in conformity.differences:
        item = difference.model or difference.own
        lead = (Cell(""), Cell(""))
        if item is not last and item:
            number, last, lead = number + 1, item, (Cell(str(number + 1)), Cell(item.name))
        rows.append((*lead, *_form_cells(difference)))
    title = f"{settings.title or '政府信息主动公开事项目录'}\n与标准目录对照表"
    return Table(tuple(Column(name, name) for name in _FORM), rows, title=title)


def _form_cells(difference: Departure) -> Row:
    heading_, expected, found = Cell("整项"), *_sides(difference)
    if difference.key:
        heading_ = Cell(FIELDS[difference.key].heading)
    sides = (side if side.text else _NOTHING for side in (expected, found))
    return heading_, *sides, Cell(_remark(difference))


def _remark(difference: Departure) -> str:
    words = _REMARKS[difference.kind]
    if difference.likeness is None:
        return words
    return f"{words}（按内容相似度{percent(difference.likeness)}%认定为同一事项）"


def conformity_notes(conformity: Conformity) -> tuple[str, ...]:
    """Return what stands above the rows of the form: how much there is of what, and how to read the marks."""
    kinds = [difference.kind for difference in conformity.differences]
    items = {DepartureKind.MISSING: "缺少", DepartureKind.ADDED: "另有"}
    found = [f"{words}{kinds.count(kind)}项" for kind, words in items.items() if kind in kinds]
    found += [
        f"{words}{kinds.count(kind)}处" for kind, words in _REMARKS.items() if kind in kinds and kind not in items
    ]
    summary = f"标准目录共{conformity.expected}项，本目录已有{conformity.present}项；{'，'.join(found) or '没有差异'}。"
    return summary, _LEGEND


def _row(difference: Departure) -> Row:
    model, own = difference.model, difference.own
    return (
        _kind(difference),
        Cell(model.id if model else ""),
        Cell(own.id if own else ""),
        Cell(heading(difference.key) if difference.key else "", data=difference.key),
        *_sides(difference),
    )


def _sheet_row(difference: Departure) -> Row:
    item = difference.own or difference.model
    name = Cell(item.name if item else "")
    return (_kind(difference), name, Cell(heading(difference.key or "content")), *_sides(difference))


def _kind(difference: Departure) -> Cell:
    word = _word(difference.kind)
    if difference.likeness is not None:
        word = _("{what}, {share} % alike").format(what=word, share=percent(difference.likeness))
    return Cell(word, data=str(difference.kind))


def _record(difference: Departure) -> dict[str, object]:
    model, own = difference.model, difference.own
    record: dict[str, object] = {
        "departure": str(difference.kind),
        "model": {"id": model.id, "name": model.name} if model else None,
        "item": {"id": own.id, "name": own.name, "path": own.path} if own else None,
    }
    if difference.key:
        record |= {"field": difference.key, "expected": difference.expected, "found": difference.found}
    return record if difference.likeness is None else {**record, "likeness": round(difference.likeness, 3)}


def _sides(difference: Departure) -> tuple[Cell, Cell]:
    """Return both values as the tables print them, with what differs marked; of a whole item, its content."""
    key, expected, found = difference.key, difference.expected, difference.found
    if not key:
        items = (difference.model, difference.own)
        return Cell(items[0].content if items[0] else ""), Cell(items[1].content if items[1] else "")
    old, new = _marks(key, expected, found)
    return Cell(printed_value(key, expected), marks=old), Cell(printed_value(key, found), marks=new)


def _marks(key: str, expected: Value, found: Value) -> tuple[tuple[tuple[int, int], ...], ...]:
    if isinstance(expected, tuple) and isinstance(found, tuple):
        return mark_lists(as_texts(expected), as_texts(found), separator_of(key), ordered=key not in UNORDERED)
    return mark_texts(printed_value(key, expected), printed_value(key, found))


def _word(kind: DepartureKind) -> str:
    words = {
        DepartureKind.MISSING: _("missing"),
        DepartureKind.ADDED: _("not in the model"),
        DepartureKind.RENAMED: _("renamed"),
        DepartureKind.LOOSER: _("looser"),
        DepartureKind.STRICTER: _("stricter"),
        DepartureKind.REPLACED: _("law replaced"),
        DepartureKind.NEWER: _("newer law"),
        DepartureKind.DIFFERENT: _("different"),
    }
    return words[kind]
