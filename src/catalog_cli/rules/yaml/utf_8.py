"""A file is text in UTF-8.

Chinese programs on Windows often save text as GBK, and “Unicode” there means UTF-16. Another reader shows such a file
as meaningless signs, or reads other characters than were written.

Source: YAML 1.2.2, section 5.2 (Character Encodings); RFC 3629.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "使用 UTF-8 编码"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: ITEM.encode("gbk")},)
