"""A value has no tag before it.

A tag (a sign that begins with `!`) tells a program to read a value as something else than it looks like, in the worst
case to run it. A catalogue holds texts, numbers and lists, which need no tag.

Source: YAML 1.2.2, section 6.9.1 (Node Tags).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "不用标签"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM.replace("每期政府公报", "!!str 每期政府公报")},)
