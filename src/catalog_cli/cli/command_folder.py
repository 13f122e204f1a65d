"""Build commands from the files of the folder `commands`, with translated help; only the one called is imported."""

import inspect
from collections.abc import Callable
from functools import cache, wraps
from gettext import gettext as _
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from catalog_cli.cli.global_options import global_options, several_options
from catalog_cli.cli.invocation import Invocation, invocation_from
from catalog_cli.cli.output import answering
from catalog_cli.model.errors import AmbiguousItemError, UsageError
from catalog_cli.model.message import listed
from catalog_cli.model.text import paragraphs
from catalog_cli.plugins import discover, load


class TranslatedHelp:
    """The parts of a command's help that typer writes, in the user's language. Put before typer's own class."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help`, its help translated."""
        return translated(super().get_help_option(ctx))  # type: ignore[misc]  # a mixin: typer's class follows

    def get_usage(self, ctx: Any) -> str:
        """Return the line that shows how the command is typed."""
        line: str = super().get_usage(ctx)  # type: ignore[misc]  # a mixin: typer's class follows
        return line.replace("Usage: ", _("Usage: "), 1)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        # deferred: only help is drawn by rich
        from typer import rich_utils

        # typer offers no option for it: one function makes the sentences, the other the names of options
        maker: Any = rich_utils
        for name in ("_make_rich_text", "highlighter"):
            if not hasattr(getattr(maker, name), "__wrapped__"):
                setattr(maker, name, _folding(getattr(maker, name)))
        with answering():
            super().format_help(ctx, formatter)  # type: ignore[misc]  # a mixin: typer's class follows


def translated(option: Any) -> Any:
    """Translate the help of an option that typer made, in place."""
    if option is not None and option.help:
        option.help = _(option.help)
    return option


def _folding(make_text: Callable[..., Any]) -> Callable[..., Any]:
    """Return a maker of texts that continue on the next line instead of being cut.

    In a box, rich cuts a word that is too long for the line and adds “…”. It takes a Chinese sentence, which has no
    blanks, for one word.
    """

    @wraps(make_text)
    def make_folding_text(*words: Any, **values: Any) -> Any:
        text = make_text(*words, **values)
        text.overflow = "fold"
        return text

    return make_folding_text


