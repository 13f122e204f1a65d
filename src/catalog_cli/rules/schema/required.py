"""Every key that the schema requires is there.

An item without a category, a name or its content cannot be published; the schema says which keys are required,
and a workspace's own schema may ask for more.

Source: JSON Schema 2020-12, Validation, section 6.5.3 (`required`).
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem, SchemaViolation

TITLE = "必填项齐全"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = ({FILE: ITEM.replace("category: 政策文件\n", "")},)

KEYWORDS = ("required",)
"""The keywords whose violations this rule reports."""


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report each required key that is missing."""
    missing = str(violation.expected)
    yield Problem(
        path=violation.path,
        pointer=(*violation.pointer, missing),
        message=message("the required key “{key}” is missing", key=violation.with_heading(missing)),
        remedy=message("Add a line: {key}: …", key=missing),
    )
