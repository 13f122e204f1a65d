"""No element stands twice in a list.

A channel or an office named twice is a slip, and would be printed twice.

Source: JSON Schema 2020-12, Validation, section 6.4.3 (`uniqueItems`).
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM
from catalog_cli.rules.rule import Problem, SchemaViolation, shown

TITLE = "列表不重复"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM + "channels:\n  - 政府网站\n  - 政府公报\n"},)
INVALID = ({FILE: ITEM + "channels:\n  - 政府网站\n  - 政府网站\n"},)

KEYWORDS = ("uniqueItems",)
"""The keywords whose violations this rule reports."""


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report each element of a list that was there before."""
    elements = violation.value if isinstance(violation.value, list) else []
    for place, element in enumerate(elements):
        if element in elements[:place]:
            yield Problem(
                path=violation.path,
                pointer=(*violation.pointer, place),
                message=message("“{key}” has “{value}” twice", value=shown(element), key=violation.shown_key),
                remedy=message("Delete one of the two lines."),
            )
