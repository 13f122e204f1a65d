"""Plans of a command that changes files, and the one way to carry one out: checked, under the lock, all or nothing."""

import os
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.check.new_findings import new_findings, refuse_errors
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import Message, message
from catalog_cli.model.run import Run
from catalog_cli.store.cached_loader import load_with
from catalog_cli.store.items import unparsed_files_with
from catalog_cli.store.source import ITEMS, RECORDS, SETTINGS, Folder, is_entry, is_record

_RESTORED_AT_MOST = 5
"""The most files that a `git restore` names one by one; beyond, it names their folder."""


class Question(Struct, frozen=True, kw_only=True):
    """What only a person can decide, by yes or no; `refusal` is raised unless somebody says yes, where there is one."""

    text: str
    yes: str
    no: str
    refusal: CatalogError | None = None


class Plan(Struct, frozen=True, kw_only=True):
    """The files that a command is about to change, and what it says of them."""

    changes: Sequence[FileChange] = ()
    lines: Sequence[Message] = ()
    """One for each file that changes, or why none does."""
    warnings: Sequence[Message] = ()
    renames: Mapping[str, str] = field(default_factory=dict)
    """The old path of each renamed file, by its new one."""
    undo: str | None = None
    """The command that undoes it."""
    found: int | None = None
    """How many items the query found, where a query selects the items to change."""
    checked: bool = True
    """Whether new errors refuse the plan."""
    findings: Sequence[Finding] = ()
    """New findings that do not refuse the plan, once it has been checked."""
    question: Question | None = None
    """What must be answered before the plan can be made; there are no changes until then."""


def apply_plan(root: Path, make_plan: Callable[[LoadedCatalogue], Plan], run: Run, *, dry_run: bool = False) -> Plan:
    """Plan for what is on the disk at the moment of writing, and write it; return the plan with a way to undo it.

    The plan is made, checked and written under one lock, so that no other writer comes between. With `dry_run`, or
    while there is a question, nothing is written.

    Raises:
        CatalogError: the files cannot be written, or would break a rule that they keep now; none was written.
    """
    if dry_run:
        return _checked(root, make_plan, run)
    # deferred: a dry run writes nothing
    from catalog_cli.store.lock import write_lock
    from catalog_cli.store.transaction import commit_moves

    with write_lock(root):
        plan = _checked(root, make_plan, run)
        # git is asked before writing: afterwards the files differ from the last commit in any case
        undo = plan.undo or _restore_command(root, plan.changes)
        commit_moves(root, plan.changes, plan.renames)
    return replace(plan, undo=undo if plan.changes else None)


def require_settings(reading: LoadedCatalogue) -> None:
    """Stop where `catalog.yaml` has to change together with items and cannot be read.

    Raises:
        CatalogError: it cannot.
    """
    if reading.settings is None:
        raise CatalogError(
            message("cannot read {path}, which has to change as well", path=SETTINGS),
            message("Fix it first: catalog edit {path}", path=SETTINGS),
        )


def unread_references(root: Path, reading: LoadedCatalogue, names: Iterable[str]) -> list[Message]:
    """Warn of each file that cannot be read but contains one of the ids or names: it may refer to it."""
    return [
        message("cannot read {path}, which contains “{id}”: check it yourself", path=path, id=name)
        for name in names
        for path in unparsed_files_with(root, reading, name)
    ]


def _checked(root: Path, make_plan: Callable[[LoadedCatalogue], Plan], run: Run) -> Plan:
    folder = Folder(root)
    # opened once: looking at all files is much of the work
    with open_cache(folder) as cache:
        plan = make_plan(load_with(folder, cache))
        if not plan.changes:
            return plan
        found = new_findings(folder, cache, plan.changes, run, plan.renames)
    if plan.checked:
        refuse_errors(found)
    return replace(plan, findings=found)


def _restore_command(root: Path, changes: Sequence[FileChange]) -> str | None:
    """Return the git command that restores the files as they are now; None if git does not have them so."""
    # deferred: git is not asked for a dry run
    from catalog_cli.store.git.commits import can_be_restored

    paths = [each.path for each in changes]
    few = len(paths) <= _RESTORED_AT_MOST
    named = paths if few else sorted({_folder_of(path) for path in paths})
    if not paths or not can_be_restored(root, paths, named):
        return None
    return "git restore -- " + " ".join(shlex.quote(os.path.relpath(root / path)) for path in named)


def _folder_of(path: str) -> str:
    """Return the folder of a file that has many beside it; any other file's own path."""
    if not is_entry(path):
        return path
    return RECORDS if is_record(path) else ITEMS
