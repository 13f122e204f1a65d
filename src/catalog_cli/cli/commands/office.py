"""`catalog office`: the names of offices, in catalog.yaml and in every item."""

from gettext import gettext as _
from typing import Annotated, Any

import typer

from catalog_cli.actions.plan_vocabulary import OFFICES, plan_add_names, plan_remove_names, plan_rename_name
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import completing
from catalog_cli.cli.plan_output import DryRun, carry_out

PANEL = _("Change")
NO_ARGS_IS_HELP = True
SYNONYMS = {"": "offices 科室 责任单位 部门 单位", "rename": "科室改名 单位改名 机构改名"}


def _named(metavar: str, words: str) -> Any:
    return typer.Argument(
        metavar=metavar, help=words, autocompletion=completing("value responsible"), show_default=False
    )


Names = Annotated[list[str], _named("NAME…", _("Full names."))]


def command() -> None:
    """Add, rename or remove offices, everywhere at once.

    The list in catalog.yaml, responsible and publisher of the items, and publishers change together, or not at all.
    """


def add(invocation: Invocation, names: Names, dry_run: DryRun = False) -> int:
    """Add offices to the list in catalog.yaml.

    Example: catalog office add 数据局数字政务股
    """
    root = invocation.workspace
    return carry_out(
        root, lambda reading: plan_add_names(root, reading, OFFICES, names), invocation.run, dry_run=dry_run
    )


def rename(
    invocation: Invocation,
    old: Annotated[str, _named("NAME", _("Its full name."))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_("Its new name."), show_default=False)],
    dry_run: DryRun = False,
) -> int:
    """Rename an office everywhere; a name that exists already merges the two.

    Example: catalog office rename 市政府办秘书室 市政府办综合室
    """
    root = invocation.workspace
    return carry_out(
        root, lambda reading: plan_rename_name(root, reading, OFFICES, old, new), invocation.run, dry_run=dry_run
    )


def remove(
    invocation: Invocation,
    names: Names,
    force: Annotated[bool, typer.Option("--force", help=_("Drop the names from the items that have them."))] = False,
    dry_run: DryRun = False,
) -> int:
    """Remove offices that no item uses from the list.

    Example: catalog office remove 数据局数字政务股
    """
    root = invocation.workspace
    return carry_out(
        root,
        lambda reading: plan_remove_names(root, reading, OFFICES, names, force=force),
        invocation.run,
        dry_run=dry_run,
    )


ACTIONS = (add, rename, remove)
