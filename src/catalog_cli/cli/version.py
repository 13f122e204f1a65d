"""What `catalog --version` prints: the program's version and the days of its facts about the law."""

from gettext import gettext as _

from catalog_cli import __version__
from catalog_cli.cli.errors import explain_error
from catalog_cli.cli.output import write
from catalog_cli.facts import DATA_DAY, LAWS_UNTIL, NEWS_UNTIL, REGULATIONS_UNTIL
from catalog_cli.model.errors import CatalogError


def print_version() -> int:
    """Print the line; return the exit status."""
    try:
        write([version_line()])
    except CatalogError as error:
        return explain_error(error)
    return 0


def version_line() -> str:
    """Return one line in the reader's language; it begins with the program and its version in either."""
    data = _(" (law data of {day}: laws up to {laws}, regulations up to {regulations}, newer texts up to {news})")
    days = data.format(day=DATA_DAY, laws=LAWS_UNTIL, regulations=REGULATIONS_UNTIL, news=NEWS_UNTIL)
    return f"catalog {__version__}{days}\n"