_COMMANDS = f"{__package__}.commands"
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class Command(TranslatedHelp, TyperCommand):
    """A command whose function gets the shared options as one value."""

    shared: frozenset[str] = frozenset()
    """The parameters that become the `Invocation` instead of arguments of the function."""
    takes_invocation = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command's words; an option without its value is this command's mistake, which typer does not say.

        Raises:
            BadOptionUsage: an option has no value.
        """
        try:
            return list(super().parse_args(ctx, args))
        except TyperException as stop:
            error: Any = stop
            error.ctx = getattr(error, "ctx", None) or ctx
            raise

    def invoke(self, ctx: Any) -> Any:
        """Call the command's function; what is wrong with its words becomes an error of the command line.

        Raises:
            typer.BadParameter: the words do not make sense together.
        """
        own = {name: ctx.params.pop(name) for name in self.shared}
        try:
            if self.takes_invocation:
                ctx.params["invocation"] = invocation_from(own, _options_before(ctx), ctx.find_root().obj)
            return self._call(ctx)
        except UsageError as error:
            raise typer.BadParameter(str(error.message), ctx=ctx) from error

    def _call(self, ctx: Any) -> Any:
        """Call the function; where it is not certain which item is meant, ask, and call it again.

        Nothing has been written by then: a command finds its items first.
        """
        while True:
            try:
                return super().invoke(ctx)
            except AmbiguousItemError as error:
                # deferred: most items are named well enough
                from catalog_cli.cli.choosing import choose

                chosen = choose(error)
                ctx.params = {name: _replaced(value, error.wanted, chosen) for name, value in ctx.params.items()}


class CommandFolder(TranslatedHelp, TyperGroup):
    """A group whose commands are the files of the folder."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the shape that typer calls
        """List the commands' names, sorted."""
        return list(discover(_COMMANDS))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Build the command of a file; None if there is no such file."""
        return command_from_file(cmd_name) if cmd_name in self.list_commands(ctx) else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is called.

        Raises:
            CatalogError: there is none of that name; the one that was meant is suggested.
        """
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-") and not ctx.resilient_parsing:
            # deferred: every command has to be loaded for its other names
            from catalog_cli.cli.did_you_mean import unknown_command

            raise unknown_command(_COMMANDS, frozenset({_("Look"), _("Judge")}), args[0], args[1:])
        return super().resolve_command(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """List the options; the help of those that typer adds is translated."""
        return [translated(parameter) for parameter in super().get_params(ctx)]


def _replaced(value: Any, wanted: str, chosen: str) -> Any:
    """Put the id that was chosen into the place of the words that several items answer to."""
    if isinstance(value, (list, tuple)):
        return [_replaced(each, wanted, chosen) for each in value]
    return chosen if value == wanted else value


class ActionGroup(TranslatedHelp, TyperGroup):
    """A command with actions, each of which has words and options of its own."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the action that is called.

        Raises:
            typer.BadParameter: there is none of that name.
        """
        if args[0] not in self.commands and not args[0].startswith("-") and not ctx.resilient_parsing:
            # deferred: every command has to be loaded for its other names
            from catalog_cli.cli.did_you_mean import action_meant

            near = action_meant(_COMMANDS, args[0], self.commands)
            problem = _("unknown “{name}”; choose from: {names}").format(name=args[0], names=listed(self.commands))
            hint = _("; did you mean {near}?").format(near=near) if near else ""
            raise typer.BadParameter(problem + hint, ctx=ctx)
        return super().resolve_command(ctx, args)


@cache
def command_from_file(name: str) -> Any:
    """Build the command of a file.

    The file has a function `command`, whose docstring is the help text, and `PANEL`, the command's group in the help.
    It may have `SYNONYMS` (what it is suggested for), `FILTERED` (adds the options that filter items), `SEVERAL` (adds
    those that name several workspaces), `NO_ARGS_IS_HELP` and `SETTINGS`. A parameter `invocation` receives the shared
    options; the function may return an exit status. With `ACTIONS`, functions like it, each is called by its own name
    after that of the command, whose function only gives the help.
    """
    module = load(_COMMANDS, name)
    actions = getattr(module, "ACTIONS", ())
    if not actions:
        return _built(name, module.command, module)
    group = ActionGroup(
        name=name,
        # the name of an action that is a word of Python's, such as `import_`, ends in a line that nobody types
        commands={typed: _built(typed, each, module) for each in actions for typed in [each.__name__.rstrip("_")]},
        help=_(paragraphs(module.command.__doc__)),
        context_settings=HELP_NAMES,
        no_args_is_help=True,
        rich_markup_mode="rich",
    )
    group.params += _shared_options(global_options)
    group.rich_help_panel = module.PANEL
    return group


def _options_before(ctx: Any) -> dict[str, Any]:
    """Return the options given before a command's own name, the nearest first; of `-C`, each that is given."""
    given: dict[str, Any] = {}
    folders: list[Any] = []
    while ctx := ctx.parent:
        folders += ctx.params.get("directory") or ()
        given = {name: value for name, value in ctx.params.items() if value} | given
    return given | {"directory": folders}


def _built(name: str, function: Callable[..., Any], module: ModuleType) -> Any:
    single = typer.Typer(add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False)
    register = single.command(
        name,
        cls=Command,
        help=_(paragraphs(function.__doc__)),
        context_settings=HELP_NAMES | getattr(module, "SETTINGS", {}),
        rich_help_panel=None if getattr(module, "ACTIONS", ()) else module.PANEL,
        no_args_is_help=getattr(module, "NO_ARGS_IS_HELP", False) and not _does_without_words(function, module),
    )
    register(_without_invocation(function))
    command: Any = get_command(single)
    shared = _shared_options(global_options)
    if getattr(module, "FILTERED", False):
        from catalog_cli.cli.filters import filter_options

        shared = [*_shared_options(filter_options), *shared]
    if getattr(module, "SEVERAL", False):
        shared = [*_shared_options(several_options), *shared]
    command.params += shared
    command.shared = frozenset(option.name for option in shared)
    command.takes_invocation = _takes_invocation(function)
    return command


def _does_without_words(function: Callable[..., Any], module: ModuleType) -> bool:
    """Return whether a function is an action that needs no words, such as one that lists."""
    needed = [name for name, each in inspect.signature(function).parameters.items() if each.default is each.empty]
    return bool(getattr(module, "ACTIONS", ())) and needed in ([], ["invocation"])


def _takes_invocation(function: Callable[..., Any]) -> bool:
    return "invocation" in inspect.signature(function).parameters


def _without_invocation(function: Callable[..., Any]) -> Any:
    """Hide the parameter that is no option from typer, which makes an option of each one that it sees."""
    if not _takes_invocation(function):
        return function

    @wraps(function)
    def call(**arguments: Any) -> Any:
        return function(**arguments)

    signature = inspect.signature(function, eval_str=True)
    seen = [each for each in signature.parameters.values() if each.annotation is not Invocation]
    command: Any = call
    command.__signature__ = signature.replace(parameters=seen)
    return command


@cache
def _shared_options(function: Callable[..., None]) -> list[Any]:
    """Return the parameters of a function that only declares options; all actions of a command have the same."""
    single = typer.Typer(add_completion=False)
    single.command()(function)
    command: Any = get_command(single)
    return list(command.params)
