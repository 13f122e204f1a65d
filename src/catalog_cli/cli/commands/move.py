"""`catalog move`: put items into another category, or elsewhere in their own."""

from gettext import gettext as _
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from catalog_cli.actions.plan_move import Target, plan_move
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import WholeNames, complete_category, complete_item
from catalog_cli.cli.plan_output import DryRun, carry_out

PANEL = _("Change")
SYNONYMS = {"": "mv reorder 移动 调序 排序"}
NO_ARGS_IS_HELP = True

Neighbour = str | None


def _beside(flag: str, words: str) -> Any:
    return typer.Option(flag, metavar="ID", help=words, autocompletion=complete_item, show_default=False)


def command(
    invocation: Invocation,
    items: WholeNames,
    to: Annotated[
        str | None,
        typer.Option("--to", "-c", metavar="CATEGORY", help=_("The category."), autocompletion=complete_category),
    ] = None,
    after: Annotated[Neighbour, _beside("--after", _("Right after this item."))] = None,
    before: Annotated[Neighbour, _beside("--before", _("Right before this item."))] = None,
    first: Annotated[bool, typer.Option("--first", help=_("Place first in the category."))] = False,
    last: Annotated[bool, typer.Option("--last", help=_("Place last in the category (default)."))] = False,
    new_category: Annotated[
        bool, typer.Option("--new-category", help=_("Add the category to catalog.yaml if it is not there."))
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Move items to a category or reorder them.

    Other items keep their order; as few `order` values as possible change. Without a place they come last.
    """
    root = invocation.workspace
    target = Target(category=to, after=after, before=before, first=first, last=last, new_category=new_category)
    return carry_out(
        root,
        lambda reading: plan_move(root, reading, items, target),
        invocation.run,
        dry_run=dry_run,
        if_yes=lambda reading: plan_move(root, reading, items, replace(target, new_category=True)),
    )
