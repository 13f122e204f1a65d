"""`catalog new`: add an item, asking for what is not given."""

from collections.abc import Callable, Mapping
from gettext import gettext as _
from inspect import Parameter, Signature
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import typer

from catalog_cli.actions.assignments import value_from
from catalog_cli.check.drafts import refuse_new_errors
from catalog_cli.cli.completion import complete_category, complete_item
from catalog_cli.cli.dialogue import ask, can_ask
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import write
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, Value, item_from
from catalog_cli.model.reading import Reading
from catalog_cli.model.run import Run
from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.store.items import add_item, new_item_change
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder
from catalog_cli.views.headings import heading

PANEL = _("Change")
ASKED = tuple(key for key, field in FIELDS.items() if field.always_printed or key == "category")
"""What is asked for at a terminal, in the order of the official table."""
_LAST = ("order", "id")
"""What the program usually chooses itself, and `--help` names at the end."""
_COMPLETED: Mapping[str, Any] = {"category": complete_category, "published_with": complete_item}


def _with_field_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give the function an option for each field that has a help text, as if it were a parameter written out."""
    invocation = Parameter("invocation", Parameter.POSITIONAL_OR_KEYWORD, annotation=Invocation)
    keys = [key for key in FIELDS if key not in _LAST and FIELDS[key].help]
    # typer reads the parameters of the command from here
    vars(function)["__signature__"] = Signature([invocation, *map(_option, (*keys, *_LAST))])
    return function


def _option(key: str) -> Parameter:
    flags = FIELDS[key].flags or (f"--{key.replace('_', '-')}",)
    option = typer.Option(
        *flags, metavar="TEXT", help=_(FIELDS[key].help), autocompletion=_COMPLETED.get(key), show_default=False
    )
    return Parameter(key, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str | None, option])


@_with_field_options
def command(invocation: Invocation, **options: str | None) -> None:
    """Add an item. At a terminal, what is not given is asked for.

    The id comes from the name's pinyin and is made unique; the file is data/items/ID.yaml.
    """
    given = {key: text for key, text in options.items() if text is not None}
    root = invocation.workspace
    settings = read(Folder(root)).catalogue.settings
    answers = _completed(given, settings)
    values = {key: value for key, text in answers.items() if (value := value_from(key, text)) is not None}
    item = add_item(root, lambda reading: _checked(root, _item(values, reading), invocation.run))
    write([_("added {path}: {name}").format(path=item.path, name=item.name) + "\n"])


def _completed(given: dict[str, str], settings: Settings) -> dict[str, str]:
    """Ask for what is missing, at a terminal; elsewhere the required fields must have been given."""
    missing = [key for key in ASKED if key not in given]
    required = [key for key in missing if FIELDS[key].required]
    if not required:
        return given
    if not can_ask():
        flags = " ".join(f"--{key.replace('_', '-')}" for key in required)
        raise typer.BadParameter(_("{flags}: needed where nobody can be asked").format(flags=flags))
    answers = dict(given)
    for key in missing:
        choices = settings.categories if key == "category" else settings.vocabularies.get(key, ())
        text = ask(heading(key), choices=choices, required=key in required)
        if text:
            answers[key] = text
    return answers


def _item(values: dict[str, Value], reading: Reading) -> Item:
    """Make the item, with an id that no other has and a place after the others of its category."""
    items = reading.catalogue.items
    taken = {*(item.id for item in items), *(PurePosixPath(entry.path).stem for entry in reading.entries)}
    if values.get("id") in taken:
        raise typer.BadParameter(_("the id “{id}” is taken").format(id=values["id"]))
    named = {"id": id_from_name(str(values["name"]), taken), "order": _next_order(values, items), **values}
    return item_from({key: value for key, value in named.items() if value is not None})


def _next_order(values: dict[str, Value], items: tuple[Item, ...]) -> int | None:
    orders = [item.order for item in items if item.category == values["category"]]
    return max((order for order in orders if order is not None), default=0) + 1 if all(orders) else None


def _checked(root: Path, item: Item, run: Run) -> Item:
    """Give the item back when the rules have nothing against it."""
    refuse_new_errors(root, new_item_change(item), run)
    return item
