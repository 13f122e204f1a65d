"""Which errors a change would cause: the workspace as it is, from the cache, against what it would be."""

from collections import Counter
from collections.abc import Mapping, Sequence

from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.check.checker import Checker, CheckRequest
from catalog_cli.check.result import CheckResult
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.store.source import Folder, OverlaySource


def new_errors(
    folder: Folder,
    cache: WorkspaceCache | None,
    changes: Sequence[FileChange],
    run: Run,
    renames: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Return the errors, with their places, that changes would together bring into a workspace, whose cache is open.

    `renames` gives the old path of each file that gets another, by the new one: what was wrong there may stay so.

    Raises:
        CatalogError: the workspace cannot be read.
    """
    renames = renames or {}
    checker = Checker(folder, cache, CheckRequest(run, errors_only=True))
    before = _errors(checker.run())
    after = _errors(checker.run_with(OverlaySource(folder, {each.path: each.after for each in changes})))
    known = Counter(_identity(each, {}, worded=not renames) for each in before)
    new = []
    for each in after:
        identity = _identity(each, renames, worded=not renames)
        known[identity] -= 1
        if known[identity] < 0:
            new.append(each)
    return new


def refuse_new_errors(
    folder: Folder,
    cache: WorkspaceCache | None,
    changes: Sequence[FileChange],
    run: Run,
    renames: Mapping[str, str],
) -> None:
    """Stop a command whose changes would break what is right.

    Raises:
        CatalogError: the workspace would break a rule that it keeps now.
    """
    for finding in new_errors(folder, cache, changes, run, renames):
        raise CatalogError(
            message(
                "nothing was written: {path}: {message} [{rule}]",
                path=finding.path,
                message=finding.message,
                rule=finding.rule,
            ),
            finding.remedy,
        )


def _errors(result: CheckResult) -> list[Finding]:
    return [each for each in result.findings if each.severity is Severity.ERROR and each.suppression is None]


def _identity(finding: Finding, renames: Mapping[str, str], *, worded: bool) -> tuple[object, ...]:
    """Return what tells one error from others; without its words where they may name an id that changes."""
    words = str(finding.message) if worded else ""
    return renames.get(finding.path, finding.path), finding.rule, finding.pointer, words
