"""Resolve the names of fields that users type, and suggest a field for a name that is none."""

from collections.abc import Iterable
from gettext import gettext as _

from catalog_cli.model.field import BY_NAME, FIELDS, Field, field_named
from catalog_cli.model.item import IN_EXTRA, PATH, Item
from catalog_cli.model.message import Message, listed, message
from catalog_cli.model.text import nearest_name
from catalog_cli.search.errors import UnknownFieldError

_CLOSE = 0.75
STATUTORY = "statutory"
"""Not a field but the time that a law sets for an item; queries compare it as they do the time limit."""
STATUTORY_NAMES = frozenset({STATUTORY, "法定时限"})


def key_named(name: str) -> str | None:
    """Return the key of the field with a name in either language, `extra.HEADING` for what is in it; or None."""
    field = field_named(name)
    if field:
        return field.key
    outer, dot, inner = name.strip().partition(".")
    if dot and inner and field_named(outer) is FIELDS["extra"]:
        return f"{IN_EXTRA}{inner}"
    return PATH if name.strip().casefold() == PATH else None


def known_key(name: str, items: Iterable[Item]) -> str:
    """Return the key of the field with a name, or the name itself if it is a key that only these items have.

    Raises:
        UnknownFieldError: it is neither; the remedy names the nearest field.
    """
    key = key_named(name)
    if key is None and any(name in item.others for item in items):
        key = name
    if key is None:
        raise UnknownFieldError(message("unknown field “{name}”", name=name), _field_remedy(name))
    return key


def nearest_field_name(name: str) -> str | None:
    """Return the name of the field closest to a misspelt name, in the language it was typed in; None if none is."""
    near = nearest_name(name.strip().casefold().replace("-", "_"), BY_NAME, cutoff=_CLOSE)
    return _called(BY_NAME[near], name) if near else None


def _called(field: Field, name: str) -> str:
    return field.key if name.isascii() else field.heading


def _field_remedy(name: str) -> Message:
    near = nearest_field_name(name)
    if near:
        return message("Did you mean “{near}”?", near=near)
    return message("The fields are: {names}.", names=field_names(name))


def field_names(typed: str) -> str:
    """List the names of all fields: headings to who typed Chinese or reads it, else keys."""
    chinese = not typed.isascii() or not _("Name").isascii()
    return listed(field.heading if chinese else field.key for field in FIELDS.values())
