"""Every value is of the kind that its key asks for: text, a whole number, a list.

A list where text belongs, or text where a list belongs, would be printed wrongly.

Source: JSON Schema 2020-12, Validation, section 6.1.1 (`type`).
"""

from collections.abc import Iterator, Mapping
from gettext import gettext

from catalog_cli.check.schema_validator import ShapeError
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Value
from catalog_cli.model.message import Message, message
from catalog_cli.rules.examples import FILE, ITEM
from catalog_cli.rules.rule import Problem, shown

TITLE = "值的类型正确"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM + "order: 3\nchannels:\n  - 政府网站\n"},)
INVALID = (
    {FILE: ITEM + "channels: 政府网站\n"},
    {FILE: ITEM + "order: 第三\n"},
    {FILE: ITEM.replace("每期政府公报", "[每期政府公报]")},
    {FILE: ITEM + "extra: 每年更新\n"},
    {FILE: ITEM.replace("每期政府公报", "2024")},
)


KEYWORDS = ("type", "anyOf", "oneOf")
"""The keywords of JSON Schema that it speaks of."""


def check_shape(error: ShapeError) -> Iterator[Problem]:
    """Report each value that is of another kind than the schema asks for."""
    yield Problem(
        path=error.path,
        pointer=error.pointer,
        message=message(
            "“{key}” should be {expected}, not {actual}",
            key=error.key,
            expected=_expected(error),
            actual=_name_of(error.value),
        ),
        remedy=_remedy(error),
    )


def _expected(error: ShapeError) -> str:
    names = error.expected if isinstance(error.expected, list) else [error.expected]
    kinds = (
        [part.get("type") if isinstance(part, Mapping) else part for part in names if part]
        if isinstance(names, list)
        else []
    )
    return gettext(" or ").join(_kind(str(kind)) for kind in kinds)


def _name_of(value: Value) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return _kind(kinds.get(type(value), "null"))


def _kind(name: str) -> str:
    words = {
        "string": gettext("text"),
        "integer": gettext("a whole number"),
        "number": gettext("a number"),
        "array": gettext("a list"),
        "object": gettext("a mapping of keys"),
        "boolean": gettext("yes or no"),
    }
    return words.get(name, gettext("nothing"))


def _remedy(error: ShapeError) -> Message | None:
    value = error.value
    if error.expected == "array" and isinstance(value, (str, int)):
        return message("Write it as a list, one element a line:   - {value}", value=shown(value))
    if error.expected == "string" and isinstance(value, int):
        return message('Put it in quotes: "{value}"', value=value)
    if error.expected == "string" and isinstance(value, list):
        return message("Write it as one text, without dashes before it.")
    if error.expected == "integer":
        return message("Write a number without quotes, such as 3.")
    return None
