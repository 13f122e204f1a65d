"""An item has a link of its own or is published with another item, never both.

`published_with` says that the information is on another item's page; a link besides would be a second answer to the
same question.

Source: JSON Schema 2020-12, Core, section 10.2.1.4 (`not`).
"""

from collections.abc import Iterator, Mapping

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM
from catalog_cli.rules.rule import Problem, SchemaViolation

TITLE = "链接与随同公开二选一"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM + "published_with: zhengce-jiedu\n", OTHER_FILE: OTHER_ITEM},)
INVALID = ({FILE: ITEM + "link: https://www.jinshishi.gov.cn/\npublished_with: zhengce-jiedu\n"},)

KEYWORDS = ("not", "dependentSchemas")
"""The keywords whose violations this rule reports."""


def check_schema(violation: SchemaViolation) -> Iterator[Problem]:
    """Report an item with both `link` and `published_with`."""
    values = violation.value
    # another `not` at the root is one of the workspace's own
    if not violation.pointer and isinstance(values, Mapping) and {"link", "published_with"} <= values.keys():
        yield Problem(
            path=violation.path,
            pointer=("published_with",),
            at_key=True,
            message=message("“link” and “published_with” exclude each other"),
            remedy=message("Keep “link” if the item has a page of its own, otherwise “published_with”."),
        )
