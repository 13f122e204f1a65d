"""Turn a row into the values of an item, and find the item that another one is published with."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from catalog_cli.exchange.tables.boxes import Boxes, box_list, ticked_option
from catalog_cli.exchange.tables.cells import citations, entries
from catalog_cli.exchange.tables.headings import EXTRA, NUMBER
from catalog_cli.exchange.tables.link_cells import addresses_of, is_page, read_link
from catalog_cli.exchange.tables.rows import RowEntry, TableRow
from catalog_cli.model.document import Cleaning, Reason, TablePlace
from catalog_cli.model.field import FIELDS, Kind
from catalog_cli.model.item import Value, is_id
from catalog_cli.model.text import unspaced
from catalog_cli.parsing.iso_date import iso_date
from catalog_cli.parsing.lazy_regex import lazy_regex

_BOXED = {key for key, field in FIELDS.items() if field.boxed}
_SPLIT: Mapping[str, Callable[[str], tuple[str, ...]]] = {"basis": citations}
_APART = {"category", "id", "link", EXTRA, NUMBER}
_WRITTEN_IN_FORM = tuple(key for key, field in FIELDS.items() if field.kind in {Kind.NUMBER, Kind.DATE})
APART_IF_UNFIT = frozenset((*_WRITTEN_IN_FORM, "published_with"))
"""Fields whose column is kept under its heading where a text is none that they can hold."""
_LINKED = ("name", "content", "column")
"""Columns whose hyperlink leads to the item's page, in a table without a column of links."""
_TOGETHER = lazy_regex("一起|一并|合并|统一公开|并入|一同|随同|同时公开")
_TARGET = lazy_regex(
    r".*?(?:在|同|与|和|跟|随同?|见|并入|纳入)(?P<target>[^，。；]{1,60}?)(?:中|里|内|时)?"
    r"(?:一起|一并|一同|合并|统一|同时)?(?:公开|公布|发布|公示)"
)
_GENERAL = lazy_regex("信息|情况|公开|公布|内容|报表|表|栏目|事项|[^\u4e00-\u9fff]")


class RowValues(Struct, frozen=True):
    """The values of a row's item, and the cells whose text was changed."""

    values: dict[str, Value]
    cleanings: tuple[Cleaning, ...]


def read_values(row: TableRow, category: str) -> RowValues:
    """Read the values of an item from a row that is not empty; name and content are always among them."""
    values: dict[str, Value] = {"category": category}
    cleanings: list[Cleaning] = []
    for role, found in row.entries.items():
        if role not in _APART:
            for key, value in _field(role, _single(found), cleanings).items():
                values[key] = _joined(values.get(key), value)
    values.update(_link(row))
    strays = _strays(values, row)
    _complete(values, row, cleanings)
    extra = strays | _extra(row, values)
    if extra:
        values["extra"] = extra
    return RowValues(values, tuple(cleanings))


def _field(role: str, found: Sequence[RowEntry], cleanings: list[Cleaning]) -> dict[str, Value]:
    kind = FIELDS[role].kind if role in FIELDS else Kind.TEXT
    if kind is Kind.TEXT and role not in _BOXED and len(found) == 1 and not found[0].column.option:
        # most columns hold one text and nothing to take apart
        return {role: found[0].text}
    texts: list[str] = []
    optional: list[str] = []
    for entry in found:
        boxes = box_list(entry.text) if role in _BOXED and not entry.column.option else None
        if entry.column.option:
            texts += filter(None, [ticked_option(entry.text, entry.column.option)])
        elif boxes:
            texts += boxes.kept
            optional += boxes.open if role == "channels" else ()
            cleanings += _box_cleaning(entry, boxes, role)
        elif kind is Kind.LIST:
            parts = _SPLIT.get(role, entries)(entry.text)
            texts += parts
            cleanings += _joining(entry, parts)
        elif kind is Kind.DATE and (day := iso_date(entry.text)):
            texts.append(day)
            cleanings += [entry.cleaning(Reason.DATE, day)] if day != entry.text else []
        else:
            texts.append(entry.text)
    values = _value(kind, role, _once(texts, found, cleanings))
    return values | ({"channels_optional": tuple(dict.fromkeys(optional))} if optional else {})


