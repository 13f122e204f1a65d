"""Options that several commands share."""

from collections.abc import Callable
from gettext import gettext as _
from typing import Annotated, Any

import typer

from catalog_cli.cli.completion import complete_category, complete_item
from catalog_cli.formats.registry import format_names
from catalog_cli.model.field import FIELDS, field_named


def one_of(names: list[str]) -> Callable[[str | None], str | None]:
    """Give a check that an option's value is one of `names`."""

    def check(value: str | None) -> str | None:
        if value is not None and value not in names:
            raise typer.BadParameter(
                _("there is no “{name}”; choose from: {names}").format(name=value, names=", ".join(names))
            )
        return value

    return check


def choice(*flags: str, names: list[str], help: str) -> Any:  # noqa: A002 - typer's own word
    """Give an option whose value is one of `names`, which the help and the shell's completion show."""
    return typer.Option(
        *flags, metavar="|".join(names), help=help, callback=one_of(names), autocompletion=lambda: list(names)
    )


def field_key(name: str) -> str:
    """Give the key of the field that a user names in either language; any other plain word stands for itself."""
    field = field_named(name)
    return field.key if field else name


def field_keys(names: str | None) -> list[str] | None:
    """Give the keys of a comma-separated list of fields; 、 and ， separate too."""
    if names is None:
        return None
    words = [word.strip() for word in names.replace("，", ",").replace("、", ",").split(",")]
    keys = [field_key(word) for word in words if word]
    for key in keys:
        if key not in {*FIELDS, "path"}:
            raise typer.BadParameter(
                _("there is no field “{name}”; the fields are: {names}").format(name=key, names=", ".join(FIELDS))
            )
    return keys


def sort_keys(names: str) -> list[str]:
    """Give the keys to sort by; a key with - before it is turned round."""
    words = [word.strip() for word in names.split(",") if word.strip()]
    return [f"{'-' * word.startswith('-')}{key}" for word in words for key in field_keys(word.lstrip("-")) or ()]


TableFormat = Annotated[
    str | None,
    choice(
        "--format", "-f", names=format_names("tables"), help=_("How to write the answer; piped, tab-separated lines.")
    ),
]
ItemName = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=_("An item's id, a part of it, or its name."),
        autocompletion=complete_item,
        show_default=False,
    ),
]
ItemNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID…", help=_("Only these items."), autocompletion=complete_item, show_default=False),
]
Category = Annotated[
    list[str] | None,
    typer.Option("--category", "-c", help=_("Only items of this category."), autocompletion=complete_category),
]
Columns = Annotated[
    str | None, typer.Option("--columns", metavar="FIELD,…", help=_("The fields to show, in either language."))
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=0, help=_("Show at most so many."))]
