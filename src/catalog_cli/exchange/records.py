"""Items as plain data (JSON, YAML): from mappings with the keys of the files to a document, and back."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from catalog_cli.exchange.options import Step
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.document import Document, LeftOut, ReadItem, TablePlace
from catalog_cli.model.errors import NoTableError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import ItemShapeError, Value, item_from
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import Message, message
from catalog_cli.model.workspace_label import KEY

_DEEPEST = 8
"""How deep a workspace's own keys may nest."""
_LONGEST_KEY = 1000
_SHOWN = 80
_PATH = "path"
"""The key that `catalog list --format json` prints beside those of an item."""
_HEAD = ("title", "publishers", "categories")
_STEP = 100


def record_of(catalogue: Catalogue) -> dict[str, object]:
    """Return a catalogue as plain data: title, publishers, categories and items."""
    settings = catalogue.settings
    return {
        "title": settings.title,
        "publishers": list(settings.publishers),
        "categories": list(settings.categories),
        "items": [item.to_mapping() for item in catalogue.items],
    }


def document_of(value: object, step: Step) -> Document:
    """Read plain data: an object with `items`, a list of items alone, or one item.

    Raises:
        NoTableError: there is no list of items in it.
    """
    head, items = _parts(value)
    left_out = [LeftOut(TablePlace(), key, _UNKNOWN) for key in head if key not in _HEAD]
    left_out += [_no_texts(key, head[key]) for key in _HEAD if key in head and not _is_fit(key, head[key])]
    return document_from(
        enumerate(items, 1),
        len(items),
        step,
        title="".join(_texts("title", head)),
        publishers=_texts("publishers", head),
        categories=_texts("categories", head),
        left_out=tuple(left_out),
    )


def document_from(  # noqa: PLR0913 - what stands above the items
    records: Iterable[tuple[int, object]],
    count: int,
    step: Step,
    *,
    title: str = "",
    publishers: tuple[str, ...] = (),
    categories: tuple[str, ...] = (),
    left_out: tuple[LeftOut, ...] = (),
) -> Document:
    """Read items, each a mapping with the number of its place; what is none is left out, with the reason."""
    items = _Items(left_out=list(left_out), categories=dict.fromkeys(categories))
    for done, (number, record) in enumerate(records):
        if done % _STEP == 0:
            step(done, count)
        items.add(TablePlace(row=number), record)
    return Document(
        title=title,
        publishers=publishers,
        categories=tuple(items.categories),
        items=tuple(items.read),
        left_out=tuple(items.left_out),
    )


class _Items(Struct):
    """The items read so far, and what was left out."""

    left_out: list[LeftOut]
    categories: dict[str, None]
    read: list[ReadItem] = field(default_factory=list)
    places: dict[str, TablePlace] = field(default_factory=dict)

    def add(self, place: TablePlace, record: object) -> None:
        """Take a record as an item, or leave it out."""
        if not isinstance(record, Mapping):
            self._leave(place, record, message("not an item: it is not a mapping of keys to values"))
            return
        values = {key: value for key, value in record.items() if value is not None and not _is_of_list(key, value)}
        flaw = _flaw(values)
        if flaw:
            self._leave(place, record, flaw)
            return
        self._take(place, values)

    def _take(self, place: TablePlace, values: dict[str, Value]) -> None:
        id_ = values.pop("id", None)
        if isinstance(id_, str):
            first = self.places.setdefault(id_, place)
            if first is not place:
                why = message("the id {id} is already that of item {number}", id=id_, number=first.row)
                self._leave(place, values.get("name"), why)
                return
        for key in [key for key, value in values.items() if key not in FIELDS and not _is_kept(key, value)]:
            why = message("the value of {key} cannot be stored in catalogue files", key=key[:_SHOWN])
            self._leave(place, values.pop(key), why)
        self.categories.setdefault(str(values["category"]))
        self.read.append(ReadItem(values, place, id_ if isinstance(id_, str) else None))

    def _leave(self, place: TablePlace, value: object, why: Message) -> None:
        self.left_out.append(LeftOut(place, _shown(value), why))


def _is_of_list(key: object, value: object) -> bool:
    """Return whether `catalog list` adds a value to those of an item: its path, or the workspace among several."""
    return key == _PATH or (key == KEY and isinstance(value, Mapping))


_UNKNOWN = message("only title, publishers, categories and items are read from such a document")


def _parts(value: object) -> tuple[Mapping[str, object], list[object]]:
    """Return what stands above the items, and the items."""
    if isinstance(value, list):
        return {}, value
    if isinstance(value, Mapping):
        items = value.get("items")
        if isinstance(items, list):
            return {str(key): part for key, part in value.items() if key != "items"}, items
        if "name" in value:
            return {}, [value]
    raise NoTableError(
        message("there are no items in this document"),
        message("It should be a list of items, or have one under the key {key}.", key="items"),
    )


def _flaw(values: Mapping[object, Value]) -> Message | None:
    """Return why a mapping is no item."""
    strange = next((key for key in values if not isinstance(key, str)), None)
    if strange is not None:
        return message("the key {key} is not text; put it in quotes", key=_shown(strange))
    try:
        item_from({"id": "", **{str(key): value for key, value in values.items()}})
    except ItemShapeError as error:
        if error.key not in values:
            return message("not an item: it has no {key}", key=error.key)
        return message("the value of {key} has the wrong type; text needs quotes", key=error.key)
    return None


def _is_kept(key: str, value: object, depth: int = 0) -> bool:
    """Return whether a catalogue's files can hold a value: texts, whole numbers, and lists and mappings of them."""
    if len(key) > _LONGEST_KEY or depth > _DEEPEST:
        return False
    if isinstance(value, list):
        return all(_is_kept("", part, depth + 1) for part in value)
    if isinstance(value, Mapping):
        return all(isinstance(name, str) and _is_kept(name, part, depth + 1) for name, part in value.items())
    return isinstance(value, str) or type(value) is int


def _is_fit(key: str, value: object) -> bool:
    if isinstance(value, str) or value is None:
        return True
    return key != "title" and isinstance(value, list) and all(isinstance(part, str) for part in value)


def _no_texts(key: str, value: object) -> LeftOut:
    return LeftOut(TablePlace(), _shown(value), message("the value of {key} is not text", key=key))


def _texts(key: str, head: Mapping[str, object]) -> tuple[str, ...]:
    value = head.get(key)
    if not value or not _is_fit(key, value):
        return ()
    return (value,) if isinstance(value, str) else tuple(part for part in _listed(value))


def _listed(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else []


def _shown(value: object) -> str:
    """Return the beginning of a value, enough to find it by."""
    name = value.get("name") if isinstance(value, Mapping) else value
    if isinstance(name, str):
        return name[:_SHOWN]
    try:
        return dumps(value)[:_SHOWN]
    except (TypeError, ValueError, RecursionError):
        return str(type(value).__name__)
