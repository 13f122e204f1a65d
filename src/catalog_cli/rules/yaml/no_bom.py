"""A file begins with its first key, not with a byte order mark.

Some editors put this unseen sign (U+FEFF) first. In UTF-8 it says nothing, and a program that does not expect it
takes it for a part of the first key.

Source: RFC 3629, section 6 (Byte Order Mark); YAML 1.2.2, section 9.1.1 (Document Prefix), which allows the mark but
does not ask for it.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.examples import FILE, ITEM

TITLE = "无字节顺序标记"
SEVERITY = Severity.ERROR
VALID = ({FILE: ITEM},)
INVALID = ({FILE: "\ufeff" + ITEM},)
