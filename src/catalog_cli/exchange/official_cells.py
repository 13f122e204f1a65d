"""What a cell of the official table prints of an item, as the office's form has it; empty where there is nothing."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from catalog_cli.model.field import FIELDS, separator_of
from catalog_cli.model.form import EXTRA, NUMBER, FormColumn, TableForm
from catalog_cli.model.item import LEVEL, Item, as_texts
from catalog_cli.model.text import visible

_LONGEST_LINK = 2000
_WEB = re.compile(
    r"https?://[\w.-]+(?::[0-9]{1,5})?(?:[/?][\w\-.~:/?@!$&'()*+,;=%]*)?(?:#[\w\-.~:/?@!$&'()*+,;=%]*)?", re.IGNORECASE
)
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
PrintCell = Callable[[Item], str]
WORDS = "："
"""Between an option and the words beside its tick: 特定群体：申请人."""


def printer_of(column: FormColumn, form: TableForm, *, addresses: bool) -> PrintCell:
    """Return what prints a column's cells; with `addresses`, an address is never hidden behind a word."""
    if column.key == EXTRA:
        return partial(_extra, column.option or column.heading)
    if column.option:
        return partial(_ticked, column.key, column.option, form.tick)
    if column.boxes:
        return partial(_offered, column)
    special: Mapping[str, PrintCell] = {
        NUMBER: _nothing,
        "category": _level_printer(column, form),
        "link": partial(_link, "" if addresses else form.link_text),
        "channels": partial(_channels, column),
    }
    return special.get(column.key) or (_field_printer(column) if column.key in FIELDS else partial(_other, column.key))


def _level_printer(column: FormColumn, form: TableForm) -> PrintCell:
    levels = [each.name for each in form.columns if each.key == "category"]
    outer = len(form.sections)
    place = levels.index(column.name) if column.name in levels else 0
    return partial(_level, outer + place, outer + max(len(levels), 1))


def _field_printer(column: FormColumn) -> PrintCell:
    return partial(_field, column.key, separator_of(column.key) if column.separator is None else column.separator)


def _nothing(_item: Item) -> str:
    return ""


def _field(key: str, separator: str, item: Item) -> str:
    value = getattr(item, key)
    # most fields are one text or absent
    if value is None or value.__class__ is str:
        return value or ""
    return separator.join(as_texts(value))


def _level(place: int, count: int, item: Item) -> str:
    """Return a level of the category; the innermost column takes all levels that have none of their own."""
    levels = item.category.split(LEVEL)
    return LEVEL.join(levels[place:]) if place == count - 1 else "".join(levels[place : place + 1])


def _ticked(key: str, option: str, tick: str, item: Item) -> str:
    for text in item.texts(key):
        if text == option:
            return tick
        if text.startswith(option + WORDS):
            return f"{tick}（{text.removeprefix(option + WORDS)}）"
    return ""


def _link(words: str, item: Item) -> str:
    shown = words if words and leads_somewhere(item.link) else item.link
    return "\n".join(part for part in (shown, item.link_note) if part)


def leads_somewhere(link: str | None) -> bool:
    """Return whether every kind of document can hide an address behind a word; any other has to be printed."""
    web = link is not None and len(link) <= _LONGEST_LINK and _WEB.fullmatch(link) and not _HALF_ESCAPE.search(link)
    return bool(web) and visible(str(link)) == link


def _channels(column: FormColumn, item: Item) -> str:
    if item.channels_optional:
        return _boxes(column, {**dict.fromkeys(item.channels, True), **dict.fromkeys(item.channels_optional, False)})
    return _field("channels", "、" if column.separator is None else column.separator, item)


def _offered(column: FormColumn, item: Item) -> str:
    """Print the boxes of a column: all that it offers, in their order, and what else the item ticks or leaves open."""
    ticked = item.texts(column.key)
    left_open = item.channels_optional if column.key == "channels" else ()
    offered = [*column.boxes, *(each for each in (*ticked, *left_open) if each not in column.boxes)]
    return _boxes(column, {each: each in ticked for each in offered}) if ticked or left_open else ""


def _boxes(column: FormColumn, options: Mapping[str, bool]) -> str:
    between = " " if column.separator is None else column.separator
    printed = ""
    for text, ticked in options.items():
        gap = "" if not printed else "\n" if text in column.breaks else between
        printed += f"{gap}{column.ticked if ticked else column.open}{text}"
    return printed


def _extra(heading: str, item: Item) -> str:
    return item.extra.get(heading, "")


def _other(key: str, item: Item) -> str:
    return "、".join(as_texts(item.others.get(key)))


def others_of(items: Iterable[Item]) -> Sequence[str]:
    """Return the keys that only the workspace's own schema knows."""
    return list(dict.fromkeys(key for item in items for key in item.others))
