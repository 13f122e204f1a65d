"""`catalog validate` over several workspaces: one report on all of them, in every format; else one after the other."""

from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from catalog_cli.actions.check_workspace import answer, check_workspace
from catalog_cli.actions.merge_reports import LabelledReport, merge_reports
from catalog_cli.actions.validate import ValidateOptions, ValidateRequest
from catalog_cli.actions.workspaces import WorkspacePlace, label_of, seen_from
from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.cli.errors import STATUS
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import screen, write
from catalog_cli.cli.progress import progress
from catalog_cli.cli.several.reading import Workspaces
from catalog_cli.cli.workspaces import heading
from catalog_cli.store.source import Source

Roots = Mapping[Path, tuple[str, ...]]
"""Workspaces, and the paths in each that are asked for."""


class Task(Protocol):
    """What `catalog validate` is asked to do: a report, or what is done with one workspace after the other."""

    @property
    def options(self) -> ValidateOptions:
        """How files are checked."""

    @property
    def is_report(self) -> bool:
        """Whether the answer is a report."""

    def carry_out(self, root: Path, places: tuple[str, ...]) -> int:
        """Do it with one workspace; return the exit status."""

    def source(self, root: Path) -> Source:
        """Return the files of a workspace."""


def validate_several(invocation: Invocation, roots: Roots | None, task: Task) -> int:
    """Check workspaces, those that options name without `roots`; return the worst exit status."""
    start = invocation.start
    places = None if roots is None else [WorkspacePlace(root, seen_from(start.resolve(), root)) for root in roots]
    workspaces = Workspaces(invocation, places=places)
    if not workspaces:
        return 0

    def carry_out(place: WorkspacePlace, _invocation: Invocation) -> int:
        write([heading(start, place.root)])
        return task.carry_out(place.root, (roots or {}).get(place.root, ()))

    def check(place: WorkspacePlace, _invocation: Invocation) -> LabelledReport:
        return _report(place, (roots or {}).get(place.root, ()), task)

    if task.is_report:
        with progress(_("Checking")) as step:
            parts = []
            for part in workspaces.each(check):
                parts.append(part)
                step(len(parts), len(workspaces))
        if not parts:
            return STATUS
        outcome = answer(merge_reports(parts, start), task.options, screen())
        write(outcome.pieces)
        statuses = [outcome.status]
    else:
        statuses = list(workspaces.each(carry_out))
    return STATUS if workspaces.any_failed else max(*statuses, workspaces.finish())


def _report(place: WorkspacePlace, places: tuple[str, ...], task: Task) -> LabelledReport:
    source = task.source(place.root)
    with open_cache(source) as cache:
        checked = check_workspace(ValidateRequest(source, place.root, places, task.options), cache)
    # a baseline that the user names is that of all: what one workspace lacks, another may have
    report = replace(checked.report, settled=0) if task.options.earlier.baseline else checked.report
    return LabelledReport(label_of(place, checked.result.settings, source), report)
