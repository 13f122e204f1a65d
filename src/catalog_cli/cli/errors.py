"""Print errors: one line says what is wrong, one line what to do; the exit status is 2."""

import re
from collections.abc import Callable, Mapping
from gettext import gettext as _
from typing import Any

from catalog_cli.cli.output import tell
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.text import visible

STATUS = 2
_SURPLUS = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<words>.*)\)", re.DOTALL)
"""Typer's message about too many arguments."""
_NUMBER = re.compile(r"valid int|in the range")
"""Typer's messages about a number that is malformed or too small."""


def explain_error(error: CatalogError) -> int:
    """Print why the program cannot go on; return the exit status."""
    tell([_complaint(str(error.message), str(error.remedy) if error.remedy else None)])
    return STATUS


def explain_usage_error(error: Any) -> int:
    """Print what is wrong with the command line; return the exit status."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return STATUS
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "catalog"
    hint = _("The command's help: {command} --help").format(command=command)
    tell([_complaint(_usage_problem(error), hint)])
    return STATUS


def _complaint(problem: str, remedy: str | None) -> str:
    lines = [f"catalog: {problem}"]
    if remedy:
        lines.append(f"  {remedy}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _usage_problem(error: Any) -> str:
    """Translate an error of typer; rare ones keep typer's own words."""
    words = _WORDS.get(type(error).__name__)
    return (words(error) if words else None) or str(error.format_message())


def _no_such_option(error: Any) -> str:
    # deferred: few command lines are wrong
    from catalog_cli.cli.did_you_mean import option_meant

    flags = (
        [flag for parameter in error.ctx.command.get_params(error.ctx) for flag in parameter.opts] if error.ctx else []
    )
    near = option_meant(error.option_name, flags)
    unknown = _("unknown option {name}").format(name=error.option_name)
    return unknown + (_("; did you mean {near}?").format(near=near) if near else "")


def _no_value(error: Any) -> str:
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else []
    wanted = next((each for each in parameters if error.option_name in each.opts), None)
    metavar = str(wanted.make_metavar(error.ctx)) if wanted else ""
    return _("{name}: a value is required").format(name=f"{error.option_name} {metavar}".rstrip())


def _missing(error: Any) -> str:
    return _("{name} is missing").format(name=_parameter(error))


def _bad_value(error: Any) -> str | None:
    if error.param is None:
        return str(error.message)
    if _NUMBER.search(error.message):
        least = getattr(error.param.type, "min", 0)
        return _("{name}: must be a whole number from {least}").format(name=_parameter(error), least=least)
    return _("{name}: {reason}").format(name=_parameter(error), reason=error.message)


def _too_many(error: Any) -> str | None:
    surplus = _SURPLUS.match(error.message)
    return _("too many words: {words}").format(words=surplus["words"]) if surplus else None


_WORDS: Mapping[str, Callable[[Any], str | None]] = {
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _no_value,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "UsageError": _too_many,
}


def _parameter(error: Any) -> str:
    if error.param.param_type_name == "argument":
        return str(error.param.make_metavar(error.ctx))
    return " / ".join(error.param.opts)
