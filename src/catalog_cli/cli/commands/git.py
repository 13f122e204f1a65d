"""`catalog git`: let git merge and check this repository's catalogue."""

import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import one_of
from catalog_cli.cli.output import tell, write
from catalog_cli.model.text import one_line
from catalog_cli.store.merge.git_setup import install_driver, refuse_bare, setup_flaws, uncommitted, uninstall_driver

PANEL = _("Change")
SYNONYMS = {"install": "hook hooks"}
NO_ARGS_IS_HELP = True
_LONGEST = 72

Action = Annotated[
    str,
    typer.Argument(
        metavar="install|status|uninstall",
        help=_("Set up, check the setup, or undo it."),
        callback=one_of(["install", "status", "uninstall"]),
        autocompletion=lambda: ["install", "uninstall"],
        show_default=False,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show the changes; write nothing."))]


def command(invocation: Invocation, action: Action, dry_run: DryRun = False) -> int:
    """Set up git for this repository: merge field by field, check before each commit.

    Writes settings of this repository and lines in .gitattributes and in the pre-commit hook; nothing else there
    changes. uninstall removes exactly that. status writes nothing; its exit status is 1 where something is missing.
    """
    refuse_bare(invocation.start)
    root = invocation.workspace
    # the program that needs no Python is its own interpreter
    program = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "catalog_cli")
    if action == "status":
        return _tell_status(root, program)
    if action == "install":
        steps = install_driver(root, program, write=not dry_run)
    else:
        steps = uninstall_driver(root, write=not dry_run)
    prefix = _("would do: ") if dry_run else _("done: ")
    write(f"{prefix}{_shown(str(step), whole=dry_run)}\n" for step in steps)
    if not steps:
        write([_("nothing to change") + "\n"])
    elif action == "install" and not dry_run:
        write([_set_up() + "\n"])
    if not dry_run:
        _remind(root)
    return 0


def _set_up() -> str:
    return _("git is set up: it merges field by field, and checks before each commit")


def _shown(step: str, *, whole: bool) -> str:
    """Return a step on one line; of a long setting, its beginning, as --dry-run shows all of it."""
    line = one_line(step)
    return line if whole or len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _tell_status(root: Path, program: Sequence[str]) -> int:
    flaws = setup_flaws(root, program)
    if not flaws:
        write([_set_up() + "\n"])
    write(_("missing: {step}").format(step=one_line(str(flaw))) + "\n" for flaw in flaws)
    if flaws:
        tell([_("Set it up with: catalog git install") + "\n"])
    _remind(root)
    return 1 if flaws else 0


def _remind(root: Path) -> None:
    """Say that others need `.gitattributes` too, until it is committed."""
    if file := uncommitted(root):
        tell([_("commit {path}, so that it counts in every clone").format(path=one_line(str(file))) + "\n"])
