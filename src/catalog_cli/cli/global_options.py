"""The options that may stand before or after the name of any command."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.language import is_language
from catalog_cli.cli.output import write
from catalog_cli.model.message import listed

PANEL = _("Global options")
INSTALL_COMPLETION, SHOW_COMPLETION = "--install-completion", "--show-completion"
"""Options that the program looks for before the command line is parsed, as the name of a shell may follow."""


def _print_version(value: bool) -> None:
    if value:
        from catalog_cli.cli.version import version_line

        write([version_line()])
        raise typer.Exit


def _check_language(value: str | None) -> str | None:
    if value is not None and not is_language(value):
        words = _("unknown “{name}”; choose from: {names}")
        raise typer.BadParameter(words.format(name=value, names=listed(["zh", "en"])))
    return value


def _forbid_cache(value: bool) -> None:
    if value:
        # deferred: all commands import this module, and some open no cache
        from catalog_cli.cache.database import disable

        disable()


def _measure(value: bool) -> None:
    if value:
        # few runs are measured
        from catalog_cli.cli.profiling import measure

        measure()


SEVERAL_PANEL = _("Several catalogues")
"""The heading of the options by which a command is about several catalogues."""
Start = Annotated[
    list[Path] | None,
    typer.Option(
        "-C",
        "--directory",
        metavar="DIR",
        help=_("Run in this folder."),
        rich_help_panel=PANEL,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="zh|en",
        help=_("Language of messages and help."),
        autocompletion=lambda: ["zh", "en"],
        callback=_check_language,
        rich_help_panel=PANEL,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help=_("Use this date as today (2026-01-31)."), rich_help_panel=PANEL),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help=_("Do not use or write the cache."),
        callback=_forbid_cache,
        rich_help_panel=PANEL,
    ),
]
Profile = Annotated[
    bool,
    typer.Option(
        "--profile",
        help=_("Print how long each step took."),
        callback=_measure,
        is_eager=True,
        rich_help_panel=PANEL,
    ),
]
Version = Annotated[
    bool,
    typer.Option(
        "--version",
        "-V",
        help=_("Show the version and exit."),
        callback=_print_version,
        is_eager=True,
        rich_help_panel=PANEL,
    ),
]
InstallCompletion = Annotated[
    bool,
    typer.Option(
        INSTALL_COMPLETION,
        help=_("Install completion for your shell, or the one named: bash, zsh, fish, powershell."),
        show_default=False,
    ),
]
ShowCompletion = Annotated[
    bool,
    typer.Option(
        SHOW_COMPLETION,
        help=_("Print the completion script of your shell, or of the one named: bash, zsh, fish, powershell."),
        show_default=False,
    ),
]


def global_options(
    directory: Start = None,
    lang: Language = None,
    as_of: AsOf = None,
    no_cache: NoCache = False,
    profile: Profile = False,
) -> None:
    """Hold the options; the language and the day are chosen before the command line is parsed."""


def several_options(
    workspace: Annotated[
        list[Path] | None,
        typer.Option(
            "--workspace",
            metavar="DIR",
            help=_("The catalogue in this folder; repeatable."),
            rich_help_panel=SEVERAL_PANEL,
            show_default=False,
        ),
    ] = None,
    below: Annotated[
        list[Path] | None,
        typer.Option(
            "--below",
            metavar="DIR",
            help=_("All catalogues in this folder and below it; repeatable."),
            rich_help_panel=SEVERAL_PANEL,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Hold the options; with any of them, a command is about several workspaces."""
