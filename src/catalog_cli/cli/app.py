"""Run the `catalog` command line: on which day, and with any error as a message and an exit status."""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from gettext import gettext as _

import typer
from typer.main import get_command

from catalog_cli.cli.command_folder import HELP_NAMES, CommandFolder
from catalog_cli.cli.global_options import (
    INSTALL_COMPLETION,
    SHOW_COMPLETION,
    AsOf,
    InstallCompletion,
    Language,
    NoCache,
    Profile,
    ShowCompletion,
    Start,
    Version,
)
from catalog_cli.cli.language import option_value
from catalog_cli.cli.output import forgive_encodings
from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.parsing.lazy_regex import lazy_regex

INTERRUPTED = 130
"""The exit status of a program that the user stopped."""
_AS_OF = "--as-of"
_TODAY = "CATALOG_TODAY"
_DAY = lazy_regex(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def application() -> typer.Typer:
    """Return the command line, its help in the language that was chosen."""
    return typer.Typer(
        cls=CommandFolder,
        callback=catalog,
        add_completion=False,
        help=_(
            "Keep a disclosure catalogue (政府信息主动公开事项目录) as plain files: search it, check it, compare it, "
            "publish it."
        ),
        epilog=_("Start with: catalog search 预算 · catalog show 政府公报 · catalog validate"),
        context_settings=HELP_NAMES,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
    )


def run(arguments: Sequence[str], language: str) -> int:
    """Run one command line; return its exit status."""
    forgive_encodings()
    app = application()
    try:
        if os.environ.get("_CATALOG_COMPLETE"):
            # deferred, here and below: only a shell asks
            from catalog_cli.cli.shell_completion import answer

            return answer(get_command(app), os.environ)
        if option := next((word for word in arguments if word in {INSTALL_COMPLETION, SHOW_COMPLETION}), None):
            from catalog_cli.cli.shell_completion import give_script

            return give_script(option, arguments)
        this_run = run_from(arguments, os.environ, language)
        status = app(arguments, prog_name="catalog", standalone_mode=False, obj=this_run)
    except (CatalogError, OSError) as error:
        # deferred, here and below: most runs have no error to explain
        from catalog_cli.cli.errors import explain_error

        return explain_error(error if isinstance(error, CatalogError) else system_error(error))
    except typer.TyperException as error:
        from catalog_cli.cli.errors import explain_usage_error

        return explain_usage_error(error)
    except typer.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def system_error(error: OSError) -> CatalogError:
    """Return the error of a command to which the system refuses what every program gets, as a temporary file."""
    return CatalogError(
        message("the system refused: {reason}", reason=reason_of(error)),
        message("Check that the disk is not full and that you are allowed to write there."),
    )


def catalog(
    directory: Start = None,
    lang: Language = None,
    as_of: AsOf = None,
    no_cache: NoCache = False,
    profile: Profile = False,
    version: Version = False,
    install_completion: InstallCompletion = False,
    show_completion: ShowCompletion = False,
) -> None:
    """Hold the options of `catalog` itself; each acts through its callback."""


def run_from(arguments: Sequence[str], environ: Mapping[str, str], language: str) -> Run:
    """Make the run of a command line: its day is that of `--as-of`, then of `CATALOG_TODAY`, then of the calendar.

    No other module asks for the day: every command is handed the finished value.

    Raises:
        CatalogError: the day that the option or the variable names is none.
    """
    as_of = option_value(arguments, _AS_OF)
    if as_of is not None:
        return Run(_day(as_of, _AS_OF), language, is_pinned=True)
    given = environ.get(_TODAY)
    return Run(_day(given, _TODAY) if given else date.today(), language)  # noqa: DTZ011 - the user's own calendar decides what is overdue


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
