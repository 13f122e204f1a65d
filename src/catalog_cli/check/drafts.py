"""Which errors a change would cause: the files as they are, checked with the cache, against what they would be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.check.checker import Checker, CheckRequest
from catalog_cli.check.result import CheckResult
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding, Severity
from catalog_cli.model.message import message
from catalog_cli.model.run import Run
from catalog_cli.store.source import Folder, OverlaySource


def refuse_new_errors(root: Path, change: FileChange, run: Run) -> None:
    """Stop a command whose edit would break what is right.

    Raises:
        CatalogError: the edited file breaks a rule that the file on disk keeps.
    """
    _refuse(draft_errors(root, change, run))


def refuse_new_errors_of(root: Path, writes: Sequence[FileChange], moved: Mapping[str, str], run: Run) -> None:
    """Stop a command whose writes would together break what is right.

    `moved` gives the old path of each file that gets another, by the new one: what was wrong there may stay so.

    Raises:
        CatalogError: the workspace would break a rule that it keeps now.
    """
    folder = Folder(root)
    before, after = _errors_before_and_after(folder, {each.path: each.after for each in writes}, run)
    old = Counter(_fault(each, {}, worded=not moved) for each in before)
    new = []
    for each in after:
        fault = _fault(each, moved, worded=not moved)
        old[fault] -= 1
        if old[fault] < 0:
            new.append(each)
    # the path of a file that is not there yet tells the user nothing
    _refuse(new, named=any(write.before is not None for write in writes))


def _refuse(errors: Sequence[Finding], *, named: bool = False) -> None:
    finding = next(iter(errors), None)
    if finding and named:
        raise CatalogError(
            message(
                "nothing was written: {path}: {message} [{rule}]",
                path=finding.path,
                message=finding.message,
                rule=finding.rule,
            ),
            finding.remedy,
        )
    if finding:
        raise CatalogError(
            message("nothing was written: {message} [{rule}]", message=finding.message, rule=finding.rule),
            finding.remedy,
        )


def draft_errors(root: Path, change: FileChange, run: Run) -> list[Finding]:
    """Return the errors, with their places, that a change would bring into the workspace."""
    folder = Folder(root)
    before, after = _errors_before_and_after(folder, {change.path: change.after}, run)
    old = set(map(_identity, before))
    return [each for each in after if _identity(each) not in old]


def _errors_before_and_after(
    folder: Folder, changed: Mapping[str, bytes | None], run: Run
) -> tuple[list[Finding], list[Finding]]:
    with open_cache(folder) as cache:
        checker = Checker(folder, cache, CheckRequest(run))
        return _errors(checker.run()), _errors(checker.run_with(OverlaySource(folder, changed)))


def _errors(result: CheckResult) -> list[Finding]:
    return [each for each in result.findings if each.severity is Severity.ERROR and each.suppression is None]


def _fault(finding: Finding, moved: Mapping[str, str], *, worded: bool) -> tuple[object, ...]:
    """Give what tells one fault from others; without its words where they may name an id that changes."""
    words = str(finding.message) if worded else ""
    return moved.get(finding.path, finding.path), finding.rule, finding.pointer, words


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.path, finding.rule, finding.pointer, str(finding.message)
