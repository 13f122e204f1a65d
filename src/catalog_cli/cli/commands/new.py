"""`catalog new`: add an item, asking for what is not given."""

from collections.abc import Callable
from gettext import gettext as _
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.plan_new import plan_new
from catalog_cli.cli.dialogue import ask, can_ask
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import completing
from catalog_cli.cli.plan_output import carry_out
from catalog_cli.model.errors import UsageError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.message import message
from catalog_cli.store.loader import load_settings
from catalog_cli.store.source import Folder
from catalog_cli.views.headings import heading

PANEL = _("Change")
SYNONYMS = {"": "add create insert 新增 添加 新建 增加 加"}
ASKED = tuple(key for key, field in FIELDS.items() if field.always_printed or key == "category")
"""What is asked for at a terminal, in the order of the official table."""
_LAST = ("order", "id")
"""What the program usually chooses itself, and `--help` names at the end."""


def _with_field_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give the function an option for each field that has a help text, as if it were a parameter written out."""
    invocation = Parameter("invocation", Parameter.POSITIONAL_OR_KEYWORD, annotation=Invocation)
    keys = [key for key in FIELDS if key not in _LAST and FIELDS[key].help]
    # typer reads the parameters of the command from here
    vars(function)["__signature__"] = Signature([invocation, *map(_option, (*keys, *_LAST))])
    return function


def _option(key: str) -> Parameter:
    flags = FIELDS[key].flags or (f"--{key.replace('_', '-')}",)
    option = typer.Option(
        *flags, metavar="TEXT", help=_(FIELDS[key].help), autocompletion=completing(f"value {key}"), show_default=False
    )
    return Parameter(key, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str | None, option])


@_with_field_options
def command(invocation: Invocation, **options: str | None) -> int:
    """Add an item. Missing fields are asked for interactively.

    The id is made from the pinyin of the name; the file is data/items/ID.yaml.
    """
    given = {key: text for key, text in options.items() if text is not None}
    root = invocation.workspace
    answers = _completed(given, root)
    return carry_out(root, lambda reading: plan_new(reading, answers), invocation.run, dry_run=False)


def _completed(given: dict[str, str], root: Path) -> dict[str, str]:
    """Ask for what is missing, at a terminal; elsewhere the required fields must have been given."""
    missing = [key for key in ASKED if key not in given]
    required = [key for key in missing if FIELDS[key].required]
    if not required:
        return given
    if not can_ask():
        flags = " ".join(f"--{key.replace('_', '-')}" for key in required)
        raise UsageError(message("{flags}: required without a terminal to ask at", flags=flags))
    settings = load_settings(Folder(root))
    answers = dict(given)
    for key in missing:
        choices = settings.categories if key == "category" else settings.vocabularies.get(key, ())
        text = ask(heading(key), choices=choices, required=key in required)
        if text:
            answers[key] = text
    return answers
