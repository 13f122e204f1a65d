"""Every value is of the kind that its key asks for: text, a whole number, a list.

A list where text belongs, or text where a list belongs, would be printed wrongly.

Source: JSON Schema 2020-12, Validation, section 6.1.1 (`type`).
"""

from collections.abc import Iterator
from functools import reduce

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Value
from catalog_cli.model.message import Message, message
from catalog_cli.rules.examples import FILE, ITEM
from catalog_cli.rules.rule import Problem, SchemaViolation, shown

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

KEYWORDS = ("type",)
"""The keywords whose violations this rule reports."""


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report each value that is of another kind than the schema asks for."""
    yield Problem(
        path=violation.path,
        pointer=violation.pointer,
        message=message(
            "“{key}” should be {expected}, not {actual}",
            key=violation.shown_key,
            expected=_expected(violation),
            actual=_name_of(violation.value),
        ),
        remedy=_remedy(violation),
    )


def _expected(violation: SchemaViolation) -> Message:
    kinds = [_kind(str(kind)) for kind in violation.expected] if isinstance(violation.expected, list) else []
    # a finding is cached for readers of all languages: words are put together only when they are read
    return reduce(lambda one, other: message("{one} or {other}", one=one, other=other), kinds or [_kind("null")])


def _name_of(value: Value) -> Message:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return _kind(kinds.get(type(value), "null"))


def _kind(name: str) -> Message:
    return _KINDS.get(name, message("nothing"))


_KINDS = {
    "string": message("text"),
    "integer": message("a whole number"),
    "number": message("a number"),
    "array": message("a list"),
    "object": message("a mapping of keys"),
    "boolean": message("yes or no"),
}


def _remedy(violation: SchemaViolation) -> Message | None:
    value = violation.value
    if violation.expected == ["array"] and isinstance(value, (str, int)):
        return message("Write it as a list, one element a line:   - {value}", value=shown(value))
    if violation.expected == ["string"] and isinstance(value, int):
        return message('Put it in quotes: "{value}"', value=value)
    if violation.expected == ["string"] and isinstance(value, list):
        return message("Write it as one text, without dashes before it.")
    if violation.expected == ["integer"]:
        return message("Write a number without quotes, such as 3.")
    return None
