"""No key stands twice in one mapping.

Of two values under the same key most programs keep the last and some the first, without a word; the other one is
lost.

Source: YAML 1.2.2, section 3.2.1.1 (Nodes): the keys of a mapping are unique.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "同一键只写一次"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM + "time_limit: 长期公开\ntime_limit: 每月公开\n"},)
