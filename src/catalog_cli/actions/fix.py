"""Fix what the rules can fix: round by round, and never so that anything else becomes wrong."""

from collections import Counter
from collections.abc import Callable, Iterable
from gettext import ngettext

from msgspec import Struct

from catalog_cli.check.checker import Checker
from catalog_cli.check.result import CheckResult
from catalog_cli.formats import Screen
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.store.fixes import apply_fixes
from catalog_cli.store.source import SETTINGS, Folder, OverlaySource, Source
from catalog_cli.store.transaction import commit
from catalog_cli.views.patch import patch_of

ROUNDS = 200
"""More than any catalogue takes; a rule whose fix undoes another's must not go on for ever."""


class Fixes(Struct, frozen=True):
    """The files that are fixed, how many findings that took, and what is left."""

    changes: tuple[FileChange, ...]
    count: int
    result: CheckResult


def has_fix(finding: Finding, *, unsafe: bool) -> bool:
    """Return whether a finding has a safe fix, or an unsafe one where `unsafe` ones are wanted too."""
    return finding.fix is not None and (finding.fix.safe or unsafe)


def fix_findings(source: Source, checker: Checker, result: CheckResult, wanted: Callable[[Finding], bool]) -> Fixes:
    """Make the fixes of the wanted findings; nothing is written. `result` is what the checker found in the source.

    What a fix brings to light is fixed in the next round. A fix after which there is more to find, anywhere, is not
    made: a file that can be fixed is never made worse.
    """
    files: dict[str, bytes] = {}
    refused: set[str] = set()
    count = 0
    share = 1
    for _ in range(ROUNDS):
        candidates = [
            each for each in result.findings if _is_open(each) and wanted(each) and each.fingerprint not in refused
        ]
        if not candidates:
            break
        tried = candidates[: max(len(candidates) // share, 1)]
        new, made = apply_fixes(OverlaySource(source, files), tried)
        if not made:
            # their files use forms of YAML that cannot be edited in place
            refused |= {each.fingerprint for each in tried}
            continue
        both = files | new
        after = checker.run_with(OverlaySource(source, both))
        if not _is_worse(result.findings, after.findings):
            files, result, count, share = both, after, count + len(made), 1
        elif len(made) == 1:
            refused.add(made[0].fingerprint)
            share = 1
        else:
            # one of them does harm: try fewer at once until it is alone
            share *= 2
    changes = (FileChange(path, source.read(path), data) for path, data in files.items())
    return Fixes(tuple(change for change in changes if change.changed), count, result)


def write_fixes(fixes: Fixes, source: Source) -> None:
    """Write the files that are fixed.

    Raises:
        ChangedOnDiskError: one was changed since it was read; all are left as they are.
        CatalogError: one cannot be written, or the source is none that can be written to.
    """
    if not isinstance(source, Folder):
        raise CatalogError(
            message("staged content and standard input cannot be fixed in place"),
            message("Fix the files themselves: leave out --staged, or - and --stdin-filename."),
        )
    commit(source.root, fixes.changes)


def show_fixes(fixes: Fixes, screen: Screen) -> tuple[list[str], str]:
    """Return the fixes as a diff, line by line, and the sentence that says how many findings they fix."""
    words = ngettext("{n} finding would be fixed.", "{n} findings would be fixed.", fixes.count)
    return list(patch_of(fixes.changes, {}, colour=screen.colour)), words.format(n=fixes.count) + "\n"


def _is_open(finding: Finding) -> bool:
    return finding.fix is not None and finding.suppression is None


def _is_worse(before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Return whether any rule finds more than before in any file, or as much as before in all.

    In a file whose YAML could not be read no other rule has looked yet; what they find there now was there before, and
    so was what they find, with that file's item, of the catalogue as a whole.
    """
    unread = {each.path for each in before if _is_about_yaml(each)}
    unread |= {SETTINGS} if unread else set()
    old, new = (
        Counter((each.path, each.rule) for each in findings if each.path not in unread or _is_about_yaml(each))
        for findings in (before, after)
    )
    return new.total() >= old.total() or any(number > old[key] for key, number in new.items())


def _is_about_yaml(finding: Finding) -> bool:
    return finding.rule.startswith("yaml/")
