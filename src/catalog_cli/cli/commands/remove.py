"""`catalog remove`: take items out of the catalogue."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.actions.plan_remove import plan_remove
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import WholeNames
from catalog_cli.cli.plan_output import DryRun, carry_out

PANEL = _("Change")
SYNONYMS = {"": "delete del rm drop erase 删除 移除 去掉 删"}
NO_ARGS_IS_HELP = True

Force = Annotated[
    bool, typer.Option("--force", help=_("Remove even if referenced or in the ledger; references and records go too."))
]


def command(invocation: Invocation, items: WholeNames, force: Force = False, dry_run: DryRun = False) -> int:
    """Remove items from the catalogue, all or none.

    An item that others name in published_with is kept, unless they are removed in the same call; so is one that has
    records in the ledger.
    """
    root = invocation.workspace
    return carry_out(
        root, lambda reading: plan_remove(root, reading, items, force=force), invocation.run, dry_run=dry_run
    )
