"""A file of the catalogue lies in the workspace, not behind a symbolic link that leads out of it.

What lies elsewhere is not under version control and differs from computer to computer; and a link sent in by a
stranger could make the program read and publish a private file.

There is no example: the fault lies in the file system, not in a text.

Source: CWE-59, “Improper Link Resolution Before File Access”.
"""

from catalog_cli.model.finding import Severity
from catalog_cli.rules.rule import Example

TITLE = "文件在工作区内"
SEVERITY = Severity.ERROR
VALID: tuple[Example, ...] = ()
INVALID: tuple[Example, ...] = ()
