"""Take `field=value` words apart into the edits they mean."""

import re
from collections.abc import Sequence
from gettext import gettext as _

import typer

from catalog_cli.cli.options import field_keys
from catalog_cli.model.field import FIELDS, Kind, separator_of
from catalog_cli.model.item import Item, Value
from catalog_cli.parsing.iso_date import iso_date

_ASSIGNMENT = re.compile(r"(?P<name>[^=+\-]+?)\s*(?P<operator>\+=|-=|=)(?P<value>.*)", re.DOTALL)


def edits_from(item: Item, assignments: Sequence[str]) -> dict[str, Value]:
    """Give the new value of each field that is assigned to; None takes the field away.

    Raises:
        typer.BadParameter: a word is no assignment, or its field or its value cannot be.
    """
    edits: dict[str, Value] = {}
    for text in assignments:
        key, operator, value = _taken_apart(text)
        present = edits[key] if key in edits else item.value(key)
        edits[key] = _new_value(key, operator, value, present)
    return edits


def value_from(key: str, text: str) -> Value:
    """Give the value that a text typed for a field means; None when it is empty.

    Raises:
        typer.BadParameter: the field holds a number or a date, and the text is none.
    """
    kind = FIELDS[key].kind
    if not text:
        return None
    if kind is Kind.NUMBER:
        return _number(key, text)
    if kind is Kind.DATE:
        return _date(key, text)
    return elements(key, text) if kind is Kind.LIST else text


def elements(key: str, text: str) -> tuple[str, ...]:
    """Break a text typed for a list field into its elements."""
    parts = re.split(f"[{separator_of(key)}；;]", text)
    return tuple(part.strip() for part in parts if part.strip())


def _taken_apart(text: str) -> tuple[str, str, str]:
    match = _ASSIGNMENT.fullmatch(text)
    if not match:
        raise typer.BadParameter(_("write FIELD=VALUE, not “{text}”").format(text=text))
    keys = field_keys(match["name"]) or [""]
    if keys[0] in {"id", "path", "extra", ""}:
        raise typer.BadParameter(_("“{name}” cannot be set").format(name=match["name"]))
    return keys[0], match["operator"], match["value"].strip()


def _new_value(key: str, operator: str, value: str, present: Value) -> Value:
    if operator == "=":
        return value_from(key, value)
    if FIELDS[key].kind is not Kind.LIST:
        raise typer.BadParameter(_("“{name}” is no list: use = with it").format(name=key))
    old = tuple(present) if isinstance(present, (tuple, list)) else ()
    named = elements(key, value)
    if operator == "+=":
        return (*old, *(part for part in named if part not in old))
    return tuple(part for part in old if part not in named) or None


def _number(key: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise typer.BadParameter(_("“{name}” is a whole number, not “{text}”").format(name=key, text=text)) from error


def _date(key: str, text: str) -> str:
    day = iso_date(text)
    if day is None:
        raise typer.BadParameter(_("“{name}” is a date, such as 2026-12-01, not “{text}”").format(name=key, text=text))
    return day
