"""`catalog replace`: change a piece of text within fields of many items, once it has been looked at."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.plan_replace import Replacement, plan_replace
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import Where, completing
from catalog_cli.cli.plan_output import DryRun, carry_out, carry_out_once_seen
from catalog_cli.model.catalogue import LoadedCatalogue

PANEL = _("Change")
NO_ARGS_IS_HELP = True
SYNONYMS = {"": "sed substitute 替换 批量替换 全文替换"}

Old = Annotated[str, typer.Argument(metavar="OLD", help=_("The text to replace."), show_default=False)]
New = Annotated[str, typer.Argument(metavar="NEW", help=_("The new text; '' deletes it."), show_default=False)]
In = Annotated[
    list[str],
    typer.Option(
        "--in",
        metavar="FIELD",
        help=_("The field to change; repeatable."),
        autocompletion=completing("field"),
        show_default=False,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=_("Write the changes without asking."))]


def command(
    invocation: Invocation,
    old: Old,
    new: New,
    fields: In,
    where: Where = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> int:
    """Replace text within a field of all items, or of those found by --where.

    Shows the changes as a diff and asks; without a terminal, --yes is needed. The usual words in catalog.yaml follow.

    Example: catalog replace 国务院令第492号 国务院令第711号 --in basis
    """
    root = invocation.workspace

    def plan(reading: LoadedCatalogue) -> Plan:
        items = reading.catalogue.items
        if where:
            # deferred: without a query there is no search
            from catalog_cli.actions.items_where import items_where

            found, _query = items_where(root, reading, where, invocation.run)
            items = tuple(found)
        return plan_replace(root, reading, items, Replacement(old, new, tuple(fields)))

    if dry_run or yes:
        return carry_out(root, plan, invocation.run, dry_run=dry_run)
    return carry_out_once_seen(root, plan, invocation.run)
