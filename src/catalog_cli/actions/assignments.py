"""Parse `field=value` words into edits of an item."""

import re
from collections.abc import Mapping, Sequence

from catalog_cli.model.errors import UsageError
from catalog_cli.model.field import FIELDS, USUAL_SEPARATOR, Kind, separator_of
from catalog_cli.model.item import IN_EXTRA, Item, Value
from catalog_cli.model.message import message
from catalog_cli.parsing.iso_date import iso_date
from catalog_cli.search.fields import known_key

_ASSIGNMENT = re.compile(r"(?P<name>[^=+\-]+)(?P<operator>\+=|-=|=)(?P<value>.*)", re.DOTALL)


def edits_from(item: Item, assignments: Sequence[str]) -> dict[str, Value]:
    """Return the new value of each field that is assigned to; None removes the field.

    Raises:
        UsageError: a word is no assignment, or the field cannot be set or does not take the value.
    """
    edits: dict[str, Value] = {}
    for text in assignments:
        name, operator, value = parse_assignment(text)
        key = _key_to_set(name)
        present = edits[key] if key in edits else item.value(key)
        edits[key] = _new_value(key, operator, value, present)
    return within_extra(item, edits)


def within_extra(item: Item, edits: Mapping[str, Value]) -> dict[str, Value]:
    """Return the edits with those of `extra.HEADING` put into one of `extra`, beside what else is in it."""
    inner = {key.removeprefix(IN_EXTRA): value for key, value in edits.items() if key.startswith(IN_EXTRA)}
    outer = {key: value for key, value in edits.items() if not key.startswith(IN_EXTRA)}
    if inner:
        after = {**item.extra, **inner}
        outer["extra"] = {heading: text for heading, text in after.items() if text is not None}
    return outer


def value_from(key: str, text: str) -> Value:
    """Parse a text typed for a field into its value; None when it is empty.

    Raises:
        UsageError: the field holds a number or a date, and the text is not one.
    """
    kind = FIELDS[key].kind if key in FIELDS else Kind.TEXT
    if not text:
        return None
    if kind is Kind.NUMBER:
        return _number(key, text)
    if kind is Kind.DATE:
        return _date(key, text)
    return elements(key, text) if kind is Kind.LIST else text


def elements(key: str, text: str) -> tuple[str, ...]:
    """Split a text typed for a list field into its elements."""
    return text_elements(text, separator_of(key))


def text_elements(text: str, separator: str = USUAL_SEPARATOR) -> tuple[str, ...]:
    """Split a text typed for a list into its elements."""
    parts = re.split(f"[{separator}；;]", text)
    return tuple(part.strip() for part in parts if part.strip())


def named(text: str) -> str:
    """Return a name without blanks around it.

    Raises:
        UsageError: nothing is left.
    """
    if not text.strip():
        raise UsageError(message("a name cannot be empty"))
    return text.strip()


def parse_assignment(text: str) -> tuple[str, str, str]:
    """Return the name, the operator (=, += or -=) and the value of an assignment.

    Raises:
        UsageError: the text is none.
    """
    match = _ASSIGNMENT.fullmatch(text)
    if not match:
        raise UsageError(message("write FIELD=VALUE, not “{text}”", text=text))
    return match["name"].strip(), match["operator"], match["value"].strip()


def _key_to_set(name: str) -> str:
    key = known_key(name, ())
    if key == "extra":
        raise UsageError(message("name the column in it: {name}.HEADING=TEXT", name=name))
    if key in {"id", "path", "printed"}:
        raise UsageError(message("“{name}” cannot be set", name=name))
    return key


def _new_value(key: str, operator: str, value: str, present: Value) -> Value:
    if operator == "=":
        return value_from(key, value)
    if key not in FIELDS or FIELDS[key].kind is not Kind.LIST:
        raise UsageError(message("“{name}” is not a list: use = with it", name=key))
    old = tuple(present) if isinstance(present, (tuple, list)) else ()
    named = elements(key, value)
    if operator == "+=":
        return (*old, *(part for part in named if part not in old))
    return tuple(part for part in old if part not in named) or None


def _number(key: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise UsageError(message("“{name}” takes a whole number, not “{text}”", name=key, text=text)) from error


def _date(key: str, text: str) -> str:
    day = iso_date(text)
    if day is None:
        raise UsageError(message("“{name}” takes a date such as 2026-12-01, not “{text}”", name=key, text=text))
    return day
