"""Lines are indented by spaces.

How wide a tab is differs from program to program, so that nobody could tell what a line belongs to. YAML therefore
forbids tabs in the indentation.

Source: YAML 1.2.2, section 6.1 (Indentation Spaces).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "缩进不用制表符"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM + "channels:\n  - 政府网站\n"},)
INVALID = ({FILE: ITEM + "channels:\n\t- 政府网站\n"},)
