"""Every value is written where it belongs, without anchors (`&name`) and aliases (`*name`).

An alias makes one line depend on another, which whoever edits that one does not see; and a few aliases within each
other can grow to more than a computer can hold.

Source: YAML 1.2.2, sections 6.9.2 (Node Anchors) and 7.1 (Alias Nodes).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "不用锚点和别名"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM.replace("每期政府公报", "&content 每期政府公报")}, {FILE: ITEM.replace("每期政府公报", "*name")})
