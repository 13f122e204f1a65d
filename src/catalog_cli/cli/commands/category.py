"""`catalog category`: the list of categories, and the items in them, changed together."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Annotated, Any

import typer

from catalog_cli.actions.apply_plan import Plan
from catalog_cli.actions.plan_category import (
    items_named,
    plan_category_add,
    plan_category_merge,
    plan_category_remove,
    plan_category_rename,
    plan_category_reorder,
    plan_category_split,
)
from catalog_cli.actions.plan_move import ListPlace
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import Where, complete_category, complete_item
from catalog_cli.cli.plan_output import DryRun, carry_out
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import UsageError
from catalog_cli.model.message import message

PANEL = _("Change")
NO_ARGS_IS_HELP = True
SYNONYMS = {
    "": "categories 类别 分类 事项类别",
    "add": "新增类别 增加类别",
    "rename": "类别改名 分类改名",
    "merge": "合并类别",
    "split": "拆分类别",
}


def _category(metavar: str, words: str) -> Any:
    return typer.Argument(metavar=metavar, help=words, autocompletion=complete_category, show_default=False)


def _beside(flag: str, words: str) -> Any:
    return typer.Option(flag, metavar="NAME", help=words, autocompletion=complete_category, show_default=False)


Categories = Annotated[list[str], _category("NAME…", _("The categories' full names."))]
Old = Annotated[str, _category("NAME", _("The category's full name."))]
New = Annotated[str, typer.Argument(metavar="NEW", help=_("The name of the new category."), show_default=False)]
After = Annotated[str | None, _beside("--after", _("Right after this category."))]
Before = Annotated[str | None, _beside("--before", _("Right before this category."))]
First = Annotated[bool, typer.Option("--first", help=_("Before all others."))]
Last = Annotated[bool, typer.Option("--last", help=_("After all others."))]


def command() -> None:
    """Add, rename, reorder, remove, split or merge categories.

    The list in catalog.yaml and the items in them change together, or not at all.
    """


def add(
    invocation: Invocation,
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help=_("New categories."), show_default=False)],
    after: After = None,
    before: Before = None,
    first: First = False,
    last: Last = False,
    dry_run: DryRun = False,
) -> int:
    """Add categories to the list, last by default.

    Example: catalog category add 政府采购 --after 政府会议
    """
    root, place = invocation.workspace, ListPlace(after=after, before=before, first=first, last=last)
    return carry_out(
        root, lambda reading: plan_category_add(root, reading, names, place), invocation.run, dry_run=dry_run
    )


def rename(
    invocation: Invocation,
    old: Old,
    new: Annotated[str, typer.Argument(metavar="NEW", help=_("Its new name."), show_default=False)],
    dry_run: DryRun = False,
) -> int:
    """Rename a category, in catalog.yaml and in all of its items.

    Example: catalog category rename 政府会议 会议公开
    """
    root = invocation.workspace
    return carry_out(
        root, lambda reading: plan_category_rename(root, reading, old, new), invocation.run, dry_run=dry_run
    )


def reorder(
    invocation: Invocation,
    names: Categories,
    after: After = None,
    before: Before = None,
    first: First = False,
    last: Last = False,
    dry_run: DryRun = False,
) -> int:
    """Move categories to another place in the catalogue, in the order given.

    Example: catalog category reorder 机构概况 --first
    """
    root, place = invocation.workspace, ListPlace(after=after, before=before, first=first, last=last)
    return carry_out(
        root, lambda reading: plan_category_reorder(root, reading, names, place), invocation.run, dry_run=dry_run
    )


def remove(invocation: Invocation, names: Categories, dry_run: DryRun = False) -> int:
    """Remove categories that have no items.

    Example: catalog category remove 建议提案
    """
    root = invocation.workspace
    return carry_out(root, lambda reading: plan_category_remove(root, reading, names), invocation.run, dry_run=dry_run)


def split(
    invocation: Invocation,
    old: Old,
    new: New,
    items: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID…]",
            help=_("The items that go to the new category, by full id or name; or use --where."),
            autocompletion=complete_item,
            show_default=False,
        ),
    ] = None,
    where: Where = None,
    dry_run: DryRun = False,
) -> int:
    """Move some items of a category into a new one, which is listed right after it.

    Example: catalog category split 政策文件 政策解读 --where 名称:解读
    """
    root = invocation.workspace
    if bool(items) == bool(where):
        raise UsageError(message("name the items to move, or find them with --where"))

    def plan(reading: LoadedCatalogue) -> Plan:
        if items:
            return plan_category_split(root, reading, old, new, items_named(items, old, reading.catalogue.items))
        # deferred: items that are named need no search
        from catalog_cli.actions.items_where import items_where

        found, query = items_where(root, reading, where or (), invocation.run)
        chosen = [item for item in found if item.category == old]
        if not chosen:
            return Plan(warnings=[message("no item matches; nothing was written"), *query.hints], found=0)
        return plan_category_split(root, reading, old, new, chosen)

    return carry_out(root, plan, invocation.run, dry_run=dry_run)


def merge(
    invocation: Invocation,
    names: Categories,
    into: Annotated[str, _beside("--into", _("The category that all items go to."))],
    new_category: Annotated[bool, typer.Option("--new-category", help=_("--into names a new category."))] = False,
    dry_run: DryRun = False,
) -> int:
    """Move all items of some categories into another, after its own.

    Example: catalog category merge 公务员招录 事业单位招聘 --into 人事信息 --new-category
    """
    return carry_out(
        invocation.workspace,
        lambda reading: _merged(invocation, reading, names, into, new_category=new_category),
        invocation.run,
        dry_run=dry_run,
        if_yes=lambda reading: _merged(invocation, reading, names, into, new_category=True),
    )


def _merged(
    invocation: Invocation, reading: LoadedCatalogue, names: Sequence[str], into: str, *, new_category: bool
) -> Plan:
    return plan_category_merge(invocation.workspace, reading, names, into, new_category=new_category)


ACTIONS = (add, rename, reorder, remove, split, merge)
