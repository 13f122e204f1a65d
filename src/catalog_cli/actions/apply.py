"""Carry out a change of several files: decide under the lock, write all or nothing, or only show the diff."""

import os
import shlex
from collections.abc import Callable, Mapping, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct, field

from catalog_cli.check.drafts import refuse_new_errors_of
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.reading import Reading
from catalog_cli.model.run import Run
from catalog_cli.store.lock import write_lock
from catalog_cli.store.reading import read
from catalog_cli.store.source import Folder
from catalog_cli.store.transaction import commit_moves
from catalog_cli.views.patch import patch_lines

DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show what would change, as a diff; write nothing."))]
_NAMED_AT_MOST = 5


class Plan(Struct, frozen=True, kw_only=True):
    """What a command is about to write, and what it says of it: a line for each file that changes."""

    writes: Sequence[FileChange]
    told: Sequence[str]
    warnings: Sequence[str] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    """The old path of each file that gets another, by its new path."""
    undo: str | None = None
    """The command that takes it back, where there is a better one than git's."""
    checked: bool = True
    """Whether what makes something wrong that was right before is refused."""


def carry_out(root: Path, decide: Callable[[Reading], Plan], run: Run, *, dry_run: bool) -> Plan:
    """Decide for what is on the disk at the moment of writing, write it, and say so; with `dry_run` show the diff.

    Raises:
        CatalogError: the files cannot be written, or would break a rule that they keep now; none was written.
    """
    if dry_run:
        plan = _refused_or_given(root, decide(read(Folder(root))), run)
        _show(plan)
        return plan
    with write_lock(root):
        plan = _refused_or_given(root, decide(read(Folder(root))), run)
        undo = plan.undo or _undo(root, plan.writes)
        commit_moves(root, plan.writes, plan.moved)
    write(f"{line}\n" for line in plan.told)
    tell(f"{line}\n" for line in plan.warnings)
    if undo and plan.writes:
        tell([_("Take it back with: {command}").format(command=undo) + "\n"])
    return plan


def _refused_or_given(root: Path, plan: Plan, run: Run) -> Plan:
    if plan.checked and plan.writes:
        refuse_new_errors_of(root, plan.writes, plan.moved, run)
    return plan


def _show(plan: Plan) -> None:
    styles = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"} if screen().colour else {}
    origins = {old: new for new, old in plan.moved.items()}
    before = {each.path: each.before or b"" for each in plan.writes}
    for each in plan.writes:
        if each.after is None and each.path in origins:
            continue
        old = plan.moved.get(each.path, each.path)
        after = None if each.after is None else each.after.decode("utf-8", "replace")
        for line in patch_lines(each.path, before[old].decode("utf-8", "replace"), after, old=old):
            style = styles.get(line[:1], "")
            write([f"{style}{line}\x1b[0m\n" if style else f"{line}\n"])
    tell(f"{line}\n" for line in (*(() if plan.writes else plan.told), *plan.warnings))
    tell([_("Nothing was written.") + "\n"])


def _undo(root: Path, writes: Sequence[FileChange]) -> str | None:
    """Give the command by which git gives back what the files are now; None where it could not."""
    from catalog_cli.store.git.committed import can_be_restored

    paths = [each.path for each in writes]
    if not paths or len(paths) > _NAMED_AT_MOST or not can_be_restored(root, paths):
        return None
    return "git restore -- " + " ".join(shlex.quote(os.path.relpath(root / path)) for path in paths)
