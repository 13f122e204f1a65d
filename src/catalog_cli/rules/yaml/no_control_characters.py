"""A text holds only characters that can be seen, spaces and line breaks.

Control characters come along when text is copied from other programs. Nobody sees them, a search does not find the
word that they stand in, and in a terminal they can change what is shown.

Source: YAML 1.2.2, section 5.1 (Character Set).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "无控制字符"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM.replace("每期政府公报", "每期\x07政府公报")},)
