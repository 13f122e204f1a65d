"""What `catalog --version` prints: the program's version and the days of its facts about the law."""

from catalog_cli import __version__
from catalog_cli.facts import DATA_DAY, LAWS_UNTIL, NEWS_UNTIL, REGULATIONS_UNTIL

VERSION_LINE = (
    f"catalog {__version__} (law data of {DATA_DAY}: laws up to {LAWS_UNTIL}, "
    f"regulations up to {REGULATIONS_UNTIL}, newer texts up to {NEWS_UNTIL})\n"
)
"""One line, in English only, as programs read it."""
