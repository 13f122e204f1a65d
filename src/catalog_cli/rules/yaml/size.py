"""A file is no larger than 1 MiB and holds no more than 20,000 values.

An item is a row of a table, a page of text at the most. A larger file is the published document itself, which belongs
behind the link.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "文件大小适中"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM.replace("每期政府公报", "政府公报" * 90_000)},)
