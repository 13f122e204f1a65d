"""`catalog remove`: take items out of the catalogue."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.actions.apply import DryRun, carry_out
from catalog_cli.actions.plan_remove import plan_removal
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import WholeNames

PANEL = _("Change")
NO_ARGS_IS_HELP = True

Force = Annotated[
    bool, typer.Option("--force", help=_("Even if others refer to them; those lose their published_with."))
]


def command(invocation: Invocation, items: WholeNames, force: Force = False, dry_run: DryRun = False) -> None:
    """Take items out of the catalogue, all of them or none.

    An item that others refer to with published_with stays, unless those are removed in the same call.
    """
    root = invocation.workspace
    carry_out(root, lambda reading: plan_removal(root, reading, items, force=force), invocation.run, dry_run=dry_run)
