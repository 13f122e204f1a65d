"""What `catalog validate` does: check the files, fix what can be fixed, and report what is left."""

from collections.abc import Container, Iterable
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.check.output_cache import OutputCache
from catalog_cli.formats import Screen
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.finding import Finding, Report, Severity, TextReplacement
from catalog_cli.model.run import Run
from catalog_cli.model.text import one_line
from catalog_cli.rules.choice import Choice
from catalog_cli.store.source import Source

if TYPE_CHECKING:
    # an output that is cached needs none of it
    from catalog_cli.check.result import CheckResult


Asked = tuple[Path, Source, tuple[str, ...]]
"""A workspace to check, as it is in a source, and the paths in it that are asked for; no paths mean all."""


class ValidateRequest(Struct, frozen=True, kw_only=True):
    """The files of `source`, which belong to the workspace at `root`, and how the user wants them checked.

    Only what is found in `places`, and is no less severe than `least`, is shown; of what `new_since`, an earlier
    revision, had already, only errors are. `base` is the earlier revision to compare with, `baseline` the file of known
    findings. The report is in `format`, in the file `output` where one is named; with `statistics` it only counts, with
    `with_suppressed` it has the findings that are suppressed too.
    """

    source: Source
    root: Path
    run: Run
    choice: Choice
    places: tuple[str, ...]
    least: Severity
    base: str | None
    new_since: str | None
    baseline: Path | None
    format: str
    output: Path | None
    statistics: bool
    with_suppressed: bool
    fix: bool
    unsafe_fixes: bool
    show_diff: bool

    @property
    def fixes(self) -> bool:
        """Whether anything is to be fixed, or shown as it would be."""
        return self.fix or self.unsafe_fixes or self.show_diff

    @property
    def is_pure(self) -> bool:
        """Whether the output depends on nothing but the files and the baseline, and nothing is written."""
        return self.base is None and self.new_since is None and self.output is None and not self.fixes


class ValidateOutcome(Struct, frozen=True):
    """The answer, piece by piece, with the exit status; `note` is about the work and no part of the answer."""

    pieces: Iterable[str]
    status: int
    note: str = ""


def validate(request: ValidateRequest, cache: WorkspaceCache | None, screen: Screen) -> ValidateOutcome:
    """Check, fix and report. The cache has to stay open until all pieces are taken: then they are stored in it.

    Raises:
        CatalogError: something cannot be read or written.
    """
    output = OutputCache(
        cache if request.is_pure else None,
        request.root,
        request.run.language,
        request.choice,
        request.places,
        request.least,
        request.baseline,
        request.format,
        request.statistics,
        request.with_suppressed,
        screen,
    )
    stored = output.replay(request.run.today)
    if stored:
        return ValidateOutcome(stored.texts(), stored.status)
    return _validate_uncached(request, cache, output, screen)


def write_new_baseline(request: ValidateRequest, path: Path, cache: WorkspaceCache | None) -> ValidateOutcome:
    """Write a baseline of all that is found now.

    Raises:
        CatalogError: something cannot be read or written.
    """
    # deferred: an output that is cached needs none of it
    from catalog_cli.check.baseline import write_baseline
    from catalog_cli.check.checker import Checker, CheckRequest
    from catalog_cli.rules.registry import needs_answer

    check = CheckRequest(request.run, request.choice, _base(request))
    found = Checker(request.source, cache, check).run().findings
    # whether links open is for `catalog links` to find out
    count = write_baseline(path, found, lambda note: needs_answer(note["rule"]))
    words = ngettext("{path}: {n} finding noted", "{path}: {n} findings noted", count)
    return ValidateOutcome([words.format(path=one_line(str(path)), n=count) + "\n"], 0)


def _validate_uncached(
    request: ValidateRequest, cache: WorkspaceCache | None, output: OutputCache, screen: Screen
) -> ValidateOutcome:
    # deferred: an output that is cached needs none of it
    from catalog_cli.check.checker import BaselineLocation, Checker, CheckRequest
    from catalog_cli.check.result import FindingFilter, ReportForm, render, report_on

    location = BaselineLocation(request.baseline, request.root)
    checker = Checker(request.source, cache, CheckRequest(request.run, request.choice, _base(request), location))
    result, fixed = checker.run(), 0
    shown = FindingFilter(request.places, request.least, request.with_suppressed, _earlier(request, result))
    if request.fixes:
        # deferred: editing files is much to load, and most only want to know
        from catalog_cli.actions.fix import fix_findings, has_fix, show_fixes, write_fixes

        def wanted(finding: Finding) -> bool:
            return shown.shows(finding) and has_fix(finding, unsafe=request.unsafe_fixes)

        fixes = fix_findings(request.source, checker, result, wanted)
        if request.show_diff:
            diff, note = show_fixes(fixes, screen)
            return ValidateOutcome(diff, 1 if fixes.changes else 0, note)
        write_fixes(fixes, request.source)
        result, fixed = fixes.result, fixes.count
    files = sum(map(shown.covers, checker.paths))
    report = report_on(result, shown, files, request.root, fixed=fixed)
    report = replace(report, find_replacements=lambda finding: _replacements(request.source, finding))
    pieces = render(report, ReportForm(name=request.format, path=request.output, statistics=request.statistics), screen)
    status = 1 if report.failed else 0
    if request.output:
        return ValidateOutcome(_write_report(request.output, pieces, report), status)
    path = location.path(result.settings)
    return ValidateOutcome(output.tee(pieces, status, result.days, [path] if path else []), status)


def _replacements(source: Source, finding: Finding) -> tuple[TextReplacement, ...]:
    # deferred: few formats tell what a fix changes
    from catalog_cli.store.fixes import replacements_for

    return replacements_for(source, finding)


def _write_report(path: Path, pieces: Iterable[str], report: Report) -> list[str]:
    """Write a report to a file; return the lines that sum it up."""
    # deferred: most reports are printed
    from catalog_cli.store.documents import write_document
    from catalog_cli.views.report import summary_lines

    write_document(path, "".join(pieces).encode("utf-8", "replace"))
    return [f"{line}\n" for line in summary_lines(report)]


def _earlier(request: ValidateRequest, result: "CheckResult") -> Container[str]:
    """Return the fingerprints of what the earlier revision had already."""
    if request.new_since is None:
        return ()
    # deferred: few compare with an earlier revision
    from catalog_cli.check.checker import CheckRequest, check_source
    from catalog_cli.check.new_findings import added_findings
    from catalog_cli.store.git import resolve_if_any

    revision = resolve_if_any(request.root, request.new_since)
    before = check_source(revision, CheckRequest(request.run, request.choice)) if revision else None
    new = {finding.fingerprint for finding in added_findings(before, result)}
    return {finding.fingerprint for finding in result.findings} - new


def _base(request: ValidateRequest) -> LoadedCatalogue | None:
    if request.base is None:
        return None
    # deferred: few compare with an earlier revision
    from catalog_cli.store.git import resolve
    from catalog_cli.store.loader import load_catalogue

    return load_catalogue(resolve(request.root, request.base))
