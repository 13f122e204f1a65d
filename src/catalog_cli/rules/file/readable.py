"""Every file of the catalogue can be opened and read.

A file without the right to read it, a folder or a device in a file's place and a symbolic link that leads to nothing
are missing from the catalogue, and nobody would notice if it were not said.

There is no example: the fault lies in the file system, not in a text.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.rule import Example

TITLE = "文件可以读取"
SEVERITY = Severity.ERROR
VALID: tuple[Example, ...] = ()
INVALID: tuple[Example, ...] = ()
