"""`catalog fmt`: keys in their usual order, lists in their usual style."""

from gettext import gettext as _
from gettext import ngettext
from typing import Annotated

import typer

from catalog_cli.actions.plan_format import plan_format
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import ItemNames
from catalog_cli.cli.output import write
from catalog_cli.model.text import one_line
from catalog_cli.store.transaction import commit

PANEL = _("Change")
SYNONYMS = {"": "format tidy prettify 格式化 排版 整理"}

Check = Annotated[bool, typer.Option("--check", help=_("Change nothing; exit with 1 if a file would change."))]


def command(invocation: Invocation, items: ItemNames = None, check: Check = False) -> int:
    """Format files: the order of keys, the style of lists, blank lines.

    Values and comments stay as they are. Files with YAML errors are skipped.
    """
    root = invocation.workspace
    plan = plan_format(root, items or [])
    if not check:
        commit(root, plan.changes)
    words = _("would format: {path}") if check else _("formatted: {path}")
    write(words.format(path=one_line(change.path)) + "\n" for change in plan.changes)
    write(
        [
            ngettext("{n} file already formatted", "{n} files already formatted", plan.unchanged).format(
                n=plan.unchanged
            )
            + "\n"
        ]
    )
    return int(check and bool(plan.changes))
