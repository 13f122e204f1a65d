"""Options that several commands share."""

import re
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any

import typer

from catalog_cli.formats.registry import format_names
from catalog_cli.model.message import listed


def completing(what: str) -> Any:
    """Return the function by which a shell completes one of the things that `cli/completion.py` offers."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        # deferred: only a shell asks
        from catalog_cli.cli.completion import offer

        return list(offer(what, ctx, incomplete))

    return complete


complete_item, complete_category, complete_rule = completing("item"), completing("category"), completing("rule")


Advice = Callable[[str], str | None]
"""Says why a value is not among those of an option, where that is known."""


def one_of(names: list[str], advice: Advice | None = None) -> Callable[[str | None], str | None]:
    """Return a callback that checks that an option's value is one of `names`."""

    def check(value: str | None) -> str | None:
        if value is not None and value not in names:
            if advice and (words := advice(value)):
                raise typer.BadParameter(words)
            raise typer.BadParameter(
                _("unknown “{name}”; choose from: {names}").format(name=value, names=listed(names))
            )
        return value

    return check


def choice(*flags: str, names: list[str], help: str, advice: Advice | None = None) -> Any:  # noqa: A002 - typer's own word
    """Return an option whose value is one of `names`, which the help and the shell's completion show."""
    listed = f"{help} ({' · '.join(names)})"
    check = one_of(names, advice)
    return typer.Option(*flags, metavar="NAME", help=listed, callback=check, autocompletion=lambda: list(names))


def field_keys(names: str | None) -> list[str] | None:
    """Return the keys of a list of fields, in either language, separated by commas or 、.

    Raises:
        UnknownFieldError: one of them is no field.
    """
    if names is None:
        return None
    # deferred: few commands take fields
    from catalog_cli.search.fields import known_key

    return [known_key(word, ()) for word in _listed_names(names)]


def sort_keys(names: str) -> list[str]:
    """Return the keys to sort by; a key with - before it is turned round."""
    words = _listed_names(names)
    return [f"{'-' * word.startswith('-')}{key}" for word in words for key in field_keys(word.lstrip("-")) or ()]


def _listed_names(text: str) -> list[str]:
    return [word for word in re.split(r"[,，、\s]+", text) if word]


TableFormat = Annotated[
    str | None,
    choice("--format", "-f", names=format_names("tables"), help=_("Output format; tab-separated lines when piped.")),
]
PAGE = "html"
PageFormat = Annotated[
    str | None,
    choice(
        "--format",
        "-f",
        names=sorted([*format_names("tables"), PAGE]),
        help=_("Output format; tab-separated lines when piped; html is a page with charts."),
    ),
]
ItemName = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=_("An item's id, part of an id, or name."),
        autocompletion=complete_item,
        show_default=False,
    ),
]
ItemNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID…", help=_("Only these items."), autocompletion=complete_item, show_default=False),
]
WholeName = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=_("The item's full id or name."), autocompletion=complete_item, show_default=False
    ),
]
WholeNames = Annotated[
    list[str],
    typer.Argument(
        metavar="ID…", help=_("The items' full ids or names."), autocompletion=complete_item, show_default=False
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD,…",
        help=_("The fields to show, in either language."),
        autocompletion=completing("fields"),
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=0, help=_("Show at most N."))]
Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="QUERY",
        help=_("In all items that this search finds: --where 责任:数据局. Several must all match."),
        autocompletion=completing("query"),
        show_default=False,
    ),
]
KNOWN = _("Known findings")
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help=_("Do not show the findings listed in this file."), rich_help_panel=KNOWN
    ),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help=_("Write all current findings to this file, so that only new ones are shown."),
        rich_help_panel=KNOWN,
    ),
]
ShowSuppressed = Annotated[
    bool,
    typer.Option(
        "--show-suppressed",
        help=_("Also show findings that a comment or the baseline suppresses."),
        rich_help_panel=KNOWN,
    ),
]
