"""The options that say which items are meant, the same for every command that takes them."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Annotated, Any

import typer

from catalog_cli.cli.completion import complete_category
from catalog_cli.model.item import Item
from catalog_cli.search.filters import Condition, field_contains, has, missing, select

PANEL = _("Which items")
KEY = "catalog.filters"


def _filter(*flags: str, help: str, metavar: str = "TEXT", autocompletion: Any = None) -> Any:
    return typer.Option(
        *flags, metavar=metavar, help=help, rich_help_panel=PANEL, autocompletion=autocompletion, show_default=False
    )


Words = list[str] | None


def filter_options(
    category: Annotated[
        Words, _filter("--category", "-c", help=_("Of this category."), autocompletion=complete_category)
    ] = None,
    name: Annotated[Words, _filter("--name", help=_("With this in the name."))] = None,
    content: Annotated[Words, _filter("--content", help=_("With this in the content."))] = None,
    basis: Annotated[Words, _filter("--law", "--basis", help=_("With this in the legal basis."))] = None,
    channels: Annotated[Words, _filter("--channel", help=_("Published through this channel."))] = None,
    time_limit: Annotated[Words, _filter("--time-limit", help=_("With this in the time limit."))] = None,
    responsible: Annotated[Words, _filter("--office", help=_("Of this responsible office."))] = None,
    publisher: Annotated[Words, _filter("--publisher", help=_("Of this publisher."))] = None,
    link: Annotated[Words, _filter("--link", help=_("With this in the link."))] = None,
    where: Annotated[
        Words,
        _filter("--where", metavar="FIELD=TEXT", help=_("With this in any field: --where 公开对象=全社会.")),
    ] = None,
    has: Annotated[Words, _filter("--has", metavar="FIELD", help=_("That have this field."))] = None,
    missing: Annotated[Words, _filter("--missing", metavar="FIELD", help=_("That lack this field."))] = None,
) -> None:
    """Hold the options; a text may begin with = to mean the whole value, or with ! to mean all others."""


def remember_filter(context: typer.Context, parameter: Any, value: Any) -> Any:
    """Keep the value of a filter option until `selected` asks for it."""
    if value:
        context.meta.setdefault(KEY, {})[parameter.name] = value
    return value


def selected(context: typer.Context, items: Sequence[Item]) -> Sequence[Item]:
    """Give the items that the filter options of this command line mean; all, as they are, where there is none."""
    conditions = _conditions(context.meta.get(KEY, {}))
    return select(items, conditions) if conditions else items


def is_filtered(context: typer.Context) -> bool:
    """Say whether any of the filter options was used."""
    return bool(context.meta.get(KEY))


def _conditions(given: dict[str, list[str]]) -> list[Condition]:
    conditions: list[Condition] = []
    for name, values in given.items():
        if name == "where":
            conditions += [_where(value) for value in values]
        elif name in {"has", "missing"}:
            make = has if name == "has" else missing
            conditions += [make(value) for value in values]
        else:
            conditions += [field_contains(name, value) for value in values]
    return conditions


def _where(text: str) -> Condition:
    name, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(_("write --where FIELD=TEXT, not “{text}”").format(text=text))
    return field_contains(name.strip(), value)
