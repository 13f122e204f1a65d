"""What `catalog --version` prints: the program's version and the days of its facts about the law."""

from gettext import gettext as _

from catalog_cli import __version__


def version_line() -> str:
    """Return one line in the reader's language; it begins with the program and its version in either."""
    # deferred: all runs import this module, and few print it
    from catalog_cli.facts import DATA_DAY, LAWS_UNTIL, NEWS_UNTIL, REGULATIONS_UNTIL

    data = _(" (law data of {day}: laws up to {laws}, regulations up to {regulations}, newer texts up to {news})")
    days = data.format(day=DATA_DAY, laws=LAWS_UNTIL, regulations=REGULATIONS_UNTIL, news=NEWS_UNTIL)
    return f"catalog {__version__}{days}\n"
