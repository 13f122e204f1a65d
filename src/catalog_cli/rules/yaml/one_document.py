"""A file holds one document.

YAML lets several documents stand in one file, each after a line ---. Here a file is an item: a second document would
have no name and no place in the table.

Source: YAML 1.2.2, sections 9.1.2 (Document Markers) and 9.2 (Streams).
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM, OTHER_ITEM

TITLE = "一个文件一个文档"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM + "---\n" + OTHER_ITEM},)
