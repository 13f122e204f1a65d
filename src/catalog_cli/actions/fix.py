"""Mend what the rules can mend: round by round, and never so that anything else becomes wrong."""

from collections import Counter
from collections.abc import Callable, Iterable
from gettext import ngettext

from msgspec import Struct

from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.check.checker import Judge, Verdict
from catalog_cli.cli.output import screen, tell, write
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.store.fixing import with_fixes
from catalog_cli.store.source import Folder, OverlaySource, Source
from catalog_cli.store.transaction import commit
from catalog_cli.views.patch import patch_lines

ROUNDS = 200
"""More than any catalogue takes; a rule whose fix undoes another's must not go on for ever."""


class Mended(Struct, frozen=True):
    """The files that are mended, how many findings that took, and the verdict on what is left."""

    changes: tuple[FileChange, ...]
    count: int
    verdict: Verdict


def can_be_mended(finding: Finding, *, unsafe: bool) -> bool:
    """Say whether there is a fix of a finding that is safe, or one that is not where `unsafe` ones are wanted too."""
    return finding.fix is not None and (finding.fix.safe or unsafe)


def mend(
    source: Source, judge: Judge, wanted: Callable[[Finding], bool], memory: WorkspaceCache | None = None
) -> Mended:
    """Make the fixes of the wanted findings; nothing is written. `memory` is what is known of the source from before.

    What a fix brings to light is mended in the next round. A fix after which there is more to find, anywhere, is not
    made: a file that can be mended is never made worse.
    """
    files: dict[str, bytes] = {}
    refused: set[str] = set()
    count = 0
    verdict = judge.verdict(source, memory)
    share = 1
    for _ in range(ROUNDS):
        candidates = [
            each for each in verdict.findings if _open(each) and wanted(each) and each.fingerprint not in refused
        ]
        if not candidates:
            break
        tried = candidates[: max(len(candidates) // share, 1)]
        new, made = with_fixes(OverlaySource(source, files), tried)
        if not made:
            # their files are written in a way that cannot be edited
            refused |= {each.fingerprint for each in tried}
            continue
        after = judge.verdict(OverlaySource(source, files | new))
        if not _worse(verdict.findings, after.findings):
            files, verdict, count, share = files | new, after, count + len(made), 1
        elif len(made) == 1:
            refused.add(made[0].fingerprint)
            share = 1
        else:
            # one of them does harm: try fewer at once until it stands alone
            share *= 2
    changes = (FileChange(path, source.read(path), data) for path, data in files.items())
    return Mended(tuple(change for change in changes if change.changed), count, verdict)


def write_mended(mended: Mended, source: Source) -> None:
    """Write the files that are mended, all or none.

    Raises:
        ChangedOnDiskError: one was changed since it was read; none was written.
        CatalogError: one cannot be written, or the source is none that can be written to.
    """
    if not isinstance(source, Folder):
        raise CatalogError(
            message("what is staged cannot be mended in its place"),
            message("Leave out --staged, then look at the files and add them."),
        )
    commit(source.root, mended.changes)


def show_mended(mended: Mended) -> int:
    """Show what would be mended; give the exit status, 1 when there is anything."""
    styles = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"} if screen().colour else {}
    for change in mended.changes:
        for line in patch_lines(change.path, (change.before or b"").decode(), (change.after or b"").decode()):
            style = styles.get(line[:1], "")
            write([f"{style}{line}\x1b[0m\n" if style else f"{line}\n"])
    words = ngettext("{n} finding would be mended.", "{n} findings would be mended.", mended.count)
    tell([words.format(n=mended.count) + "\n"])
    return 1 if mended.changes else 0


def _open(finding: Finding) -> bool:
    return finding.fix is not None and finding.suppression is None


def _worse(before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Say whether any rule finds more than before in any file, or as much as before in all.

    In a file whose YAML could not be read no other rule has looked yet; what they find there now was there before.
    """
    unread = {each.path for each in before if _is_about_yaml(each)}
    old, new = (
        Counter((each.path, each.rule) for each in findings if each.path not in unread or _is_about_yaml(each))
        for findings in (before, after)
    )
    return new.total() >= old.total() or any(number > old[key] for key, number in new.items())


def _is_about_yaml(finding: Finding) -> bool:
    return finding.rule.startswith("yaml/")
