"""An item (事项): one row of the catalogue, immutable, knowing the file it came from."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import astuple

from catalog_cli.model.field import FIELDS, Kind

Texts = tuple[str, ...]
TextOrTexts = str | Texts | None
Value = object
"""What a field can hold: text, a whole number, texts, or a mapping of texts."""


LEVEL = "/"
"""Between the levels of a category, the outermost first."""
IN_EXTRA = "extra."
"""What the name of a column in `extra` begins with, where it is named like a field."""


class ItemShapeError(ValueError):
    """A mapping lacks a required key, or a value is not of its field's kind; `key` says which."""

    def __init__(self, key: str) -> None:
        """Keep the key that is at fault."""
        super().__init__(key)
        self.key = key


def is_within(category: str, outer: str) -> bool:
    """Return whether a category is another one or a level below it."""
    return category == outer or category.startswith(outer + LEVEL)


class Item(Struct, frozen=True, kw_only=True, eq=False):
    """One disclosure item: an attribute for each field. Lists are tuples; an absent text is None, never empty.

    `printed` are texts of cells that the form would print otherwise, by the column's name; each counts as long as it
    says what the item's fields say. `others` holds the keys that a workspace's own schema adds; `path` (relative to the
    workspace, with `/`) is where the item was read and plays no part in comparing items.
    """

    id: str
    category: str
    order: int | None = None
    name: str
    content: str
    basis: Texts = ()
    channels: Texts = ()
    channels_optional: Texts = ()
    time_limit: str | None = None
    responsible: Texts = ()
    publisher: str | None = None
    link: str | None = None
    published_with: str | None = None
    link_note: str | None = None
    audience: TextOrTexts = None
    method: TextOrTexts = None
    level: TextOrTexts = None
    duration: TextOrTexts = None
    column: TextOrTexts = None
    not_applicable: str | None = None
    review_date: str | None = None
    model: str | None = None
    printed: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, Value] = field(default_factory=dict)
    path: str = ""

    def __eq__(self, other: object) -> bool:
        return other.__class__ is Item and astuple(self)[:-1] == astuple(other)[:-1]

    def __hash__(self) -> int:
        # a mapping has no hash; items that differ in nothing else are rare
        return hash((self.id, self.category, self.name, self.content, self.order))

    def value(self, key: str) -> Value:
        """Return the value of a field, of `extra.HEADING`, or of a key only this workspace's schema knows; or None."""
        if key in FIELDS:
            return getattr(self, key)
        return self.extra.get(key.removeprefix(IN_EXTRA)) if key.startswith(IN_EXTRA) else self.others.get(key)

    def texts(self, key: str) -> Texts:
        """Return a field as the texts in it, one for each element; empty when the field is absent."""
        return as_texts(self.value(key))

    def to_mapping(self) -> dict[str, Value]:
        """Return the present fields as plain data in canonical order: what the file and JSON hold."""
        present: dict[str, Value] = {}
        for key in FIELDS:
            value = getattr(self, key)
            # most fields are texts or absent, and the class check is faster than comparing them
            if value.__class__ is str:
                present[key] = value
            elif value is not None and value not in _EMPTY:
                present[key] = _plain(value)
        present.update((key, value) for key, value in self.others.items() if value not in _ABSENT)
        return present


def as_texts(value: Value) -> Texts:
    """Break any field value into its texts; a mapping gives `heading: text` lines."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (str(value),)
    if isinstance(value, (tuple, list)):
        return tuple(map(str, value))
    if isinstance(value, Mapping):
        return tuple(f"{heading}: {text}" for heading, text in value.items())
    return (str(value),)


PATH = "path"
"""Not a key of the file but where the file is; users may ask for it like for a field."""


def elements_of(item: Item, key: str) -> Texts:
    """Return all texts in a field or in `path`, one for each element, blank ones too."""
    return (item.path,) if key == PATH else item.texts(key)


def texts_of(item: Item, key: str) -> Texts:
    """Return the texts in a field that say something; empty when it is absent or blank."""
    return tuple(text for text in elements_of(item, key) if text and not text.isspace())


def item_from(values: Mapping[str, Value], path: str = "") -> Item:
    """Build an item from a file's mapping.

    Only what the program itself relies on is checked (required keys, kinds); all else is the schema's.

    Raises:
        ItemShapeError: a required key is missing, or a value is not of its field's kind.
    """
    known: dict[str, Value] = {}
    others: dict[str, Value] = {}
    for key, value in values.items():
        # most values are texts where texts belong
        if value.__class__ is str and key in _TEXT_KEYS:
            known[key] = value
        elif key in FIELDS:
            known[key] = _of_kind(key, value)
        else:
            others[key] = value
    if not known.keys() >= _REQUIRED:
        raise ItemShapeError(next(key for key in FIELDS if key in _REQUIRED and key not in known))
    return Item(**known, others=others, path=path)  # type: ignore[arg-type]


_REQUIRED = frozenset(key for key, field in FIELDS.items() if field.required)
_TEXT_KINDS = (Kind.TEXT, Kind.DATE, Kind.TEXT_OR_LIST)
_LIST_KINDS = (Kind.LIST, Kind.TEXT_OR_LIST)
_TEXT_KEYS = frozenset(key for key, field in FIELDS.items() if field.kind in _TEXT_KINDS)
_TEXT = {str}
_ABSENT: tuple[Value, ...] = (None, [], {})
_EMPTY: tuple[Value, ...] = ((), {})


def _of_kind(key: str, value: Value) -> Value:
    kind = FIELDS[key].kind
    if isinstance(value, (list, tuple)):
        fits = kind in _LIST_KINDS and _all_texts(value)
        value = tuple(value)
    elif isinstance(value, str):
        fits = kind in _TEXT_KINDS
    elif type(value) is int:
        fits = kind is Kind.NUMBER
    else:
        fits = kind is Kind.MAPPING and isinstance(value, Mapping) and _all_texts(value) and _all_texts(value.values())
    if not fits:
        raise ItemShapeError(key)
    return value


def _all_texts(values: Iterable[object]) -> bool:
    # comparing the set of types is faster than asking every value
    return set(map(type, values)) <= _TEXT or all(isinstance(value, str) for value in values)


def _plain(value: Value) -> Value:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if value.__class__ is not str and isinstance(value, Mapping) else value


LONGEST_ID = 64
"""The most characters of an id."""
_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_DEVICE = "con|prn|aux|nul|(com|lpt)[0-9]"
"""Names that Windows keeps for devices, with any ending: such a file could not be made there."""


def is_id(text: str) -> bool:
    """Return whether a text can be an id: ASCII words in lower case joined by hyphens, and no name of a device."""
    return len(text) <= LONGEST_ID and bool(re.fullmatch(_ID, text)) and not is_device(text)


def is_device(text: str) -> bool:
    """Return whether Windows keeps a name for a device."""
    return bool(re.fullmatch(_DEVICE, text))
