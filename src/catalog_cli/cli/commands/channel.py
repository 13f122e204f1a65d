"""`catalog channel`: the names of channels, in catalog.yaml and in every item."""

from gettext import gettext as _
from typing import Annotated, Any

import typer

from catalog_cli.actions.plan_vocabulary import CHANNELS, plan_add_names, plan_remove_names, plan_rename_name
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import completing
from catalog_cli.cli.plan_output import DryRun, carry_out

PANEL = _("Change")
NO_ARGS_IS_HELP = True
SYNONYMS = {"": "channels 渠道 公开渠道 载体", "rename": "渠道改名"}


def _named(metavar: str, words: str) -> Any:
    offered = completing("value channels")
    return typer.Argument(metavar=metavar, help=words, autocompletion=offered, show_default=False)


Names = Annotated[list[str], _named("NAME…", _("Full names."))]


def command() -> None:
    """Add, rename or remove channels, everywhere at once.

    The list in catalog.yaml and the items change together, or not at all.
    """


def add(invocation: Invocation, names: Names, dry_run: DryRun = False) -> int:
    """Add channels to the list in catalog.yaml.

    Example: catalog channel add 政务新媒体
    """
    root = invocation.workspace
    return carry_out(
        root, lambda reading: plan_add_names(root, reading, CHANNELS, names), invocation.run, dry_run=dry_run
    )


def rename(
    invocation: Invocation,
    old: Annotated[str, _named("NAME", _("Its full name."))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_("Its new name."), show_default=False)],
    dry_run: DryRun = False,
) -> int:
    """Rename a channel everywhere; a name that exists already merges the two.

    Example: catalog channel rename 政务服务中心 政务服务大厅
    """
    root = invocation.workspace
    return carry_out(
        root, lambda reading: plan_rename_name(root, reading, CHANNELS, old, new), invocation.run, dry_run=dry_run
    )


def remove(
    invocation: Invocation,
    names: Names,
    force: Annotated[bool, typer.Option("--force", help=_("Drop the names from the items that have them."))] = False,
    dry_run: DryRun = False,
) -> int:
    """Remove channels that no item uses from the list.

    Example: catalog channel remove 政务新媒体
    """
    root = invocation.workspace
    return carry_out(
        root,
        lambda reading: plan_remove_names(root, reading, CHANNELS, names, force=force),
        invocation.run,
        dry_run=dry_run,
    )


ACTIONS = (add, rename, remove)
