"""Which day it is: `--as-of`, then `CATALOG_TODAY`, then the calendar. No other module asks for the day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from catalog_cli.cli.language import option_value
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.parsing.lazy_regex import lazy_regex

OPTION = "--as-of"
VARIABLE = "CATALOG_TODAY"
_DAY = lazy_regex(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def run_from(arguments: Sequence[str], environ: Mapping[str, str], language: str) -> Run:
    """Make the run of a command line. The day is read here because every command is handed the finished value.

    Raises:
        CatalogError: the day that the option or the variable names is none.
    """
    as_of = option_value(arguments, OPTION)
    if as_of is not None:
        return Run(_day(as_of, OPTION), language, is_pinned=True)
    given = environ.get(VARIABLE)
    return Run(_day(given, VARIABLE) if given else date.today(), language)  # noqa: DTZ011 - the user's own calendar decides what is overdue


def _day(word: str, name: str) -> date:
    try:
        # `fromisoformat` alone would take 20260131 and 2026-W05 as well
        if _DAY.fullmatch(word):
            return date.fromisoformat(word)
    except ValueError:
        pass
    raise CatalogError(
        message("{name}: no such day “{word}”", name=name, word=word),
        message("Write a day as in 2026-01-31."),
    )
