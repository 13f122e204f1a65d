"""What a field is called in the reader's language, and how its value is put on paper."""

from gettext import gettext as _

from catalog_cli.model.field import FIELDS, separator_of
from catalog_cli.model.item import IN_EXTRA, Item, as_texts


def heading(key: str) -> str:
    """Return a field's heading in the reader's language; a key of the workspace's own is its own heading."""
    if key in FIELDS:
        return _(FIELDS[key].label)
    if key.startswith(IN_EXTRA):
        return key.removeprefix(IN_EXTRA)
    others = {
        "path": _("File"),
        "title": _("Title"),
        "publishers": _("Publishers"),
        "body": _("Kind of body"),
        "categories": _("Categories"),
        "status": _("Status"),
        "issued": _("Issued on"),
        "until": _("In force until"),
        "repealed_on": _("Repealed on"),
        "repealed_by": _("Repealed by"),
        "replaced_by": _("Replaced by"),
    }
    return others.get(key, key)


def typed_name(key: str) -> str:
    """Return what a reader types for a field: its heading, or the key where the heading is not Chinese."""
    name = heading(key)
    return key if name.isascii() else name


def printed(item: Item, key: str) -> str:
    """Return a field as one text, the way the published tables print it; empty when absent."""
    if key == "path":
        return item.path
    value = item.value(key)
    if isinstance(value, str):
        return value
    return separator_of(key).join(value if isinstance(value, tuple) else as_texts(value))
