"""`catalog fmt`: keys in their usual order, lists in their usual style."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.plan_format import plan_format
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread_files
from catalog_cli.cli.options import ItemNames
from catalog_cli.cli.output import write
from catalog_cli.cli.workspaces import heading, workspaces_with
from catalog_cli.model.text import one_line
from catalog_cli.store.transaction import commit

PANEL = _("Change")
SYNONYMS = {"": "format tidy prettify 格式化 排版 整理"}

Check = Annotated[bool, typer.Option("--check", help=_("Change nothing; exit with 1 if a file would change."))]
EachWorkspace = Annotated[
    bool,
    typer.Option("--each-workspace", help=_("Treat the arguments as paths; format each workspace that they are in.")),
]


def command(
    invocation: Invocation, items: ItemNames = None, check: Check = False, each_workspace: EachWorkspace = False
) -> int:
    """Format files: the order of keys, the style of lists, blank lines.

    Values and comments stay as they are. Files with YAML errors are left alone and named; the exit status then is 1.
    """
    if not each_workspace:
        return _format(invocation.workspace, items or [], check=check)
    roots = workspaces_with(invocation.start, map(Path, items or []))
    status = 0
    for root in roots:
        write([heading(invocation.start, root)] if len(roots) > 1 else [])
        status = max(status, _format(root, [], check=check))
    return status


def _format(root: Path, items: Sequence[str], *, check: bool) -> int:
    plan = plan_format(root, items)
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
    return max(tell_unread_files(plan.unreadable), int(check and bool(plan.changes)))
