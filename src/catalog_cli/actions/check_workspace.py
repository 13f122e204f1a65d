"""Check a workspace, fix what can be fixed and report what is left, where no cached output says it."""

from collections.abc import Callable, Container, Iterable
from gettext import ngettext
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.actions.validate import ValidateOptions, ValidateOutcome, ValidateRequest, output_cache
from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.check.checker import BaselineLocation, Checker, CheckRequest, check_source
from catalog_cli.check.result import CheckResult, FindingFilter, ReportForm, render, report_on
from catalog_cli.formats import Screen
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.finding import Finding, Report, TextReplacement
from catalog_cli.model.text import one_line
from catalog_cli.store.source import Source


class CheckedWorkspace(Struct, frozen=True):
    """The report on a workspace, the result that it is made from, and where its baseline is."""

    report: Report
    result: CheckResult
    baseline: Path | None


def validate(request: ValidateRequest, cache: WorkspaceCache | None, screen: Screen) -> ValidateOutcome:
    """Check, fix and report. The cache has to stay open until all pieces are taken: then they are stored in it.

    Raises:
        CatalogError: Something cannot be read or written.
    """
    if request.options.fixes.show_diff:
        return _preview_fixes(request, cache, screen)
    checked = check_workspace(request, cache)
    outcome = answer(checked.report, request.options, screen)
    documents = [checked.baseline] if checked.baseline else []
    output = output_cache(request, cache, screen)
    return replace(outcome, pieces=output.tee(outcome.pieces, outcome.status, checked.result.days, documents))


def check_workspace(request: ValidateRequest, cache: WorkspaceCache | None) -> CheckedWorkspace:
    """Check a workspace, and write the fixes that are asked for.

    Raises:
        CatalogError: Something cannot be read or written.
    """
    checker, location = _checker(request, cache)
    result, fixed = checker.run(), 0
    shown = _filter(request, result)
    if request.options.fixes:
        # deferred: editing files is much to load, and most only want to know
        from catalog_cli.actions.fix import fix_findings, write_fixes

        fixes = fix_findings(request.source, checker, result, _wanted(request, shown))
        write_fixes(fixes, request.source)
        result, fixed = fixes.result, fixes.count
    report = report_on(result, shown, sum(map(shown.covers, checker.paths)), request.root, fixed=fixed)
    report = replace(report, find_replacements=lambda finding: _replacements(request.source, finding))
    return CheckedWorkspace(report, result, location.path(result.settings))


def answer(report: Report, options: ValidateOptions, screen: Screen) -> ValidateOutcome:
    """Print a report, or write it to the file that is named and print the lines that sum it up.

    Raises:
        CatalogError: The file cannot be written.
    """
    form = ReportForm(name=options.report.format, path=options.report.output, statistics=options.report.statistics)
    pieces, status = render(report, form, screen), 1 if report.failed else 0
    if form.path:
        return ValidateOutcome(_write_report(form.path, pieces, report), status)
    return ValidateOutcome(pieces, status)


def write_new_baseline(request: ValidateRequest, path: Path, cache: WorkspaceCache | None) -> ValidateOutcome:
    """Write a baseline of all that is found now.

    Raises:
        CatalogError: Something cannot be read or written.
    """
    # deferred: few write a baseline
    from catalog_cli.check.baseline import write_baseline
    from catalog_cli.rules.registry import needs_answer

    check = CheckRequest(request.options.run, request.options.choice, _base(request))
    found = Checker(request.source, cache, check).run().findings
    # whether links open is for `catalog links` to find out
    count = write_baseline(path, found, lambda note: needs_answer(note["rule"]))
    words = ngettext("{path}: {n} finding noted", "{path}: {n} findings noted", count)
    return ValidateOutcome([words.format(path=one_line(str(path)), n=count) + "\n"], 0)


def _preview_fixes(request: ValidateRequest, cache: WorkspaceCache | None, screen: Screen) -> ValidateOutcome:
    """Show what would be fixed."""
    # deferred: editing files is much to load, and most only want to know
    from catalog_cli.actions.fix import fix_findings, show_fixes

    checker, _location = _checker(request, cache)
    result = checker.run()
    fixes = fix_findings(request.source, checker, result, _wanted(request, _filter(request, result)))
    diff, note = show_fixes(fixes, screen)
    return ValidateOutcome(diff, 1 if fixes.changes else 0, note)


def _wanted(request: ValidateRequest, shown: FindingFilter) -> Callable[[Finding], bool]:
    """Return what says whether a finding is to be fixed."""
    # deferred: editing files is much to load, and most only want to know
    from catalog_cli.actions.fix import has_fix

    unsafe = request.options.fixes.unsafe
    return lambda finding: shown.shows(finding) and has_fix(finding, unsafe=unsafe)


def _checker(request: ValidateRequest, cache: WorkspaceCache | None) -> tuple[Checker, BaselineLocation]:
    location = BaselineLocation(request.options.earlier.baseline, request.root)
    check = CheckRequest(request.options.run, request.options.choice, _base(request), location)
    return Checker(request.source, cache, check), location


def _filter(request: ValidateRequest, result: CheckResult) -> FindingFilter:
    options = request.options
    return FindingFilter(
        request.places, options.least, options.report.with_suppressed, _earlier_findings(request, result)
    )


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


def _earlier_findings(request: ValidateRequest, result: CheckResult) -> Container[str]:
    """Return the fingerprints of what the earlier revision had already."""
    options = request.options
    if options.earlier.new_since is None:
        return ()
    # deferred: few compare with an earlier revision
    from catalog_cli.check.new_findings import added_findings
    from catalog_cli.store.git import resolve_if_any

    revision = resolve_if_any(request.root, options.earlier.new_since)
    before = check_source(revision, CheckRequest(options.run, options.choice)) if revision else None
    new = {finding.fingerprint for finding in added_findings(before, result)}
    return {finding.fingerprint for finding in result.findings} - new


def _base(request: ValidateRequest) -> LoadedCatalogue | None:
    if request.options.earlier.base is None:
        return None
    # deferred: few compare with an earlier revision
    from catalog_cli.store.git import resolve
    from catalog_cli.store.loader import load_catalogue

    return load_catalogue(resolve(request.root, request.options.earlier.base))
