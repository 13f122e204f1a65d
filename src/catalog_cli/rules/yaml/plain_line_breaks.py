"""A line ends with a line feed, or with a carriage return and a line feed.

A carriage return alone, NEL (U+0085), U+2028 and U+2029 end a line for some programs and not for others, so that the
same file would say different things.

Source: YAML 1.2.2, section 5.4 (Line Break Characters), which no longer counts the last three as line breaks.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "换行符通用"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM.replace("每期政府公报", "每期\u2028政府公报")},)
