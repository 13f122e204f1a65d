"""What `catalog validate --add-ignores` does: suppress what is found by comments in the files, with a reason."""

from collections import defaultdict
from gettext import ngettext

from catalog_cli.actions.fix import Fixes, write_fixes
from catalog_cli.actions.validate import ValidateOutcome, ValidateRequest
from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.check.checker import BaselineLocation, Checker, CheckRequest
from catalog_cli.check.result import FindingFilter
from catalog_cli.formats import Screen
from catalog_cli.model.errors import UsageError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.finding import Finding
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.rules.registry import rule_named
from catalog_cli.store.source import SUFFIXES, OverlaySource, Source, UnreadableFileError
from catalog_cli.views.patch import patch_of


def add_ignores(request: ValidateRequest, reason: str, cache: WorkspaceCache | None, screen: Screen) -> ValidateOutcome:
    """Add a comment with the reason for each finding that is shown and not suppressed yet, or show them as a diff.

    What cannot be suppressed, such as a file that cannot be read, stays; the answer says how much that is.

    Raises:
        UsageError: the reason is empty.
        CatalogError: a file cannot be read or written.
    """
    if not reason.strip():
        raise UsageError(message("--add-ignores needs a reason, for whoever meets the comments next year"))
    options = request.options
    location = BaselineLocation(options.earlier.baseline, request.root)
    checker = Checker(request.source, cache, CheckRequest(options.run, options.choice, baseline=location))
    shown = FindingFilter(request.places, options.least)
    before = [finding for finding in checker.run().findings if _is_open(finding) and shown.shows(finding)]
    changes = _changes(request.source, before, one_line(reason.strip()))
    result = checker.run_with(OverlaySource(request.source, {change.path: change.after for change in changes}))
    left = sum(_is_open(finding) and shown.shows(finding) for finding in result.findings)
    added = len(before) - left
    if options.fixes.show_diff:
        words = ngettext("{n} finding would be suppressed.", "{n} findings would be suppressed.", added)
        note = words.format(n=added) + "\n"
        return ValidateOutcome(list(patch_of(changes, {}, colour=screen.colour)), 1 if changes else 0, note)
    write_fixes(Fixes(changes, added, result), request.source)
    lines = [ngettext("{n} finding suppressed.", "{n} findings suppressed.", added).format(n=added)]
    if left:
        words = ngettext("{n} finding cannot be suppressed.", "{n} findings cannot be suppressed.", left)
        lines.append(words.format(n=left))
    return ValidateOutcome([f"{line}\n" for line in lines], 1 if left else 0)


def _is_open(finding: Finding) -> bool:
    return finding.suppression is None


def _changes(source: Source, findings: list[Finding], reason: str) -> tuple[FileChange, ...]:
    # deferred: the strict parser is needed only where there is a file to change
    from catalog_cli.yaml.comments import with_ignores

    names: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for finding in findings:
        # other files than YAML have no such comments, and what the parser reports is never suppressed
        if finding.place and finding.path.endswith(SUFFIXES) and not rule_named(finding.rule).reported_by_parser:
            names[finding.path][finding.place.line].add(finding.rule)
    changes = []
    for path, names_by_line in names.items():
        try:
            data = source.read(path)
            text = data.decode("utf-8")
        except (UnreadableFileError, UnicodeDecodeError):
            continue
        changes.append(FileChange(path, data, with_ignores(text, names_by_line, reason).encode()))
    return tuple(change for change in changes if change.changed)