def _joined(one: Value, other: Value) -> Value:
    """Join the lists of two columns for one field: open boxes, and a column of optional channels."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return tuple(dict.fromkeys((*one, *other)))
    return other


def _joining(entry: RowEntry, parts: Sequence[str]) -> list[Cleaning]:
    """Report words that were broken over two lines and are joined."""
    if all(part in entry.text for part in parts):
        return []
    return [entry.cleaning(Reason.PADDING, "、".join(parts))]


def _single(found: Sequence[RowEntry]) -> list[RowEntry]:
    """Drop empty cells, and the repetition of a cell that is merged over two columns of one role."""
    filled = [entry for entry in found if entry.text]
    if not filled or filled[0].column.option:
        return filled
    return list({entry.place: entry for entry in filled}.values())


def _value(kind: Kind, role: str, texts: Sequence[str]) -> dict[str, Value]:
    if not texts:
        return {}
    if kind is Kind.LIST or (kind is Kind.TEXT_OR_LIST and len(texts) > 1):
        return {role: tuple(texts)}
    if kind is Kind.NUMBER:
        return {role: int(texts[0])} if texts[0].isdecimal() else {}
    if kind is Kind.DATE:
        return {role: texts[0]} if iso_date(texts[0]) else {}
    return {role: "\n".join(texts)}


def _once(texts: Sequence[str], found: Sequence[RowEntry], cleanings: list[Cleaning]) -> tuple[str, ...]:
    single = tuple(dict.fromkeys(texts))
    if len(single) < len(texts):
        cleanings.append(found[0].cleaning(Reason.REPEATED, "、".join(single)))
    return single


def _box_cleaning(entry: RowEntry, boxes: Boxes, role: str) -> Iterable[Cleaning]:
    """Report what a list of boxes became, unless it would be printed as it was."""
    marked = [*(f"■{each}" for each in boxes.ticked), *(f"□{each}" for each in boxes.open)]
    printed = [*boxes.loose, *marked] if role == "channels" and boxes.open else list(boxes.kept)
    after = " ".join(printed)
    return [] if unspaced(after) == unspaced(entry.text) else [entry.cleaning(Reason.BOX, after)]


def _link(row: TableRow) -> dict[str, Value]:
    found = row.entries.get("link", ())
    if not found:
        addresses = [each for role in _LINKED for entry in row.entries.get(role, ()) for each in _addresses(entry)]
        addresses = [each for each in addresses if is_page(each)]
        return {"link": addresses[0]} if len(set(addresses)) == 1 else {}
    text = "\n".join(entry.text for entry in found if entry.text)
    cell = read_link(text, [link for entry in found for link in entry.links])
    # a table may have a column of notes besides the words in the link's own cell
    note = "\n".join(dict.fromkeys(filter(None, (cell.note, row.text("link_note")))))
    return {key: text for key, text in (("link", cell.link), ("link_note", note)) if text}


def _strays(values: dict[str, Value], row: TableRow) -> dict[str, str]:
    """Remove values that a field cannot hold: no number, no day, a 随同公开 that is no id or is beside a link."""
    strays = {}
    for key in _WRITTEN_IN_FORM:
        if key not in values and (text := row.text(key)):
            strays[row.entries[key][0].column.heading] = text
    partner = values.get("published_with")
    if partner is not None and not (is_id(str(partner)) and "link" not in values):
        del values["published_with"]
        strays[row.entries["published_with"][0].column.heading] = str(partner)
    return strays


def _extra(row: TableRow, values: Mapping[str, Value]) -> dict[str, str]:
    """Collect the texts of extra columns, and addresses that would be lost otherwise."""
    extra: dict[str, str] = {}
    for entry in row.entries.get(EXTRA, ()):
        if entry.text:
            extra[entry.column.heading] = "\n".join(filter(None, [extra.get(entry.column.heading), entry.text]))
    for role, found in row.entries.items():
        for entry in found if role != "link" else ():
            hidden = [each for each in _addresses(entry) if each != values.get("link")]
            if hidden:
                extra[f"{entry.column.heading}链接"] = "\n".join(hidden)
    return extra


def _addresses(entry: RowEntry) -> tuple[str, ...]:
    return addresses_of(entry.raw, entry.links) if entry.links else ()


def _complete(values: dict[str, Value], row: TableRow, cleanings: list[Cleaning]) -> None:
    """Fill in the name or the content where the table leaves it out, since every item has both."""
    content = str(values.get("content", ""))
    category = str(values["category"])
    if "name" not in values:
        level = _innermost(row)
        values["name"] = level or content.partition("\n")[0] or category.rpartition("/")[2]
        # a level that names the item is none of its category, unless there is no other
        if level and category.endswith(f"/{level}"):
            values["category"] = category.removesuffix(f"/{level}")
        cleanings += _completed(row, "name", str(values["name"]))
    if not content:
        values["content"] = values["name"]
        cleanings += _completed(row, "content", str(values["name"]))


def _innermost(row: TableRow) -> str:
    """Return the innermost level that belongs to this row alone; one merged over several rows names none of them."""
    own = [entry.text for entry in row.entries.get("category", ()) if row.cells[entry.column.index].rows == 1]
    return next((text for text in reversed(own) if text), "")


def _completed(row: TableRow, role: str, text: str) -> Iterable[Cleaning]:
    """Report what was filled in, also where the table has no column for it."""
    entry = next(iter(row.entries.get(role, ())), None)
    if entry:
        return [entry.cleaning(Reason.COMPLETED, text)]
    places = [entry.place for found in row.entries.values() for entry in found]
    # a cell that is merged from above stands in an earlier row
    own = max(places, key=lambda place: place.row, default=TablePlace())
    place = msgspec.structs.replace(own, column=0)
    return [Cleaning(place, FIELDS[role].heading, Reason.COMPLETED, "", text)]


def partners(rows: Sequence[Mapping[str, Value]]) -> tuple[int | None, ...]:
    """Find, for each item, the index of the one that its note says it is published with; None where there is none.

    Only an item of the same category with a page of its own can be it, and only where exactly one fits.
    """
    pages: dict[Value, list[int]] = {}
    for place, values in enumerate(rows):
        if "link" in values:
            pages.setdefault(values.get("category"), []).append(place)
    return tuple(_partner(values, rows, pages.get(values.get("category"), [])) for values in rows)


def _partner(values: Mapping[str, Value], rows: Sequence[Mapping[str, Value]], pages: list[int]) -> int | None:
    note = str(values.get("link_note", ""))
    if "link" in values or "published_with" in values or not _TOGETHER.search(note):
        return None
    target = _target(note)
    fitting = [place for place in pages if target and set(target) <= set(str(rows[place].get("name")))]
    return fitting[0] if len(fitting) == 1 else None


def _target(note: str) -> str:
    """Return the characters of the other item's name in a note: 预决算 of 在预决算表中一起公开."""
    found = _TARGET.match(note.replace("一并在", "在").replace("一起在", "在"))
    return _GENERAL.sub("", found["target"]) if found else ""
