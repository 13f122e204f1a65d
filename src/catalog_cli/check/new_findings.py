"""What a change would bring: the findings of the workspace as it is, from the cache, against those it would have."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from catalog_cli.cache.workspace_cache import WorkspaceCache, open_cache
from catalog_cli.check.checker import Checker, CheckRequest
from catalog_cli.check.result import CheckResult
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.store.source import Folder, OverlaySource


def new_findings(
    folder: Folder,
    cache: WorkspaceCache | None,
    changes: Sequence[FileChange],
    run: Run,
    renames: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Return the findings, with their places, that changes would together bring into a workspace, whose cache is open.

    `renames` gives the old path of each file that gets another, by the new one: what was wrong there may stay so.

    Raises:
        CatalogError: the workspace cannot be read.
    """
    return ChangeChecks(folder, cache, run).findings(changes, renames)


def check_changes(root: Path, changes: Sequence[FileChange], run: Run) -> list[Finding]:
    """Return the findings that changes would together bring into a workspace.

    Raises:
        CatalogError: the workspace cannot be read.
    """
    folder = Folder(root)
    with open_cache(folder) as cache:
        return new_findings(folder, cache, changes, run)


class ChangeChecks:
    """Checks one change after another of the same state of a workspace, of which each file is checked once."""

    def __init__(self, folder: Folder, cache: WorkspaceCache | None, run: Run) -> None:
        """Take the workspace, its open cache, and the run; nothing is read yet."""
        self._folder = folder
        self._checker = Checker(folder, cache, CheckRequest(run))

    def findings(self, changes: Sequence[FileChange], renames: Mapping[str, str] | None = None) -> list[Finding]:
        """Return the findings that changes would together bring.

        Raises:
            CatalogError: the workspace cannot be read.
        """
        before, after = self._checker.run_around(
            OverlaySource(self._folder, {each.path: each.after for each in changes})
        )
        return added_findings(before, after, renames or {})


def added_findings(
    before: CheckResult | None, after: CheckResult, renames: Mapping[str, str] = MappingProxyType({})
) -> list[Finding]:
    """Return the findings of a workspace that it did not have before; all, where there was no workspace."""
    known = Counter(_identity(each, {}, worded=not renames) for each in (_shown(before) if before else ()))
    new = []
    for each in _shown(after):
        identity = _identity(each, renames, worded=not renames)
        known[identity] -= 1
        if known[identity] < 0:
            new.append(each)
    return new


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that stop a change."""
    return [each for each in findings if each.severity is Severity.ERROR]


def refuse_errors(findings: Iterable[Finding]) -> None:
    """Stop a command whose changes would break what is right.

    Raises:
        CatalogError: one of the findings that it would bring is an error.
    """
    for finding in errors_in(findings):
        raise CatalogError(
            message(
                "nothing was written: {path}: {message} [{rule}]",
                path=finding.path,
                message=finding.message,
                rule=finding.rule,
            ),
            finding.remedy,
        )


def _shown(result: CheckResult) -> list[Finding]:
    return [each for each in result.findings if each.suppression is None]


def _identity(finding: Finding, renames: Mapping[str, str], *, worded: bool) -> tuple[object, ...]:
    """Return what tells one finding from others: elements of a list may move, and words may name an id that changes."""
    words = str(finding.message) if worded else ""
    keys = tuple(step for step in finding.pointer if isinstance(step, str))
    return renames.get(finding.path, finding.path), finding.rule, keys, words
