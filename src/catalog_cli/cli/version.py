"""What `catalog --version` prints: the program's version and the days of its facts about the law."""

from catalog_cli import __version__


def version_line() -> str:
    """Return one line, in English only, as programs read it."""
    # deferred: all runs import this module, and few print it
    from catalog_cli.facts import DATA_DAY, LAWS_UNTIL, NEWS_UNTIL, REGULATIONS_UNTIL

    return (
        f"catalog {__version__} (law data of {DATA_DAY}: laws up to {LAWS_UNTIL}, "
        f"regulations up to {REGULATIONS_UNTIL}, newer texts up to {NEWS_UNTIL})\n"
    )
