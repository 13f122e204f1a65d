"""Lists and mappings do not stand more than 16 levels deep within each other.

An item needs three. More are brackets that nobody closed, or an attempt to make the reader run out of memory.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "层次不过深"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM + "extra: " + "[" * 17 + "]" * 17 + "\n"},)
