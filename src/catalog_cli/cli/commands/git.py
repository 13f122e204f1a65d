"""`catalog git`: let git merge and check this repository's catalogue."""

import sys
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import one_of
from catalog_cli.cli.output import tell, write
from catalog_cli.model.text import one_line
from catalog_cli.store.merge.git_setup import install_driver, refuse_bare, uncommitted, uninstall_driver

PANEL = _("Change")
SYNONYMS = {"install": "hook hooks"}
NO_ARGS_IS_HELP = True

Action = Annotated[
    str,
    typer.Argument(
        metavar="install|uninstall",
        help=_("Set up, or undo the setup."),
        callback=one_of(["install", "uninstall"]),
        autocompletion=lambda: ["install", "uninstall"],
        show_default=False,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show the changes; write nothing."))]


def command(invocation: Invocation, action: Action, dry_run: DryRun = False) -> None:
    """Set up git for this repository: merge field by field, check before each commit.

    Writes settings of this repository and lines in .gitattributes and in the pre-commit hook; nothing else there
    changes. uninstall removes exactly that.
    """
    refuse_bare(invocation.start)
    root = invocation.workspace
    program = (sys.executable, "-m", "catalog_cli")
    if action == "install":
        steps = install_driver(root, program, write=not dry_run)
    else:
        steps = uninstall_driver(root, write=not dry_run)
    prefix = _("would do: ") if dry_run else _("done: ")
    write(f"{prefix}{one_line(str(step))}\n" for step in steps)
    if not steps:
        write([_("nothing to change") + "\n"])
    if not dry_run and (file := uncommitted(root)):
        tell([_("commit {path}, so that it counts in every clone").format(path=one_line(str(file))) + "\n"])
