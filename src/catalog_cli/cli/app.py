"""The `catalog` command: its global options, and its commands found by their folder."""

import pkgutil
import sys
from collections.abc import Callable, Sequence
from gettext import gettext as _
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from catalog_cli import __version__
from catalog_cli.cli import commands
from catalog_cli.cli.errors import explain_error, explain_usage_error
from catalog_cli.cli.output import end_quietly
from catalog_cli.model.errors import CatalogError

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


def run(arguments: Sequence[str]) -> int:
    """Run one command line; give its exit status."""
    app = typer.Typer(
        cls=CommandFolder,
        callback=catalog,
        context_settings=HELP_NAMES,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
    )
    try:
        status = app(arguments, prog_name="catalog", standalone_mode=False)
    except CatalogError as error:
        return explain_error(error)
    except typer.TyperException as error:
        return explain_usage_error(error)
    except typer.Abort:
        return 130
    except BrokenPipeError:
        return end_quietly()
    return status if isinstance(status, int) else 0


class CommandFolder(TyperGroup):
    """A group whose commands are the files of the folder `commands`; each is imported when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Give the commands' names in the order of their panels, then of the alphabet."""
        return [file.name.replace("_", "-") for file in pkgutil.iter_modules(commands.__path__)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command's file and make a command of its function; None when there is no such file."""
        return command_from_file(cmd_name) if cmd_name in self.list_commands(ctx) else None


def command_from_file(name: str) -> Any:
    """Make the command of a file: its function's name is `command`, its docstring is the help text."""
    module = import_module(f"{commands.__name__}.{name.replace('-', '_')}")
    single = typer.Typer(add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False)
    register = single.command(
        name,
        help=_(cleandoc(module.command.__doc__)),
        context_settings=HELP_NAMES | getattr(module, "SETTINGS", {}),
        rich_help_panel=module.PANEL,
        no_args_is_help=getattr(module, "NO_ARGS_IS_HELP", False),
    )
    register(module.command)
    command = get_command(single)
    if getattr(module, "FILTERED", False):
        from catalog_cli.cli.filters import filter_options, remember_filter

        command.params += _silent_options(filter_options, remember_filter)
    command.params += _silent_options(global_options)
    return command


def _silent_options(function: Callable[..., None], callback: Callable[..., Any] | None = None) -> list[Any]:
    """Give the options of a function as ones that no command function gets as an argument."""
    single = typer.Typer(add_completion=False)
    single.command()(function)
    options = list(get_command(single).params)
    for option in options:
        option.expose_value = False
        option.callback = callback or option.callback
    return options


def _remember_start(context: typer.Context, value: Path | None) -> Path | None:
    if value is not None:
        context.find_root().meta["catalog.start"] = value
    return value


def _print_version(value: bool) -> None:  # noqa: FBT001 - the shape of an option's callback
    if value:
        sys.stdout.write(f"catalog {__version__}\n")
        raise typer.Exit


Start = Annotated[
    Path | None,
    typer.Option(
        "-C",
        "--directory",
        metavar="DIR",
        help=_("Work as if started in this folder."),
        callback=_remember_start,
        rich_help_panel=_("Global options"),
    ),
]
Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="zh|en", help=_("Speak Chinese or English."), rich_help_panel=_("Global options")),
]
Version = Annotated[
    bool,
    typer.Option(
        "--version",
        "-V",
        help=_("Show the version and exit."),
        callback=_print_version,
        is_eager=True,
        rich_help_panel=_("Global options"),
    ),
]


def global_options(directory: Start = None, lang: Language = None) -> None:
    """Hold the options that may stand before or after the command's name."""


def catalog(directory: Start = None, lang: Language = None, version: Version = False) -> None:  # noqa: FBT002
    """Hold the options of `catalog` itself; its help text is set where the program is built."""
