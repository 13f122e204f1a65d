"""Carry out a command's plan and print what it did, or what it would do."""

from collections.abc import Callable, Iterable
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from catalog_cli.actions.apply_plan import Plan, Question, apply_plan
from catalog_cli.cli.dialogue import confirm
from catalog_cli.cli.notices import tell_new_findings
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import Message, message
from catalog_cli.model.run import Run
from catalog_cli.model.text import one_line
from catalog_cli.views.patch import patch_of

DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show the changes as a diff; write nothing."))]
MakePlan = Callable[[LoadedCatalogue], Plan]


def carry_out(root: Path, make_plan: MakePlan, run: Run, *, dry_run: bool, if_yes: MakePlan | None = None) -> int:
    """Apply a plan and print the outcome; return the exit status.

    `if_yes` makes the plan to apply once the question of the first one is answered with yes.

    Raises:
        CatalogError: the plan cannot be made or written, or the answer to its question is not yes.
    """
    plan = apply_plan(root, make_plan, run, dry_run=dry_run)
    if plan.question and if_yes:
        # no lock is held while a person thinks, so the plan is made again from what is on the disk then
        confirm(plan.question)
        plan = apply_plan(root, if_yes, run, dry_run=dry_run)
    if plan.found == 0:
        _print_lines(tell, plan.warnings)
        return 1
    if dry_run:
        _print_changes(plan)
        tell([_("Nothing was written.") + "\n"])
    else:
        _print_outcome(plan)
    return 0


def carry_out_once_seen(root: Path, make_plan: MakePlan, run: Run) -> int:
    """Show what a plan would change, and apply it if the user then says so; return the exit status.

    Raises:
        CatalogError: the plan cannot be made or written, or the answer is not yes.
    """
    plan = apply_plan(root, make_plan, run, dry_run=True)
    if plan.found == 0:
        _print_lines(tell, plan.warnings)
        return 1
    _print_changes(plan)
    refusal = CatalogError(message("nothing was written"), message("To write these changes, add --yes."))
    confirm(Question(text=_("Write these changes?"), yes=_("yes"), no=_("no"), refusal=refusal))
    # what was looked at is written, or nothing: a file that has changed since stops it
    written = apply_plan(root, lambda _reading: plan, run)
    _print_outcome(replace(written, findings=(), warnings=(), found=None))
    return 0


def _print_changes(plan: Plan) -> None:
    write(patch_of(plan.changes, plan.renames, colour=screen().colour))
    _print_lines(tell, () if plan.changes else plan.lines)
    _print_notes(plan)
    tell_new_findings(plan.findings)


def _print_outcome(plan: Plan) -> None:
    _print_lines(write, plan.lines)
    _print_notes(plan)
    tell_new_findings(plan.findings)
    if plan.undo:
        tell([_("Take it back with: {command}").format(command=plan.undo) + "\n"])


def _print_notes(plan: Plan) -> None:
    _print_lines(tell, plan.warnings)
    if plan.found is not None:
        count = len(plan.changes)
        first = ngettext("{n} item found", "{n} items found", plan.found).format(n=plan.found)
        second = ngettext("{n} file changes", "{n} files change", count).format(n=count)
        tell([f"{first} · {second}\n"])


def _print_lines(output: Callable[[Iterable[str]], None], lines: Iterable[Message]) -> None:
    output(f"{one_line(str(line))}\n" for line in lines)
