"""`catalog rename`: give an item another id."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.actions.plan_rename import plan_rename
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import WholeName
from catalog_cli.cli.plan_output import DryRun, carry_out

PANEL = _("Change")
SYNONYMS = {"": "renumber 改名 更名 改编号 重命名"}
NO_ARGS_IS_HELP = True

New = Annotated[
    str, typer.Argument(metavar="NEW", help=_("Its new id: a-z, 0-9 and single hyphens."), show_default=False)
]
Force = Annotated[bool, typer.Option("--force", help=_("Allow an id that was used before."))]


def command(invocation: Invocation, item: WholeName, new: New, force: Force = False, dry_run: DryRun = False) -> int:
    """Change the id of an item; its file and all references follow.

    Ids are never reused: an id found in git's history is refused.
    """
    root = invocation.workspace
    return carry_out(
        root, lambda reading: plan_rename(root, reading, item, new, force=force), invocation.run, dry_run=dry_run
    )
