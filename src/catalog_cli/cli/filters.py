"""The filter options, the same for every command that takes them."""

from collections.abc import Mapping
from functools import partial
from gettext import gettext as _
from inspect import signature
from typing import Annotated, Any

import typer

from catalog_cli.cli.options import completing
from catalog_cli.model.errors import UsageError
from catalog_cli.model.message import message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.search.filters import Condition, field_compares, field_contains, has, missing

PANEL = _("Which items")


def _filter(*flags: str, help: str, metavar: str = "TEXT", completes: str = "") -> Any:
    complete = completing(completes) if completes else None
    return typer.Option(
        *flags, metavar=metavar, help=help, rich_help_panel=PANEL, autocompletion=complete, show_default=False
    )


Words = list[str] | None


def filter_options(
    category: Annotated[
        Words, _filter("--category", "-c", help=_("Of this category."), completes="filter category")
    ] = None,
    name: Annotated[Words, _filter("--name", help=_("With this in the name."), completes="filter name")] = None,
    content: Annotated[Words, _filter("--content", help=_("With this in the content."))] = None,
    basis: Annotated[
        Words, _filter("--law", "--basis", help=_("With this in the legal basis."), completes="law")
    ] = None,
    channels: Annotated[
        Words,
        _filter("--channel", help=_("Published through this channel."), completes="filter channels"),
    ] = None,
    time_limit: Annotated[
        Words,
        _filter("--time-limit", help=_("With this in the time limit."), completes="filter time_limit"),
    ] = None,
    responsible: Annotated[
        Words,
        _filter("--office", help=_("Of this responsible office."), completes="filter responsible"),
    ] = None,
    publisher: Annotated[
        Words, _filter("--publisher", help=_("Of this publisher."), completes="filter publisher")
    ] = None,
    link: Annotated[Words, _filter("--link", help=_("With this in the link."))] = None,
    where: Annotated[
        Words,
        _filter(
            "--where",
            metavar="FIELD=TEXT",
            help=_("With this in any field: --where 公开对象=全社会."),
            completes="assignment",
        ),
    ] = None,
    has: Annotated[
        Words,
        _filter("--has", metavar="FIELD", help=_("That have this field set."), completes="field"),
    ] = None,
    missing: Annotated[
        Words,
        _filter("--missing", metavar="FIELD", help=_("That lack this field."), completes="field"),
    ] = None,
) -> None:
    """Hold the options; a text may begin with = to mean the whole value, or with ! to mean all others."""


def conditions_from(given: Mapping[str, Any]) -> tuple[Condition, ...]:
    """Return the conditions that the options of `filter_options` make, by their names; other names are skipped.

    Raises:
        UsageError: the value of `--where` is not FIELD=TEXT.
    """
    conditions: list[Condition] = []
    for name in _NAMES:
        make = _MAKERS.get(name) or partial(field_contains, name)
        conditions += [make(value) for value in given.get(name) or ()]
    return tuple(conditions)


def _where(text: str) -> Condition:
    match = _OPERATOR.search(text)
    if match is None:
        raise UsageError(message("write --where FIELD=TEXT, not “{text}”", text=text))
    name, value = text[: match.start()].strip(), text[match.end() :]
    return field_contains(name, value) if match[0] == "=" else field_compares(name, match[0], value)


_OPERATOR = lazy_regex(r"=|[<＜>＞][=＝]?|[≤≥]")
_NAMES = tuple(signature(filter_options).parameters)
_MAKERS = {"where": _where, "has": has, "missing": missing}
